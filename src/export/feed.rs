//! Atom feeds (RFC 4287): the log and the corrections of a mission, a partner or the whole site. There
//! is one only where it is known where the site lives: an entry's id is an address for ever. Days become
//! midnight UTC, for content has no hours. Does *not* know which news belong where: that is
//! [`Site`](crate::site::Site)'s.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::history::{Change, Release};
use crate::locale::Locale;
use crate::model::{CorrectionAbout, Key, Publisher, Thing, Update};
use crate::site::{PageRef, Route, Site};
use crate::value::{Date, Lang, Localized, escaped, parse_date};

/// Which news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feed {
    /// The log, with the corrections: bad news are news.
    News,
    /// What was learned.
    Learning,
    /// Changes of what was published.
    Corrections,
    /// What each build changed.
    Changes,
}

/// More than a reader catches up with; older ones are on the site.
const MOST: usize = 50;

struct Entry {
    id: String,
    day: Date,
    title: (Lang, String),
    summary: Option<(Lang, String)>,
    category: (&'static str, String),
    url: Option<String>,
}

struct Writer<'a> {
    site: &'a Site,
    locale: &'a Locale,
    lang: Lang,
    /// Where the site lives, with the language's own folder.
    base: String,
}

/// A feed of this page, by its name there.
pub(super) fn file(site: &Site, route: &Route, page: PageRef, feed: Feed, name: &str) -> Vec<u8> {
    let lang = route.lang;
    let base = site.absolute(PageRef::Front, lang).unwrap_or_default();
    let it = Writer { site, locale: site.locale(lang), lang, base };
    let mut entries: Vec<Entry> = Vec::new();
    match feed {
        Feed::News => {
            entries.extend(site.updates_about(page).iter().take(MOST).map(|key| it.update(*key)));
            entries.extend(it.corrections(page));
            entries.extend(it.verdicts(page));
        }
        Feed::Learning => {
            let lessons = site.lessons_on(page).into_iter().take(MOST);
            entries.extend(lessons.map(|key| it.update(key)));
        }
        Feed::Corrections => entries.extend(it.corrections(page)),
        Feed::Changes => entries.extend(it.changes()),
    }
    // Newest first; those of a day stay as they were.
    entries.sort_by_key(|it| std::cmp::Reverse(it.day));
    entries.truncate(MOST);
    it.write(page, feed, name, &entries).into_bytes()
}

