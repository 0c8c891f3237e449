//! Whom to ask (issue: the directory that saves a caller three transfers): by life situation, by theme and
//! by mission. In which order, and who answers where nobody is named: `assess::whom_to_ask`.

use crate::assess::{About, Answer, Because, Whom, whom_to_ask};
use crate::model::{Key, Mission, Thing};
use crate::site::view::{
    AskView, ContactView, DirectoryEntry, DirectoryPage, DirectoryPart, Page, Phrase,
};
use crate::site::words::Writer;

use super::list_hero;

/// So many people stand on the page in all, as far as that is possible: more than can be read is no help.
const PEOPLE: usize = 90;
/// So many stand at one theme at most, and at least.
const AT_MOST: usize = 4;

pub(super) fn directory(it: &Writer) -> Page {
    let model = it.model;
    let missions = model
        .missions
        .iter()
        .filter(|(_, mission)| !crate::assess::is_over(mission, model.site.as_of));
    let missions: Vec<Key<Mission>> = missions.map(|it| it.0).collect();
    let subjects = model.themes.len() + model.situations.len();
    let most = (PEOPLE.saturating_sub(missions.len()) / subjects.max(1)).clamp(1, AT_MOST);
    let entry = |about: About, thing: Thing| entry(it, about, thing, most);
    let situations =
        model.situations.iter().map(|(key, _)| entry(About::Situation(key), Thing::Situation(key)));
    let themes = model.themes.iter().map(|(key, _)| entry(About::Theme(key), Thing::Theme(key)));
    let missions = missions.into_iter().map(|key| entry(About::Mission(key), Thing::Mission(key)));
    let part = |id, title: &str, how: &str, entries: Vec<Option<DirectoryEntry>>| DirectoryPart {
        id,
        title: it.t(title),
        how: it.t(how),
        entries: entries.into_iter().flatten().collect(),
    };
    let parts = [
        part(
            "livssituationer",
            "situations.title",
            "directory.situations_how",
            situations.collect(),
        ),
        part("emner", "themes.title", "directory.themes_how", themes.collect()),
        part("missioner", "missions.title", "directory.missions_how", missions.collect()),
    ];
    Page::Directory(Box::new(DirectoryPage {
        hero: list_hero(it),
        parts: parts.into_iter().filter(|it| !it.entries.is_empty()).collect(),
        contact: model.site.contact.as_ref().map(|contact| it.contact(contact)),
    }))
}

/// A line of the directory; the rest of many stand on the thing's own page.
fn entry(it: &Writer, about: About, thing: Thing, most: usize) -> Option<DirectoryEntry> {
    let answer = whom_to_ask(it.model, about)?;
    let rest = answer.whom.len().saturating_sub(most);
    let title = it.thing(thing);
    let more = (rest > 0).then(|| {
        let name = it.short(thing);
        // A name in another language cannot stand in the middle of a sentence of ours.
        let text = match name.lang {
            Some(_) => it.count("told.and_more", rest),
            None => it.locale.count("directory.more", rest as u64, &[("about", &name.text)]),
        };
        Phrase { text, lang: None, href: title.href.clone() }
    });
    Some(DirectoryEntry {
        note: note(it, &answer),
        people: answer.whom.iter().take(most).map(|whom| person(it, *whom)).collect(),
        title,
        more,
    })
}

/// Why these, where nobody is named for just this.
pub(super) fn note(it: &Writer, answer: &Answer) -> Option<String> {
    Some(match answer.because {
        Because::Named => return None,
        Because::Mission(key) => {
            let mission = it.short(Thing::Mission(key)).text;
            it.fill("directory.of_mission", &[("mission", &mission)])
        }
        Because::Backbone(key) => {
            let partner = it.phrase(it.site.title(Thing::Partner(key))).text;
            it.fill("directory.of_backbone", &[("partner", &partner)])
        }
        Because::Site => it.t("directory.of_site"),
    })
}

fn person(it: &Writer, whom: Whom) -> AskView {
    let contact = whom.contact(it.model).map(|contact| it.contact(contact));
    let ContactView { name, mut role, lines } =
        contact.unwrap_or(ContactView { name: None, role: Vec::new(), lines: Vec::new() });
    match whom {
        Whom::Partner(key, at) => {
            role.extend(it.level(it.model.partners[key].contacts[at].level));
        }
        // What one gets there is said first.
        Whom::Offer(key, at) => {
            role.insert(0, it.phrase(&it.model.situations[key].offers[at].title));
        }
        Whom::Contribution(key) => {
            let title = it.short(Thing::Contribution(key));
            role.insert(0, Phrase { href: None, ..title });
        }
        Whom::Mission(_) | Whom::Site => {}
    }
    let partner = whom.partner(it.model).map(|key| it.short(Thing::Partner(key)));
    // A contact that is called as its partner is not named twice.
    let name = name.filter(|name| partner.as_ref().is_none_or(|it| it.text != name.text));
    AskView { name, partner, role, lines }
}

/// The contacts of a theme as its own page shows them: in the directory's order, with who they are at; and
/// why these, if nobody is named.
pub(super) fn of_theme(
    it: &Writer,
    key: Key<crate::model::Theme>,
) -> (Vec<ContactView>, Option<String>) {
    let Some(answer) = whom_to_ask(it.model, About::Theme(key)) else { return (Vec::new(), None) };
    let view = |whom: &Whom| {
        let person = person(it, *whom);
        let mut role: Vec<Phrase> = person
            .partner
            .into_iter()
            .map(|partner| match whom.partner(it.model) {
                Some(key) => it.thing(Thing::Partner(key)),
                None => partner,
            })
            .collect();
        role.extend(person.role);
        ContactView { name: person.name, role, lines: person.lines }
    };
    (answer.whom.iter().map(view).collect(), note(it, &answer))
}
