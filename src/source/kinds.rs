//! The keys of each kind of thing that has a file of its own, as format.md names them.

use std::collections::BTreeMap;

use crate::diag::{Said, said};
use crate::tree::{Span, Spanned};
use crate::value::{
    Cadence, ContactLevel, ContributionKind, ContributionStatus, Decimal, Direction, Evidence, Example, Horizon, Id, Lang,
    Method, Need, Outcome, PartnerKind, Period, PeriodKind, Seasonal, Stage, UpdateKind, VERDICT_CLASSES, parse_date,
    parse_number,
};
use crate::yaml::{Node, Value};

use super::draft::*;
use super::fields::{Cx, Fields};

/// The keys of site.yml.
pub(super) fn site(node: Option<Node>, cx: &mut Cx<'_>) -> Site {
    // The languages decide what a bare text is, so they are read before everything else.
    let (languages, all_languages) = languages(node.as_ref(), cx);
    let site_languages: &[Lang] = &languages;
    let cx =
        &mut Cx { tree: cx.tree, file: cx.file, languages: site_languages, diags: &mut *cx.diags };
    let what = said!("sitet", "the site");
    let mut f = Fields::of_root(node, cx);
    f.take("languages");
    let title = f.words("title");
    f.require("title", title.is_some(), &what);
    let written = f.all_written();
    let site = Site {
        known: true,
        written,
        span: Some(f.span),
        title,
        summary: f.words("summary"),
        publisher: {
            let span = f.place("publisher");
            f.words("publisher").map(|it| (it, span))
        },
        languages: Vec::new(),
        base_url: f.url("base_url").map(|it| if it.ends_with('/') { it } else { it + "/" }),
        as_of: f.date("as_of").map(|it| it.value),
        contact: f.contact("contact"),
        licence: f.text("licence").map(|it| it.value),
        repository: f.url("repository"),
        brand: f
            .map("brand", said!("udseendet", "the brand"), brand)
            .map(|it| it.value)
            .unwrap_or_default(),
        navigation: navigation(&mut f),
        theme: f.name("theme"),
        accessibility: f
            .map(
                "accessibility",
                said!("tilgængelighedserklæringen", "the accessibility statement"),
                |f| Accessibility {
                    statement: f.url("statement"),
                    date: f.date("date").map(|it| it.value),
                    phone: f.phone("phone"),
                    email: f.email("email"),
                    span: f.span,
                    written: f.all_written(),
                },
            )
            .map(|it| it.value),
        report_errors: f.address("report_errors"),
        security_contact: f.address("security_contact"),
        method: f.choice("method", METHODS).map(|it| it.value).unwrap_or_default(),
        sources: f.names("sources"),
        example: example(&mut f),
    };
    f.finish(what);
    Site { known: all_languages, languages, ..site }
}

/// The site's languages, and whether these are all that somebody wrote.
fn languages(node: Option<&Node>, cx: &mut Cx<'_>) -> (Vec<Lang>, bool) {
    let Some(Node { value: Value::Map(entries), .. }) = node else { return (Vec::new(), false) };
    let Some((_, node)) = entries.iter().find(|(key, _)| key.value == "languages") else {
        return (vec![Lang::Da], true);
    };
    let f = Fields::of_root(None, cx);
    let items: Vec<Node> = match &node.value {
        Value::List(items) => items.clone(),
        _ => vec![node.clone()],
    };
    let (mut languages, mut places, mut all) = (Vec::new(), Vec::new(), true);
    for item in items {
        match item.text().map(|it| (Lang::parse(it), it)) {
            Some((Some(lang), _)) if languages.contains(&lang) => {
                let first = languages.iter().position(|it| *it == lang).unwrap_or(0);
                f.cx.diags.twice_in_list(item.span, places[first], lang.code());
            }
            Some((Some(lang), _)) => {
                languages.push(lang);
                places.push(item.span);
            }
            Some((None, tag)) => {
                f.cx.diags.bad_language(item.span, tag);
                all = false;
            }
            None => {
                let expected = said!("et sprog som `da`", "a language such as `da`");
                f.cx.wrong_shape(&item, "languages", expected);
                all = false;
            }
        }
    }
    (languages, all)
}

