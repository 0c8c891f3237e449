//! Whom to ask: for each theme, mission and life situation those who are named, in an order that can be
//! explained, and where nobody is named the nearest who is. Does *not* know how they are reached: that is in
//! the model.

use crate::model::{Key, Mission, Model, Partner, Situation, Theme};
use crate::value::Contact;

use super::{is_open, is_over};

/// What somebody asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A theme.
    Theme(Key<Theme>),
    /// A mission.
    Mission(Key<Mission>),
    /// A life situation.
    Situation(Key<Situation>),
}

/// Where somebody's name and numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// A contact of a partner, by its place.
    Partner(Key<Partner>, usize),
    /// The contact of a mission.
    Mission(Key<Mission>),
    /// The contact of a contribution.
    Contribution(Key<crate::model::Contribution>),
    /// The contact of an offer in a life situation, by its place.
    Offer(Key<Situation>, usize),
    /// The site's own contact.
    Site,
}

impl Whom {
    /// Name and numbers.
    pub fn contact<'a>(&self, model: &'a Model) -> Option<&'a Contact> {
        match *self {
            Whom::Partner(key, at) => model.partners[key].contacts.get(at).map(|it| &it.contact),
            Whom::Mission(key) => model.missions[key].contact.as_ref(),
            Whom::Contribution(key) => model.contributions[key].contact.as_ref(),
            Whom::Offer(key, at) => model.situations[key].offers.get(at)?.contact.as_ref(),
            Whom::Site => model.site.contact.as_ref(),
        }
    }

    /// Who they belong to, if that is a partner.
    pub fn partner(&self, model: &Model) -> Option<Key<Partner>> {
        match *self {
            Whom::Partner(key, _) => Some(key),
            Whom::Contribution(key) => Some(model.contributions[key].partner),
            Whom::Offer(key, at) => model.situations[key].offers.get(at)?.partner,
            Whom::Mission(_) | Whom::Site => None,
        }
    }
}

/// Why it is they.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// They are named for just this.
    Named,
    /// Nobody is named, and they answer for a mission that it belongs to.
    Mission(Key<Mission>),
    /// Nobody answers for the mission either, and they hold it together.
    Backbone(Key<Partner>),
    /// Nobody else is named: they answer for the site.
    Site,
}

/// Whom to ask, the first first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who; at least one.
    pub whom: Vec<Whom>,
    /// Why it is they.
    pub because: Because,
}

/// Whom to ask about something; nobody where the whole site names nobody.
///
/// Of a theme's contacts those of partners who own a mission with the theme come first, then those of the
/// missions' other partners in the missions' order, then all others; each partner's as it wrote them. A
/// mission has its own contact, a life situation those of its offers and then of the work that is for it.
/// Where nobody is named, it is the mission's contact, or else its backbone's first, or else the site's.
pub fn whom_to_ask(model: &Model, about: About) -> Option<Answer> {
    let named = match about {
        About::Theme(key) => of_theme(model, key),
        About::Mission(key) => Some(Whom::Mission(key)).into_iter().collect(),
        About::Situation(key) => of_situation(model, key),
    };
    let named = reachable(model, named);
    if !named.is_empty() {
        return Some(Answer { whom: named, because: Because::Named });
    }
    let missions = missions_of(model, about);
    let one =
        |whom: Whom, because| whom.contact(model).map(|_| Answer { whom: vec![whom], because });
    let of_mission =
        missions.iter().find_map(|key| one(Whom::Mission(*key), Because::Mission(*key)));
    let backbones = missions.iter().flat_map(|key| &model.missions[*key].backbone);
    let of_backbone =
        || backbones.clone().find_map(|key| one(Whom::Partner(*key, 0), Because::Backbone(*key)));
    of_mission.or_else(of_backbone).or_else(|| one(Whom::Site, Because::Site))
}

/// Those who can be reached, each contact once.
fn reachable(model: &Model, all: Vec<Whom>) -> Vec<Whom> {
    let mut seen: Vec<&Contact> = Vec::new();
    let new = |it: &Whom| {
        let Some(contact) = it.contact(model).filter(|it| !seen.contains(it)) else { return false };
        seen.push(contact);
        true
    };
    all.into_iter().filter(new).collect()
}

