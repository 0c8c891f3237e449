//! What may be said of figures that are right in form: what a verdict or a reader misses, and where
//! words and figures do not agree. Advice unless a reader would be led astray.

use crate::diag::{Diags, Said, said};
use crate::tree::Span;
use crate::value::{Decimal, PeriodKind};

/// A number in Danish and in English, in a sentence.
fn number(text: &str) -> Said {
    let text = text.replace('-', "−");
    Said { da: text.replace('.', ","), en: text }
}

impl Diags {
    // ── A roadmap's dates ──

    /// A milestone that should be reached before the one that it waits for.
    pub fn due_before_its_turn(&mut self, span: Span, other: Span, due: &str, first: &str) {
        let message = said!(
            "milepælen har frist {due}, men den venter på en med frist {first}",
            "the milestone is due {due}, but it waits for one that is due {first}"
        );
        self.advice("due-before-its-turn", span, message)
            .second(other, said!("den venter på denne", "it waits for this one"))
            .help(said!(
                "ret en af fristerne, eller slet navnet under `after`. Siden viser det også læserne",
                "change one of the deadlines, or delete the name under `after`. The page tells readers too"
            ));
    }

    /// A milestone that waits for what was given up.
    pub fn waits_for_dropped(&mut self, span: Span, other: Span) {
        let message = said!(
            "milepælen venter på en, der er opgivet",
            "the milestone waits for one that was given up"
        );
        self.advice("waits-for-dropped", span, message)
            .second(other, said!("den er opgivet her", "it was given up here"))
            .help(said!(
                "slet navnet under `after`, eller giv også denne milepæl `status: dropped` og en grund",
                "delete the name under `after`, or give this milestone too `status: dropped` and a reason"
            ));
    }

    // ── An indicator's keys ──

    /// A figure without the sentence that says what it shows (W-14).
    pub fn missing_statement(&mut self, span: Span) {
        let message = said!(
            "figuren mangler sin overskrift, `statement`",
            "the figure lacks its headline, `statement`"
        );
        self.advice("missing-statement", span, message).help(said!(
            "skriv én sætning om, hvad tallene viser, fx `statement: Færre venter end i 2021`. Den står over figuren; uden den skriver pejl selv en neutral: »Andelen er steget fra … til …«",
            "write one sentence on what the figures show, e.g. `statement: Fewer people wait than in 2021`. It stands above the figure; without it pejl writes a neutral one: “The share has risen from … to …”"
        ));
    }

    /// A target, and nobody who decided it (W-27).
    pub fn target_without_decision(&mut self, span: Span) {
        let message = said!(
            "målet siger ikke, hvem der har besluttet det",
            "the target does not say who decided it"
        );
        self.warning("target-without-decision", span, message).help(said!(
            "tilføj fx `decided: \"Byrådet, 12. marts 2024\"` og gerne `url` til referatet, så alle kan se, at målet ikke er flyttet",
            "add e.g. `decided: \"The city council, 12 March 2024\"` and if you can the `url` of the minutes, so that all can see that the target was not moved"
        ));
    }

    /// More decimals than the figures have.
    pub fn more_decimals(
        &mut self,
        span: Span,
        value: &str,
        rounded: &str,
        decimals: u32,
        own: bool,
        finer: u32,
    ) {
        let message = match decimals {
            0 => said!(
                "{value} har decimaler, men tallene vises uden",
                "{value} has decimals, but the figures are shown without"
            ),
            1 => said!(
                "{value} har flere decimaler end tallene, der vises med 1",
                "{value} has more decimals than the figures, which are shown with 1"
            ),
            _ => said!(
                "{value} har flere decimaler end tallene, der vises med {decimals}",
                "{value} has more decimals than the figures, which are shown with {decimals}"
            ),
        };
        let rounded = number(rounded);
        let (rounded_da, rounded) = (&rounded.da, &rounded.en);
        let diagnostic = self.advice("more-decimals", span, message);
        match own {
            true => diagnostic.help(said!(
                "en læser vil se {rounded_da} og undre sig: skriv `decimals: {finer}` under `unit`, eller rund af, hvis det er sådan, det er besluttet",
                "a reader will see {rounded} and wonder: write `decimals: {finer}` under `unit`, or round it, if that is what was decided"
            )),
            false => diagnostic.help(said!(
                "en læser vil se tal som {rounded_da} og undre sig: rund af, hvis det er sådan, det er besluttet",
                "a reader will see figures such as {rounded} and wonder: round it, if that is what was decided"
            )),
        };
    }

