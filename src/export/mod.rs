//! Pages and data as files for programs: JSON, CSV, calendars and feeds. Small functions from what there is to bytes.
//! Knows the planned site, its facts and its verdicts. Does *not* know HTML, and writes no file: it
//! says what lies where, and `render` puts it into the output.

mod calendar;
mod csv;
mod data;
mod feed;
mod ids;
mod json;
mod method;
mod page;
mod tables;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::assess::{Class, Inputs, Verdict};
use crate::history::Event;
use crate::locale::Locale;
use crate::model::{Direction, Indicator, Key, Series, SeriesKey, Thing};
use crate::site::{FigureContent, MachineFile, PageRef, Route, Site, figure_files};
use crate::value::{Decimal, Lang, rounded};

pub use method::bare;

use feed::Feed;
use json::{Json, Members};
use tables::Tables;

/// The form of `metode.json`, as a JSON Schema.
const SCHEMA: &str = include_str!("../../docs/schema/metode-1.0.json");

/// Where the schema lies on every site.
const SCHEMA_FILE: &str = "assets/skema/metode-1.0.json";

/// The form of `index.json`, as a JSON Schema.
const PAGE_SCHEMA: &str = include_str!("../../docs/schema/page-1.0.json");

/// Where that schema lies on every site.
const PAGE_SCHEMA_FILE: &str = "assets/skema/page-1.0.json";

/// The form of `history.json`, as a JSON Schema.
const PAST_SCHEMA: &str = include_str!("../../docs/schema/history-1.0.json");

/// Where that schema lies on every site.
const PAST_SCHEMA_FILE: &str = "assets/skema/history-1.0.json";

/// Writes the files of a site; made once, shared by threads.
pub struct Export<'a> {
    site: &'a Site,
    /// A verdict's name in each language, by class and whether it is about a demand to keep.
    labels: BTreeMap<(Class, bool), Vec<(&'static str, String)>>,
    /// Every entry of the site's calendar files, with how often it was changed.
    events: BTreeMap<String, Event>,
}

/// The member that holds a verdict's name in a language.
fn label_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Da => "label_da",
        Lang::En => "label_en",
        Lang::Sv => "label_sv",
        Lang::Nb => "label_nb",
        Lang::De => "label_de",
    }
}

