//! Promises: how many stand where, as one bar and in words (C-44), and each of them in a line. Where a
//! promise stands is decided in `assess`; here it gets its words.

use crate::assess::{PledgeStatus, pledges_of};
use crate::chart::{Part, Stacked};
use crate::model::{Contribution, Key, ListKind, Pledge, PledgeAim, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Badge, Group, Phrase, PledgeCount, PledgeLine, PledgesView, Plot, RuleView,
};
use crate::site::words::Writer;
use crate::value::Decimal;

use super::group;
use super::roadmap::plot;

/// How a status looks, and its words.
struct Kind {
    status: Option<PledgeStatus>,
    /// Class of its part of a bar.
    bar: &'static str,
    /// Class and symbol beside words.
    class: &'static str,
    icon: &'static str,
    /// "2 forsinket", "Forsinket", and when a promise is that.
    count: &'static str,
    word: &'static str,
    rule: &'static str,
    /// For links to the part of a list.
    id: &'static str,
}

const fn kind(
    status: Option<PledgeStatus>,
    [bar, class, icon]: [&'static str; 3],
    [count, word, rule]: [&'static str; 3],
    id: &'static str,
) -> Kind {
    Kind { status, bar, class, icon, count, word, rule, id }
}

/// The order of the bar: done, going, late (C-44), then what nobody can say. What promises no figure is
/// counted too: nothing is left out.
const KINDS: [Kind; 7] = [
    kind(
        Some(PledgeStatus::Done),
        ["g-done", "st st-done", "i-done"],
        ["pledge_status.done", "pledge_is.done", "pledge_rule.done"],
        "holdt",
    ),
    kind(
        Some(PledgeStatus::OnWay),
        ["g-go", "st st-go", "i-go"],
        ["pledge_status.on_way", "pledge_is.on_way", "pledge_rule.on_way"],
        "paa-vej",
    ),
    kind(
        Some(PledgeStatus::Late),
        ["g-late", "st st-late", "i-late"],
        ["pledge_status.late", "pledge_is.late", "pledge_rule.late"],
        "forsinket",
    ),
    kind(
        Some(PledgeStatus::NotKept),
        ["g-late", "st st-late", "i-stop"],
        ["pledge_status.not_kept", "pledge_is.not_kept", "pledge_rule.not_kept"],
        "ikke-holdt",
    ),
    kind(
        Some(PledgeStatus::NotReported),
        ["g0", "st", "i-old"],
        ["pledge_status.not_reported", "pledge_is.not_reported", "pledge_rule.not_reported"],
        "ikke-opgjort",
    ),
    kind(
        Some(PledgeStatus::Planned),
        ["g-plan", "st", "i-plan"],
        ["pledge_status.planned", "pledge_is.planned", "pledge_rule.planned"],
        "ikke-begyndt",
    ),
    kind(
        None,
        ["g-plan", "st", "i-plan"],
        ["pledge_status.no_figure", "pledge_is.no_figure", "pledge_rule.no_figure"],
        "uden-tal",
    ),
];

/// So many are named where a reader would ask which; the rest is a link away.
const NAMED: usize = 3;

/// How far the pledges of these contributions are; nothing where there are none.
pub(super) fn of(it: &Writer, contributions: &[Key<Contribution>]) -> Option<PledgesView> {
    counted(it, contributions, |kind, with| {
        let asks = kind.status.is_some_and(PledgeStatus::asks);
        if !asks {
            return (None, Vec::new(), None);
        }
        let which = with.iter().take(NAMED).map(|key| it.short(Thing::Contribution(*key)));
        let more = (with.len() > NAMED).then(|| Phrase {
            text: it.count("told.and_more", with.len() - NAMED),
            lang: None,
            href: rest(it, kind),
        });
        (None, which.collect(), more)
    })
}

/// Where those stand that are not named: a partner's own stand below, each with its status; of all, the list
/// has a part for the status, unless it is divided. From that list itself nothing leads on.
fn rest(it: &Writer, kind: &Kind) -> Option<String> {
    let list = PageRef::List(ListKind::Contributions);
    match it.page {
        PageRef::Thing(Thing::Partner(_)) => Some("#h-bidrag".to_owned()),
        page if !it.site.is_divided(list) => {
            Some(format!("{}#{}", it.href(list), kind.anchor())).filter(|_| page != list)
        }
        page if page == list || it.is_part() => None,
        _ => Some(it.href(list)),
    }
}

/// The same above a list of promises on this page, to whose parts the words lead.
pub(super) fn above(it: &Writer, contributions: &[Key<Contribution>]) -> Option<PledgesView> {
    counted(it, contributions, |kind, _| (Some(format!("#{}", kind.anchor())), Vec::new(), None))
}

type Which = (Option<String>, Vec<Phrase>, Option<Phrase>);

fn counted(
    it: &Writer,
    contributions: &[Key<Contribution>],
    which: impl Fn(&Kind, &[Key<Contribution>]) -> Which,
) -> Option<PledgesView> {
    let (mut parts, mut items, mut total) = (Vec::new(), Vec::new(), 0);
    for kind in &KINDS {
        let (mut count, mut with) = (0, Vec::new());
        for key in contributions {
            let all = pledges_of(&it.model.contributions[*key], it.model.site.as_of);
            let n = all.filter(|it| it.1 == kind.status).count();
            count += n;
            with.extend((n > 0).then_some(*key));
        }
        if count == 0 {
            continue;
        }
        total += count;
        let text = it.count(kind.count, count);
        parts.push(Part { count, class: kind.bar, label: text.clone() });
        let (href, which, more) = which(kind, &with);
        items.push(PledgeCount { class: kind.class, icon: kind.icon, text, href, which, more });
    }
    let total = (total > 0).then(|| it.count("count.pledges", total))?;
    Some(PledgesView { total, plot: plot(&Stacked { parts }.draw()), items })
}

impl Kind {
    /// For links to the part of the list of contributions that has these.
    fn anchor(&self) -> String {
        format!("h-{}", self.id)
    }

    fn of(status: Option<PledgeStatus>) -> &'static Kind {
        KINDS.iter().find(|it| it.status == status).expect("each status has words")
    }

    fn badge(&self, it: &Writer) -> Badge {
        Badge { class: self.class, icon: self.icon, text: it.t(self.word) }
    }
}

/// Where a promise stands, in a word; nothing where no figure was promised.
pub(super) fn badge(it: &Writer, status: Option<PledgeStatus>) -> Option<Badge> {
    status.map(|status| Kind::of(Some(status)).badge(it))
}

/// How each status is decided.
pub(super) fn rules(it: &Writer) -> Vec<RuleView> {
    let with = KINDS.iter().filter(|it| it.status.is_some());
    with.map(|kind| RuleView { status: kind.badge(it), text: it.t(kind.rule) }).collect()
}

/// Promises in parts by where they stand: first what a reader would ask about.
pub(super) fn by_status(it: &Writer, contributions: &[Key<Contribution>]) -> Vec<Group> {
    let mut kinds: Vec<&Kind> = KINDS.iter().collect();
    kinds.sort_by_key(|it| !it.status.is_some_and(PledgeStatus::asks));
    let mut groups = Vec::new();
    for kind in kinds {
        let mut lines = Vec::new();
        for key in contributions {
            let one = &it.model.contributions[*key];
            let here = pledges_of(one, it.model.site.as_of).filter(|it| it.1 == kind.status);
            lines.extend(here.map(|(pledge, _)| PledgeLine {
                of: Some(it.thing(Thing::Contribution(*key))),
                who: Some(it.short(Thing::Partner(one.partner))),
                // The heading above says it.
                status: None,
                ..line(it, pledge, None)
            }));
        }
        if !lines.is_empty() {
            let title = it.plain(it.t(kind.word));
            let intro = Some(it.plain(it.t(kind.rule)));
            groups.push(Group { pledges: lines, intro, ..group(kind.id, title) });
        }
    }
    groups
}

/// The promises of a contribution, each in a line.
pub(super) fn lines(it: &Writer, key: Key<Contribution>) -> Vec<PledgeLine> {
    let all = pledges_of(&it.model.contributions[key], it.model.site.as_of);
    all.map(|(pledge, status)| line(it, pledge, status)).collect()
}

fn line(it: &Writer, pledge: &Pledge, status: Option<PledgeStatus>) -> PledgeLine {
    PledgeLine {
        text: it.phrase(&pledge.text),
        status: badge(it, status),
        says: amount(it, pledge),
        by: pledge.by.map(|by| it.fill("phrase.by_date", &[("date", &it.date(by))])),
        of: None,
        who: None,
    }
}

/// "143 af 200"; nothing where no figure was promised.
pub(super) fn amount(it: &Writer, pledge: &Pledge) -> Option<String> {
    let value = |value| it.locale.value_as_written(value, &pledge.unit);
    let pledged = value(pledge.pledged?);
    Some(match (pledge.delivered, pledge.aim) {
        (Some(delivered), PledgeAim::AtLeast) => {
            let delivered = it.locale.number(delivered, None);
            let words = [("delivered", delivered.as_str()), ("pledged", pledged.as_str())];
            it.fill("phrase.delivered_of", &words)
        }
        (Some(delivered), PledgeAim::AtMost) => {
            let delivered = value(delivered);
            let words = [("delivered", delivered.as_str()), ("pledged", pledged.as_str())];
            it.fill("phrase.delivered_most", &words)
        }
        (None, _) => it.fill("report.not_reported", &[("pledged", &pledged)]),
    })
}

/// How much of a promise is delivered, as a bar that repeats the words beside it; nothing where that is
/// no part of a whole.
pub(super) fn bar(it: &Writer, pledge: &Pledge, status: Option<PledgeStatus>) -> Option<Plot> {
    const WHOLE: i64 = 1000;
    let (pledged, delivered) = (pledge.pledged?, pledge.delivered?);
    if pledge.aim == PledgeAim::AtMost || pledged <= Decimal::ZERO || delivered < Decimal::ZERO {
        return None;
    }
    let share = (delivered.min(pledged) * Decimal::from(WHOLE)).checked_div(pledged)?;
    let done = usize::try_from(i64::try_from(share.round()).ok()?).ok()?;
    let said = |key: &str, value: Decimal| {
        it.fill(key, &[("value", &it.locale.value_as_written(value, &pledge.unit))])
    };
    let class = match status? {
        PledgeStatus::Done => "g-done",
        PledgeStatus::Late | PledgeStatus::NotKept => "g-late",
        _ => "g-go",
    };
    let rest = usize::try_from(WHOLE).ok()?.saturating_sub(done);
    let parts = vec![
        Part { count: done, class, label: said("pledge.delivered", delivered) },
        Part {
            count: rest,
            class: "g-plan",
            label: said("pledge.left", (pledged - delivered).max(Decimal::ZERO)),
        },
    ];
    Some(plot(&Stacked { parts }.draw()))
}
