//! Missions, partners, contributions and the other kinds: their names become keys.

use std::collections::BTreeMap;

use crate::diag::{Diags, said};
use crate::model;
use crate::source::{self, Folder, Thing, WrittenStatus};
use crate::tree::ending;
use crate::value::{Id, Unit};

use super::names::Names;
use super::pledges;
use super::{Cx, beside, common, translate};

/// A mission.
pub(super) fn mission(
    it: &Thing<source::Mission>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Mission> {
    let facts = &it.facts;
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Missions, cx, diags);
    let roadmap = roadmap(&facts.roadmap, cx, names, diags);
    let lacks = |key: &str| it.readable && !it.common.written.iter().any(|it| it == key);
    let place = it.common.title_span.unwrap_or(it.id.span);
    if it.readable && facts.indicators.is_empty() && !facts.indicators_tried {
        diags.mission_without_indicators(place);
    }
    if lacks("summary") {
        diags.missing_summary(place, &said!("missionen", "the mission"));
    }
    if lacks("contact") && facts.backbone.is_empty() && !facts.backbone_tried {
        diags.mission_without_contact(place);
    }
    let today = cx.as_of.date();
    if let Some(closed) = facts.closed.as_ref().filter(|it| it.value > today) {
        diags.done_in_future(closed.span, &closed.value.to_string(), &today.to_string());
    }
    let mission = model::Mission {
        horizon: facts.horizon,
        stage: facts.stage,
        span: facts.span,
        themes: names.themes.all(&facts.themes, diags),
        indicators: names.indicators.all(&facts.indicators, diags),
        backbone: names.partners.all(&facts.backbone, diags),
        owners: names.partners.all(&facts.owner, diags),
        partners: names.partners.all(&facts.partners, diags),
        contact: facts.contact.clone(),
        roadmap: Vec::new(),
        needs: facts
            .needs
            .iter()
            .filter_map(|it| {
                let theme = names.themes.find(it.theme.as_ref()?, diags)?;
                Some(model::CoverageNeed { theme, from: it.from.clone(), why: it.why.clone() })
            })
            .collect(),
        questions: facts.questions.clone(),
        closed: facts
            .closed
            .as_ref()
            .and_then(|it| Some(model::Closed { date: it.value, why: facts.why.clone()? })),
        common: common?,
    };
    Some(model::Mission { roadmap: roadmap?, ..mission })
}

/// A milestone and the places of those it waits for.
type Linked<'a> = (&'a source::Milestone, Vec<(usize, usize)>);

