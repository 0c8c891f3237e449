//! One narrative told to many (issue 5): what all versions share, counted once from the same figures,
//! and then each version with what it uses of the mission and what it leaves to others. In words, and
//! without blame: a version that named everything would be no version.

use std::collections::BTreeSet;

use crate::model::{Common, Key, Mission, Story, Thing};
use crate::site::PageRef;
use crate::site::lessons::VERSIONS;
use crate::site::view::{Column, Hero, Page, Phrase, Row, Table, TellingView, TellingsPage};
use crate::site::words::{NOTHING, Writer};
use crate::text::prose;

pub(super) fn tellings(it: &Writer, key: Key<Mission>) -> Page {
    let mission = &it.model.missions[key];
    let all = it.site.tellings(key);
    let shown = &all[..all.len().min(VERSIONS)];
    let kicker = vec![it.thing(Thing::Mission(key))];
    let name = it.short(Thing::Mission(key));
    let title =
        Phrase { text: it.fill("tellings.window", &[("title", &name.text)]), href: None, ..name };
    let more = (all.len() > shown.len())
        .then(|| it.see_all(PageRef::List(crate::model::ListKind::Stories), "stories.title"));
    let used: Vec<BTreeSet<Thing>> = shown.iter().map(|key| it.site.used_by(*key)).collect();
    Page::Tellings(Box::new(TellingsPage {
        hero: Hero {
            kicker,
            evidence: None,
            title,
            lead: Some(it.plain(it.count("tellings.lead_counted", all.len()))),
            dated: None,
        },
        common: it.maybe(&mission.common.summary),
        indicators: it.indicators(&mission.indicators[..mission.indicators.len().min(INDICATORS)]),
        versions: shown.iter().zip(&used).map(|(one, used)| version(it, *one, key, used)).collect(),
        compared: compared(it, key, shown, &used),
        more,
    }))
}

/// Figures that are shown as what all versions share: the first of the mission.
const INDICATORS: usize = 3;

/// Words that are enough of a beginning: the paragraph that reaches them is the last.
const OPENING: usize = 40;

/// What a version may use: the mission's indicators and themes, in authored order.
fn of_mission(mission: &Mission) -> Vec<Thing> {
    let indicators = mission.indicators.iter().map(|key| Thing::Indicator(*key));
    indicators.chain(mission.themes.iter().map(|key| Thing::Theme(*key))).collect()
}

fn version(it: &Writer, key: Key<Story>, of: Key<Mission>, used: &BTreeSet<Thing>) -> TellingView {
    let story = &it.model.stories[key];
    let all = of_mission(&it.model.missions[of]);
    let named = |keep: bool, indicators: bool| -> Vec<Phrase> {
        let kind = |thing: &&Thing| matches!(thing, Thing::Indicator(_)) == indicators;
        let some = all.iter().filter(kind).filter(|thing| used.contains(*thing) == keep);
        some.map(|thing| it.short(*thing)).collect()
    };
    let says = [
        it.meta_one("field.perspective", it.maybe(&story.perspective)),
        it.meta_one("field.told", story.told.map(|day| it.plain(it.date(day)))),
        it.meta("tellings.figures", named(true, true)),
        it.meta("tellings.themes", named(true, false)),
    ];
    TellingView {
        evidence: it.story_badge(),
        audience: it.maybe(&story.audience).unwrap_or_default(),
        title: it.thing(Thing::Story(key)),
        opening: it.opening(&story.common),
        meta: says.into_iter().flatten().collect(),
        leaves: leaves(it, named(false, true).len(), named(false, false).len()),
        draft: story.common.hidden,
    }
}

/// What a version leaves to others, counted.
fn leaves(it: &Writer, indicators: usize, themes: usize) -> String {
    let mut parts = Vec::new();
    parts.extend((indicators > 0).then(|| it.count("tellings.leaves_figures", indicators)));
    parts.extend((themes > 0).then(|| it.count("tellings.leaves_themes", themes)));
    if parts.is_empty() {
        return it.t("tellings.leaves_nothing");
    }
    it.fill("tellings.leaves", &[("what", &it.locale.list(&parts))])
}

/// Which version uses what: a row for each indicator and theme of the mission.
fn compared(
    it: &Writer,
    of: Key<Mission>,
    shown: &[Key<Story>],
    used: &[BTreeSet<Thing>],
) -> Option<Table> {
    let all = of_mission(&it.model.missions[of]);
    if all.is_empty() {
        return None;
    }
    let mut columns = vec![Column { head: it.plain(it.t("tellings.what")), left: true }];
    columns.extend(shown.iter().map(|key| Column { head: it.short_story(*key), left: true }));
    let rows = all.into_iter().map(|thing| {
        let cell = |used: &BTreeSet<Thing>| {
            let uses = used.contains(&thing).then(|| it.t("tellings.uses"));
            it.plain(uses.unwrap_or_else(|| NOTHING.to_owned()))
        };
        Row { head: it.short(thing), cells: used.iter().map(cell).collect() }
    });
    Some(Table { caption: it.t("tellings.caption"), lang: None, columns, rows: rows.collect() })
}

impl Writer<'_> {
    /// How a text begins: its first paragraphs without figures in them, as plain words.
    fn opening(&self, common: &Common) -> Option<Phrase> {
        let (lang, body) = common.body.as_ref()?.get(self.lang);
        let passages = prose(&body.markdown, body.span.file, body.span.start as usize);
        let mut words = 0;
        let mut said: Vec<String> = Vec::new();
        for passage in passages.iter().filter(|it| !it.text.contains('\u{fffc}')) {
            if words >= OPENING {
                break;
            }
            words += passage.text.split_whitespace().count();
            said.push(passage.text.trim().to_owned());
        }
        let text = said.join(" ");
        (!text.is_empty()).then(|| Phrase { text, lang: self.mark(lang), href: None })
    }

    /// A story's short name, without an address: the version's heading has that.
    fn short_story(&self, key: Key<Story>) -> Phrase {
        Phrase { href: None, ..self.short(Thing::Story(key)) }
    }
}