impl Writer<'_> {
    fn write(&self, page: PageRef, feed: Feed, name: &str, entries: &[Entry]) -> String {
        let site = self.site;
        let about = match page {
            PageRef::Thing(thing) => site.title(thing),
            _ => &site.model.site.title,
        };
        let title = match feed {
            Feed::News => "twins.news_of",
            Feed::Learning => "twins.learning_of",
            Feed::Corrections => "twins.corrections_of",
            Feed::Changes => "twins.changes_of",
        };
        let title = self.locale.fill(title, &[("title", about.best(self.lang))]);
        let here = site.absolute(page, self.lang).unwrap_or_default();
        let own = format!("{here}{name}");
        // A feed without entries is as old as the site's day.
        let updated = entries.first().map_or(site.model.site.as_of, |it| it.day);
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let _ = writeln!(
            out,
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
            self.lang
        );
        element(&mut out, "", "title", None, &title);
        element(&mut out, "", "id", None, &own);
        let _ = writeln!(
            out,
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
            escaped(&own)
        );
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{}\" href=\"{}\"/>",
            self.lang,
            escaped(&here)
        );
        element(&mut out, "", "updated", None, &stamp(updated));
        let owner = match &site.model.site.publisher {
            Some(Publisher::Partner(key)) => &site.model.partners[*key].common.title,
            Some(Publisher::Name(name)) => name,
            None => &site.model.site.title,
        };
        let _ = writeln!(out, "<author><name>{}</name></author>", escaped(owner.best(self.lang)));
        let version = env!("CARGO_PKG_VERSION");
        let _ = writeln!(out, "<generator version=\"{version}\">pejl</generator>");
        if let Some(licence) = &site.model.site.licence {
            element(&mut out, "", "rights", None, licence);
        }
        entries.iter().for_each(|it| self.entry(&mut out, it));
        out.push_str("</feed>\n");
        out
    }

    fn entry(&self, out: &mut String, it: &Entry) {
        let lang = |lang: Lang| (lang != self.lang).then_some(lang);
        out.push_str("<entry>\n");
        element(out, "  ", "title", lang(it.title.0), &it.title.1);
        element(out, "  ", "id", None, &it.id);
        if let Some(url) = &it.url {
            let _ = writeln!(
                out,
                "  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
                escaped(url)
            );
        }
        element(out, "  ", "published", None, &stamp(it.day));
        element(out, "  ", "updated", None, &stamp(it.day));
        let (term, label) = &it.category;
        let _ = writeln!(out, "  <category term=\"{term}\" label=\"{}\"/>", escaped(label));
        if let Some((language, text)) = &it.summary {
            element(out, "  ", "summary", lang(*language), text);
        }
        out.push_str("</entry>\n");
    }

    fn words(&self, it: &Localized<String>) -> (Lang, String) {
        let (lang, text) = it.get(self.lang);
        (lang, text.clone())
    }

    fn update(&self, key: Key<Update>) -> Entry {
        let it = &self.site.model.updates[key];
        let learned = it.happened.as_ref().or(it.believed.as_ref());
        let kind = super::ids::update_kind(it.kind);
        Entry {
            // Not its page's address: that may be moved.
            id: format!("{}#update-{}", self.base, it.common.id),
            day: it.date,
            title: self.words(&it.common.title),
            summary: it.common.summary.as_ref().or(learned).map(|it| self.words(it)),
            category: (kind, self.locale.text(&format!("update_type.{kind}")).to_owned()),
            url: self.site.absolute(PageRef::Thing(Thing::Update(key)), self.lang),
        }
    }

    /// Changes of what was published, about this page; each keeps its id when others come.
    fn corrections(&self, page: PageRef) -> Vec<Entry> {
        let ids = self.correction_ids();
        let places = self.site.corrections_about(page).into_iter();
        places.map(|at| self.correction(at, ids[at].clone())).collect()
    }

    /// Verdicts that changed (V-60), for worse as for better: of a mission's or a partner's own
    /// indicators, or of all.
    fn verdicts(&self, page: PageRef) -> Vec<Entry> {
        let model = &*self.site.model;
        let here = |change: &Change| match (page, self.site.changed_page(change)) {
            (PageRef::Thing(Thing::Mission(of)), Some(PageRef::Thing(Thing::Indicator(key)))) => {
                model.missions[of].indicators.contains(&key)
            }
            (PageRef::Thing(Thing::Partner(of)), Some(PageRef::Thing(Thing::Indicator(key)))) => {
                model.indicators[key].owner == Some(of)
            }
            (PageRef::Thing(_), _) => false,
            _ => true,
        };
        let all = self.site.changed_verdicts().filter(|it| here(it.1));
        all.take(MOST).filter_map(|(release, change)| self.change(release, change)).collect()
    }

    fn changes(&self) -> Vec<Entry> {
        let all = self.site.releases();
        let all = all.flat_map(|it| it.changes.iter().map(move |change| (it, change)));
        all.take(MOST).filter_map(|(release, change)| self.change(release, change)).collect()
    }

    /// A change of a build. Its id is what it is about and the day, so that it stays when others come.
    fn change(&self, release: &Release, change: &Change) -> Option<Entry> {
        let route = self.site.route_in(PageRef::Changes, self.lang)?;
        let told = crate::site::told(self.site, &route, release, change);
        let parts = [&change.series, &change.period, &change.item];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        let mark = match parts.is_empty() {
            true => String::new(),
            false => format!("-{}", super::calendar::hash(&parts.join(" "))),
        };
        let about = change.about.replace([':', '/'], "-");
        let kind = change.kind.id();
        let page = self.site.changed_page(change).unwrap_or(PageRef::Changes);
        let text = [Some(told.text), told.why].into_iter().flatten().map(|it| it.text);
        Some(Entry {
            id: format!("{}#change-{}-{kind}-{about}{mark}", self.base, release.as_of),
            day: parse_date(&release.as_of)?,
            title: (self.lang, format!("{}: {}", told.label, told.title.text)),
            summary: Some((self.lang, text.collect::<Vec<_>>().join(" "))),
            category: (kind, told.label),
            url: self.site.absolute(page, self.lang),
        })
    }

    /// By day and what it is about; a number where that is not enough.
    fn correction_ids(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let all = self.site.model.corrections.iter();
        all.map(|it| {
            let id = format!("{}#correction-{}-{}", self.base, it.date, self.about(it.about).1);
            let n = seen.entry(id.clone()).or_insert(0);
            *n += 1;
            if *n == 1 { id } else { format!("{id}-{n}") }
        })
        .collect()
    }

    fn about(&self, it: CorrectionAbout) -> (Thing, String) {
        let thing = match it {
            CorrectionAbout::Indicator(key) => Thing::Indicator(key),
            CorrectionAbout::Contribution(key) => Thing::Contribution(key),
            CorrectionAbout::Mission(key) => Thing::Mission(key),
        };
        let id = self.site.common(thing).map_or(String::new(), |it| it.id.to_string());
        (thing, id)
    }

    fn correction(&self, at: usize, id: String) -> Entry {
        let it = &self.site.model.corrections[at];
        let kind = super::ids::correction_kind(it.kind);
        let label = self.locale.text(&format!("correction_type.{kind}")).to_owned();
        let (thing, _) = self.about(it.about);
        let (lang, name) = self.words(self.site.title(thing));
        let mut title = format!("{label}: {name}");
        if let Some(period) = it.period {
            title = format!("{title}, {}", self.locale.period(period));
        }
        let (before, now) =
            crate::site::changed::of_correction(&self.site.model, self.locale, self.lang, it);
        let change = |key: &str, it: Option<(Lang, String)>| {
            Some(format!("{}: {}", self.locale.text(key), it?.1))
        };
        let why = it.why.as_ref().map(|it| self.words(it).1);
        let parts = [change("field.before", before), change("field.after_change", now), why];
        let summary = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
        Entry {
            id,
            day: it.date,
            title: (lang, title),
            summary: (!summary.is_empty()).then_some((self.lang, summary)),
            category: (kind, label),
            url: self.site.absolute(PageRef::Thing(thing), self.lang),
        }
    }
}

fn stamp(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn element(out: &mut String, indent: &str, name: &str, lang: Option<Lang>, text: &str) {
    let lang = lang.map(|it| format!(" xml:lang=\"{it}\"")).unwrap_or_default();
    let _ = writeln!(out, "{indent}<{name}{lang}>{}</{name}>", escaped(text));
}
