//! What the site was like before: its former addresses, and what has changed since (T-32). Knows the
//! former history and the planned site. Does *not* know how a change is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Diags;
use crate::history::{self, History};
use crate::model::{Key, Thing};

use super::redirects::Onward;
use super::{PageRef, Site, dates, route};

/// Pages that pejl makes by itself of what an author has written, as a history calls them. Nobody knows
/// when one of them goes away, so it leads on by itself.
const MADE: [&str; 11] = [
    "part",
    "calendar-part",
    "wheel",
    "search-part",
    "roadmap",
    "roadmap-part",
    "learning-of",
    "learning-part",
    "mission-coverage",
    "tellings",
    "report",
];

/// Addresses of such pages, and what was shown there.
pub(super) type Made = BTreeMap<String, String>;

fn is_made(about: &str) -> bool {
    MADE.contains(&about.split(':').next().unwrap_or(about))
}

/// Every address of a page made by pejl that the former builds published.
pub(super) fn made_before(former: &History) -> Made {
    let gone = former.releases.iter().flat_map(|it| &it.changes);
    let gone = gone.filter(|it| it.kind == history::Kind::Address);
    let gone = gone.filter_map(|it| Some((it.item.as_ref()?, &it.about)));
    let all = gone.chain(&former.state.addresses).chain(&former.state.onward);
    let all = all.filter(|(_, about)| is_made(about));
    all.map(|(address, about)| (address.clone(), about.clone())).collect()
}

/// The former history, if it is of this site. What is told of another site would be told as if it were ours.
pub(super) fn ours(
    former: Option<History>,
    state: &history::State,
    diags: &mut Diags,
) -> Option<History> {
    let former = former?;
    if history::is_of_same_site(&former, state) {
        return Some(former);
    }
    let why = crate::diag::said!(
        "den er fra en anden side: ikke én mission, indikator, part eller anden ting i den findes her",
        "it is of another site: no mission, indicator, partner or other thing in it exists here"
    );
    diags.broken_history(None, crate::tree::HISTORY, &why, false);
    None
}

/// Whether the calendar had pages of months.
pub(super) fn had_months(former: &History) -> bool {
    former.state.addresses.iter().any(|(address, about)| {
        let slug = address.trim_end_matches('/').rsplit('/').next();
        about == "calendar-part" && slug.is_some_and(dates::is_month)
    })
}

impl Site {
    /// Takes note of what this build is like, and says what an author owes for the difference.
    pub(super) fn remember(
        &mut self,
        former: Option<History>,
        mut state: history::State,
        made: Made,
        diags: &mut Diags,
    ) {
        let public = self.routes.iter().filter(|(_, page)| !self.is_hidden(**page));
        for (route, page) in public {
            let file = self.file(route);
            state
                .addresses
                .insert(format!("/{}", file.trim_end_matches("index.html")), self.about(*page));
        }
        state.onward = made;
        self.history = history::carry(former.as_ref(), state);
        self.events_before = former.map(|it| it.state.events).unwrap_or_default();
        history::advise(&self.history, &self.model, diags);
        self.say_lost_addresses(diags);
    }

    /// What a page shows, in the words of a link: `mission:klima-2030`, `mission:`, `calendar`.
    pub(crate) fn about(&self, page: PageRef) -> String {
        let model = &*self.model;
        match page {
            PageRef::Thing(thing) => {
                let id = match thing {
                    Thing::Theme(key) => model.themes[key].id.to_string(),
                    Thing::Ingredient(key) => model.ingredients[key].id.to_string(),
                    Thing::Page(key) => {
                        let path: Vec<&str> =
                            model.pages[key].path.iter().map(|it| it.as_str()).collect();
                        path.join("/")
                    }
                    _ => self.common(thing).map_or(String::new(), |it| it.id.to_string()),
                };
                format!("{}:{id}", page.kind())
            }
            PageRef::Report(key) => format!("report:{}", model.missions[key].common.id),
            PageRef::LearningOf(_) => "learning-of".to_owned(),
            PageRef::List(_) => match page.kind() {
                "stories" => "story:".to_owned(),
                kind => format!("{}:", kind.trim_end_matches('s')),
            },
            page => page.kind().to_owned(),
        }
    }

