//! The keys of each kind of thing that has a file of its own, as format.md names them.

use std::collections::BTreeMap;

use crate::diag::{Said, said};
use crate::tree::{Span, Spanned};
use crate::value::{
    ContactLevel, ContributionKind, ContributionStatus, Decimal, Horizon, Id, Lang, Outcome,
    PartnerKind, PledgeAim, Stage, UpdateKind, parse_date,
};
use crate::yaml::{Node, Value};

use super::draft::*;
use super::fields::{Cx, Fields};

/// What every thing with a file may have.
pub(super) fn common(f: &mut Fields<'_, '_>, body: Option<Span>, readable: bool) -> Common {
    let (written, places) = (f.all_written(), f.all_places());
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
        places,
        title_span: title.as_ref().map(|_| title_span),
        title,
        short: f.words("short"),
        also: f.other_names("also"),
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
        Folder::Indicators => &["title", "short", "also", "summary", "statement", "cannot_say"],
        Folder::Updates => &["title", "short", "also", "summary", "believed", "happened", "now"],
        Folder::Contributions => {
            &["title", "short", "also", "summary", "why", "because", "tried", "expected", "learned"]
        }
        _ => &["title", "short", "also", "summary"],
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
    let (mut words, mut also) = (BTreeMap::new(), Vec::new());
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
        if *known == "also" {
            also.extend(cx.other_names_in(lang, known, node));
            continue;
        }
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
    Translation { folder, of, lang, words, also, body }
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
        closed: f.date("closed"),
        why: f.words("why"),
    };
    // A day that cannot be read was told; the reason is not wrong for that.
    let closed = f.written("closed");
    match (&mission.closed, &mission.why) {
        (Some(day), None) if !f.written("why") => {
            f.cx.diags.missing_why(day.span, &said!("en lukket mission", "a closed mission"));
        }
        (None, Some(_)) if !closed => f.cx.diags.why_without_closed(f.place("why")),
        _ => {}
    }
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
    let moved = f.maps("moved", || said!("en flytning", "a move"), moved);
    let twice = was_due.is_some() && f.not_empty("moved");
    if let (Some(was), true) = (&was_due, twice) {
        f.cx.diags.moved_twice_told(was.span, f.place("moved"));
    }
    // With `moved` each move has its own reason.
    if why.is_none() && (dropped || was_due.is_some() && !twice) {
        f.cx.diags.missing_why(f.span, &what);
    }
    let due = f.period("due");
    if let (Some(was), Some(due)) = (&was_due, &due)
        && was.value == due.value
    {
        f.cx.diags.unmoved_milestone(was.span, &due.value.to_string());
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
        due,
        was_due,
        done: f.date("done"),
        status,
        why,
        partners: f.names("partners"),
        after: f.names("after"),
        financed: f.maybe_flag("financed"),
        result: f.words("result"),
        url: f.url("url"),
        moved,
        span: f.span,
    }
}

/// A deadline that was moved: where to, follows from the next one and from `due`.
fn moved(f: &mut Fields<'_, '_>) -> Move {
    let what = said!("en flytning", "a move");
    let (from, why) = (f.period("from"), f.words("why"));
    f.require("from", from.is_some(), &what);
    if why.is_none() && !f.written("why") {
        f.cx.diags.missing_why(f.span, &what);
    }
    Move { from, date: f.date("date"), why, url: f.url("url") }
}

/// What a partner may be.
pub(crate) const PARTNER_KINDS: &[(&str, PartnerKind)] = &[
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
        closed: f.date("closed"),
        because: f.words("because"),
        tried: f.words("tried"),
        expected: f.words("expected"),
        learned: f.words("learned"),
        decide: f.period("decide").map(|it| it.value),
        span: f.interval("span").map(|it| it.value),
        themes: f.names("themes"),
        ingredients: f.names("ingredients"),
        pledges: f.maps("pledges", || said!("et løfte", "a pledge"), pledge),
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

fn pledge(f: &mut Fields<'_, '_>) -> Pledge {
    let text = f.words("text");
    f.require("text", text.is_some(), &said!("et løfte", "a pledge"));
    let aim = [("at_least", PledgeAim::AtLeast), ("at_most", PledgeAim::AtMost)];
    Pledge {
        vague: !f.written("pledged") || !f.written("by"),
        text,
        whom: f.words("for"),
        aim: f.choice("aim", &aim).map(|it| it.value).unwrap_or_default(),
        pledged: f.number("pledged"),
        delivered: f.number("delivered"),
        unit: f.unit("unit"),
        by: f.date("by"),
        as_of: f.date("as_of"),
        was: f.maps("was", || said!("et tidligere løfte", "a former pledge"), former_pledge),
        span: f.span,
    }
}

fn former_pledge(f: &mut Fields<'_, '_>) -> FormerPledge {
    let what = said!("et tidligere løfte", "a former pledge");
    let until = f.date("until");
    f.require("until", until.is_some(), &what);
    let why = f.words("why");
    if why.is_none() {
        f.cx.diags.missing_why(f.span, &said!("et ændret løfte", "a changed pledge"));
    }
    FormerPledge {
        tried: ["text", "pledged", "by"].iter().any(|key| f.written(key)),
        text: f.words("text"),
        pledged: f.number("pledged"),
        by: f.date("by"),
        until,
        why,
        decided: f.words("decided"),
        url: f.url("url"),
        span: f.span,
    }
}

/// A story's keys.
pub(super) fn story(f: &mut Fields<'_, '_>) -> Story {
    let consent = f.maybe_flag("consent");
    Story {
        partner: f.name("partner"),
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
        answers: f.names("answers"),
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
    FreePage { menu, toc: f.maybe_flag("toc") }
}
