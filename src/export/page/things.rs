//! What the page of one thing says.

use crate::assess;
use crate::model::{
    Contribution, Help, Indicator, Ingredient, Key, Mission, NextRelease, Offer, Partner, Series,
    Situation, Story, Theme, Thing, Update,
};
use crate::site::{MachineFile, PageRef, Role};

use super::super::{ids, method, published};
use super::parts::{due, span, unit};
use super::{Facts, Page};

impl Page<'_> {
    pub(super) fn mission(&self, key: Key<Mission>) -> Facts {
        let it = &self.model.missions[key];
        let index = &self.site.index;
        let contributions = index.contributions_of_mission.of(key);
        Facts::default()
            .some("short", self.maybe(it.common.short.as_ref()))
            .some("period", it.span.map(span))
            .some("horizon", it.horizon.map(ids::horizon))
            .some("stage", it.stage.map(ids::stage))
            .some(
                "closed",
                it.closed.as_ref().map(|it| {
                    Facts::default().add("date", it.date).add("why", self.words(&it.why))
                }),
            )
            .list("themes", self.links(&it.themes, Thing::Theme))
            .facts("roles", {
                Facts::default()
                    .list("backbone", self.links(&it.backbone, Thing::Partner))
                    .list("owners", self.links(&it.owners, Thing::Partner))
                    .list("partners", self.links(&it.partners, Thing::Partner))
            })
            // The first is the headline.
            .list("indicators", it.indicators.iter().map(|key| self.indicator(*key)))
            .list("roadmap", self.phases(key))
            .list("contributions", contributions.iter().map(|key| self.promise(*key)))
            .list("coverage", self.coverage(key))
            .list("needs", self.needs(key))
            .list("stories", self.links(index.stories_of_mission.of(key), Thing::Story))
            .list("updates", self.links(index.updates_of_mission.of(key), Thing::Update))
            .list("situations", self.links(index.situations_of_mission.of(key), Thing::Situation))
            .list("questions", it.questions.iter().map(|it| self.words(it)))
            .list("corrections", self.corrections())
            .some("contact", it.contact.as_ref().map(|it| self.contact(it)))
            .some("text", self.text(Thing::Mission(key)))
    }

    /// What a mission needs, from whom.
    pub(super) fn needs(&self, key: Key<Mission>) -> Vec<Facts> {
        let need = |need: &crate::model::CoverageNeed| {
            Facts::default()
                .add("theme", self.link(Thing::Theme(need.theme)))
                .list("from", need.from.iter().map(|it| ids::partner_kind(*it)))
                .some("why", self.maybe(need.why.as_ref()))
        };
        self.model.missions[key].needs.iter().map(need).collect()
    }

    /// Who covers which theme of a mission; nothing of one that is over.
    pub(super) fn coverage(&self, key: Key<Mission>) -> Vec<Facts> {
        if !self.site.has_coverage(key) {
            return Vec::new();
        }
        let contributions = self.site.index.contributions_of_mission.of(key);
        let found = assess::coverage(self.model, key, contributions);
        let theme = |at: &assess::ThemeCoverage| {
            let of = |part| at.parts.iter().filter(move |it| it.1 == part).map(|it| it.0);
            let links = |part| of(part).map(|key| self.link(Thing::Partner(key)));
            Facts::default()
                .add("theme", self.link(Thing::Theme(at.theme)))
                .add("finding", ids::finding(at.finding()))
                .list("leads", links(assess::Part::Leads))
                .list("contributes", links(assess::Part::Contributes))
                .list("missing", at.missing.iter().map(|it| ids::partner_kind(*it)))
        };
        found.themes.iter().map(theme).collect()
    }

    /// A contribution in short: whose it is, and where it and its promises stand.
    pub(super) fn promise(&self, key: Key<Contribution>) -> Facts {
        let it = &self.model.contributions[key];
        self.link(Thing::Contribution(key))
            .add("partner", self.id(Thing::Partner(it.partner)))
            .some("type", it.kind.map(ids::contribution_kind))
            .some("status", it.status.map(ids::contribution_status))
            .list("pledges", it.pledges.iter().map(|one| self.pledge(one, it.status)))
    }

    pub(super) fn indicator_page(&self, key: Key<Indicator>) -> Facts {
        let it = &self.model.indicators[key];
        let index = &self.site.index;
        let source = it.source.as_ref().map(|source| {
            Facts::default()
                .add("title", self.words(&source.title))
                .some("publisher", self.maybe(source.publisher.as_ref()))
                .some("url", source.url.as_deref())
                .some("licence", source.licence.as_deref())
                .some("retrieved", source.retrieved)
        });
        let next = it.next_release.as_ref().and_then(|it| match it {
            NextRelease::On(period) => Some(due(*period)),
            NextRelease::Never { .. } => None,
        });
        let here = self.href(PageRef::Thing(Thing::Indicator(key)));
        let folder = here.strip_suffix("index.html").unwrap_or(&here).to_owned();
        let file = |name: &str| format!("{folder}{name}");
        let files = Facts::default()
            .add("csv", file(MachineFile::Csv.name()))
            .add("json", file(MachineFile::Json.name()))
            .add("method", file(MachineFile::Method.name()))
            .list("figures", self.figures.iter().map(|name| file(name)));
        let base = Facts::default()
            .some("short", self.maybe(it.common.short.as_ref()))
            .some("statement", self.maybe(it.statement.as_ref()))
            .facts("unit", unit(self, &it.unit))
            .add("direction", method::direction_id(it.direction));
        self.judged(base, key)
            .add("evidence", ids::evidence(it.evidence))
            .add("need", ids::need(it.need))
            .some("source", source)
            .some("owner", it.owner.map(|key| self.link(Thing::Partner(key))))
            .some("cadence", it.cadence.map(method::cadence_id))
            .some("next_release", next)
            .some("cannot_say", self.maybe(it.cannot_say.as_ref()))
            .facts("files", files)
            .list("missions", self.links(index.missions_of_indicator.of(key), Thing::Mission))
            .list("contributions", {
                let all = index.contributions_of_indicator.of(key);
                self.links(all, Thing::Contribution)
            })
            .list("stories", self.links(index.stories_of_indicator.of(key), Thing::Story))
            .list("updates", self.links(index.updates_of_indicator.of(key), Thing::Update))
            .list("corrections", self.corrections())
            .some("text", self.text(Thing::Indicator(key)))
    }

    pub(super) fn partner(&self, key: Key<Partner>) -> Facts {
        let it = &self.model.partners[key];
        let index = &self.site.index;
        let contact = |it: &crate::model::PartnerContact| {
            self.contact(&it.contact)
                .some("level", it.level.map(ids::contact_level))
                .list("themes", self.links(&it.themes, Thing::Theme))
        };
        let role = |(mission, role): &(Key<Mission>, Role)| {
            let role = match role {
                Role::Backbone => "backbone",
                Role::Owner => "owner",
                Role::Partner => "partner",
            };
            self.link(Thing::Mission(*mission)).add("role", role)
        };
        let figure = |(key, at): &(Key<Indicator>, usize)| {
            let indicator = &self.model.indicators[*key];
            let series: &Series = &indicator.series[*at];
            let latest = series.latest().and_then(|it| {
                let value = published(it.value?, indicator.unit.decimals);
                Some(Facts::default().add("period", it.period).add("value", value))
            });
            let verdict = self.site.verdicts[*key].of(&series.key);
            self.link(Thing::Indicator(*key))
                .facts("unit", unit(self, &indicator.unit))
                .some("class", verdict.map(|it| it.class.id()))
                .some("latest", latest)
        };
        let contributions = index.contributions_of_partner.of(key);
        Facts::default()
            .some("short", self.maybe(it.common.short.as_ref()))
            .some("type", it.kind.map(ids::partner_kind))
            .some("area", self.maybe(it.area.as_ref()))
            .some("website", it.url.as_deref())
            .some("licence", it.licence.as_deref())
            .list("missions", index.missions_of_partner.of(key).iter().map(role))
            .list("milestones", self.milestones_of(key))
            .list("contributions", contributions.iter().map(|key| self.promise(*key)))
            .list("figures", index.series_of_partner.of(key).iter().map(figure))
            .list("owns", self.links(index.indicators_of_owner.of(key), Thing::Indicator))
            .list("updates", self.links(index.updates_of_partner.of(key), Thing::Update))
            .list("contacts", it.contacts.iter().map(contact))
            .some("text", self.text(Thing::Partner(key)))
    }

    pub(super) fn contribution(&self, key: Key<Contribution>) -> Facts {
        let it = &self.model.contributions[key];
        let index = &self.site.index;
        let cost = it.cost.as_ref().map(|cost| {
            let amount = cost.amount.map(|amount| published(amount, cost.unit.decimals));
            Facts::default()
                .some("amount", amount)
                .facts("unit", unit(self, &cost.unit))
                .list("paid_by", self.links(&cost.paid_by, Thing::Partner))
                .list("gain_to", self.links(&cost.gain_to, Thing::Partner))
        });
        Facts::default()
            .some("short", self.maybe(it.common.short.as_ref()))
            .add("partner", self.link(Thing::Partner(it.partner)))
            .list("with", self.links(&it.with, Thing::Partner))
            .some("type", it.kind.map(ids::contribution_kind))
            .some("status", it.status.map(ids::contribution_status))
            .some("why", self.maybe(it.why.as_ref()))
            .some("closed", it.closed)
            .some("period", it.span.map(span))
            .list("pledges", it.pledges.iter().map(|one| self.pledge(one, it.status)))
            .some("cost", cost)
            .list("missions", self.links(&it.missions, Thing::Mission))
            // What it is meant to move; not what it has moved.
            .list("indicators", it.indicators.iter().map(|key| self.indicator(*key)))
            .some("because", self.maybe(it.because.as_ref()))
            .some("tried", self.maybe(it.tried.as_ref()))
            .some("expected", self.maybe(it.expected.as_ref()))
            .some("learned", self.maybe(it.learned.as_ref()))
            .some("decide", it.decide.map(due))
            .list("themes", self.links(&it.themes, Thing::Theme))
            .list("ingredients", self.links(&it.ingredients, Thing::Ingredient))
            .list("situations", self.links(&it.situations, Thing::Situation))
            .list("updates", self.links(index.updates_of_contribution.of(key), Thing::Update))
            .list("corrections", self.corrections())
            .some("contact", it.contact.as_ref().map(|it| self.contact(it)))
            .some("text", self.text(Thing::Contribution(key)))
    }

    pub(super) fn update(&self, key: Key<Update>) -> Facts {
        let it = &self.model.updates[key];
        Facts::default()
            .add("date", it.date)
            .add("type", ids::update_kind(it.kind))
            .some("outcome", it.outcome.map(ids::outcome))
            .some("believed", self.maybe(it.believed.as_ref()))
            .some("happened", self.maybe(it.happened.as_ref()))
            .some("now", self.maybe(it.now.as_ref()))
            .list("missions", self.links(&it.missions, Thing::Mission))
            .list("indicators", self.links(&it.indicators, Thing::Indicator))
            .list("contributions", self.links(&it.contributions, Thing::Contribution))
            .list("partners", self.links(&it.partners, Thing::Partner))
            .list("answers", self.links(&it.answers, Thing::Update))
            .list("answered_by", {
                let answers = self.site.index.answers_of_update.of(key);
                self.links(answers, Thing::Update)
            })
            .some("minutes", it.url.as_deref())
            .some("text", self.text(Thing::Update(key)))
    }

    /// One person's experience: the text, and whether those it is about have agreed. Nobody is named
    /// here whom the page does not name.
    pub(super) fn story(&self, key: Key<Story>) -> Facts {
        let it = &self.model.stories[key];
        Facts::default()
            .add("evidence", "story")
            .add("caution", self.locale.text("story.fixed"))
            .add("consent", it.consent)
            .some("perspective", self.maybe(it.perspective.as_ref()))
            .some("partner", it.partner.map(|key| self.link(Thing::Partner(key))))
            .some("audience", self.maybe(it.audience.as_ref()))
            .some("told", it.told)
            .some("editor", self.maybe(it.editor.as_ref()))
            .list("indicators", it.indicators.iter().map(|key| self.indicator(*key)))
            .list("missions", self.links(&it.missions, Thing::Mission))
            .list("themes", self.links(&it.themes, Thing::Theme))
            .list("situations", self.links(&it.situations, Thing::Situation))
            .some("text", self.text(Thing::Story(key)))
    }

    pub(super) fn situation(&self, key: Key<Situation>) -> Facts {
        let it = &self.model.situations[key];
        let index = &self.site.index;
        let offer = |it: &Offer| {
            Facts::default()
                .add("title", self.words(&it.title))
                .some("partner", it.partner.map(|key| self.link(Thing::Partner(key))))
                .some("when", self.maybe(it.when.as_ref()))
                .some("place", self.maybe(it.place.as_ref()))
                .some("contact", it.contact.as_ref().map(|it| self.contact(it)))
        };
        let help = |it: &Help| {
            Facts::default()
                .add("title", self.words(&it.title))
                .some("url", it.url.as_deref())
                .some("phone", it.phone.as_deref())
        };
        let contributions = index.contributions_of_situation.of(key);
        Facts::default()
            .list("offers", it.offers.iter().map(offer))
            .list("help", it.help.iter().map(help))
            .list("indicators", it.indicators.iter().map(|key| self.indicator(*key)))
            .list("contributions", contributions.iter().map(|key| self.promise(*key)))
            .list("missions", self.links(&it.missions, Thing::Mission))
            .list("stories", self.links(index.stories_of_situation.of(key), Thing::Story))
            .some("text", self.text(Thing::Situation(key)))
    }

    pub(super) fn theme(&self, key: Key<Theme>) -> Facts {
        let index = &self.site.index;
        let needs = index.missions_needing_theme.of(key).iter().flat_map(|mission| {
            let needs = self.model.missions[*mission].needs.iter();
            needs.filter(|need| need.theme == key).map(|need| {
                Facts::default()
                    .add("mission", self.link(Thing::Mission(*mission)))
                    .list("from", need.from.iter().map(|it| ids::partner_kind(*it)))
                    .some("why", self.maybe(need.why.as_ref()))
            })
        });
        let asked = assess::whom_to_ask(self.model, assess::About::Theme(key));
        let contacts = asked.iter().flat_map(|it| self.people(it));
        let contributions = index.contributions_of_theme.of(key);
        Facts::default()
            .list("missions", self.links(index.missions_of_theme.of(key), Thing::Mission))
            .list("contributions", contributions.iter().map(|key| self.promise(*key)))
            .list("stories", self.links(index.stories_of_theme.of(key), Thing::Story))
            .list("needs", needs)
            .some("because", asked.as_ref().map(|it| ids::because(it.because)))
            .list("contacts", contacts)
    }

    pub(super) fn ingredient(&self, key: Key<Ingredient>) -> Facts {
        let it = &self.model.ingredients[key];
        let contributions = self.site.index.contributions_of_ingredient.of(key);
        Facts::default()
            .some("level", it.level.map(ids::evidence_level))
            .some("evidence", self.maybe(it.evidence.as_ref()))
            .some("careful", self.maybe(it.careful.as_ref()))
            .list("contributions", contributions.iter().map(|key| self.promise(*key)))
    }
}