    /// The thing that a change is about, if the public can still see it.
    pub(crate) fn thing_of(&self, about: &str) -> Option<Thing> {
        let (kind, id) = about.split_once(':')?;
        let model = &*self.model;
        let thing = match kind {
            "mission" => Thing::Mission(model.missions.find(id)?),
            "indicator" => Thing::Indicator(model.indicators.find(id)?),
            "partner" => Thing::Partner(model.partners.find(id)?),
            "contribution" => Thing::Contribution(model.contributions.find(id)?),
            "story" => Thing::Story(model.stories.find(id)?),
            "update" => Thing::Update(model.updates.find(id)?),
            "situation" => Thing::Situation(model.situations.find(id)?),
            "theme" => Thing::Theme(model.themes.find(id)?),
            "ingredient" => Thing::Ingredient(model.ingredients.find(id)?),
            "page" => Thing::Page(self.free_page(id)?),
            _ => return None,
        };
        Some(thing)
            .filter(|it| self.has(PageRef::Thing(*it)) && !self.is_hidden(PageRef::Thing(*it)))
    }

    fn free_page(&self, path: &str) -> Option<Key<crate::model::FreePage>> {
        let is =
            |it: &crate::model::FreePage| it.path.iter().map(|it| it.as_str()).eq(path.split('/'));
        self.model.pages.iter().find(|(_, it)| is(it)).map(|it| it.0)
    }

    /// Lets the addresses of pages that pejl made before, and makes no more, lead on to the nearest page above
    /// them, and returns them: later builds do the same. Where that is worked out anew each time, so that
    /// it is a page of this build, whatever became of those between.
    pub(super) fn lead_on(&mut self, made: Made, taken: &mut super::Taken) -> Made {
        let public = self.routes.iter().filter(|(_, page)| !self.is_hidden(**page));
        let public: BTreeSet<String> = public.map(|(route, _)| self.file(route)).collect();
        let mut gone = Made::new();
        for (address, about) in made {
            let file = route::file_of_old(&address).filter(|it| it.ends_with("/index.html"));
            let Some(file) = file.filter(|it| !public.contains(it)) else { continue };
            // An author's own entry says where it leads.
            if !self.redirects.contains_key(&file) && super::redirects::is_free(&file, taken) {
                let onward = self.nearest_above(&file, &public);
                taken.insert(file.to_lowercase(), None);
                self.redirects.insert(file, onward);
            }
            gone.insert(address, about);
        }
        gone
    }

    /// Where the nearest folder above that is a page or leads to one is.
    fn nearest_above(&self, file: &str, public: &BTreeSet<String>) -> Onward {
        let mut folder = file.trim_end_matches("index.html").trim_end_matches('/');
        while let Some((above, _)) = folder.rsplit_once('/') {
            let index = format!("{above}/index.html");
            if public.contains(&index) {
                return Onward::Address(format!("/{above}/"));
            }
            if let Some(onward) = self.redirects.get(&index) {
                return onward.clone();
            }
            folder = above;
        }
        Onward::Address("/".to_owned())
    }

    /// Addresses that were published and are neither built nor led on (IA-3).
    fn say_lost_addresses(&self, diags: &mut Diags) {
        let built: BTreeSet<String> = self.routes.keys().map(|it| self.file(it)).collect();
        let changes = self.history.releases.iter().flat_map(|it| &it.changes);
        for change in changes.filter(|it| it.kind == history::Kind::Address) {
            let Some(address) = change.item.as_deref() else { continue };
            let Some(file) = route::file_of_old(address) else { continue };
            if is_made(&change.about) || built.contains(&file) || self.redirects.contains_key(&file)
            {
                continue;
            }
            let to = match self.thing_of(&change.about) {
                Some(_) => change.about.clone(),
                None => {
                    let (kind, _) = change.thing();
                    let list =
                        PageRef::LISTS.into_iter().find(|it| self.about(*it) == format!("{kind}:"));
                    match list.filter(|it| self.has(*it)) {
                        Some(_) => format!("\"{kind}:\""),
                        // To the front page in the same language.
                        None => format!("/{}", self.prefix(self.lang_of_file(&file))),
                    }
                }
            };
            diags.address_gone(self.model.site.span, address, &format!("{address}: {to}"));
        }
    }
}

#[cfg(test)]
mod tests;