    /// Figures of a table that are published with fewer decimals than they have.
    pub fn figures_rounded(&mut self, span: Span, value: Decimal, shown: Decimal, own: bool) {
        let (finer, decimals) = (number(&value.to_string()), value.scale());
        let shown = number(&shown.to_string());
        let (da, en) = (&finer.da, &finer.en);
        let (shown_da, shown) = (&shown.da, &shown.en);
        let message = said!("{da} vises som {shown_da}", "{en} is shown as {shown}");
        let unit = match own {
            true => {
                said!("`decimals: {decimals}` under `unit`", "`decimals: {decimals}` under `unit`")
            }
            false => said!(
                "enheden selv: `unit: {{text: …, decimals: {decimals}}}`",
                "a unit of your own: `unit: {{text: …, decimals: {decimals}}}`"
            ),
        };
        let (unit_da, unit) = (&unit.da, &unit.en);
        self.advice("figures-rounded", span, message).help(said!(
            "det er som regel godt nok, og vurderingen regner også med det tal, der vises. Skal læseren se flere decimaler, så skriv {unit_da}",
            "that is usually good enough, and the verdict counts with the figure that is shown too. If readers are to see more decimals, write {unit}"
        ));
    }

    /// Every figure looks as if its thousands stood apart.
    pub fn perhaps_thousands(&mut self, span: Span, written: &str, shown: Decimal) {
        let whole = written.replace(['.', ',', '+'], "");
        let shown = number(&shown.to_string());
        let (shown_da, shown) = (&shown.da, &shown.en);
        let message = said!(
            "`{written}` vises som {shown_da}, men kan også betyde `{whole}`: alle tabellens tal med decimaler har netop tre",
            "`{written}` is shown as {shown} but may also mean `{whole}`: every figure of the table with decimals has exactly three"
        );
        self.warning("perhaps-thousands", span, message).help(said!(
            "skriv tallene uden skilletegn, `{whole}`, hvis tegnet skiller tusinder. Er det et decimaltegn, så rund tallene af til det, der vises",
            "write the figures without separators, `{whole}`, if the sign separates thousands. If it is a decimal sign, round the figures to what is shown"
        ));
    }

    /// Shares of one where shares of a hundred are asked for.
    pub fn percent_as_share(&mut self, span: Span, value: Decimal, shown: Decimal) {
        let hundred = number(&(value * Decimal::ONE_HUNDRED).normalize().to_string());
        let (value, shown) = (number(&value.to_string()), number(&shown.to_string()));
        let (hundred_da, hundred) = (&hundred.da, &hundred.en);
        let (da, en, shown_da, shown) = (&value.da, &value.en, &shown.da, &shown.en);
        let message = said!(
            "{da} vises som {shown_da}\u{a0}%: alle tallene ligger mellem 0 og 1",
            "{en} is shown as {shown}%: all the figures lie between 0 and 1"
        );
        self.warning("percent-as-share", span, message).help(said!(
            "skriv {hundred_da} for {hundred_da}\u{a0}%, også i mål og grænser. Er det virkelig under 1\u{a0}%, så bed om flere decimaler: `unit: {{text: procent, symbol: \"%\", decimals: 2}}`",
            "write {hundred} for {hundred}%, in targets and limits too. If it really is below 1%, ask for more decimals: `unit: {{text: per cent, symbol: \"%\", decimals: 2}}`"
        ));
    }

    /// A baseline that no verdict counts from.
    pub fn unused_baseline(&mut self, span: Span) {
        let message = said!(
            "uden et mål bruger vurderingen ikke `baseline`",
            "without a target the verdict does not use `baseline`"
        );
        self.advice("unused-baseline", span, message).help(said!(
            "skriv et `target`, eller slet linjen: uden mål sammenlignes det nyeste tal med tallet for omkring fem år siden",
            "write a `target`, or delete the line: without a target the latest figure is compared with the one about five years before"
        ));
    }

