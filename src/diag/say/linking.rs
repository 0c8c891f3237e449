//! What can be wrong between files: names that mean nothing, things that do not agree.

use crate::diag::{Diags, Said, nearest, said};
use crate::tree::Span;
use crate::value::Lang;

use super::values::listed;

impl Diags {
    /// A name of something that does not exist.
    pub fn unknown_id(&mut self, span: Span, what: &Said, name: &str, known: &[&str]) {
        let da = match what.da.split_once(' ') {
            Some(("et", rest)) => format!("intet {rest}"),
            Some(("en", rest)) => format!("ingen {rest}"),
            _ => what.da.clone(),
        };
        let en = what.en.split_once(' ').map_or(what.en.as_str(), |(_, rest)| rest);
        let message = said!("der er {da} med navnet `{name}`", "there is no {en} called `{name}`");
        let better = nearest(name, known.iter().copied());
        let list = listed(known);
        let diagnostic = self.error("unknown-id", span, message);
        match better {
            Some(better) => diagnostic
                .help(said!("mente du `{better}`?", "did you mean `{better}`?"))
                .patch(span, better),
            None if known.is_empty() => {
                diagnostic.help(said!("der er ingen endnu", "there are none yet"))
            }
            None => {
                diagnostic.help(said!("de, der findes, er {list}", "those that exist are {list}"))
            }
        };
    }

    /// A contribution whose partner waits.
    pub fn hidden_owner(&mut self, span: Span, name: &str) {
        let message = said!(
            "bidraget hører til `{name}`, som ikke er offentliggjort endnu",
            "the contribution belongs to `{name}`, which is not published yet"
        );
        self.error("hidden-owner", span, message).help(said!(
            "gør også bidraget til kladde: `draft: true`",
            "make the contribution a draft too: `draft: true`"
        ));
    }

    /// A translation of nothing.
    pub fn translation_without_original(
        &mut self,
        span: Span,
        path: &str,
        id: &str,
        near: Option<&str>,
    ) {
        let message = said!(
            "`{path}` oversætter `{id}`, som ikke findes",
            "`{path}` translates `{id}`, which does not exist"
        );
        let diagnostic = self.error("translation-without-original", span, message);
        match near {
            Some(near) => diagnostic.help(said!("mente du `{near}`?", "did you mean `{near}`?")),
            None => diagnostic.help(said!(
                "skriv originalen først; den hedder det samme uden sproget i navnet",
                "write the original first; it has the same name without the language"
            )),
        };
    }

    /// A translation into the language that the original is in.
    pub fn translation_into_first(&mut self, span: Span, path: &str, lang: Lang) {
        let message = said!(
            "`{path}` oversætter til `{lang}`, men det er sitets første sprog",
            "`{path}` translates into `{lang}`, but that is the site's first language"
        );
        self.error("translation-into-first", span, message).help(said!(
            "flyt teksten til originalen, og slet filen",
            "move the text to the original, and delete the file"
        ));
    }

    /// A table beside which there is no indicator.
    pub fn table_without_indicator(&mut self, span: Span, id: &str, near: Option<&str>) {
        let message = said!(
            "tabellen hører til indikatoren `{id}`, som ikke findes",
            "the table belongs to the indicator `{id}`, which does not exist"
        );
        let diagnostic = self.error("table-without-indicator", span, message);
        match near {
            Some(near) => diagnostic.help(said!(
                "mente du `{near}`? Giv så tabellen det navn",
                "did you mean `{near}`? Then give the table that name"
            )),
            None => diagnostic.help(said!(
                "skriv `indicators/{id}.md` med titel, enhed og retning",
                "write `indicators/{id}.md` with title, unit and direction"
            )),
        };
    }

    /// A picture or document that nothing uses.
    pub fn unused_file(&mut self, span: Span, path: &str) {
        self.warning(
            "unused-file",
            span,
            said!("ingen side bruger `{path}`", "no page uses `{path}`"),
        )
        .help(match path.rsplit_once('.').map(|it| it.1.to_ascii_lowercase()).as_deref() {
            Some("doc" | "docx" | "odt" | "rtf") => said!(
                "pejl læser ikke tekst i Word-filer: kopiér den over i en `.md`-fil (`pejl new` laver en); skal læserne hente filen, så link til den",
                "pejl does not read text in Word files: copy it into an `.md` file (`pejl new` makes one); if readers are to fetch the file, link to it"
            ),
            _ => said!(
                "link til den, eller slet den; den bliver ikke offentliggjort",
                "link to it, or delete it; it is not published"
            ),
        });
    }