fn roadmap(
    phases: &[source::Phase],
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<Vec<model::Phase>> {
    let mut ids: BTreeMap<&Id, ((usize, usize), crate::tree::Span)> = BTreeMap::new();
    for (phase_index, phase) in phases.iter().enumerate() {
        for (index, milestone) in phase.milestones.iter().enumerate() {
            let Some(id) = &milestone.id else { continue };
            match ids.get(&id.value) {
                Some((_, first)) => diags.duplicate_milestone(id.span, *first, id.value.as_str()),
                None => {
                    ids.insert(&id.value, ((phase_index, index), id.span));
                }
            }
        }
    }
    let known: Vec<&str> = ids.keys().map(|it| it.as_str()).collect();
    let mut linked: Vec<Vec<Linked<'_>>> = Vec::new();
    for phase in phases {
        let mut milestones = Vec::new();
        for milestone in &phase.milestones {
            let mut after = Vec::new();
            for name in &milestone.after {
                match Id::parse(&name.value).ok().and_then(|id| ids.get(&id).map(|it| it.0)) {
                    Some(found) => after.push(found),
                    None => diags.unknown_id(
                        name.span,
                        &said!("en milepæl i missionen", "a milestone of the mission"),
                        &name.value,
                        &known,
                    ),
                }
            }
            milestones.push((milestone, after));
        }
        linked.push(milestones);
    }
    cycles(&linked, diags);
    // Every milestone is made before any hole ends it: each has its own names to look up.
    let made: Vec<Option<model::Phase>> = phases
        .iter()
        .zip(linked)
        .map(|(phase, milestones)| {
            let milestones: Vec<Option<model::Milestone>> = milestones
                .into_iter()
                .map(|(it, after)| model_milestone(it, after, cx, names, diags))
                .collect();
            let milestones = milestones.into_iter().collect::<Option<Vec<_>>>()?;
            Some(model::Phase { title: phase.title.clone()?, span: phase.span, milestones })
        })
        .collect();
    made.into_iter().collect()
}

fn model_milestone(
    it: &source::Milestone,
    after: Vec<(usize, usize)>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Milestone> {
    let today = cx.as_of.date();
    if let Some(done) = it.done.as_ref().filter(|done| done.value > today) {
        diags.done_in_future(done.span, &done.value.to_string(), &today.to_string());
    }
    let written = it.status.as_ref().map(|status| status.value);
    if let (Some(status), Some(done)) = (&it.status, &it.done)
        && status.value != WrittenStatus::Done
    {
        diags.done_but_not(status.span, done.span);
    }
    let late = it.due.as_ref().is_some_and(|due| due.value.last_day() < today);
    let status = match written {
        Some(WrittenStatus::Dropped) => model::MilestoneStatus::Dropped,
        Some(WrittenStatus::Done) => model::MilestoneStatus::Done,
        _ if it.done.is_some() => model::MilestoneStatus::Done,
        _ if late => model::MilestoneStatus::Late,
        Some(WrittenStatus::Running) => model::MilestoneStatus::Running,
        Some(WrittenStatus::Planned) | None => model::MilestoneStatus::Planned,
    };
    let partners = names.partners.all(&it.partners, diags);
    for date in it.moved.iter().filter_map(|it| it.date.as_ref()).filter(|it| it.value > today) {
        diags.done_in_future(date.span, &date.value.to_string(), &today.to_string());
    }
    let moves: Vec<model::Move> = it
        .moved
        .iter()
        .filter_map(|it| {
            Some(model::Move {
                from: it.from.as_ref()?.value,
                date: it.date.as_ref().map(|it| it.value),
                why: it.why.clone(),
                url: it.url.clone(),
            })
        })
        .collect();
    let was_due = it.was_due.as_ref().map(|it| it.value);
    Some(model::Milestone {
        id: it.id.as_ref().map(|it| it.value.clone()),
        title: it.title.clone()?,
        due: it.due.as_ref().map(|it| it.value),
        was_due: moves.first().map(|it| it.from).or(was_due),
        moves,
        done: it.done.as_ref().map(|it| it.value),
        status,
        why: it.why.clone(),
        partners,
        after,
        financed: it.financed,
        result: it.result.clone(),
        url: it.url.clone(),
        place: it.span,
    })
}

/// Milestones that wait for each other.
fn cycles(linked: &[Vec<Linked<'_>>], diags: &mut Diags) {
    // Depth first with three colours; a way back into the current path is a cycle.
    let mut colour: BTreeMap<(usize, usize), u8> = BTreeMap::new();
    let starts: Vec<(usize, usize)> = linked
        .iter()
        .enumerate()
        .flat_map(|(p, milestones)| (0..milestones.len()).map(move |m| (p, m)))
        .collect();
    for start in starts {
        if colour.contains_key(&start) {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((at, next)) = stack.pop() {
            colour.entry(at).or_insert(1);
            let (milestone, after) = &linked[at.0][at.1];
            let Some(to) = after.get(next) else {
                colour.insert(at, 2);
                continue;
            };
            stack.push((at, next + 1));
            match colour.get(to) {
                None => stack.push((*to, 0)),
                Some(1) => {
                    let (other, _) = &linked[to.0][to.1];
                    let is_this = |it: &&source::Name| {
                        other.id.as_ref().is_some_and(|id| id.value.as_str() == it.value)
                    };
                    let span =
                        milestone.after.iter().find(is_this).map_or(milestone.span, |it| it.span);
                    diags.cycle(span, other.id.as_ref().map_or(other.span, |it| it.span));
                }
                Some(_) => {}
            }
        }
    }
}

/// A partner.
pub(super) fn partner(
    it: &Thing<source::Partner>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Partner> {
    let facts = &it.facts;
    let mut contacts = Vec::new();
    for contact in &facts.contacts {
        contacts.push(model::PartnerContact {
            contact: contact.contact.clone(),
            level: contact.level,
            themes: names.themes.all(&contact.themes, diags),
        });
    }
    Some(model::Partner {
        common: common(&it.common, &it.id.value, it.id.span, Folder::Partners, cx, diags)?,
        kind: facts.kind,
        area: facts.area.clone(),
        url: facts.url.clone(),
        logo: facts.logo.as_ref().and_then(|it| picture(it, cx, diags)),
        licence: facts.licence.clone(),
        contacts,
    })
}

/// The path of a picture that a key names, from the file where the key stands.
pub(super) fn picture(name: &source::Name, cx: &Cx<'_>, diags: &mut Diags) -> Option<String> {
    // Beside the file as everything else, or else from the content folder: logos are often kept together.
    let root = (!name.value.starts_with("../")).then(|| cx.tree.root_of(name.span.file));
    let kept = root.map(|root| root + &name.value);
    let paths = [beside(cx.tree, name.span.file, &name.value), kept];
    let found = paths.into_iter().flatten().find(|it| cx.tree.find(it).is_some());
    let Some(path) = found else {
        match name.value.contains("://") {
            true => diags.picture_elsewhere(name.span, &name.value),
            false => diags.file_not_found(name.span, &name.value, None),
        }
        return None;
    };
    if !PICTURES.contains(&ending(&path).as_str()) {
        diags.not_a_picture(name.span, &name.value);
        return None;
    }
    let file = cx.tree.find(&path).expect("it was found just now");
    if let Some(Err(fault)) = cx.tree.file(file).picture {
        diags.unshowable_picture(name.span, &name.value, fault);
        return None;
    }
    Some(path)
}

/// Endings of pictures that browsers show.
pub(super) const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// A contribution.
pub(super) fn contribution(
    it: &Thing<source::Contribution>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Contribution> {
    let facts = &it.facts;
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Contributions, cx, diags);
    let partner = facts.partner.as_ref().and_then(|it| {
        let found = names.partners.find(it, diags);
        if found.is_none() && names.partners.hides(&it.value) {
            diags.hidden_owner(it.span, &it.value);
        }
        found
    });
    let with = names.partners.all(&facts.with, diags);
    let missions = names.missions.all(&facts.missions, diags);
    let indicators = names.indicators.all(&facts.indicators, diags);
    let themes = names.themes.all(&facts.themes, diags);
    let ingredients = names.ingredients.all(&facts.ingredients, diags);
    let situations = names.situations.all(&facts.situations, diags);
    let kroner = || Unit::named("dkk").expect("dkk is a unit");
    let cost = facts.cost.as_ref().map(|it| model::Cost {
        amount: it.amount.as_ref().map(|it| it.value),
        unit: it.unit.clone().unwrap_or_else(kroner),
        paid_by: names.partners.all(&it.paid_by, diags),
        gain_to: names.partners.all(&it.gain_to, diags),
    });
    let pledges: Vec<_> = facts.pledges.iter().map(|it| pledges::pledge(it, cx, diags)).collect();
    let holes = pledges.iter().any(Option::is_none);
    let pledges = pledges.into_iter().flatten().collect();
    pledges::end(it, cx, diags);
    let (mut why, mut because) = (facts.why.clone(), facts.because.clone());
    let (mut tried, mut expected, mut learned) =
        (facts.tried.clone(), facts.expected.clone(), facts.learned.clone());
    for translation in
        cx.translations.get(&(Folder::Contributions, it.id.value.as_str())).into_iter().flatten()
    {
        let keys = [
            (&mut why, "why"),
            (&mut because, "because"),
            (&mut tried, "tried"),
            (&mut expected, "expected"),
            (&mut learned, "learned"),
        ];
        for (words, key) in keys {
            let text = translation.words.get(key).map(|it| it.value.clone());
            translate(words, translation.lang, text);
        }
    }
    if it.readable && !it.common.written.iter().any(|it| it == "missions") {
        diags.contribution_without_mission(it.common.title_span.unwrap_or(it.id.span));
    }
    let common = common.filter(|_| !holes)?;
    Some(model::Contribution {
        common,
        partner: partner?,
        with,
        missions,
        indicators,
        kind: facts.kind,
        status: facts.status.as_ref().map(|it| it.value),
        why,
        closed: facts.closed.as_ref().map(|it| it.value),
        because,
        tried,
        expected,
        learned,
        decide: facts.decide,
        span: facts.span,
        themes,
        ingredients,
        pledges,
        cost,
        situations,
        contact: facts.contact.clone(),
    })
}

/// A story.
pub(super) fn story(
    it: &Thing<source::Story>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Story> {
    let facts = &it.facts;
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Stories, cx, diags);
    let lacks = |key: &str| it.readable && !it.common.written.iter().any(|it| it == key);
    let place = it.common.title_span.unwrap_or(it.id.span);
    if lacks("consent") || facts.refused {
        diags.story_without_consent(place);
    }
    if lacks("perspective") || lacks("told") {
        diags.story_without_perspective(place);
    }
    let child = facts.perspective.iter().flat_map(|it| it.iter());
    if let Some((name, age)) = child.filter_map(|(_, words)| named_child(words)).next() {
        diags.story_names_a_child(place, name, age);
    }
    let story = model::Story {
        partner: facts.partner.as_ref().and_then(|it| names.partners.find(it, diags)),
        missions: names.missions.all(&facts.missions, diags),
        audience: facts.audience.clone(),
        perspective: facts.perspective.clone(),
        told: facts.told.as_ref().map(|it| it.value),
        consent: facts.consent,
        editor: facts.editor.clone(),
        indicators: names.indicators.all(&facts.indicators, diags),
        themes: names.themes.all(&facts.themes, diags),
        situations: names.situations.all(&facts.situations, diags),
        common: common?,
    };
    Some(story)
}

/// A child's full name and age in "Sara Holm, 15 år, Hedeby": what stands before the first comma with two
/// words or more that begin with capitals, and a number below 18 that is a part of its own.
fn named_child(perspective: &str) -> Option<(&str, u32)> {
    let mut parts = perspective.split(',').map(str::trim);
    let name = parts.next()?;
    let capital = |it: &&str| it.chars().next().is_some_and(char::is_uppercase);
    if name.split_whitespace().filter(capital).count() < 2 {
        return None;
    }
    let age = parts.find_map(|part| {
        let mut numbers = part.split_whitespace().filter_map(|it| it.parse::<u32>().ok());
        numbers.next().filter(|_| part.split_whitespace().count() <= 3)
    })?;
    (age < 18).then_some((name, age))
}

/// An update.
pub(super) fn update(
    it: &Thing<source::Update>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Update> {
    let facts = &it.facts;
    let (mut believed, mut happened, mut now) =
        (facts.believed.clone(), facts.happened.clone(), facts.now.clone());
    for translation in
        cx.translations.get(&(Folder::Updates, it.id.value.as_str())).into_iter().flatten()
    {
        let word = |key: &str| translation.words.get(key).map(|it| it.value.clone());
        translate(&mut believed, translation.lang, word("believed"));
        translate(&mut happened, translation.lang, word("happened"));
        translate(&mut now, translation.lang, word("now"));
    }
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Updates, cx, diags);
    if let Some(date) = facts.date.as_ref().filter(|it| it.value > cx.as_of.date() && !cx.drafts) {
        diags.date_in_future(
            date.span,
            &date.value.to_string(),
            &cx.as_of.date().to_string(),
            true,
        );
    }
    let update = model::Update {
        date: facts.date.as_ref().map(|it| it.value).unwrap_or_default(),
        kind: facts.kind,
        missions: names.missions.all(&facts.missions, diags),
        indicators: names.indicators.all(&facts.indicators, diags),
        contributions: names.contributions.all(&facts.contributions, diags),
        partners: names.partners.all(&facts.partners, diags),
        answers: names.updates.all(&facts.answers, diags),
        url: facts.url.clone(),
        believed,
        happened,
        now,
        outcome: facts.outcome,
        common: common?,
    };
    facts.date.as_ref()?;
    Some(update)
}

/// An update can only answer what came before it.
pub(super) fn answers(draft: &source::Draft, diags: &mut Diags) {
    let dates: BTreeMap<&str, Option<crate::value::Date>> = draft
        .updates
        .iter()
        .map(|it| (it.id.value.as_str(), it.facts.date.as_ref().map(|it| it.value)))
        .collect();
    for it in &draft.updates {
        let own = it.facts.date.as_ref().map(|it| it.value);
        for name in &it.facts.answers {
            let other = dates.get(name.value.as_str()).copied().flatten();
            let same = name.value == it.id.value.as_str();
            if same || own.zip(other).is_some_and(|(own, other)| other > own) {
                diags.answers_later(name.span, &name.value, same);
            }
        }
    }
}

/// A life situation.
pub(super) fn situation(
    it: &Thing<source::Situation>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Situation> {
    let facts = &it.facts;
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Situations, cx, diags);
    let missions = names.missions.all(&facts.missions, diags);
    let indicators = names.indicators.all(&facts.indicators, diags);
    let (mut offers, mut holes) = (Vec::new(), false);
    for offer in &facts.offers {
        let partner = offer.partner.as_ref().and_then(|it| names.partners.find(it, diags));
        let Some(title) = offer.title.clone() else {
            holes = true;
            continue;
        };
        offers.push(model::Offer {
            title,
            partner,
            when: offer.when.clone(),
            place: offer.place.clone(),
            contact: offer.contact.clone(),
        });
    }
    let common = common.filter(|_| !holes)?;
    let mut help = Vec::new();
    for it in &facts.help {
        help.push(model::Help {
            title: it.title.clone()?,
            url: it.url.clone(),
            phone: it.phone.clone(),
        });
    }
    Some(model::Situation { common, missions, indicators, offers, help })
}

/// A free page.
pub(super) fn free_page(
    it: &Thing<source::FreePage>,
    cx: &Cx<'_>,
    _: &Names,
    diags: &mut Diags,
) -> Option<model::FreePage> {
    let path =
        it.id.value.split('/').map(|part| Id::parse(part).ok()).collect::<Option<Vec<Id>>>()?;
    Some(model::FreePage {
        common: common(&it.common, &it.id.value, it.id.span, Folder::Pages, cx, diags)?,
        path,
        menu: it.facts.menu,
        toc: it.facts.toc,
    })
}

#[cfg(test)]
mod tests {
    use super::named_child;

    #[test]
    fn a_child_is_named_by_first_and_last_name_and_an_age_below_18() {
        for (perspective, expected) in [
            ("Sara Holm, 15 år, Hedeby", Some(("Sara Holm", 15))),
            ("Sara Holm, aged 15, Hedeby", Some(("Sara Holm", 15))),
            ("Sara, 15 år, Hedeby", None),
            ("Sara Holm, 18 år", None),
            ("Jonas, frivillig fodboldtræner for 14 hold i Fjordby", None),
            ("Maja Lund, lærer i 7. klasse", None),
            ("", None),
        ] {
            assert_eq!(named_child(perspective), expected, "{perspective}");
        }
    }
}