/// The missions that something belongs to and that are not over; a mission belongs to itself.
fn missions_of(model: &Model, about: About) -> Vec<Key<Mission>> {
    let has = |(key, it): &(Key<Mission>, &Mission)| match about {
        About::Mission(mission) => *key == mission,
        About::Theme(theme) => {
            !is_over(it, model.site.as_of)
                && (it.themes.contains(&theme) || it.needs.iter().any(|it| it.theme == theme))
        }
        About::Situation(situation) => {
            !is_over(it, model.site.as_of) && model.situations[situation].missions.contains(key)
        }
    };
    model.missions.iter().filter(has).map(|it| it.0).collect()
}

fn of_theme(model: &Model, theme: Key<Theme>) -> Vec<Whom> {
    let missions = missions_of(model, About::Theme(theme));
    let missions = || missions.iter().map(|key| &model.missions[*key]);
    let owners: Vec<_> = missions().flat_map(|it| &it.owners).collect();
    let others: Vec<_> = missions().flat_map(|it| it.backbone.iter().chain(&it.partners)).collect();
    let place = |key: Key<Partner>| {
        let at = |list: &[&Key<Partner>]| list.iter().position(|it| **it == key);
        match (at(&owners), at(&others)) {
            (Some(at), _) => (0, at),
            (None, Some(at)) => (1, at),
            (None, None) => (2, 0),
        }
    };
    let mut found: Vec<_> = Vec::new();
    for (key, partner) in model.partners.iter() {
        let here = partner.contacts.iter().enumerate().filter(|(_, it)| it.themes.contains(&theme));
        found.extend(here.map(|(at, _)| (place(key), key, at)));
    }
    found.sort();
    found.into_iter().map(|(_, key, at)| Whom::Partner(key, at)).collect()
}