    /// The same milestone id twice in a roadmap.
    pub fn duplicate_milestone(&mut self, span: Span, first: Span, id: &str) {
        self.error(
            "duplicate-milestone",
            span,
            said!("milepælen `{id}` findes to gange", "the milestone `{id}` exists twice"),
        )
        .second(first, said!("første gang her", "first defined here"))
        .help(said!("giv den ene et andet id", "give one of them another id"));
    }

    /// Milestones that wait for each other.
    pub fn cycle(&mut self, span: Span, other: Span) {
        let message = said!(
            "milepælene venter på hinanden i ring",
            "the milestones wait for each other in a ring"
        );
        self.error("cycle", span, message)
            .second(
                other,
                said!("denne venter selv på den første", "this one itself waits for the first"),
            )
            .help(said!(
                "slet den ene af henvisningerne under `after`",
                "delete one of the names under `after`"
            ));
    }

    /// Done on a day that has not come.
    pub fn done_in_future(&mut self, span: Span, date: &str, today: &str) {
        let message = said!(
            "{date} ligger efter opgørelsesdagen {today}",
            "{date} is after the day of the report, {today}"
        );
        self.error("done-in-future", span, message).help(said!(
            "en dato her betyder, at det er sket: skriv den, når dagen er kommet",
            "a date here means that it has happened: write it when the day has come"
        ));
    }

    /// A moved deadline, told in two ways.
    pub fn moved_twice_told(&mut self, span: Span, moved: Span) {
        let message = said!(
            "milepælen har både `was_due` og `moved`",
            "the milestone has both `was_due` and `moved`"
        );
        self.error("moved-twice-told", span, message)
            .second(moved, said!("flytningerne står også her", "the moves are told here too"))
            .help(said!(
                "slet `was_due`: den første `from` under `moved` er den oprindelige frist",
                "delete `was_due`: the first `from` under `moved` is the original deadline"
            ));
    }

    /// Done and yet not done.
    pub fn done_but_not(&mut self, span: Span, done: Span) {
        let message =
            said!("milepælen er både nået og ikke nået", "the milestone is both done and not done");
        self.error("done-but-not", span, message)
            .second(done, said!("nået ifølge denne dato", "done according to this date"))
            .help(said!("slet `status` eller `done`", "delete `status` or `done`"));
    }

    /// A date that has not come.
    ///
    /// `can_wait`: whether it stands on a page of its own, which `publish` may hold back.
    pub fn date_in_future(&mut self, span: Span, date: &str, today: &str, can_wait: bool) {
        let message = said!(
            "datoen {date} ligger efter opgørelsesdagen {today}",
            "the date {date} is after the day of the report, {today}"
        );
        self.warning("date-in-future", span, message).help(match can_wait {
            true => said!(
                "ret datoen, eller lad siden vente: `publish: {date}`",
                "correct the date, or let the page wait: `publish: {date}`"
            ),
            false => said!(
                "ret datoen: det er den dag, det skete, og den kan ikke ligge i fremtiden",
                "correct the date: it is the day on which it happened, which cannot be in the future"
            ),
        });
    }

    /// A moved deadline that is where it was.
    pub fn unmoved_milestone(&mut self, span: Span, due: &str) {
        let message = said!(
            "fristen er ikke flyttet: `{due}` er både den gamle og den nye",
            "the deadline has not moved: `{due}` is both the old one and the new one"
        );
        self.error("unmoved-milestone", span, message).help(said!(
            "den gamle frist står her, den nye under `due`; er fristen ikke flyttet, så slet linjen",
            "the old deadline stands here, the new one under `due`; if it was not moved, delete the line"
        ));
    }

    /// An update that answers itself, or one that is later.
    pub fn answers_later(&mut self, span: Span, id: &str, same: bool) {
        let message = match same {
            true => said!("opdateringen svarer på sig selv", "the update answers itself"),
            false => said!(
                "opdateringen svarer på `{id}`, som er fra en senere dag",
                "the update answers `{id}`, which is from a later day"
            ),
        };
        self.error("answers-later", span, message).help(said!(
            "`answers` nævner det, der kom først: en beslutning nævner den læring, den kommer af",
            "`answers` names what came first: a decision names the learning that it comes from"
        ));
    }

