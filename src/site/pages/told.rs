//! Pages that tell: updates, stories, life situations, free pages.

use std::collections::BTreeSet;

use crate::assess::contrary;
use crate::model::{
    CalendarEntry, CalendarKind, FreePage as Free, Help, Indicator, Key, Mission, Offer, Situation,
    Story, Thing, Update,
};
use crate::site::live;
use crate::site::view::{
    ContactView, Entry, FreePage, Hero, OfferView, Page, SituationPage, StoryPage, UpdatePage,
};
use crate::site::words::{Writer, tel, update_kind_key};

use super::hero;

pub(super) fn update(it: &Writer, key: Key<Update>) -> Page {
    let update = &it.model.updates[key];
    let top = hero(it, Thing::Update(key));
    let kicker = vec![it.plain(it.t(update_kind_key(update.kind)))];
    let dated = Some(it.dated(update.date));
    let learning = [
        it.meta_one("field.believed", it.maybe(&update.believed)),
        it.meta_one("field.happened", it.maybe(&update.happened)),
        it.meta_one("field.now_we", it.maybe(&update.now)),
    ];
    let answers = update.answers.iter().map(|key| it.update_of_kind(*key)).collect();
    let meta = [
        it.meta("update.answers", answers),
        it.meta("update.answered_by", it.answers(key)),
        it.meta("field.missions", it.things(&update.missions, Thing::Mission)),
        it.meta("field.indicators", it.things(&update.indicators, Thing::Indicator)),
        it.meta("field.contributions", it.things(&update.contributions, Thing::Contribution)),
        it.meta("field.partners", it.partners(&update.partners)),
        it.meta_one("field.minutes", update.url.as_ref().map(|url| it.elsewhere(url))),
    ];
    let outcome = it.outcome(update.outcome);
    Page::Update(Box::new(UpdatePage {
        hero: Hero { kicker, dated, ..top },
        datetime: update.date.to_string(),
        date: it.date(update.date),
        learning: learning.into_iter().flatten().collect(),
        outcome,
        body: it.prose(&update.common.body, 2),
        meta: meta.into_iter().flatten().collect(),
    }))
}

pub(super) fn story(it: &Writer, key: Key<Story>) -> Page {
    let story = &it.model.stories[key];
    let mut top = hero(it, Thing::Story(key));
    top.kicker = it.maybe(&story.perspective).into_iter().collect();
    top.evidence = Some(it.story_badge());
    let consent = story.consent.then(|| it.plain(it.t("story.consent")));
    let meta = [
        it.meta_one("field.perspective", it.maybe(&story.perspective)),
        it.meta_one("field.audience", it.maybe(&story.audience)),
        it.meta_one("field.told", story.told.map(|day| it.plain(it.date(day)))),
        it.meta_one("field.consent", consent),
        it.meta_one("field.editor", it.maybe(&story.editor)),
        it.meta("field.missions", it.things(&story.missions, Thing::Mission)),
        it.meta("field.themes", it.things(&story.themes, Thing::Theme)),
        it.meta("field.situations", it.things(&story.situations, Thing::Situation)),
    ];
    let (shown, contrary) = figures(it, story);
    Page::Story(Box::new(StoryPage {
        hero: top,
        caution: it.t("story.fixed"),
        body: it.prose(&story.common.body, 2),
        meta: meta.into_iter().flatten().collect(),
        indicators: it.indicators(&shown),
        contrary: it.indicators(contrary.as_slice()),
        others: it.quotes(&others(it, key)),
    }))
}

/// The figures beside a story: those that it names, or else its mission's first; and one of the mission's
/// that goes another way, if all of those go one way (pages.md P8).
fn figures(it: &Writer, story: &Story) -> (Vec<Key<Indicator>>, Option<Key<Indicator>>) {
    let class = |key: &Key<Indicator>| it.site.verdicts[*key].headline.class;
    let of_missions = || story.missions.iter().flat_map(|key| &it.model.missions[*key].indicators);
    let mut shown = story.indicators.clone();
    if shown.is_empty() {
        shown.extend(of_missions().next());
    }
    let others: Vec<_> = of_missions().filter(|key| !shown.contains(key)).collect();
    let others: Vec<_> = others.into_iter().map(|key| (*key, class(key))).collect();
    let classes: Vec<_> = shown.iter().map(class).collect();
    (shown, contrary(&classes, &others))
}

