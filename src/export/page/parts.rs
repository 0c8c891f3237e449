//! Parts that several pages share: figures in short, promises, contacts, spans of time, corrections.

use crate::assess::{self, pledge_status, unmoved_status};
use crate::model::{
    Aim, ContributionStatus, Correction, CorrectionAbout, Direction, Indicator, Key, Mission,
    Pledge, PledgeAim, Series, Status, Thing,
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

    /// A roadmap: its phases with their milestones.
    pub(super) fn phases(&self, key: Key<Mission>) -> Vec<Facts> {
        let mission = &self.model.missions[key];
        let steps = assess::steps(&mission.roadmap, self.model.site.as_of);
        let all = mission.roadmap.iter().enumerate();
        let phase = |(at, phase): (usize, &crate::model::Phase)| {
            let milestones = steps.iter().filter(|it| it.0.0 == at);
            Facts::default()
                .add("title", self.words(&phase.title))
                .some("span", phase.span.map(span))
                .list(
                    "milestones",
                    milestones.map(|(place, step)| self.milestone(key, *place, step)),
                )
        };
        all.map(phase).collect()
    }

    /// A milestone; a date that was moved shows both (pages.md T-31).
    fn milestone(&self, key: Key<Mission>, place: assess::Place, step: &assess::Step) -> Facts {
        let mission = &self.model.missions[key];
        let it = &mission.roadmap[place.0].milestones[place.1];
        let title = |(phase, at): &assess::Place| {
            let one = mission.roadmap.get(*phase)?.milestones.get(*at)?;
            Some(self.words(&one.title))
        };
        let moves = it.moves.iter().map(|it| {
            Facts::default()
                .add("from", due(it.from))
                .some("date", it.date)
                .some("why", self.maybe(it.why.as_ref()))
                .some("minutes", it.url.as_deref())
        });
        let (page, anchor) = self.site.milestone_at(key, place);
        Facts::default()
            .some("id", it.id.as_ref().map(|it| it.as_str()))
            .add("title", self.words(&it.title))
            .add("status", ids::milestone_status(it.status))
            .add("turn", ids::turn(step.turn))
            .some("due", it.due.map(due))
            .some("was_due", it.was_due.filter(|_| it.is_moved()).map(due))
            .some("done", it.done)
            .some("result", self.maybe(it.result.as_ref()))
            .some("why", self.maybe(it.why.as_ref()))
            .list("moves", moves)
            .list("partners", self.links(&it.partners, Thing::Partner))
            .list("after", it.after.iter().filter_map(title))
            .list("waits_for", step.waits_for.iter().filter_map(title))
            .some("financed", it.financed)
            .some("minutes", it.url.as_deref())
            .add("url", format!("{}#{anchor}", self.href(page)))
    }

    /// The way of a mission.
    pub(super) fn roadmap(&self, key: Key<Mission>) -> Facts {
        let mission = &self.model.missions[key];
        let n = assess::count(mission.roadmap.iter().flat_map(|it| &it.milestones));
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let counts = Facts::default()
            .add("total", number(n.total))
            .add("done", number(n.done))
            .add("running", number(n.running))
            .add("late", number(n.late))
            .add("planned", number(n.planned))
            .add("dropped", number(n.dropped))
            .add("moved", number(n.moved))
            .add("unfinanced", number(n.unfinanced));
        Facts::default()
            .add("mission", self.link(Thing::Mission(key)))
            .add("counts", counts)
            .list("phases", self.phases(key))
    }

    /// Milestones that a partner does, in short.
    pub(super) fn milestones_of(&self, key: Key<crate::model::Partner>) -> Vec<Facts> {
        let all = self.site.index.milestones_of_partner.of(key).iter();
        let one = |(mission, place): &(Key<Mission>, assess::Place)| {
            let it = &self.model.missions[*mission].roadmap[place.0].milestones[place.1];
            let (page, anchor) = self.site.milestone_at(*mission, *place);
            Facts::default()
                .add("mission", self.id(Thing::Mission(*mission)))
                .some("id", it.id.as_ref().map(|it| it.as_str()))
                .add("title", self.words(&it.title))
                .add("status", ids::milestone_status(it.status))
                .some("due", it.due.map(due))
                .some("done", it.done)
                .add("url", format!("{}#{anchor}", self.href(page)))
        };
        all.map(one).collect()
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