    // ── What a good page has ──

    /// A mission that nothing measures.
    pub fn mission_without_indicators(&mut self, span: Span) {
        let message = said!("missionen har ingen indikatorer", "the mission has no indicators");
        self.warning("mission-without-indicators", span, message).help(said!(
            "læserne kan ikke se, hvordan det går; skriv `indicators: […]`, den vigtigste først",
            "readers cannot see how it is going; write `indicators: […]`, the most important first"
        ));
    }

    /// A mission that nobody can be asked about.
    pub fn mission_without_contact(&mut self, span: Span) {
        let message = said!(
            "missionen har hverken kontakt eller sekretariat (`backbone`)",
            "the mission has neither contact nor backbone"
        );
        self.warning("mission-without-contact", span, message).help(said!(
            "læserne kan ikke se, hvem de skal spørge; skriv `contact` eller `roles: {{backbone: […]}}`",
            "readers cannot see whom to ask; write `contact` or `roles: {{backbone: […]}}`"
        ));
    }

    /// Something without its two sentences.
    pub fn missing_summary(&mut self, span: Span, what: &Said) {
        let Said { da, en } = what;
        self.warning("missing-summary", span, said!("{da} mangler `summary`", "{en} lacks `summary`")).help(said!(
            "skriv to sætninger i almindeligt sprog: de står øverst på siden, på forsiden og i søgeresultater",
            "write two sentences in plain language: they stand at the top of the page, on the front page and in search results"
        ));
    }

    /// A contribution that serves nothing.
    pub fn contribution_without_mission(&mut self, span: Span) {
        let message = said!(
            "bidraget hører ikke til nogen mission",
            "the contribution belongs to no mission"
        );
        self.warning("contribution-without-mission", span, message).help(said!(
            "så finder ingen det; skriv `missions: […]`",
            "so nobody finds it; write `missions: […]`"
        ));
    }

    /// A promise without a figure or a date (W-26).
    pub fn vague_pledge(&mut self, span: Span) {
        let message =
            said!("løftet mangler et tal eller en frist", "the pledge lacks a figure or a date");
        self.advice("vague-pledge", span, message).help(said!(
            "et løfte, som læserne kan holde øje med, siger hvor meget (`pledged`) og hvornår (`by`)",
            "a pledge that readers can follow says how much (`pledged`) and by when (`by`)"
        ));
    }

    /// A story that nobody has agreed to (W-18).
    pub fn story_without_consent(&mut self, span: Span) {
        let message = said!("fortællingen mangler samtykke", "the story lacks consent");
        self.warning("story-without-consent", span, message).help(said!(
            "spørg dem, den handler om, og skriv så `consent: true`",
            "ask those it is about, and then write `consent: true`"
        ));
    }

    /// A story that nobody tells (W-18).
    pub fn story_without_perspective(&mut self, span: Span) {
        let message = said!(
            "fortællingen siger ikke, hvem der fortæller, eller hvornår",
            "the story does not say who tells it, or when"
        );
        self.warning("story-without-perspective", span, message).help(said!(
            "skriv `perspective: …` og `told: 2026-03-01`",
            "write `perspective: …` and `told: 2026-03-01`"
        ));
    }

    /// What a reader needs to trust a figure (T-10).
    pub fn missing_provenance(&mut self, span: Span, missing: &[&str]) {
        let list = listed(missing);
        let message = said!("indikatoren mangler {list}", "the indicator lacks {list}");
        self.warning("missing-provenance", span, message).help(said!(
            "uden dem kan læserne ikke se, hvad tallet er, hvor og hvornår det er hentet, hvem der svarer for det, og hvornår der kommer nye",
            "without them readers cannot see what the figure is, where and when it was fetched, who answers for it and when there will be new ones"
        ));
    }

    // ── The site ──

    /// Nobody answers for the site.
    pub fn site_without_publisher(&mut self, span: Span) {
        let message = said!("sitet har ingen udgiver", "the site has no publisher");
        self.warning("site-without-publisher", span, message).help(said!(
            "skriv `publisher: …`, en partners navn eller id: læserne vil vide, hvem der står bag",
            "write `publisher: …`, a partner's name or id: readers want to know who is behind it"
        ));
    }