    /// A series near zero, and nothing said of what counts as a change (B-8).
    pub fn needs_meaningful_change(&mut self, span: Span, zero: bool) {
        let message = match zero {
            true => said!(
                "tallene når 0, og så kan pejl ikke selv se, hvor stor en ændring skal være for at tælle",
                "the figures reach 0, and then pejl cannot tell how large a change must be to count"
            ),
            false => said!(
                "tallene er både over og under 0, og så kan pejl ikke selv se, hvor stor en ændring skal være for at tælle",
                "the figures are both above and below 0, and then pejl cannot tell how large a change must be to count"
            ),
        };
        self.error("needs-meaningful-change", span, message).help(said!(
            "skriv i indikatoren den mindste ændring, I selv ville kalde en ændring, i tallets egen enhed: fx `meaningful_change: 0.5`. Ellers gælder 2 procent af næsten ingenting",
            "write in the indicator the smallest change that you would call one, in the figure's own unit: e.g. `meaningful_change: 0.5`. Otherwise it is 2 per cent of next to nothing"
        ));
    }

    /// Periods shorter than a year, and nothing said of seasons (C-1).
    pub fn season_unknown(&mut self, span: Span, figure: Span, kind: PeriodKind) {
        let (da, en) = match kind {
            PeriodKind::HalfYear => ("halvår", "half-years"),
            PeriodKind::Quarter => ("kvartaler", "quarters"),
            PeriodKind::Week => ("uger", "weeks"),
            _ => ("måneder", "months"),
        };
        let message = said!(
            "tallene er for {da}, men der står ikke, om de svinger med årstiden",
            "the figures are for {en}, but it is not said whether they swing with the seasons"
        );
        let diagnostic = self.advice("season-unknown", span, message);
        diagnostic.second(figure, said!("det første af dem står her", "the first of them is here"));
        diagnostic.help(said!(
            "skriv `seasonal: same_season`, så sammenlignes med samme tid året før; `seasonal: adjusted`, hvis kilden har renset tallene for sæson; eller `seasonal: none`, hvis årstiden er ligegyldig",
            "write `seasonal: same_season` to compare with the same time of year; `seasonal: adjusted` if the source has adjusted the figures; or `seasonal: none` if the time of year does not matter"
        ));
    }

    /// Few cases, and no word on chance (C-4).
    pub fn small_count(&mut self, span: Span, cases: i64, lower: &str, upper: &str) {
        let (lower_said, upper_said) = (number(lower), number(upper));
        let (low_da, high_da) = (&lower_said.da, &upper_said.da);
        let message = said!(
            "så lille et antal svinger meget ved et tilfælde: {cases} kunne lige så godt være fra {low_da} til {high_da}",
            "so small a number varies a lot by chance: {cases} might as well be from {lower} to {upper}"
        );
        self.advice("small-count", span, message).help(said!(
            "kan tilfældet spille ind (fødsler, ulykker, henvendelser), så skriv i rækken `lower` {low_da} og `upper` {high_da} (Poisson). Tæller I noget, I selv bestemmer (klasser, busser), så skriv i stedet `meaningful_change: 1` i indikatoren",
            "if chance plays a part (births, accidents, calls), write `lower` {lower} and `upper` {upper} in the row (Poisson). If you count what you decide yourselves (classes, buses), write `meaningful_change: 1` in the indicator instead"
        ));
    }

    /// Several figures, and nothing said of how often they come.
    pub fn missing_cadence(&mut self, span: Span, usual: &str) {
        let message = said!(
            "indikatoren siger ikke, hvor tit der kommer tal",
            "the indicator does not say how often there are figures"
        );
        self.advice("missing-cadence", span, message).help(said!(
            "skriv `cadence: {usual}`, hvis det passer: sådan ser tallene ud. Det afgør, hvornår siden skriver »Forældede tal«",
            "write `cadence: {usual}` if that is right: so the figures look. It decides when the page says “Figures out of date”"
        ));
    }

