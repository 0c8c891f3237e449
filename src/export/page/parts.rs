//! Parts that several pages share: figures in short, promises, contacts, spans of time, corrections.

use crate::assess::{pledge_status, unmoved_status};
use crate::model::{
    Aim, ContributionStatus, Correction, CorrectionAbout, Direction, Indicator, Key, Milestone,
    Mission, Pledge, PledgeAim, Series, Status, Thing,
};
use crate::site::changed;
use crate::value::{Contact, Decimal, Interval, Period, Unit};

use super::super::{ids, published};
use super::{Facts, Page};

/// From when to when: as written, and the days that it stands for. An open end has none.
pub(super) fn span(it: Interval) -> Facts {
    Facts::default()
        .add("span", it.to_string())
        .some("first_day", it.first_day())
        .some("last_day", it.last_day())
}

/// By when: as written, and its last day.
pub(super) fn due(it: Period) -> Facts {
    Facts::default().add("period", it).add("last_day", it.last_day())
}

/// What a figure is counted in. `name` is `own` for a unit of the author's.
pub(super) fn unit(page: &Page, it: &Unit) -> Facts {
    Facts::default()
        .add("name", it.name().unwrap_or("own"))
        .add("text", page.locale.unit_name(it))
        .add("decimals", i64::from(it.decimals))
}