/// `true`, or the words that say on every page what is invented.
fn example(f: &mut Fields<'_, '_>) -> Example {
    match f.take("example") {
        None => Example::No,
        Some(node) if node.text() == Some("true") => Example::Yes,
        Some(node) if node.text() == Some("false") => Example::No,
        Some(node) => f.cx.words("example", node).map_or(Example::Yes, Example::Says),
    }
}

const METHODS: &[(&str, Method)] = &[
    ("andel-af-planen", Method::AndelAfPlanen),
    ("eurostat", Method::Eurostat),
    ("un", Method::Un),
];

fn brand(f: &mut Fields<'_, '_>) -> Brand {
    let mut colours = BTreeMap::new();
    for key in ["brand", "brand_dark", "on_brand", "on_brand_dark", "tint", "tint_dark"] {
        let Some(text) = f.text(key) else { continue };
        let hex = text.value.strip_prefix('#').unwrap_or("");
        if hex.len() == 6 && hex.bytes().all(|it| it.is_ascii_hexdigit()) {
            colours.insert(key, text.value.to_ascii_uppercase());
        } else {
            f.cx.diags.bad_colour(text.span, &text.value);
        }
    }
    Brand {
        name: f.words("name"),
        logo: f.name("logo"),
        colours,
        font_head: css(f, "font_head", |it| it.is_alphanumeric() || " ,'\"-_".contains(it)),
        radius: css(f, "radius", |it| it.is_ascii_alphanumeric() || ".%".contains(it)),
    }
}

/// A value that goes into the style sheet: only letters that cannot end the declaration.
fn css(f: &mut Fields<'_, '_>, key: &'static str, fine: fn(char) -> bool) -> Option<String> {
    let text = f.text(key)?;
    let balanced = |quote| text.value.matches(quote).count() % 2 == 0;
    if !text.value.is_empty() && text.value.chars().all(fine) && balanced('"') && balanced('\'') {
        return Some(text.value);
    }
    f.cx.diags.bad_css(text.span, key, &text.value);
    None
}

/// Menu links: `page:om`, `mission:`, or a Markdown link `[Om os](page:om)`, or a map with `text` and `to`.
fn navigation(f: &mut Fields<'_, '_>) -> Vec<NavItem> {
    let Some(node) = f.take("navigation") else { return Vec::new() };
    let Value::List(items) = node.value else {
        f.cx.wrong_shape(
            &node,
            "navigation",
            said!(
                "en liste, hvor hver post begynder med `-`",
                "a list in which each entry begins with `-`"
            ),
        );
        return Vec::new();
    };
    let mut nav: Vec<NavItem> = Vec::new();
    for item in items {
        // `- mission:` links to all missions; to YAML it is a key without a value.
        if let Value::Map(entries) = &item.value
            && let [(key, Node { value: Value::Null, .. })] = entries.as_slice()
            && !["text", "to"].contains(&key.value.as_str())
        {
            let to = key.clone().map(|it| it + ":");
            nav.push(NavItem { text: None, to });
            continue;
        }
        if let Some(text) = item.text() {
            let link = text
                .strip_prefix('[')
                .and_then(|it| it.strip_suffix(')'))
                .and_then(|it| it.split_once("]("));
            let (words, to) = match link {
                Some((words, to)) => (Some(Words::new(f.cx.first(), words.to_owned())), to),
                None => (None, text),
            };
            nav.push(NavItem { text: words, to: Spanned::new(to.to_owned(), item.span) });
            continue;
        }
        let what = said!("et punkt i menuen", "a menu item");
        let read = |f: &mut Fields<'_, '_>| {
            let (text, to) = (f.words("text"), f.name("to"));
            f.require("to", to.is_some(), &said!("et punkt i menuen", "a menu item"));
            to.map(|to| NavItem { text, to })
        };
        nav.extend(f.node_map("", what, item, read).and_then(|it| it.value));
    }
    if nav.len() > 7 {
        f.cx.diags.menu_too_long(nav[7].to.span, nav.len());
    }
    nav
}