    /// Nobody can be written to.
    pub fn site_without_contact(&mut self, span: Span) {
        let message = said!("sitet har ingen kontakt", "the site has no contact");
        self.warning("site-without-contact", span, message).help(said!(
            "skriv `contact: {{email: …}}`: den, der finder en fejl, skal kunne skrive",
            "write `contact: {{email: …}}`: whoever finds an error must be able to write"
        ));
    }

    /// No accessibility statement (P15, W-30).
    pub fn no_accessibility_statement(&mut self, span: Span) {
        let message = said!(
            "sitet mangler sin tilgængelighedserklæring",
            "the site lacks its accessibility statement"
        );
        self.warning("accessibility-missing", span, message).help(said!(
            "offentlige myndigheder skal have en i WAS-Tool; skriv `accessibility: {{statement: https://was.digst.dk/…, date: …, phone: …, email: …}}`",
            "public bodies must have one in WAS-Tool; write `accessibility: {{statement: https://was.digst.dk/…, date: …, phone: …, email: …}}`"
        ));
    }

    /// A part of the statement is missing.
    pub fn accessibility_incomplete(&mut self, span: Span, missing: &[&str]) {
        let list = listed(missing);
        let message = said!(
            "tilgængelighedserklæringen mangler {list}",
            "the accessibility statement lacks {list}"
        );
        self.warning("accessibility-incomplete", span, message)
            .help(said!("loven kræver både telefon og en skriftlig vej, og erklæringen fornys hvert år", "the law asks for both telephone and a way to write, and the statement is renewed every year"));
    }

    /// The statement is more than a year old.
    pub fn accessibility_old(&mut self, span: Span, date: &str) {
        let message = said!(
            "tilgængelighedserklæringen fra {date} er mere end et år gammel",
            "the accessibility statement of {date} is more than a year old"
        );
        self.warning("accessibility-old", span, message).help(said!(
            "forny den i WAS-Tool, og ret `date`",
            "renew it in WAS-Tool, and change `date`"
        ));
    }

    /// The statement will soon be a year old.
    pub fn accessibility_soon_old(&mut self, span: Span, date: &str) {
        let message = said!(
            "tilgængelighedserklæringen fra {date} skal snart fornys",
            "the accessibility statement of {date} must soon be renewed"
        );
        self.advice("accessibility-soon-old", span, message).help(said!(
            "den skal fornys mindst en gang om året",
            "it must be renewed at least once a year"
        ));
    }

    /// A statement of a Danish site that is not where the law wants it.
    pub fn accessibility_elsewhere(&mut self, span: Span, url: &str) {
        let message = said!(
            "tilgængelighedserklæringen ligger ikke på was.digst.dk: `{url}`",
            "the accessibility statement is not at was.digst.dk: `{url}`"
        );
        self.advice("accessibility-elsewhere", span, message).help(said!(
            "offentlige myndigheder laver den i WAS-Tool, og den får adressen https://was.digst.dk/jeres-domæne",
            "public bodies in Denmark make it in WAS-Tool, where its address is https://was.digst.dk/your-domain"
        ));
    }

    /// A statement that was renewed on a day to come.
    pub fn accessibility_future(&mut self, span: Span, date: &str, today: &str) {
        let message = said!(
            "tilgængelighedserklæringen er fornyet {date}, men siden er opgjort {today}",
            "the accessibility statement was renewed on {date}, but the day of the report is {today}"
        );
        self.warning("accessibility-future", span, message).help(said!(
            "skriv den dag, den sidst blev fornyet i WAS-Tool; ellers kan ingen se, hvornår den bliver for gammel",
            "write the day on which it was last renewed in WAS-Tool; otherwise nobody can see when it gets too old"
        ));
    }

    /// An old address that could be misread.
    pub fn bad_site_path(&mut self, span: Span, found: &str) {
        let message = said!(
            "`{found}` kan ikke være en adresse på sitet",
            "`{found}` cannot be an address on the site"
        );
        self.error("bad-site-path", span, message).help(said!(
            "skriv den fra roden, med a-z, tal og bindestreg: `/gammel/side/`",
            "write it from the root, with a-z, digits and hyphens: `/old/page/`"
        ));
    }
}