    /// The next figures were due before these were fetched (W-20).
    pub fn release_before_update(&mut self, span: Span, retrieved: Span, release: &str, day: &str) {
        let message = said!(
            "de næste tal skulle komme {release}, før de nuværende blev hentet {day}",
            "the next figures were due {release}, before the present ones were fetched on {day}"
        );
        let diagnostic = self.warning("release-before-update", span, message);
        diagnostic.second(retrieved, said!("hentet her", "fetched here"));
        diagnostic.help(said!(
            "skriv, hvornår de næste tal efter dem kommer, eller `next_release: none` med en grund under `why`",
            "write when the figures after those come, or `next_release: none` with a reason under `why`"
        ));
    }

    // ── What the day and the verdict say ──

    /// The day of new figures has passed (V-7).
    pub fn release_passed(&mut self, span: Span, release: &str, outdated: &str) {
        let message = said!(
            "de næste tal skulle være kommet {release}",
            "the next figures should have come {release}"
        );
        self.advice("release-passed", span, message).help(said!(
            "er de kommet, så læg dem i tabellen og skriv den næste dag her. Er de forsinket, så skriv den nye dag. Sker der intet, skriver siden »Forældede tal« fra {outdated}",
            "if they have come, put them in the table and write the next day here. If they are late, write the new day. If nothing happens, the page says “Figures out of date” from {outdated}"
        ));
    }

    /// The figures are too old to judge (V-7).
    pub fn stale_figures(&mut self, span: Span, since: &str, latest: &str) {
        let message = said!(
            "siden skriver »Forældede tal«: det har den gjort siden {since}, og det nyeste tal er for {latest}",
            "the page says “Figures out of date”: it has done so since {since}, and the latest figure is for {latest}"
        );
        self.warning("stale-figures", span, message).help(said!(
            "hent nye tal, og skriv den næste dag under `next_release`. Kommer der ikke flere, så skriv `next_release: none` og hvorfor under `why`",
            "fetch new figures, and write the next day under `next_release`. If there will be no more, write `next_release: none` and the reason under `why`"
        ));
    }

    /// The target's time is over, and nobody has told how it ended (W-27).
    pub fn target_passed(&mut self, span: Span, period: &str, id: &str) {
        let message = said!(
            "målet skulle være nået i {period}, og ingen opdatering har gjort status siden",
            "the target was for {period}, and no update has told how it ended"
        );
        self.advice("target-passed", span, message).help(said!(
            "skriv en opdatering med `indicators: [{id}]`: blev målet nået, hvad lærte I, og hvad gør I nu?",
            "write an update with `indicators: [{id}]`: was the target met, what did you learn, and what will you do now?"
        ));
    }

    // ── Words against figures ──

    /// A sentence that the figures contradict (W-12).
    pub fn against_the_data(
        &mut self,
        span: Span,
        figure: Span,
        word: &str,
        up: bool,
        from: (&str, &str),
        to: (&str, &str),
    ) {
        let (start, end) = (number(from.0), number(to.0));
        let (start_da, end_da, start, end) = (&start.da, &end.da, &start.en, &end.en);
        let (first, last) = (from.1.replace("..", "–"), to.1.replace("..", "–"));
        let message = match up {
            true => said!(
                "her står »{word}«, men tallet er gået op: fra {start_da} ({first}) til {end_da} ({last})",
                "this says “{word}”, but the figure has gone up: from {start} ({first}) to {end} ({last})"
            ),
            false => said!(
                "her står »{word}«, men tallet er gået ned: fra {start_da} ({first}) til {end_da} ({last})",
                "this says “{word}”, but the figure has gone down: from {start} ({first}) to {end} ({last})"
            ),
        };
        let diagnostic = self.warning("against-the-data", span, message);
        diagnostic.second(figure, said!("tallet står her", "the figure is here"));
        diagnostic.help(said!(
            "ret sætningen, så den siger, hvad tallet viser, fx »fra {start_da} i {first} til {end_da} i {last}«. Handler den om noget andet end dette tal, så skriv om det, tallet måler",
            "change the sentence so that it says what the figure shows, e.g. “from {start} in {first} to {end} in {last}”. If it is about something else, write about what the figure measures"
        ));
    }

