//! Lists as tables (CSV): missions, roadmaps, who does what, promises, the log, corrections. The heads of
//! the columns are the same on every site and in every language, as are the words of closed lists; titles
//! and texts are in the page's language. Lists inside a cell are divided by a semicolon. Does *not* know
//! how a table is written: `csv`.

use crate::assess::{self, Part};
use crate::history::Fact;
use crate::model::{
    Contribution, CorrectionAbout, Key, Mission, Model, Partner, Pledge, PledgeAim, Theme, Thing,
};
use crate::site::{PageRef, Site, changed};
use crate::value::{Date, Decimal, Lang, Localized, Unit};

use super::{ids, published};

/// Writes tables in one language.
pub(super) struct Tables<'a> {
    pub(super) site: &'a Site,
    pub(super) lang: Lang,
}

type Row = Vec<String>;

fn table<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let heads: Row = heads.map(str::to_owned).to_vec();
    super::csv::csv(std::iter::once(heads).chain(rows.map(|it| it.to_vec())))
}

fn or_empty(it: Option<impl ToString>) -> String {
    it.map_or(String::new(), |it| it.to_string())
}

impl Tables<'_> {
    fn model(&self) -> &Model {
        &self.site.model
    }

    fn words(&self, it: &Localized<String>) -> String {
        it.best(self.lang).clone()
    }

    fn maybe(&self, it: Option<&Localized<String>>) -> String {
        or_empty(it.map(|it| self.words(it)))
    }

    /// A page's address, if it is known where the site lives.
    fn url(&self, thing: Thing) -> String {
        or_empty(self.site.absolute(PageRef::Thing(thing), self.lang))
    }

    fn id(&self, thing: Thing) -> String {
        match thing {
            Thing::Theme(key) => self.model().themes[key].id.to_string(),
            Thing::Ingredient(key) => self.model().ingredients[key].id.to_string(),
            _ => or_empty(self.site.common(thing).map(|it| &it.id)),
        }
    }

    fn ids<T: Copy>(&self, keys: &[T], wrap: impl Fn(T) -> Thing) -> String {
        keys.iter().map(|key| self.id(wrap(*key))).collect::<Vec<_>>().join(";")
    }

    fn unit(&self, it: &Unit) -> String {
        match (&it.kind, it.name()) {
            (crate::value::UnitKind::Own { text, .. }, _) => self.words(text),
            (_, name) => or_empty(name),
        }
    }

    /// Every mission, with its headline.
    pub(super) fn missions(&self) -> Vec<u8> {
        let heads = [
            "mission",
            "titel",
            "horisont",
            "stadie",
            "fra",
            "til",
            "rygrad",
            "ejere",
            "emner",
            "hovedtal",
            "vurdering",
            "adresse",
            "lukket",
            "hvorfor",
        ];
        let row = |(key, it): (Key<Mission>, &Mission)| {
            let first = it.indicators.first().copied();
            let class = first.map(|key| self.site.verdicts[key].headline.class.id());
            [
                it.common.id.to_string(),
                self.words(&it.common.title),
                or_empty(it.horizon.map(ids::horizon)),
                or_empty(it.stage.map(ids::stage)),
                or_empty(it.span.and_then(|it| it.first_day())),
                or_empty(it.span.and_then(|it| it.last_day())),
                self.ids(&it.backbone, Thing::Partner),
                self.ids(&it.owners, Thing::Partner),
                self.ids(&it.themes, Thing::Theme),
                or_empty(first.map(|key| self.id(Thing::Indicator(key)))),
                or_empty(class),
                self.url(Thing::Mission(key)),
                or_empty(it.closed.as_ref().map(|it| it.date)),
                self.maybe(it.closed.as_ref().map(|it| &it.why)),
            ]
        };
        table(heads, self.model().missions.iter().map(row))
    }

    /// Every milestone of a mission; one that was moved has both its dates.
    pub(super) fn roadmap(&self, key: Key<Mission>) -> Vec<u8> {
        let heads = [
            "mission",
            "fase",
            "milepael",
            "titel",
            "status",
            "frist",
            "oprindelig_frist",
            "naaet",
            "parter",
            "efter",
            "finansieret",
            "begrundelse",
            "tur",
            "antal_flytninger",
            "udfald",
            "kilde",
            "adresse",
        ];
        let steps = assess::steps(&self.model().missions[key].roadmap, self.model().site.as_of);
        let mission = &self.model().missions[key];
        let phases = mission.roadmap.iter().enumerate();
        let all = phases.flat_map(|(at, phase)| {
            phase.milestones.iter().enumerate().map(move |(n, it)| ((at, n), phase, it))
        });
        let rows = all.map(|(place, phase, it)| {
            let before = it.after.iter().filter_map(|(phase, at)| {
                mission.roadmap.get(*phase)?.milestones.get(*at)?.id.as_ref()
            });
            let before: Vec<String> = before.map(ToString::to_string).collect();
            [
                mission.common.id.to_string(),
                self.words(&phase.title),
                or_empty(it.id.as_ref()),
                self.words(&it.title),
                ids::milestone_status(it.status).to_owned(),
                or_empty(it.due),
                or_empty(it.was_due.filter(|_| it.was_due != it.due)),
                or_empty(it.done),
                self.ids(&it.partners, Thing::Partner),
                before.join(";"),
                or_empty(it.financed.map(|it| if it { "ja" } else { "nej" })),
                self.maybe(it.why.as_ref()),
                or_empty(steps.get(&place).map(|it| ids::turn(it.turn))),
                it.moves.len().max(usize::from(it.is_moved())).to_string(),
                self.maybe(it.result.as_ref()),
                or_empty(it.url.as_ref()),
                self.milestone_url(key, place),
            ]
        });
        table(heads, rows)
    }

    /// Where all is said of a milestone, if it is known where the site lives.
    fn milestone_url(&self, key: Key<Mission>, place: assess::Place) -> String {
        let (page, anchor) = self.site.milestone_at(key, place);
        or_empty(self.site.absolute(page, self.lang).map(|it| format!("{it}#{anchor}")))
    }

    /// Who does what (pages.md P12), a row for each role, for each gap and for each kind of partner that is
    /// needed: in a mission, or in all that are not over and in the life situations. `slags` says which of
    /// the columns a row fills: `tema`, `situation` or `behov`. A row without `part` is what nobody does.
    pub(super) fn matrix(&self, mission: Option<Key<Mission>>) -> Vec<u8> {
        let heads = ["mission", "part", "tema", "rolle", "siden", "slags", "situation", "parttype"];
        let whole = self.site.coverage();
        let mut rows: Vec<[String; 8]> = Vec::new();
        let chosen = whole.missions.iter().filter(|it| mission.is_none_or(|key| key == it.0));
        for (key, found) in chosen {
            self.roles_in(*key, found, &mut rows);
        }
        for (key, parts) in whole.situations.iter().filter(|_| mission.is_none()) {
            let row = |part: String, role: &str| {
                let situation = self.id(Thing::Situation(*key));
                let none = String::new;
                [
                    none(),
                    part,
                    none(),
                    role.to_owned(),
                    none(),
                    "situation".to_owned(),
                    situation,
                    none(),
                ]
            };
            rows.extend(parts.is_empty().then(|| row(String::new(), "ingen")));
            rows.extend(parts.iter().map(|(partner, part)| {
                let role = match part {
                    Part::Leads => "tilbyder",
                    Part::Contributes => ids::part(*part),
                };
                row(self.id(Thing::Partner(*partner)), role)
            }));
        }
        table(heads, rows.into_iter())
    }

    /// The roles in a mission's themes, and what it needs.
    fn roles_in(&self, key: Key<Mission>, found: &assess::Coverage, rows: &mut Vec<[String; 8]>) {
        let contributions = self.site.index.contributions_of_mission.of(key);
        let row = |part: String, theme, role: &str, since: String, kind: &str, parttype: &str| {
            let (mission, theme) = (self.id(Thing::Mission(key)), self.id(Thing::Theme(theme)));
            let (role, kind) = (role.to_owned(), kind.to_owned());
            [mission, part, theme, role, since, kind, String::new(), parttype.to_owned()]
        };
        for at in &found.themes {
            if at.parts.is_empty() {
                rows.push(row(String::new(), at.theme, "ingen", String::new(), "tema", ""));
            }
            for (partner, part) in &at.parts {
                let since = or_empty(self.since(contributions, *partner, at.theme, *part));
                let id = self.id(Thing::Partner(*partner));
                rows.push(row(id, at.theme, ids::part(*part), since, "tema", ""));
            }
        }
        for need in &self.model().missions[key].needs {
            let at = found.themes.iter().find(|at| at.theme == need.theme);
            for kind in &need.from {
                let missing = at.is_some_and(|at| at.missing.contains(kind));
                let role = if missing { "mangler" } else { "daekket" };
                let parttype = ids::partner_kind(*kind);
                rows.push(row(String::new(), need.theme, role, String::new(), "behov", parttype));
            }
        }
    }

    /// Since when a partner has its part in a theme: the first day of the oldest work that gives it.
    fn since(
        &self,
        contributions: &[Key<Contribution>],
        partner: Key<Partner>,
        theme: Key<Theme>,
        part: Part,
    ) -> Option<Date> {
        let all = contributions.iter().map(|key| &self.model().contributions[*key]);
        let gives = |it: &&Contribution| {
            let has = match part {
                Part::Leads => it.partner == partner,
                Part::Contributes => it.with.contains(&partner),
            };
            has && it.themes.contains(&theme) && assess::is_open(it)
        };
        all.filter(gives).filter_map(|it| it.span?.first_day()).min()
    }

    /// Contributions, a row for each promise; one that promises no figure has a row too.
    pub(super) fn contributions(&self, keys: &[Key<Contribution>]) -> Vec<u8> {
        let heads = [
            "bidrag",
            "titel",
            "part",
            "med",
            "type",
            "status",
            "missioner",
            "emner",
            "fra",
            "til",
            "loefte",
            "for",
            "mindst_eller_hoejst",
            "lovet",
            "leveret",
            "enhed",
            "senest",
            "opgjort",
            "loefte_status",
            "foerst_lovet",
            "foerste_frist",
            "aendret",
            "status_uden_aendring",
            "adresse",
        ];
        let rows = keys.iter().flat_map(|key| {
            let it = &self.model().contributions[*key];
            let mut pledges: Vec<Option<&Pledge>> = it.pledges.iter().map(Some).collect();
            if pledges.is_empty() {
                pledges.push(None);
            }
            pledges.into_iter().map(|pledge| self.promise(*key, pledge)).collect::<Vec<_>>()
        });
        table(heads, rows)
    }

    fn promise(&self, key: Key<Contribution>, pledge: Option<&Pledge>) -> [String; 24] {
        let it = &self.model().contributions[key];
        let today = self.model().site.as_of;
        let value = |pick: fn(&Pledge) -> Option<Decimal>| {
            let value = pledge.and_then(|it| Some(published(pick(it)?, it.unit.decimals)));
            or_empty(value)
        };
        let status = pledge.and_then(|one| assess::pledge_status(one, it.status, today));
        let unmoved = pledge.and_then(|one| assess::unmoved_status(one, it.status, today));
        // What was promised first, where that was otherwise.
        let first = pledge.filter(|it| !it.was.is_empty());
        let (pledged, by) = first
            .and_then(|it| Some((it, it.versions().into_iter().next()?)))
            .map_or((None, None), |(it, first)| {
                (first.pledged.map(|value| published(value, it.unit.decimals)), first.by)
            });
        let aim = |it: &Pledge| match it.aim {
            PledgeAim::AtLeast => "mindst",
            PledgeAim::AtMost => "hoejst",
        };
        [
            it.common.id.to_string(),
            self.words(&it.common.title),
            self.id(Thing::Partner(it.partner)),
            self.ids(&it.with, Thing::Partner),
            or_empty(it.kind.map(ids::contribution_kind)),
            or_empty(it.status.map(ids::contribution_status)),
            self.ids(&it.missions, Thing::Mission),
            self.ids(&it.themes, Thing::Theme),
            or_empty(it.span.and_then(|it| it.first_day())),
            or_empty(it.span.and_then(|it| it.last_day())),
            or_empty(pledge.map(|it| self.words(&it.text))),
            self.maybe(pledge.and_then(|it| it.whom.as_ref())),
            or_empty(pledge.filter(|it| it.pledged.is_some()).map(aim)),
            value(|it| it.pledged),
            value(|it| it.delivered),
            or_empty(pledge.map(|it| self.unit(&it.unit))),
            or_empty(pledge.and_then(|it| it.by)),
            or_empty(pledge.and_then(|it| it.as_of)),
            or_empty(status.map(ids::pledge_status)),
            or_empty(pledged),
            or_empty(by),
            or_empty(first.and_then(|it| it.was.last()).map(|it| it.until)),
            or_empty(unmoved.map(ids::pledge_status)),
            self.url(Thing::Contribution(key)),
        ]
    }

    /// The log, newest first.
    pub(super) fn updates(&self) -> Vec<u8> {
        let heads = [
            "dato",
            "opdatering",
            "titel",
            "type",
            "resume",
            "missioner",
            "indikatorer",
            "bidrag",
            "parter",
            "adresse",
        ];
        let rows = self.site.index.updates.iter().map(|key| {
            let it = &self.model().updates[*key];
            [
                it.date.to_string(),
                it.common.id.to_string(),
                self.words(&it.common.title),
                ids::update_kind(it.kind).to_owned(),
                self.maybe(it.common.summary.as_ref()),
                self.ids(&it.missions, Thing::Mission),
                self.ids(&it.indicators, Thing::Indicator),
                self.ids(&it.contributions, Thing::Contribution),
                self.ids(&it.partners, Thing::Partner),
                self.url(Thing::Update(*key)),
            ]
        });
        table(heads, rows)
    }

    /// What was learned, newest first.
    pub(super) fn learning(&self, page: PageRef) -> Vec<u8> {
        let heads = [
            "dato",
            "opdatering",
            "titel",
            "udfald",
            "vi_troede",
            "det_skete",
            "nu_goer_vi",
            "svar",
            "missioner",
            "adresse",
        ];
        let rows = self.site.lessons_on(page).into_iter().map(|key| {
            let it = &self.model().updates[key];
            let answers = self.site.index.answers_of_update.of(key);
            [
                it.date.to_string(),
                it.common.id.to_string(),
                self.words(&it.common.title),
                or_empty(it.outcome.map(ids::outcome)),
                self.maybe(it.believed.as_ref()),
                self.maybe(it.happened.as_ref()),
                self.maybe(it.now.as_ref()),
                self.ids(answers, Thing::Update),
                self.ids(&it.missions, Thing::Mission),
                self.url(Thing::Update(key)),
            ]
        });
        table(heads, rows)
    }

    /// What each build changed, newest first: before and now as the format has them.
    pub(super) fn changes(&self) -> Vec<u8> {
        let heads = [
            "dato", "siden", "type", "om", "id", "titel", "gruppe", "periode", "del", "foer", "nu",
            "adresse",
        ];
        let all = self.site.releases();
        let all = all.flat_map(|it| it.changes.iter().map(move |change| (it, change)));
        let fact = |it: &Option<Fact>| match it {
            None => String::new(),
            Some(Fact::Code(code)) => code.clone(),
            Some(Fact::Words(words)) => self.kept(words),
        };
        let rows = all.map(|(release, it)| {
            let (kind, id) = it.thing();
            let thing = self.site.thing_of(&it.about);
            let part = match it.part.is_empty() {
                true => or_empty(it.item.as_ref()),
                false => self.kept(&it.part),
            };
            [
                release.as_of.clone(),
                release.since.clone(),
                it.kind.id().to_owned(),
                kind.to_owned(),
                id.to_owned(),
                or_empty(thing.map(|thing| self.words(self.site.title(thing)))),
                or_empty(it.series.as_ref()),
                or_empty(it.period.as_ref()),
                part,
                fact(&it.before),
                fact(&it.now),
                or_empty(thing.map(|thing| self.url(thing))),
            ]
        });
        table(heads, rows)
    }

    /// Words that were kept, in the table's language or the best there is.
    fn kept(&self, words: &crate::history::Words) -> String {
        let codes = [self.lang.code(), self.site.first_lang().code()];
        let found = codes.into_iter().find_map(|it| words.get(it)).or(words.values().next());
        found.cloned().unwrap_or_default()
    }

    /// Changes of what was published, newest first.
    pub(super) fn corrections(&self) -> Vec<u8> {
        let heads = [
            "dato",
            "type",
            "om",
            "id",
            "titel",
            "part",
            "periode",
            "gruppe",
            "foer",
            "nu",
            "aarsag",
            "besluttet_af",
            "vaesentlig",
            "kilde",
            "adresse",
        ];
        let rows = self.model().corrections.iter().map(|it| {
            let (kind, thing) = match it.about {
                CorrectionAbout::Indicator(key) => ("indikator", Thing::Indicator(key)),
                CorrectionAbout::Contribution(key) => ("bidrag", Thing::Contribution(key)),
                CorrectionAbout::Mission(key) => ("mission", Thing::Mission(key)),
            };
            let locale = self.site.locale(self.lang);
            let (before, now) = changed::of_correction(self.model(), locale, self.lang, it);
            let group = |(name, value): &(Localized<String>, Localized<String>)| {
                format!("{}={}", self.words(name), self.words(value))
            };
            [
                it.date.to_string(),
                ids::correction_kind(it.kind).to_owned(),
                kind.to_owned(),
                self.id(thing),
                self.words(self.site.title(thing)),
                or_empty(it.partner.map(|key| self.id(Thing::Partner(key)))),
                or_empty(it.period),
                it.dimensions.iter().map(group).collect::<Vec<_>>().join(";"),
                or_empty(before.map(|it| it.1)),
                or_empty(now.map(|it| it.1)),
                self.maybe(it.why.as_ref()),
                self.maybe(it.by.as_ref()),
                if it.material { "ja" } else { "nej" }.to_owned(),
                or_empty(it.url.as_ref()),
                self.url(thing),
            ]
        });
        table(heads, rows)
    }
}