fn of_situation(model: &Model, situation: Key<Situation>) -> Vec<Whom> {
    let offers = model.situations[situation].offers.iter().enumerate();
    let offers = offers.map(|(at, _)| Whom::Offer(situation, at));
    let work = model.contributions.iter();
    let work = work.filter(|(_, it)| is_open(it) && it.situations.contains(&situation));
    offers.chain(work.map(|(key, _)| Whom::Contribution(key))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTNERS: [(&str, &str); 4] = [
        (
            "partners/anden.yml",
            "title: anden\ncontacts: [{name: Anden, themes: [job], phone: '11 11 11 11'}]\n",
        ),
        (
            "partners/by.yml",
            "title: by\ncontacts: [{name: By 1, themes: [luft], phone: '22 22 22 22'}, {name: By 2, themes: [job], phone: '33 33 33 33'}]\n",
        ),
        (
            "partners/ejer.yml",
            "title: ejer\ncontacts: [{name: Ejer, themes: [job], phone: '44 44 44 44'}]\n",
        ),
        (
            "partners/rygrad.yml",
            "title: rygrad\ncontacts: [{name: Rygrad, phone: '55 55 55 55'}]\n",
        ),
    ];

    /// The names of those to ask, and why.
    fn ask(about: &str, mission: &str, more: &[(&str, &str)]) -> (Vec<String>, &'static str) {
        let mut texts = vec![
            (
                "site.yml",
                "title: {da: Fjorden}\nlanguages: [da]\ncontact: {name: Siden, phone: '99 99 99 99'}\n"
                    .to_owned(),
            ),
            ("themes.yml", "job: {title: j}\nluft: {title: l}\nhav: {title: h}\n".to_owned()),
            ("missions/a.yml", format!("title: {{da: A}}\nthemes: [job, hav]\n{mission}\n")),
        ];
        texts.extend(PARTNERS.map(|(path, text)| (path, text.to_owned())));
        texts.extend(more.iter().map(|(path, text)| (*path, (*text).to_owned())));
        let model = super::super::testing::model_of(&texts);
        let about = match about {
            "mission" => About::Mission(model.missions.find("a").expect("the mission")),
            "ung" => About::Situation(model.situations.find("ung").expect("the situation")),
            theme => About::Theme(model.themes.find(theme).expect("the theme")),
        };
        let answer = whom_to_ask(&model, about).expect("the site has a contact");
        let name = |it: &Whom| {
            let name = it.contact(&model).and_then(|it| it.name.clone()).expect("a name");
            name.best(model.site.languages[0]).clone()
        };
        let because = match answer.because {
            Because::Named => "named",
            Because::Mission(_) => "mission",
            Because::Backbone(_) => "backbone",
            Because::Site => "site",
        };
        (answer.whom.iter().map(name).collect(), because)
    }

    #[test]
    fn owners_come_before_others_and_then_the_order_that_was_written() {
        let rows: [(&str, &str, &[&str]); 5] = [
            ("nobody has a role: by id", "", &["Anden", "By 2", "Ejer"]),
            ("an owner is first", "roles: {owner: [ejer]}", &["Ejer", "Anden", "By 2"]),
            (
                "then partners as the mission names them",
                "roles: {owner: [ejer], partners: [by, anden]}",
                &["Ejer", "By 2", "Anden"],
            ),
            ("a partner is before others", "roles: {partners: [ejer]}", &["Ejer", "Anden", "By 2"]),
            (
                "an owner of what is over is no more",
                "roles: {owner: [ejer]}\nclosed: 2026-01-01\nwhy: W",
                &["Anden", "By 2", "Ejer"],
            ),
        ];
        for (name, mission, expected) in rows {
            let (names, because) = ask("job", mission, &[]);
            assert_eq!(names, expected, "{name}");
            assert_eq!(because, "named", "{name}");
        }
    }

    #[test]
    fn where_nobody_is_named_the_nearest_who_is_answers_and_it_is_said_why() {
        let contact = "contact: {name: Missionen, phone: '77 77 77 77'}";
        let roles = "roles: {backbone: [rygrad]}";
        let both = format!("{contact}\n{roles}");
        let ung: &[(&str, &str)] = &[("situations/ung.yml", "title: {da: Ung}\nmissions: [a]\n")];
        type Row<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);
        let rows: [Row<'_>; 10] = [
            ("a theme in a mission with a contact", "hav", &both, &[], "Missionen", "mission"),
            ("a theme in one with a backbone", "hav", roles, &[], "Rygrad", "backbone"),
            ("a theme in one with neither", "hav", "", &[], "Siden", "site"),
            ("a theme in no mission", "luft", &both, &[], "By 1", "named"),
            ("a mission with a contact", "mission", &both, &[], "Missionen", "named"),
            ("one with a backbone", "mission", roles, &[], "Rygrad", "backbone"),
            ("one with neither", "mission", "", &[], "Siden", "site"),
            ("a situation without offers", "ung", &both, ung, "Missionen", "mission"),
            ("and without a contact above", "ung", roles, ung, "Rygrad", "backbone"),
            ("or any", "ung", "", ung, "Siden", "site"),
        ];
        for (name, about, mission, more, expected, why) in rows {
            let (names, because) = ask(about, mission, more);
            assert_eq!((names, because), (vec![expected.to_owned()], why), "{name}");
        }
    }

    #[test]
    fn a_situation_has_its_offers_then_the_work_for_it_and_nobody_twice() {
        let offer = "title: {da: Ung}\noffers: [{title: T, contact: {name: Tilbud, phone: '88 88 88 88'}}, {title: Uden}]\n";
        let work = |name: &str, phone: &str, status: &str| {
            format!(
                "title: {{da: B}}\npartner: by\nsituations: [ung]\nstatus: {status}\ncontact: {{name: {name}, phone: '{phone}'}}\n"
            )
        };
        let (again, own) =
            (work("Tilbud", "88 88 88 88", "running"), work("Bidrag", "66 66 66 66", "running"));
        let ended = work("Slut", "77 77 77 77", "completed");
        let (names, because) = ask(
            "ung",
            "",
            &[
                ("situations/ung.yml", offer),
                ("contributions/a.yml", &again),
                ("contributions/b.yml", &own),
                ("contributions/c.yml", &ended),
            ],
        );
        assert_eq!((names, because), (vec!["Tilbud".to_owned(), "Bidrag".to_owned()], "named"));
    }
}