/// What every thing with a file may have.
pub(super) fn common(f: &mut Fields<'_, '_>, body: Option<Span>, readable: bool) -> Common {
    let written = f.all_written();
    let title_span = f.place("title");
    let title = f.words("title");
    if title.is_none() && readable && !f.written("title") {
        f.cx.diags.missing_title(title_span);
    }
    let mut slug = BTreeMap::new();
    if let Some(words) = f.take("slug") {
        let entries = match words.value {
            Value::Map(entries) => entries,
            _ => vec![(Spanned::new(f.cx.first().code().to_owned(), words.span), words)],
        };
        for (tag, node) in entries {
            let Some(lang) = f.cx.site_language(&tag) else { continue };
            let Some(text) = node.text() else {
                f.cx.wrong_shape(&node, "slug", said!("et navn", "a name"));
                continue;
            };
            match Id::parse(text) {
                Ok(id) => {
                    slug.insert(lang, Spanned::new(id, node.span));
                }
                Err(problem) => f.cx.diags.bad_id(node.span, text, problem.suggestion.as_deref()),
            }
        }
    }
    Common {
        written,
        title_span: title.as_ref().map(|_| title_span),
        title,
        short: f.words("short"),
        summary: f.words("summary"),
        body,
        slug,
        aliases: f.names("aliases"),
        draft: f.flag("draft"),
        publish: f.moment("publish"),
    }
}

/// Keys that hold words, and so may stand in a translation.
fn translatable(folder: Folder) -> &'static [&'static str] {
    match folder {
        Folder::Indicators => &["title", "short", "summary", "statement", "cannot_say"],
        Folder::Updates => &["title", "short", "summary", "believed", "happened", "now"],
        _ => &["title", "short", "summary"],
    }
}

/// Words of a thing in another language: anything else is a fact, and facts stand in one place.
pub(super) fn translation(
    folder: Folder,
    stem: &str,
    lang: Lang,
    node: Option<Node>,
    body: Option<Span>,
    cx: &mut Cx<'_>,
) -> Translation {
    let mut words = BTreeMap::new();
    let entries = match node {
        Some(Node { value: Value::Map(entries), .. }) => entries,
        Some(other) => {
            cx.not_a_map(&other);
            Vec::new()
        }
        None => Vec::new(),
    };
    for (key, node) in entries {
        let Some(known) = translatable(folder).iter().find(|it| **it == key.value) else {
            cx.diags.fact_in_translation(key.span, &key.value, translatable(folder));
            continue;
        };
        match node.value {
            Value::Scalar { text, .. } if !text.trim().is_empty() => {
                words.insert(*known, Spanned::new(text.trim().to_owned(), node.span));
            }
            Value::Scalar { .. } | Value::Null => cx.diags.empty_text(node.span, known),
            _ => cx.wrong_shape(&node, known, said!("en tekst", "a text")),
        }
    }
    let of = super::likely_id(stem).unwrap_or_else(|| stem.to_owned());
    let of = Spanned::new(of, Span::start_of(cx.file));
    Translation { folder, of, lang, words, body }
}

/// A mission's keys.
pub(super) fn mission(f: &mut Fields<'_, '_>) -> Mission {
    let horizon = [("now", Horizon::Now), ("next", Horizon::Next), ("later", Horizon::Later)];
    let stage = [
        ("awareness", Stage::Awareness),
        ("experiments", Stage::Experiments),
        ("capability", Stage::Capability),
        ("embedded", Stage::Embedded),
    ];
    let mut mission = Mission {
        indicators_tried: f.not_empty("indicators"),
        backbone_tried: f.written("roles"),
        horizon: f.choice("horizon", &horizon).map(|it| it.value),
        stage: f.choice("stage", &stage).map(|it| it.value),
        span: f.interval("span").map(|it| it.value),
        themes: f.names("themes"),
        indicators: f.names("indicators"),
        backbone: Vec::new(),
        owner: Vec::new(),
        partners: Vec::new(),
        contact: f.contact("contact"),
        roadmap: f.maps("roadmap", || said!("en fase", "a phase"), phase),
        needs: f.maps(
            "needs",
            || said!("et behov", "a need"),
            |f| CoverageNeed {
                theme: {
                    let theme = f.name("theme");
                    f.require("theme", theme.is_some(), &said!("et behov", "a need"));
                    theme
                },
                from: f.choices("from", PARTNER_KINDS),
                why: f.words("why"),
            },
        ),
        questions: f.words_list("questions"),
    };
    let roles = f.map("roles", said!("rollerne", "the roles"), |f| {
        let tried = f.written("backbone");
        (tried, f.names("backbone"), f.names("owner"), f.names("partners"))
    });
    if let Some(roles) = roles {
        (mission.backbone_tried, mission.backbone, mission.owner, mission.partners) = roles.value;
    }
    mission
}

