//! The site, and the files that are lists.

use std::collections::BTreeMap;

use crate::diag::Diags;
use crate::model::{self, Asked, CorrectionAbout, CorrectionKind, Destination, Publisher, When};
use crate::source::{self, Entry, Name, PARTNER_KINDS};
use crate::tree::{Span, Spanned};
use crate::value::Id;

use super::brand;
use super::names::Names;
use super::references::{Headings, destination};
use super::things::picture;
use super::{Cx, Settings};

/// A theme.
pub(super) fn theme(
    it: &Entry<source::Theme>,
    _: &Cx<'_>,
    _: &Names,
    _: &mut Diags,
) -> Option<model::Theme> {
    let id = crate::value::Id::parse(&it.id.value).ok()?;
    Some(model::Theme {
        id,
        title: it.facts.title.clone()?,
        also: it.facts.also.clone(),
        description: it.facts.description.clone(),
        place: it.id.span,
    })
}

/// An effective ingredient.
pub(super) fn ingredient(
    it: &Entry<source::Ingredient>,
    _: &Cx<'_>,
    _: &Names,
    _: &mut Diags,
) -> Option<model::Ingredient> {
    let facts = &it.facts;
    Some(model::Ingredient {
        id: crate::value::Id::parse(&it.id.value).ok()?,
        title: facts.title.clone()?,
        also: facts.also.clone(),
        description: facts.description.clone(),
        level: facts.level,
        evidence: facts.evidence.clone(),
        careful: facts.careful.clone(),
        place: it.id.span,
    })
}

/// A word of the shared language.
pub(super) fn term(
    it: &Entry<source::Term>,
    _: &Cx<'_>,
    _: &Names,
    _: &mut Diags,
) -> Option<model::Term> {
    let facts = &it.facts;
    Some(model::Term {
        id: crate::value::Id::parse(&it.id.value).ok()?,
        title: facts.title.clone()?,
        meaning: facts.meaning.clone()?,
        also: facts.also.clone(),
        forms: facts.forms.clone(),
        avoid: facts.avoid.clone(),
        place: it.id.span,
    })
}

/// The site, and the files that it uses.
pub(super) fn site(
    site: &source::Site,
    cx: &Cx<'_>,
    names: &Names,
    headings: &Headings,
    settings: &Settings,
    diags: &mut Diags,
) -> Option<(model::Site, Vec<String>)> {
    let place = site.span?;
    let publisher = site.publisher.as_ref().and_then(|(words, span)| {
        let name = words.first();
        if names.partners.hides(name) {
            diags.link_to_hidden(*span, name);
            return None;
        }
        Some(match names.partners.table.find(name) {
            Some(key) => Publisher::Partner(key),
            None => Publisher::Name(words.clone()),
        })
    });
    let lacks = |key: &str| !site.written.iter().any(|it| it == key);
    if lacks("publisher") {
        diags.site_without_publisher(place);
    }
    if lacks("contact") {
        diags.site_without_contact(place);
    }
    accessibility(site, cx, diags);
    let logo = site.brand.logo.as_ref().and_then(|it| picture(it, cx, diags));
    let mut navigation = Vec::new();
    for item in &site.navigation {
        if let Some(to) = destination(&item.to, cx, names, headings, diags) {
            navigation.push(model::NavLink { text: item.text.clone(), to });
        }
    }
    let files = navigation.iter().filter_map(|it| match &it.to {
        Destination::Asset(path) => Some(path.clone()),
        _ => None,
    });
    let files = files.collect();
    let site = model::Site {
        title: site.title.clone()?,
        promise: site.promise.clone(),
        summary: site.summary.clone(),
        publisher,
        languages: site.languages.clone(),
        base_url: settings.base_url.clone().or_else(|| site.base_url.clone()),
        as_of: cx.as_of.date(),
        contact: site.contact.clone(),
        licence: site.licence.clone(),
        repository: site.repository.clone(),
        brand: brand::brand(&site.brand, logo, cx.tree, diags),
        navigation,
        accessibility: site.accessibility.as_ref().map(|it| model::Accessibility {
            statement: it.statement.clone(),
            date: it.date.as_ref().map(|it| it.value),
            phone: it.phone.clone(),
            email: it.email.clone(),
        }),
        report_errors: site.report_errors.clone(),
        security_contact: site.security_contact.clone(),
        method: site.method,
        example: site.example.clone(),
        glossary_links: site.glossary_links != Some(false),
        span: place,
    };
    Some((site, files))
}

