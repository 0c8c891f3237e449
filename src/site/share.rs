//! What a link to a page looks like where it is shared: Open Graph, and an image with the statement, the
//! verdict, the figure, its source and the day (W-42). Knows the words of a page. Does *not* know how
//! an SVG becomes pixels.

use crate::chart::{CARD_SIZE, Card, Sign};
use crate::model::{Indicator, Key, Thing};
use crate::output::{Format, MAKES_PICTURES, Recipe};

use super::view::{Share, ShareImage};
use super::words::Writer;
use super::{PageRef, Site};

/// The image's name in the folder of its page.
pub(super) const NAME: &str = "deling.png";

/// An image to share, and what it shows in words.
pub(super) struct Drawn {
    svg: String,
    alt: String,
}

impl Drawn {
    /// A name that changes when the image does.
    fn version(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(self.svg.as_bytes())
    }
}

impl Site {
    /// Whether a page has a share image of its own: not without an address that can lead to it.
    pub(super) fn has_card(&self, page: PageRef) -> bool {
        let own = matches!(
            page,
            PageRef::Front | PageRef::Thing(Thing::Mission(_) | Thing::Indicator(_))
        );
        MAKES_PICTURES && self.base_url.is_some() && own
    }
}

impl Writer<'_> {
    /// What is said of the page where it is shared. Nothing without an address.
    pub(super) fn share(&self, description: Option<&str>) -> Option<Share> {
        let base = self.site.base_url.as_ref()?;
        if self.page == PageRef::NotFound {
            return None;
        }
        let languages = self.model.site.languages.iter().filter(|it| **it != self.lang);
        let published = match self.page {
            PageRef::Thing(Thing::Update(key)) => Some(self.model.updates[key].date.to_string()),
            _ => None,
        };
        Some(Share {
            title: self.page_title().text,
            description: description.map(str::to_owned),
            kind: if published.is_some() { "article" } else { "website" },
            url: self.site.absolute(self.page.original(), self.lang)?,
            locale: territory(self.lang),
            others: languages.map(|it| territory(*it)).collect(),
            site: self.site_name().text,
            published,
            image: self.share_image(base),
        })
    }

    fn share_image(&self, base: &str) -> Option<ShareImage> {
        let own = self.site.has_card(self.page);
        let page = if own { self.page } else { PageRef::Front };
        if !self.site.has_card(page) {
            return None;
        }
        let route = self.site.route_of(page, self.lang)?;
        let file = self.site.file_beside(&route, NAME);
        let (alt, version) = if own {
            let drawn = self.share_card()?;
            let said = (drawn.alt.clone(), drawn.version());
            *self.card.borrow_mut() = Some(drawn);
            said
        } else {
            self.site.shared.get(&self.lang).cloned()?
        };
        let ((width, height), version) = (CARD_SIZE, version >> 32);
        // Networks keep what they fetched: another verdict is another address.
        let url = format!("{base}{file}?v={version:08x}");
        Some(ShareImage { url, width, height, alt })
    }

    /// What the front page's image says, and its hash: it is shared with the pages without one.
    pub(super) fn front_card(&self) -> Option<(String, u64)> {
        let drawn = self.share_card()?;
        let version = drawn.version();
        Some((drawn.alt, version))
    }

    /// The share image that the page has told of: its file and how it is made.
    pub(super) fn made_card(&self) -> Option<(String, Recipe)> {
        let svg = self.card.take()?.svg;
        let ((width, height), format) = (CARD_SIZE, Format::Png);
        let recipe = Recipe::Drawing { svg, width, height, ground: false, format };
        Some((self.site.file_beside(&self.route, NAME), recipe))
    }

    fn share_card(&self) -> Option<Drawn> {
        match self.page {
            PageRef::Front => Some(self.card_of_site()),
            PageRef::Thing(Thing::Mission(key)) => {
                let title = &self.model.missions[key].common.title;
                let first = self.model.missions[key].indicators.first().copied();
                let about = first.map(|it| self.site.title(Thing::Indicator(it)));
                let about = about.map(|it| self.phrase(it).text).unwrap_or_default();
                let kicker = self.t("mission.kicker");
                Some(self.card_of(first, &kicker, &self.phrase(title).text, &about))
            }
            PageRef::Thing(Thing::Indicator(key)) => {
                let title = self.phrase(self.site.title(Thing::Indicator(key))).text;
                let statement = self.maybe(&self.model.indicators[key].statement);
                let kicker = self.t("indicator.kicker");
                Some(match statement {
                    Some(it) => self.card_of(Some(key), &kicker, &it.text, &title),
                    None => self.card_of(Some(key), &kicker, &title, ""),
                })
            }
            _ => None,
        }
    }

    fn card_of_site(&self) -> Drawn {
        let title = self.phrase(&self.model.site.title).text;
        let about = self.maybe(&self.model.site.summary).map(|it| it.text).unwrap_or_default();
        let tally = self.tally(self.must_know());
        let items = tally.as_ref().map_or(&[][..], |it| it.items.as_slice());
        let day = self.date(self.model.site.as_of);
        let foot = self.fill("phrase.day", &[("date", &day)]);
        let owner = self.publisher().map(|it| it.text).unwrap_or_default();
        let svg = Card {
            site: &owner,
            kicker: &self.example().map(|_| self.t("phrase.example_short")).unwrap_or_default(),
            title: &title,
            about: &about,
            tally: items
                .iter()
                .map(|it| Sign { icon: it.icon, family: family(it.class), label: &it.text })
                .collect(),
            verdict: None,
            value: None,
            target: None,
            curve: None,
            foot: &foot,
            look: &self.model.site.brand.look.light,
            lang: self.lang.code(),
        }
        .draw();
        let mut alt = vec![title];
        if let Some(tally) = tally {
            alt.push(tally.label);
            alt.extend(tally.items.into_iter().map(|it| it.text));
        }
        Drawn { svg, alt: sentences(alt) }
    }

    /// A page about an indicator, or about a mission with this as its first.
    fn card_of(
        &self,
        key: Option<Key<Indicator>>,
        kicker: &str,
        title: &str,
        about: &str,
    ) -> Drawn {
        let verdict = key.map(|key| self.verdict(key));
        let mut facts = key.map(|key| self.facts(key)).unwrap_or_default();
        let aims = key.is_some_and(|key| self.model.indicators[key].target.is_some());
        let target = if aims { facts.pop() } else { None };
        let value = facts.pop();
        let source = key.and_then(|key| self.model.indicators[key].source.as_ref());
        let source = source
            .map(|it| self.fill("phrase.source", &[("source", &self.phrase(&it.title).text)]));
        let date = verdict.as_ref().map(|it| it.date.clone());
        let foot: Vec<String> = source.into_iter().chain(date).collect();
        let pair = |it: &super::view::Fact| (it.label.clone(), it.value.clone());
        let (value, target) = (value.as_ref().map(pair), target.as_ref().map(pair));
        let site = self.site_name().text;
        let example = self.example().map(|_| self.t("phrase.example_short"));
        let kicker: Vec<String> = [kicker.to_owned()].into_iter().chain(example).collect();
        let svg = Card {
            site: &site,
            kicker: &kicker.join(" · "),
            title,
            about,
            verdict: verdict.as_ref().map(|it| Sign {
                icon: it.icon,
                family: family(it.class),
                label: &it.label,
            }),
            tally: Vec::new(),
            value: value.as_ref().map(|it| (it.0.as_str(), it.1.as_str())),
            target: target.as_ref().map(|it| (it.0.as_str(), it.1.as_str())),
            curve: key.and_then(|key| self.card_curve(key)),
            foot: &foot.join(" · "),
            look: &self.model.site.brand.look.light,
            lang: self.lang.code(),
        }
        .draw();
        let mut alt = vec![title.to_owned(), about.to_owned()];
        alt.extend(verdict.map(|it| it.label));
        let said =
            |it: (String, String)| self.fill("phrase.colon", &[("label", &it.0), ("value", &it.1)]);
        alt.extend(value.into_iter().chain(target).map(said));
        Drawn { svg, alt: sentences(alt) }
    }
}

/// The token of a verdict's colour, by its class in the style sheet.
fn family(class: &str) -> &'static str {
    match class.rsplit(' ').next().unwrap_or("") {
        "v-met" | "v-on" | "v-better" => "good",
        "v-slow" => "slow",
        "v-behind" => "behind",
        "v-wrong" | "v-missed" | "v-worse" => "wrong",
        "v-still" | "v-same" => "still",
        _ => "none",
    }
}

/// Parts as sentences.
fn sentences(parts: Vec<String>) -> String {
    let parts = parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let end = |it: &str| match it.chars().last() {
        Some('.' | '!' | '?' | '…') => it.to_owned(),
        _ => format!("{it}."),
    };
    parts.map(end).collect::<Vec<_>>().join(" ")
}

/// A language as Open Graph names it.
fn territory(lang: crate::value::Lang) -> &'static str {
    use crate::value::Lang;
    match lang {
        Lang::Da => "da_DK",
        Lang::En => "en_GB",
        Lang::Sv => "sv_SE",
        Lang::Nb => "nb_NO",
        Lang::De => "de_DE",
    }
}