fn phase(f: &mut Fields<'_, '_>) -> Phase {
    let title = f.words("phase");
    f.require("phase", title.is_some(), &said!("en fase", "a phase"));
    let span = f.interval("span").map(|it| it.value);
    Phase {
        title,
        span,
        milestones: f.maps("milestones", || said!("en milepæl", "a milestone"), milestone),
    }
}

fn milestone(f: &mut Fields<'_, '_>) -> Milestone {
    let status = [
        ("planned", WrittenStatus::Planned),
        ("running", WrittenStatus::Running),
        ("done", WrittenStatus::Done),
        ("dropped", WrittenStatus::Dropped),
    ];
    let what = said!("en milepæl", "a milestone");
    let title = f.words("title");
    f.require("title", title.is_some(), &what);
    let status = f.choice("status", &status);
    let why = f.words("why");
    let dropped = status.as_ref().is_some_and(|it| it.value == WrittenStatus::Dropped);
    let was_due = f.period("was_due");
    if why.is_none() && (dropped || was_due.is_some()) {
        f.cx.diags.missing_why(f.span, &what);
    }
    Milestone {
        id: f.name("id").and_then(|it| match Id::parse(&it.value) {
            Ok(id) => Some(Spanned::new(id, it.span)),
            Err(problem) => {
                f.cx.diags.bad_id(it.span, &it.value, problem.suggestion.as_deref());
                None
            }
        }),
        title,
        due: f.period("due"),
        was_due,
        done: f.date("done"),
        status,
        why,
        partners: f.names("partners"),
        after: f.names("after"),
        financed: f.maybe_flag("financed"),
        span: f.span,
    }
}

/// An indicator's keys.
pub(super) fn indicator(f: &mut Fields<'_, '_>) -> Indicator {
    let what = said!("en indikator", "an indicator");
    let direction = [
        ("increase", Direction::Increase),
        ("decrease", Direction::Decrease),
        ("hold", Direction::Hold),
        ("none", Direction::None),
    ];
    let unit = f.unit("unit");
    f.require("unit", unit.is_some(), &what);
    let direction = f.choice("direction", &direction);
    f.require("direction", direction.is_some(), &what);
    Indicator {
        statement: f.words("statement"),
        cannot_say: f.words("cannot_say"),
        unit,
        direction,
        baseline: f.map("baseline", said!("en baseline", "a baseline"), |f| {
            let period = f.period("period");
            f.require("period", period.is_some(), &said!("en baseline", "a baseline"));
            Baseline {
                tried: f.written("value"),
                period,
                value: f.number("value"),
                lower: f.number("lower"),
                upper: f.number("upper"),
                se: f.number("se"),
            }
        }),
        target: f.map("target", said!("et mål", "a target"), |f| Target {
            tried: ["value", "at_least", "at_most", "between"].iter().any(|it| f.written(it)),
            period: f.period("period"),
            value: f.number("value"),
            at_least: f.number("at_least"),
            at_most: f.number("at_most"),
            between: between(f),
            decided: f.words("decided"),
            url: f.url("url"),
        }),
        path: path(f),
        meaningful_change: f.number("meaningful_change"),
        breaks: f.maps(
            "breaks",
            || said!("et databrud", "a break in the series"),
            |f| {
                let period = f.period("period");
                f.require(
                    "period",
                    period.is_some(),
                    &said!("et databrud", "a break in the series"),
                );
                Break { period, text: f.words("text"), bridged: f.flag("bridged") }
            },
        ),
        seasonal: f
            .choice(
                "seasonal",
                &[
                    ("adjusted", Seasonal::Adjusted),
                    ("none", Seasonal::None),
                    ("same_season", Seasonal::SameSeason),
                ],
            )
            .map(|it| it.value),
        override_: f
            .map("override", said!("en egen vurdering", "a judgement of your own"), |f| {
                let what = said!("en egen vurdering", "a judgement of your own");
                let classes = VERDICT_CLASSES.map(|it| (it, it));
                let it = Override {
                    class: f.choice("class", &classes).map(|it| it.value),
                    reason: f.words("reason"),
                    by: f.words("by"),
                };
                f.require("class", it.class.is_some(), &what);
                f.require("reason", it.reason.is_some(), &what);
                f.require("by", it.by.is_some(), &what);
                it
            })
            .map(|it| it.value),
        need: f
            .choice("need", &[("must_know", Need::MustKnow), ("nice_to_know", Need::NiceToKnow)])
            .map(|it| it.value)
            .unwrap_or_default(),
        evidence: f
            .choice(
                "evidence",
                &[
                    ("measured", Evidence::Measured),
                    ("estimated", Evidence::Estimated),
                    ("assessed", Evidence::Assessed),
                ],
            )
            .map(|it| it.value)
            .unwrap_or_default(),
        dimensions: dimensions(f),
        source: f
            .map("source", said!("en kilde", "a source"), |f| {
                let title = f.words("title");
                f.require("title", title.is_some(), &said!("en kilde", "a source"));
                Source {
                    title,
                    publisher: f.words("publisher"),
                    url: f.url("url"),
                    licence: f.text("licence").map(|it| it.value),
                    retrieved: f.date("retrieved"),
                }
            })
            .map(|it| it.value),
        owner: f.name("owner"),
        cadence: f.choice("cadence", CADENCES).map(|it| it.value),
        next_release: next_release(f),
        why: f.words("why"),
        events: f.maps(
            "events",
            || said!("en hændelse", "an event"),
            |f| {
                let what = said!("en hændelse", "an event");
                let (period, text) = (f.period("period"), f.words("text"));
                f.require("period", period.is_some(), &what);
                f.require("text", text.is_some(), &what);
                Event { period, text }
            },
        ),
    }
}