/// Days until a statement should be renewed, and until it must (pages.md P15).
const RENEW_SOON: i32 = 335;
const RENEW_NOW: i32 = 366;

fn accessibility(site: &source::Site, cx: &Cx<'_>, diags: &mut Diags) {
    let Some(place) = site.span else { return };
    let Some(written) = &site.accessibility else {
        if !site.written.iter().any(|it| it == "accessibility") {
            diags.no_accessibility_statement(place);
        }
        return;
    };
    let keys = ["statement", "date", "phone", "email"];
    let missing: Vec<&str> =
        keys.into_iter().filter(|key| !written.written.iter().any(|it| it == key)).collect();
    if !missing.is_empty() {
        diags.accessibility_incomplete(written.span, &missing);
    }
    let danish = site.languages.first() == Some(&crate::value::Lang::Da);
    if let Some(url) = written.statement.as_ref().filter(|it| danish && !is_in_was(it)) {
        diags.accessibility_elsewhere(written.statement_at, url);
    }
    let Some(Spanned { value: date, span }) = written.date.clone() else { return };
    if date > cx.as_of.date() {
        let today = cx.as_of.date().to_string();
        diags.accessibility_future(span, &date.to_string(), &today);
        return;
    }
    let age = cx.as_of.date().since(date).map_or(0, |it| it.get_days());
    if age >= RENEW_NOW {
        diags.accessibility_old(span, &date.to_string());
    } else if age > RENEW_SOON {
        diags.accessibility_soon_old(span, &date.to_string());
    }
}

/// Whether an address is one of the agency's, where Danish law wants the statement to be.
fn is_in_was(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next() == Some("was.digst.dk")
}