    /// A headline too long to read at a glance (W-08).
    pub fn long_statement(&mut self, span: Span, count: usize) {
        let message = said!(
            "overskriften har {count} ord; efter 15 bliver den svær at læse over en figur",
            "the headline has {count} words; above 15 it is hard to read over a figure"
        );
        self.advice("long-statement", span, message).help(said!(
            "sig én ting: hvad er der sket med tallet? Resten kan stå i teksten nedenunder",
            "say one thing: what has happened to the figure? The rest can stand in the text below"
        ));
    }

    /// Praise or regret where a figure is told (W-17).
    pub fn praise_in_statement(&mut self, span: Span, word: &str) {
        let message = said!(
            "»{word}« er en holdning, og her står, hvad tallet viser",
            "“{word}” is an opinion, and this is where the figure speaks"
        );
        self.advice("praise-in-statement", span, message).help(said!(
            "slet ordet, eller sig det med tal. Læserne kan selv se, om det er godt",
            "delete the word, or say it in figures. Readers can see for themselves whether it is good"
        ));
    }

    /// A number in a statement that no figure bears out.
    pub fn number_not_in_figures(&mut self, span: Span, found: &str) {
        let message = said!(
            "{found} er hverken et af tallene, målet eller en forskel mellem to tal",
            "{found} is neither one of the figures, the target nor a difference between two"
        );
        self.advice("number-not-in-figures", span, message).help(said!(
            "ret tallet. Kommer det fra et andet sted, så skriv det i teksten med sin kilde",
            "correct the number. If it comes from elsewhere, write it in the text with its source"
        ));
    }

    /// A number written by hand that is an older figure (W-13).
    pub fn old_number(
        &mut self,
        span: Span,
        found: &str,
        id: &str,
        period: &str,
        latest: (&str, &str),
    ) {
        let (value, now) = (number(latest.0), latest.1);
        let (value_da, value) = (&value.da, &value.en);
        let message = said!(
            "{found} er tallet for {period}; det nyeste er {value_da} for {now}",
            "{found} is the figure for {period}; the latest is {value} for {now}"
        );
        self.advice("old-number", span, message).help(said!(
            "skriv `![](indicator:{id}?value=latest)`, så følger teksten med tallene. Er det {period}, du mener, så skriv årstallet i sætningen",
            "write `![](indicator:{id}?value=latest)`, and the text follows the figures. If you mean {period}, name the year in the sentence"
        ));
    }

    /// A difference of percentages called per cent (W-15).
    pub fn percent_or_points(&mut self, span: Span, found: &str, from: &str, to: &str) {
        let (from, to) = (number(from), number(to));
        let (from_da, to_da, from, to) = (&from.da, &to.da, &from.en, &to.en);
        let message = said!(
            "er det procentpoint? Fra {from_da} til {to_da} procent er {found} procentpoint",
            "is that percentage points? From {from} to {to} per cent is {found} percentage points"
        );
        self.advice("percent-or-points", span, message).help(said!(
            "skriv »{found} procentpoint«. »{found} procent« betyder, at tallet er ændret med {found} procent af sig selv",
            "write “{found} percentage points”. “{found} per cent” means that the figure has changed by {found} per cent of itself"
        ));
    }

    /// A cause named where there is only a figure (W-16).
    pub fn cause_without_evidence(&mut self, span: Span, word: &str, in_statement: bool) {
        let message = said!(
            "»{word}« siger, hvad der er årsagen; det kan tallet ikke vise",
            "“{word}” names a cause; the figure cannot show that"
        );
        let diagnostic = self.advice("cause-without-evidence", span, message);
        match in_statement {
            true => diagnostic.help(said!(
                "sig kun, hvad der er sket med tallet. Ved I, hvad det skyldes, så skriv det i teksten med et link til undersøgelsen",
                "say only what has happened to the figure. If you know why, write it in the text with a link to the study"
            )),
            false => diagnostic.help(said!(
                "sæt et link til den undersøgelse, der viser det, i samme sætning: `[undersøgelsen](https://…)`. Eller sig kun, hvad der skete, og hvornår",
                "put a link to the study that shows it in the same sentence: `[the study](https://…)`. Or say only what happened, and when"
            )),
        };
    }
}