const CADENCES: &[(&str, Cadence)] = &[
    ("daily", Cadence::Daily),
    ("weekly", Cadence::Weekly),
    ("monthly", Cadence::Monthly),
    ("quarterly", Cadence::Quarterly),
    ("half_yearly", Cadence::HalfYearly),
    ("yearly", Cadence::Years(1)),
    ("every_2_years", Cadence::Years(2)),
    ("every_3_years", Cadence::Years(3)),
    ("every_4_years", Cadence::Years(4)),
    ("every_5_years", Cadence::Years(5)),
    ("every_6_years", Cadence::Years(6)),
    ("every_7_years", Cadence::Years(7)),
    ("every_8_years", Cadence::Years(8)),
    ("every_9_years", Cadence::Years(9)),
    ("every_10_years", Cadence::Years(10)),
    ("irregular", Cadence::Irregular),
];

fn between(f: &mut Fields<'_, '_>) -> Option<(Decimal, Decimal)> {
    let node = f.take("between")?;
    let Value::List(items) = &node.value else {
        f.cx.wrong_shape(&node, "between", said!("to tal: `[40, 60]`", "two numbers: `[40, 60]`"));
        return None;
    };
    let mut numbers = Vec::new();
    for item in items {
        match item.text().map(|it| (it, parse_number(it, '.'))) {
            Some((_, Ok(value))) => numbers.push(value),
            Some((text, Err(problem))) => f.cx.diags.not_a_plain_number(item.span, text, problem),
            None => f.cx.wrong_shape(item, "between", said!("et tal", "a number")),
        }
    }
    match numbers[..] {
        [low, high] if low < high && items.len() == 2 => Some((low, high)),
        _ if numbers.len() < items.len() => None,
        _ => {
            f.cx.diags.bad_between(node.span, items.len());
            None
        }
    }
}

fn path(f: &mut Fields<'_, '_>) -> Option<Spanned<WrittenPath>> {
    let node = f.take("path")?;
    let span = node.span;
    let path = match node.value {
        Value::Scalar { ref text, .. } => match text.as_str() {
            "linear" => WrittenPath::Linear,
            "geometric" => WrittenPath::Geometric,
            other => {
                f.cx.diags.unknown_value(span, "path", other, &["linear", "geometric"]);
                return None;
            }
        },
        Value::List(items) => {
            let mut steps = Vec::new();
            for item in items {
                let what = || said!("et trin på vejen", "a step on the way");
                let read = |f: &mut Fields<'_, '_>| {
                    let (period, value) = (f.period("period"), f.number("value"));
                    f.require("period", period.is_some(), &what());
                    f.require("value", value.is_some(), &what());
                    Some((period?, value?.value))
                };
                steps.extend(f.node_map("", what(), item, read).and_then(|it| it.value));
            }
            WrittenPath::Steps(steps)
        }
        _ => {
            let expected = said!(
                "`linear`, `geometric` eller en liste af trin",
                "`linear`, `geometric` or a list of steps"
            );
            f.cx.wrong_shape(&node, "path", expected);
            return None;
        }
    };
    Some(Spanned::new(path, span))
}