impl<'a> Export<'a> {
    /// For this site. Verdicts are named in Danish and English on every site, and in its own languages.
    pub fn new(site: &'a Site) -> Export<'a> {
        let own: Vec<Locale> = [Lang::Da, Lang::En]
            .into_iter()
            .filter(|it| !site.locales.contains_key(it) && !site.model.indicators.is_empty())
            .map(Locale::new)
            .collect();
        let mut locales: Vec<&Locale> = site.locales.values().chain(&own).collect();
        locales.sort_by_key(|it| it.lang);
        let mut labels = BTreeMap::new();
        for class in Class::ALL {
            for hold in [false, true] {
                let name = |it: &&Locale| {
                    let id = if hold && class == Class::Naaet { "naaet-hold" } else { class.id() };
                    (label_key(it.lang), it.text(&format!("verdict.{id}")).to_owned())
                };
                labels.insert((class, hold), locales.iter().map(name).collect());
            }
        }
        Export { site, labels, events: calendar::stamped(site) }
    }

    /// The files that lie beside this page, by path below the output folder.
    ///
    /// # Panics
    /// If there is no such page: routes come from [`Site::routes`].
    pub fn beside(&self, route: &Route) -> Vec<(String, Vec<u8>)> {
        let page = self.site.routes[route];
        let mut all: Vec<(String, Vec<u8>)> = Vec::new();
        for it in figure_files(self.site, route) {
            let bytes = match it.content {
                FigureContent::Svg(svg) => svg.into_bytes(),
                FigureContent::Rows(key, shown) => {
                    let model = &self.site.model;
                    data::csv_of(model, &model.indicators[key], route.lang, &shown)
                }
            };
            all.push((it.name, bytes));
        }
        let figures: Vec<String> = all.iter().map(|it| it.0.clone()).collect();
        for it in self.site.machine_files(page) {
            all.push((it.name().to_owned(), self.file(route, page, it, &figures)));
        }
        let place = |(name, bytes): (String, Vec<u8>)| (self.site.file_beside(route, &name), bytes);
        all.into_iter().map(place).collect()
    }

    /// What the files of all pages share.
    pub fn shared(&self) -> Vec<(String, Vec<u8>)> {
        let judged = !self.site.model.indicators.is_empty();
        let schema = (SCHEMA_FILE.to_owned(), SCHEMA.as_bytes().to_vec());
        let pages = (PAGE_SCHEMA_FILE.to_owned(), PAGE_SCHEMA.as_bytes().to_vec());
        let past = (PAST_SCHEMA_FILE.to_owned(), PAST_SCHEMA.as_bytes().to_vec());
        judged.then_some(schema).into_iter().chain([pages, past, self.history()]).collect()
    }

    /// What the next build must know of this one.
    fn history(&self) -> (String, Vec<u8>) {
        let mut history = self.site.history.clone();
        // A look back leaves what was there, entries of calendars too.
        let back = history.state.as_of != self.site.model.site.as_of.to_string();
        history.state.events =
            if back { self.site.events_before.clone() } else { self.events.clone() };
        let base = self.site.base_url.as_deref().unwrap_or("");
        history.schema = Some(format!("{base}{PAST_SCHEMA_FILE}"));
        (crate::history::FILE.to_owned(), crate::history::write(&history))
    }

    /// Where a schema is, seen from a page.
    fn schema(&self, route: &Route, file: &str) -> String {
        match &self.site.base_url {
            Some(base) => format!("{base}{file}"),
            None => self.site.relative(route, file),
        }
    }

    /// One file beside a page; `figures` are the files of its figures.
    fn file(&self, route: &Route, page: PageRef, file: MachineFile, figures: &[String]) -> Vec<u8> {
        let (site, model) = (self.site, &*self.site.model);
        let tables = Tables { site, lang: route.lang };
        let feed = |feed| feed::file(site, route, page, feed, file.name());
        match (file, page) {
            (MachineFile::Page, _) => {
                let schema = self.schema(route, PAGE_SCHEMA_FILE);
                page::file(site, route, (page, figures), schema)
            }
            (MachineFile::Calendar | MachineFile::RoadmapDates, _) => {
                calendar::file(site, page, route.lang, &self.events)
            }
            (MachineFile::News, _) => feed(Feed::News),
            (MachineFile::LearningFeed, _) => feed(Feed::Learning),
            (MachineFile::CorrectionsFeed, _) => feed(Feed::Corrections),
            (MachineFile::ChangesFeed, _) => feed(Feed::Changes),
            (MachineFile::Changes, _) => tables.changes(),
            (MachineFile::Missions, _) => tables.missions(),
            (MachineFile::Updates, _) => tables.updates(),
            (MachineFile::Learning, page) => tables.learning(page),
            (MachineFile::Corrections, _) => tables.corrections(),
            (MachineFile::Roadmap, PageRef::Thing(Thing::Mission(key)) | PageRef::Roadmap(key)) => {
                tables.roadmap(key)
            }
            (MachineFile::Matrix, PageRef::CoverageOf(key)) => tables.matrix(Some(key)),
            (MachineFile::Matrix, _) => tables.matrix(None),
            (MachineFile::Contributions, PageRef::Thing(Thing::Partner(key))) => {
                tables.contributions(site.index.contributions_of_partner.of(key))
            }
            (MachineFile::Contributions, _) => {
                tables.contributions(&model.contributions.iter().map(|it| it.0).collect::<Vec<_>>())
            }
            (MachineFile::Csv, PageRef::Thing(Thing::Mission(key))) => {
                data::csv_of_all(model, &model.missions[key].indicators, route.lang)
            }
            (MachineFile::Method, PageRef::Thing(Thing::Indicator(key))) => self.method(route, key),
            (MachineFile::Csv, PageRef::Thing(Thing::Indicator(key))) => {
                data::csv(model, &model.indicators[key], route.lang)
            }
            (MachineFile::Json, PageRef::Thing(Thing::Indicator(key))) => self.data(route, key),
            (other, page) => unreachable!("{page:?} has no {}", other.name()),
        }
    }

    fn data(&self, route: &Route, key: Key<Indicator>) -> Vec<u8> {
        let model = &*self.site.model;
        let it = &model.indicators[key];
        let page = PageRef::Thing(Thing::Indicator(key));
        let mut members = data::about(model, it, self.site.locale(route.lang));
        members.push(("url", Json::maybe(self.site.absolute(page, route.lang))));
        members.push(("as_of", model.site.as_of.into()));
        members.push(("observations", data::list(model, it, route.lang)));
        Json::Object(members).file()
    }

    fn method(&self, route: &Route, key: Key<Indicator>) -> Vec<u8> {
        let site = self.site;
        let it = &site.model.indicators[key];
        let page = PageRef::Thing(Thing::Indicator(key));
        let judged = &site.verdicts[key];
        let schema = self.schema(route, SCHEMA_FILE);
        let about: Members = vec![
            ("id", it.common.id.as_str().into()),
            ("title", data::words(&it.common.title)),
            ("url", Json::maybe(site.absolute(page, route.lang))),
        ];
        let mut members: Members = vec![("$schema", schema.into())];
        members.extend(method::head(site.model.site.method, site.model.site.as_of));
        members.push(("indicator", about.into()));
        members.extend(self.judgement(it, &Inputs::headline(it), &judged.headline));
        let override_ = it.override_.as_ref().map(|it| -> Members {
            vec![
                ("class", it.class.as_str().into()),
                ("reason", data::words(&it.reason)),
                ("by", data::words(&it.by)),
            ]
        });
        members.push(("override", Json::maybe(override_)));
        let parts = it.series.iter().filter(|it| !it.key.is_headline());
        let part = |series: &Series| {
            let verdict = judged.of(&series.key).expect("every series is judged");
            let mut members: Members = vec![("key", self.key(it, &series.key))];
            members.extend(self.judgement(it, &Inputs::part(it, series), verdict));
            members
        };
        members.push(("series", parts.map(part).collect()));
        Json::Object(members).file()
    }

    /// One series of an indicator, with the class's name in each language.
    fn judgement(&self, it: &Indicator, inputs: &Inputs, verdict: &Verdict) -> Members {
        let hold = inputs.direction == Direction::Hold;
        let names = &self.labels[&(verdict.class, hold)];
        method::judgement(inputs, verdict, it.unit.name().unwrap_or("own"), names)
    }

    /// What a series is about, by ids.
    fn key(&self, it: &Indicator, key: &SeriesKey) -> Json {
        let partner = key.partner.map(|it| self.site.model.partners[it].common.id.as_str());
        let value = |(dimension, value): (&usize, &usize)| -> Members {
            let dimension = &it.dimensions[*dimension];
            let value = dimension.values[*value].0.as_str();
            vec![("dimension", dimension.id.as_str().into()), ("value", value.into())]
        };
        let values = key.values.iter().map(value).collect();
        Json::Object(vec![("partner", Json::maybe(partner)), ("values", values)])
    }
}

/// As published: half away from zero, and always with the unit's decimals.
fn published(value: Decimal, decimals: u32) -> Decimal {
    let mut it = rounded(value, decimals);
    // Digits that do not fit are not added: the number is the same.
    it.rescale(decimals.max(it.scale()));
    if it.is_zero() { it.abs() } else { it }
}