/// Other perspectives: on the same themes first, and then on the same missions.
fn others(it: &Writer, key: Key<Story>) -> Vec<Key<Story>> {
    let story = &it.model.stories[key];
    let index = &it.site.index;
    let themes = story.themes.iter().flat_map(|key| index.stories_of_theme.of(*key));
    let missions = story.missions.iter().flat_map(|key| index.stories_of_mission.of(*key));
    let mut seen = BTreeSet::from([key]);
    themes.chain(missions).copied().filter(|key| seen.insert(*key)).take(OTHERS).collect()
}

/// Other perspectives beside a story.
const OTHERS: usize = 3;

/// What is on offer that is shown first (pages.md P11).
const OFFERS: usize = 5;

/// Events beside a life situation.
const EVENTS: usize = 3;

pub(super) fn situation(it: &Writer, key: Key<Situation>) -> Page {
    let situation = &it.model.situations[key];
    let index = &it.site.index;
    let offer = |offer: &Offer| OfferView {
        title: it.phrase(&offer.title),
        partner: offer.partner.map(|key| it.thing(Thing::Partner(key))),
        notes: it.maybe(&offer.when).into_iter().chain(it.maybe(&offer.place)).collect(),
        contact: offer.contact.as_ref().map(|contact| it.contact(contact)),
    };
    let help = |help: &Help| {
        let mut lines = Vec::new();
        if let Some(phone) = &help.phone {
            lines.push(it.linked(&it.fill("phrase.telephone", &[("phone", phone)]), &tel(phone)));
        }
        lines.extend(help.url.as_ref().map(|url| it.elsewhere(url)));
        ContactView { name: Some(it.phrase(&help.title)), role: Vec::new(), lines }
    };
    Page::Situation(Box::new(SituationPage {
        hero: hero(it, Thing::Situation(key)),
        offers: situation.offers.iter().take(OFFERS).map(offer).collect(),
        more_offers: situation.offers.iter().skip(OFFERS).map(offer).collect(),
        body: it.prose(&situation.common.body, 3),
        contributions: it.contribution_cards(index.contributions_of_situation.of(key)),
        events: events(it, situation),
        help: situation.help.iter().map(help).collect(),
        indicators: it.indicators(&situation.indicators),
        stories: it.quotes(index.stories_of_situation.of(key)),
        responsible: situation.missions.iter().map(|key| responsible(it, *key)).collect(),
    }))
}

/// The next dates of its missions on which anybody may come.
fn events(it: &Writer, situation: &Situation) -> Vec<Entry> {
    let today = it.model.site.as_of;
    let open = |entry: &CalendarEntry| {
        (entry.open || entry.kind == Some(CalendarKind::OpenEvent))
            && entry.missions.iter().any(|key| situation.missions.contains(key))
    };
    let coming = it.site.index.calendar.iter().filter(|at| at.to >= today);
    let coming = coming.filter(|at| open(&it.model.calendar[at.entry]));
    coming.take(EVENTS).map(|at| it.occurrence(*at)).collect()
}

/// Who answers for a mission, and where to turn.
fn responsible(it: &Writer, key: Key<Mission>) -> ContactView {
    let mission = &it.model.missions[key];
    let owners = if mission.owners.is_empty() { &mission.backbone } else { &mission.owners };
    let mut view = ContactView {
        name: Some(it.thing(Thing::Mission(key))),
        role: it.partners(owners),
        lines: Vec::new(),
    };
    if let Some(contact) = &mission.contact {
        let contact = it.contact(contact);
        view.role.extend(contact.name);
        view.lines = contact.lines;
    }
    view
}

pub(super) fn free(it: &Writer, key: Key<Free>) -> Page {
    let page = &it.model.pages[key];
    let toc = match (&page.common.body, page.toc) {
        (None, _) | (_, Some(false)) => Vec::new(),
        (Some(body), asked) => {
            let (lang, body) = body.get(it.lang);
            live::toc(it, lang, body, asked.is_some())
        }
    };
    let children = it.site.index.children_of_page.of(key);
    let children = it.sorted(children.to_vec(), |key| &it.model.pages[key].common.title);
    Page::Free(Box::new(FreePage {
        hero: hero(it, Thing::Page(key)),
        toc,
        body: it.prose(&page.common.body, 2),
        children: children.into_iter().map(|key| it.card(Thing::Page(key))).collect(),
    }))
}