fn dimensions(f: &mut Fields<'_, '_>) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    for (id, node) in f.own_keys("dimensions") {
        if let Err(problem) = Id::parse(&id.value.replace('_', "-")) {
            f.cx.diags.bad_id(id.span, &id.value, problem.suggestion.as_deref());
        }
        let read = |f: &mut Fields<'_, '_>| {
            let title = f.words("title");
            let mut values = Vec::new();
            for (value, words) in f.own_keys("values") {
                if let Some(words) = f.cx.words(&value.value, words) {
                    values.push((value, words));
                }
            }
            (title, values)
        };
        let what = said!("en opdeling", "a dimension");
        let found = f.node_map("dimensions", what, node, read);
        let (title, values) = found.map(|it| it.value).unwrap_or_default();
        dimensions.push(Dimension { id, title, values });
    }
    dimensions
}

fn next_release(f: &mut Fields<'_, '_>) -> Option<NextRelease> {
    let text = f.text("next_release")?;
    if text.value == "none" {
        return Some(NextRelease::Never(text.span));
    }
    let kinds = [PeriodKind::Day, PeriodKind::Month, PeriodKind::Quarter];
    match Period::parse(&text.value).filter(|it| kinds.contains(&it.kind())) {
        Some(period) => Some(NextRelease::On(period)),
        None => {
            f.cx.diags.bad_release(text.span, &text.value);
            None
        }
    }
}

const PARTNER_KINDS: &[(&str, PartnerKind)] = &[
    ("municipality", PartnerKind::Municipality),
    ("region", PartnerKind::Region),
    ("state", PartnerKind::State),
    ("hospital", PartnerKind::Hospital),
    ("general_practice", PartnerKind::GeneralPractice),
    ("company", PartnerKind::Company),
    ("association", PartnerKind::Association),
    ("citizens", PartnerKind::Citizens),
    ("university", PartnerKind::University),
    ("foundation", PartnerKind::Foundation),
    ("school", PartnerKind::School),
    ("other", PartnerKind::Other),
];