/// The annual wheel.
pub(super) fn calendar(
    entries: &[source::CalendarEntry],
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Vec<model::CalendarEntry> {
    let mut made = Vec::new();
    let mut ids: BTreeMap<(Option<&str>, &str), Span> = BTreeMap::new();
    for it in entries {
        let of = cx.tree.source_of(it.at.file).map(|(_, it)| it.partner.as_str());
        if let Some(id) = &it.id
            && let Some(first) = ids.insert((of, &id.value), id.span)
        {
            diags.calendar_id_twice(id.span, first, &id.value);
        }
        let (missions, partners, themes) = (
            names.missions.all(&it.missions, diags),
            names.partners.all(&it.partners, diags),
            names.themes.all(&it.themes, diags),
        );
        if let (Some(from), Some(to)) = (&it.from, &it.to)
            && to.value < from.value
        {
            diags.ends_before_it_begins(to.span, from.span);
        }
        let when = match (&it.date, &it.span, &it.every, &it.from) {
            (Some(date), ..) => When::Day(date.value),
            (_, Some(span), ..) => When::Span(span.value),
            (_, _, Some(every), Some(from)) => When::Every {
                months: every.value,
                from: from.value,
                to: it.to.as_ref().map(|it| it.value),
                days: it.days.unwrap_or(1),
            },
            _ => continue,
        };
        let Some(title) = it.title.clone() else { continue };
        made.push(model::CalendarEntry {
            id: it.id.as_ref().and_then(|it| Id::parse(&it.value).ok()),
            of: of.map(str::to_owned),
            title,
            when,
            kind: it.kind,
            missions,
            partners,
            themes,
            asks: it.asks.iter().filter_map(|it| asked(it, names, diags)).collect(),
            place: it.place.clone(),
            url: it.url.clone(),
            open: it.open,
        });
    }
    made.sort_by_key(|it| match it.when {
        When::Day(day) => Some(day),
        When::Span(span) => span.first_day(),
        When::Every { from, .. } => Some(from),
    });
    made
}

/// Whom a name under `asks` means: a partner, a theme or every partner of a kind.
fn asked(name: &Name, names: &Names, diags: &mut Diags) -> Option<Asked> {
    let id = name.value.as_str();
    if let Some(key) = names.partners.table.find(id) {
        return Some(Asked::Partner(key));
    }
    if let Some(key) = names.themes.table.find(id) {
        return Some(Asked::Theme(key));
    }
    if let Some((_, kind)) = PARTNER_KINDS.iter().find(|(word, _)| *word == id) {
        return Some(Asked::Kind(*kind));
    }
    if !names.partners.hides(id) && !names.themes.is_blind() {
        let kinds = PARTNER_KINDS.iter().map(|(word, _)| *word);
        let ids = names.partners.table.ids().chain(names.themes.table.ids());
        let known: Vec<&str> = kinds.chain(ids).collect();
        diags.unknown_asked(name.span, id, &known);
    }
    None
}

/// The corrections, newest first.
pub(super) fn corrections(
    entries: &[source::Correction],
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Vec<model::Correction> {
    let mut made = Vec::new();
    for it in entries {
        let indicator = it
            .indicator
            .as_ref()
            .map(|name| names.indicators.find(name, diags).map(CorrectionAbout::Indicator));
        let contribution = it
            .contribution
            .as_ref()
            .map(|name| names.contributions.find(name, diags).map(CorrectionAbout::Contribution));
        let mission = it
            .mission
            .as_ref()
            .map(|name| names.missions.find(name, diags).map(CorrectionAbout::Mission));
        if let Some(date) = it.date.as_ref().filter(|date| date.value > cx.as_of.date()) {
            diags.date_in_future(
                date.span,
                &date.value.to_string(),
                &cx.as_of.date().to_string(),
                false,
            );
        }
        let about = indicator.or(contribution).or(mission).flatten();
        let (partner, dimensions) = match about {
            Some(CorrectionAbout::Indicator(key)) => corrected(it, key, names, diags),
            _ => (None, Vec::new()),
        };
        let (Some(date), Some(about), Some(kind)) = (&it.date, about, it.kind) else { continue };
        made.push(model::Correction {
            date: date.value,
            about,
            period: it.period.as_ref().map(|it| it.value),
            partner,
            dimensions,
            before: it.before.clone(),
            now: it.now.clone(),
            pledge: None,
            why: it.why.clone(),
            kind,
            material: it.material,
            by: it.by.clone(),
            url: it.url.clone(),
        });
    }
    made.extend(super::pledges::changes(names, &made));
    made.sort_by_key(|it| std::cmp::Reverse(it.date));
    made
}

/// What a corrected figure is broken down by, in words; and whether there is such a figure.
fn corrected(
    it: &source::Correction,
    key: model::Key<model::Indicator>,
    names: &Names,
    diags: &mut Diags,
) -> (Option<model::Key<model::Partner>>, Vec<(source::Words, source::Words)>) {
    // Where an indicator has a hole, nobody can say what it has not.
    let Some(indicator) = names.indicators.made(key) else { return (None, Vec::new()) };
    let (mut partner, mut words) = (None, Vec::new());
    for (name, value) in &it.dimensions {
        if name.value == "partner" {
            partner = names.partners.find(value, diags);
            continue;
        }
        let id = name.value.replace('_', "-");
        let Some(dimension) = indicator.dimensions.iter().find(|it| it.id.as_str() == id) else {
            let known: Vec<&str> = indicator.dimensions.iter().map(|it| it.id.as_str()).collect();
            diags.unknown_value(name.span, "dimensions", &name.value, &known);
            continue;
        };
        match dimension.values.iter().find(|(known, _)| *known == value.value) {
            Some((_, label)) => words.push((dimension.title.clone(), label.clone())),
            None => {
                let known: Vec<&str> = dimension.values.iter().map(|it| it.0.as_str()).collect();
                diags.unknown_dimension_value(value.span, &name.value, &value.value, &known);
            }
        }
    }
    // A changed target has a period of its own.
    if let Some(period) =
        it.period.as_ref().filter(|_| it.kind != Some(CorrectionKind::ChangedTarget))
        && !indicator.series.iter().any(|series| series.at(period.value).is_some())
    {
        diags.correction_without_figure(
            period.span,
            indicator.common.id.as_str(),
            &period.value.to_string(),
        );
    }
    (partner, words)
}

/// Old addresses and where they lead now, each with the places where that is written.
pub(super) fn redirects(
    entries: &[source::Redirect],
    cx: &Cx<'_>,
    names: &Names,
    headings: &Headings,
    diags: &mut Diags,
) -> Vec<model::Redirect> {
    let mut made = Vec::new();
    for it in entries {
        let Some(from) = super::references::site_path(&it.from, diags) else { continue };
        let to = match it.to.value.strip_prefix('/') {
            Some(_) => super::references::site_path(&it.to, diags).map(Destination::Path),
            None => destination(&it.to, cx, names, headings, diags),
        };
        // A page that only leads on does so by itself: it must lead to a page.
        if let Some(Destination::Elsewhere(address)) = &to
            && !["https://", "http://"]
                .iter()
                .any(|it| address.to_ascii_lowercase().starts_with(it))
        {
            diags.bad_url(it.to.span, address);
            continue;
        }
        if let Some(to) = to {
            made.push(model::Redirect { from, to, from_span: it.from.span, to_span: it.to.span });
        }
    }
    made
}