impl Page<'_> {
    /// An indicator in short: how it is going, start, now and target.
    pub(super) fn indicator(&self, key: Key<Indicator>) -> Facts {
        let indicator = &self.model.indicators[key];
        let base = self.link(Thing::Indicator(key));
        self.judged(base.facts("unit", unit(self, &indicator.unit)), key)
    }

    /// Adds how an indicator is going, its start, its latest figure and its target.
    pub(super) fn judged(&self, base: Facts, key: Key<Indicator>) -> Facts {
        let it = &self.model.indicators[key];
        let decimals = it.unit.decimals;
        let baseline = it.baseline.as_ref().map(|it| {
            Facts::default().add("period", it.period).add("value", published(it.value, decimals))
        });
        let latest = it.headline().and_then(Series::latest).and_then(|it| {
            let value = published(it.value?, decimals);
            let base = Facts::default().add("period", it.period).add("value", value);
            Some(base.some("status", (it.status != Status::Normal).then(|| it.status.letter())))
        });
        base.facts("verdict", self.verdict(key))
            .some("baseline", baseline)
            .some("latest", latest)
            .some("target", it.target.as_ref().map(|it| self.target(it)))
    }

    fn verdict(&self, key: Key<Indicator>) -> Facts {
        let it = &self.model.indicators[key];
        let class = self.site.verdicts[key].headline.class;
        let hold = it.direction == Direction::Hold && class == crate::assess::Class::Naaet;
        let name = if hold { "naaet-hold" } else { class.id() };
        Facts::default()
            .add("class", class.id())
            .add("label", self.locale.text(&format!("verdict.{name}")))
            // A body's own judgement stands beside the computed one.
            .some("override", it.override_.as_ref().map(|it| it.class.as_str()))
    }

    fn target(&self, it: &crate::model::Target) -> Facts {
        let (mut value, mut low, mut high) = (None, None, None);
        match it.aim {
            Aim::Reach(it) => value = Some(it),
            Aim::AtLeast(it) => low = Some(it),
            Aim::AtMost(it) => high = Some(it),
            Aim::Between(from, to) => (low, high) = (Some(from), Some(to)),
        }
        // As decided, not as figures are published.
        Facts::default()
            .some("period", it.period)
            .some("value", value)
            .some("at_least", low)
            .some("at_most", high)
            .some("decided", self.maybe(it.decided.as_ref()))
            .some("decided_url", it.url.as_deref())
    }

    /// A milestone; a date that was moved shows both (pages.md T-31).
    pub(super) fn milestone(&self, mission: &Mission, it: &Milestone) -> Facts {
        let before = it.after.iter().filter_map(|(phase, at)| {
            let one = mission.roadmap.get(*phase)?.milestones.get(*at)?;
            Some(self.words(&one.title))
        });
        let moved = it.was_due.is_some() && it.was_due != it.due;
        Facts::default()
            .some("id", it.id.as_ref().map(|it| it.as_str()))
            .add("title", self.words(&it.title))
            .add("status", ids::milestone_status(it.status))
            .some("due", it.due.map(due))
            .some("was_due", it.was_due.filter(|_| moved).map(due))
            .some("done", it.done)
            .some("why", self.maybe(it.why.as_ref()))
            .list("partners", self.links(&it.partners, Thing::Partner))
            .list("after", before)
            .some("financed", it.financed)
    }

    /// A promise with a figure, and where it stands.
    pub(super) fn pledge(&self, it: &Pledge, of: Option<ContributionStatus>) -> Facts {
        let value = |value: Option<Decimal>| value.map(|value| published(value, it.unit.decimals));
        let today = self.model.site.as_of;
        let status = pledge_status(it, of, today).map(ids::pledge_status);
        let unmoved = unmoved_status(it, of, today).map(ids::pledge_status);
        Facts::default()
            .add("text", self.words(&it.text))
            .some("for", self.maybe(it.whom.as_ref()))
            .some("status", status)
            // Where it would stand, had it never been changed; only where that is worse.
            .some("status_unchanged", unmoved)
            .some("aim", (it.aim == PledgeAim::AtMost).then_some("at_most"))
            .some("pledged", value(it.pledged))
            .some("delivered", value(it.delivered))
            .facts("unit", unit(self, &it.unit))
            .some("by", it.by)
            .some("counted", it.as_of)
            .list(
                "was",
                it.was.iter().zip(it.versions()).map(|(was, then)| {
                    Facts::default()
                        .add("until", was.until)
                        .add("text", self.words(then.text))
                        .some("pledged", value(then.pledged))
                        .some("by", then.by)
                        .some("why", self.maybe(was.why.as_ref()))
                        .some("decided", self.maybe(was.decided.as_ref()))
                        .some("minutes", was.url.as_deref())
                }),
            )
    }

    /// Somebody to turn to, as the page shows them.
    pub(super) fn contact(&self, it: &Contact) -> Facts {
        Facts::default()
            .some("name", self.maybe(it.name.as_ref()))
            .some("role", self.maybe(it.role.as_ref()))
            .some("email", it.email.as_deref())
            .some("phone", it.phone.as_deref())
            .some("url", it.url.as_deref())
    }

    /// A change of what was published.
    pub(super) fn correction(&self, it: &Correction) -> Facts {
        let about = match it.about {
            CorrectionAbout::Indicator(key) => Thing::Indicator(key),
            CorrectionAbout::Contribution(key) => Thing::Contribution(key),
            CorrectionAbout::Mission(key) => Thing::Mission(key),
        };
        let (before, now) = changed::of_correction(self.model, self.locale, self.lang, it);
        let groups = it.dimensions.iter().map(|(name, value)| {
            Facts::default().add("title", self.words(name)).add("value", self.words(value))
        });
        Facts::default()
            .add("date", it.date)
            .add("type", ids::correction_kind(it.kind))
            .add("about", self.link(about))
            .some("period", it.period)
            .some("partner", it.partner.map(|key| self.link(Thing::Partner(key))))
            .list("groups", groups)
            .some("before", before.map(|it| it.1))
            .some("now", now.map(|it| it.1))
            .some("why", self.maybe(it.why.as_ref()))
            .some("by", self.maybe(it.by.as_ref()))
            .some("material", it.material.then_some(true))
            .some("minutes", it.url.as_deref())
    }

    /// The changes of what was published about this page.
    pub(super) fn corrections(&self) -> Vec<Facts> {
        let places = self.site.corrections_about(self.page).into_iter();
        places.map(|at| self.correction(&self.model.corrections[at])).collect()
    }
}