/// A partner's keys.
pub(super) fn partner(f: &mut Fields<'_, '_>) -> Partner {
    Partner {
        kind: f.choice("kind", PARTNER_KINDS).map(|it| it.value),
        area: f.words("area"),
        url: f.url("url"),
        logo: f.name("logo"),
        licence: f.text("licence").map(|it| it.value),
        contacts: f
            .maps(
                "contacts",
                || said!("en kontakt", "a contact"),
                |f| {
                    let level = [
                        ("knowledge", ContactLevel::Knowledge),
                        ("process", ContactLevel::Process),
                        ("organisation", ContactLevel::Organisation),
                    ];
                    let level = f.choice("level", &level).map(|it| it.value);
                    let themes = f.names("themes");
                    f.contact_here().map(|contact| PartnerContact { contact, level, themes })
                },
            )
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// A contribution's keys.
pub(super) fn contribution(f: &mut Fields<'_, '_>) -> Contribution {
    let what = said!("et bidrag", "a contribution");
    let partner = f.name("partner");
    f.require("partner", partner.is_some(), &what);
    let kind = [
        ("initiative", ContributionKind::Initiative),
        ("experiment", ContributionKind::Experiment),
        ("commitment", ContributionKind::Commitment),
        ("service", ContributionKind::Service),
    ];
    let status = [
        ("planned", ContributionStatus::Planned),
        ("running", ContributionStatus::Running),
        ("scaled", ContributionStatus::Scaled),
        ("completed", ContributionStatus::Completed),
        ("closed", ContributionStatus::Closed),
    ];
    let status = f.choice("status", &status);
    let why = f.words("why");
    if let Some(closed) =
        status.as_ref().filter(|it| it.value == ContributionStatus::Closed && why.is_none())
    {
        f.cx.diags.missing_why(closed.span, &said!("et lukket bidrag", "a closed contribution"));
    }
    Contribution {
        partner,
        with: f.names("with"),
        missions: f.names("missions"),
        indicators: f.names("indicators"),
        kind: f.choice("kind", &kind).map(|it| it.value),
        status,
        why,
        span: f.interval("span").map(|it| it.value),
        themes: f.names("themes"),
        ingredients: f.names("ingredients"),
        pledges: f.maps(
            "pledges",
            || said!("et løfte", "a pledge"),
            |f| {
                let text = f.words("text");
                f.require("text", text.is_some(), &said!("et løfte", "a pledge"));
                Pledge {
                    vague: !f.written("pledged") || !f.written("by"),
                    text,
                    pledged: f.number("pledged"),
                    delivered: f.number("delivered"),
                    unit: f.unit("unit"),
                    by: f.date("by"),
                    as_of: f.date("as_of"),
                    span: f.span,
                }
            },
        ),
        cost: f
            .map("cost", said!("en pris", "a cost"), |f| Cost {
                amount: f.number("amount"),
                unit: f.unit("unit"),
                paid_by: f.names("paid_by"),
                gain_to: f.names("gain_to"),
            })
            .map(|it| it.value),
        situations: f.names("situations"),
        contact: f.contact("contact"),
    }
}

/// A story's keys.
pub(super) fn story(f: &mut Fields<'_, '_>) -> Story {
    let consent = f.maybe_flag("consent");
    Story {
        missions: f.names("missions"),
        audience: f.words("audience"),
        perspective: f.words("perspective"),
        told: f.date("told"),
        consent: consent == Some(true),
        refused: consent == Some(false),
        editor: f.words("editor"),
        indicators: f.names("indicators"),
        themes: f.names("themes"),
        situations: f.names("situations"),
    }
}

/// An update's keys. Its date may stand at the beginning of the file's name.
pub(super) fn update(f: &mut Fields<'_, '_>) -> Update {
    let name =
        f.cx.tree
            .file(f.cx.file)
            .path
            .rsplit('/')
            .find(|it| !it.starts_with("index."))
            .unwrap_or("");
    let from_name = name.get(..10).and_then(parse_date);
    let at = Span::start_of(f.cx.file);
    let written = f.date("date");
    if let (Some(written), Some(named)) = (&written, from_name)
        && written.value != named
    {
        f.cx.diags.dates_disagree(written.span, &written.value.to_string(), &named.to_string());
    }
    let date = written.or(from_name.map(|it| Spanned::new(it, at)));
    f.require("date", date.is_some(), &said!("en opdatering", "an update"));
    let kind = [
        ("news", UpdateKind::News),
        ("result", UpdateKind::Result),
        ("learning", UpdateKind::Learning),
        ("decision", UpdateKind::Decision),
    ];
    let outcome = [
        ("worked", Outcome::Worked),
        ("did_not_work", Outcome::DidNotWork),
        ("surprised", Outcome::Surprised),
    ];
    Update {
        date,
        kind: f.choice("type", &kind).map(|it| it.value).unwrap_or_default(),
        missions: f.names("missions"),
        indicators: f.names("indicators"),
        contributions: f.names("contributions"),
        partners: f.names("partners"),
        url: f.url("url"),
        believed: f.words("believed"),
        happened: f.words("happened"),
        now: f.words("now"),
        outcome: f.choice("outcome", &outcome).map(|it| it.value),
    }
}

/// A life situation's keys.
pub(super) fn situation(f: &mut Fields<'_, '_>) -> Situation {
    fn title(f: &mut Fields<'_, '_>, what: &Said) -> Option<Words> {
        let title = f.words("title");
        f.require("title", title.is_some(), what);
        title
    }
    Situation {
        missions: f.names("missions"),
        indicators: f.names("indicators"),
        offers: f.maps(
            "offers",
            || said!("et tilbud", "an offer"),
            |f| Offer {
                title: title(f, &said!("et tilbud", "an offer")),
                partner: f.name("partner"),
                when: f.words("when"),
                place: f.words("where"),
                contact: f.contact("contact"),
            },
        ),
        help: f.maps(
            "help",
            || said!("et sted at få hjælp", "a place to get help"),
            |f| Help {
                title: title(f, &said!("et sted at få hjælp", "a place to get help")),
                url: f.url("url"),
                phone: f.phone("phone"),
            },
        ),
    }
}

/// A free page's keys.
pub(super) fn free_page(f: &mut Fields<'_, '_>) -> FreePage {
    let menu = f.number("menu").and_then(|it| {
        let whole = i64::try_from(it.value).ok().filter(|whole| Decimal::from(*whole) == it.value);
        if whole.is_none() {
            f.cx.diags.not_a_place(it.span, &it.value.to_string());
        }
        whole
    });
    FreePage { menu, toc: f.flag("toc") }
}
