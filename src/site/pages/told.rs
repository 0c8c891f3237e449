//! Pages that tell: updates, stories, life situations, free pages.

use std::collections::BTreeSet;

use crate::model::{FreePage as Free, Help, Key, Offer, Situation, Story, Thing, Update};
use crate::site::live;
use crate::site::view::{
    Badge, ContactView, FreePage, Hero, OfferView, Page, SituationPage, StoryPage, UpdatePage,
};
use crate::site::words::{Writer, outcome_key, tel, update_kind_key};

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
    let meta = [
        it.meta("field.missions", it.things(&update.missions, Thing::Mission)),
        it.meta("field.indicators", it.things(&update.indicators, Thing::Indicator)),
        it.meta("field.contributions", it.things(&update.contributions, Thing::Contribution)),
        it.meta("field.partners", it.partners(&update.partners)),
        it.meta_one("field.minutes", update.url.as_ref().map(|url| it.elsewhere(url))),
    ];
    let outcome = update.outcome.map(|outcome| Badge {
        class: "ev",
        icon: "i-vurd",
        text: it.t(outcome_key(outcome)),
    });
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
    let index = &it.site.index;
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
    let beside = story.missions.iter().flat_map(|key| index.stories_of_mission.of(*key));
    let mut seen = BTreeSet::from([key]);
    let others = beside.copied().filter(|key| seen.insert(*key)).take(3);
    Page::Story(Box::new(StoryPage {
        hero: top,
        caution: it.t("story.fixed"),
        body: it.prose(&story.common.body, 2),
        meta: meta.into_iter().flatten().collect(),
        indicators: it.indicators(&story.indicators),
        others: it.quotes(&others.collect::<Vec<_>>()),
    }))
}

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
        offers: situation.offers.iter().map(offer).collect(),
        body: it.prose(&situation.common.body, 3),
        contributions: it.contribution_cards(index.contributions_of_situation.of(key)),
        help: situation.help.iter().map(help).collect(),
        indicators: it.indicators(&situation.indicators),
        stories: it.quotes(index.stories_of_situation.of(key)),
        missions: it.things(&situation.missions, Thing::Mission),
    }))
}

pub(super) fn free(it: &Writer, key: Key<Free>) -> Page {
    let page = &it.model.pages[key];
    let toc = match (&page.common.body, page.toc) {
        (None, _) | (_, Some(false)) => Vec::new(),
        (Some(body), asked) => live::toc(it, body.best(it.lang), asked.is_some()),
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
