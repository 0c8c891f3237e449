//! Who points at whom, the other way round: counted once, so that no page has to walk the site.
//! Knows the model only.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Load, Occurrence, Place, loads, occurrences};
use crate::model::{
    Contribution, CorrectionAbout, FreePage, Indicator, Ingredient, Key, Mission, Model, Partner,
    Situation, Story, Table, Theme, Thing, Update,
};

/// For each thing the things that name it, in the order of their table.
#[derive(Debug, Clone)]
pub(crate) struct Many<K, V>(BTreeMap<Key<K>, Vec<V>>);

impl<K, V> Many<K, V> {
    fn new() -> Self {
        Many(BTreeMap::new())
    }

    fn add(&mut self, to: Key<K>, value: V) {
        self.0.entry(to).or_default().push(value);
    }

    /// What names this one.
    pub(crate) fn of(&self, key: Key<K>) -> &[V] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// What a partner does in a mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// Holds the partnership together.
    Backbone,
    /// Owns the mission.
    Owner,
    /// Takes part.
    Partner,
}

/// Every relation, turned round.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    pub(crate) missions_of_indicator: Many<Indicator, Key<Mission>>,
    pub(crate) missions_of_partner: Many<Partner, (Key<Mission>, Role)>,
    pub(crate) missions_of_theme: Many<Theme, Key<Mission>>,
    pub(crate) missions_needing_theme: Many<Theme, Key<Mission>>,
    pub(crate) contributions_of_mission: Many<Mission, Key<Contribution>>,
    pub(crate) contributions_of_indicator: Many<Indicator, Key<Contribution>>,
    pub(crate) contributions_of_partner: Many<Partner, Key<Contribution>>,
    pub(crate) contributions_of_situation: Many<Situation, Key<Contribution>>,
    pub(crate) contributions_of_ingredient: Many<Ingredient, Key<Contribution>>,
    pub(crate) contributions_of_theme: Many<Theme, Key<Contribution>>,
    pub(crate) indicators_of_owner: Many<Partner, Key<Indicator>>,
    pub(crate) series_of_partner: Many<Partner, (Key<Indicator>, usize)>,
    pub(crate) stories_of_partner: Many<Partner, Key<Story>>,
    pub(crate) stories_of_mission: Many<Mission, Key<Story>>,
    pub(crate) stories_of_indicator: Many<Indicator, Key<Story>>,
    pub(crate) stories_of_situation: Many<Situation, Key<Story>>,
    pub(crate) stories_of_theme: Many<Theme, Key<Story>>,
    pub(crate) situations_of_mission: Many<Mission, Key<Situation>>,
    pub(crate) updates_of_mission: Many<Mission, Key<Update>>,
    pub(crate) updates_of_indicator: Many<Indicator, Key<Update>>,
    pub(crate) updates_of_contribution: Many<Contribution, Key<Update>>,
    pub(crate) updates_of_partner: Many<Partner, Key<Update>>,
    /// Milestones that a partner does, as (mission, place in its roadmap).
    pub(crate) milestones_of_partner: Many<Partner, (Key<Mission>, Place)>,
    /// What answers an update: the decisions that a lesson led to.
    pub(crate) answers_of_update: Many<Update, Key<Update>>,
    /// Places in [`Model::corrections`].
    pub(crate) corrections: BTreeMap<Thing, Vec<usize>>,
    /// Newest first; those of the same day in the order of their ids.
    pub(crate) updates: Vec<Key<Update>>,
    /// What comes within a year of the site's day, and what was: by first day.
    pub(crate) calendar: Vec<Occurrence>,
    /// How much is asked of each partner at once, by key.
    pub(crate) loads: Vec<Load>,
    /// Places in `calendar` of what is still to come, by mission.
    pub(crate) dates_of_mission: Many<Mission, usize>,
    /// Free pages by their paths.
    pub(crate) pages: BTreeMap<Vec<String>, Key<FreePage>>,
    /// Free pages right below another.
    pub(crate) children_of_page: Many<FreePage, Key<FreePage>>,
}

impl Index {
    pub(crate) fn new(model: &Model) -> Index {
        let mut it = Index {
            missions_of_indicator: Many::new(),
            missions_of_partner: Many::new(),
            missions_of_theme: Many::new(),
            missions_needing_theme: Many::new(),
            contributions_of_mission: Many::new(),
            contributions_of_indicator: Many::new(),
            contributions_of_partner: Many::new(),
            contributions_of_situation: Many::new(),
            contributions_of_ingredient: Many::new(),
            contributions_of_theme: Many::new(),
            indicators_of_owner: Many::new(),
            series_of_partner: Many::new(),
            stories_of_partner: Many::new(),
            stories_of_mission: Many::new(),
            stories_of_indicator: Many::new(),
            stories_of_situation: Many::new(),
            stories_of_theme: Many::new(),
            situations_of_mission: Many::new(),
            updates_of_mission: Many::new(),
            updates_of_indicator: Many::new(),
            updates_of_contribution: Many::new(),
            updates_of_partner: Many::new(),
            milestones_of_partner: Many::new(),
            answers_of_update: Many::new(),
            corrections: BTreeMap::new(),
            updates: Vec::new(),
            calendar: occurrences(model),
            loads: loads(model),
            dates_of_mission: Many::new(),
            pages: BTreeMap::new(),
            children_of_page: Many::new(),
        };
        it.missions(model);
        it.contributions(model);
        it.indicators(model);
        it.words(model);
        it.updates(model);
        it.dates(model);
        it
    }

    fn missions(&mut self, model: &Model) {
        for (key, mission) in model.missions.iter() {
            mission.indicators.iter().for_each(|to| self.missions_of_indicator.add(*to, key));
            mission.themes.iter().for_each(|to| self.missions_of_theme.add(*to, key));
            let needs: BTreeSet<_> = mission.needs.iter().map(|it| it.theme).collect();
            needs.into_iter().for_each(|to| self.missions_needing_theme.add(to, key));
            for (phase, part) in mission.roadmap.iter().enumerate() {
                for (at, one) in part.milestones.iter().enumerate() {
                    let place = (key, (phase, at));
                    one.partners.iter().for_each(|to| self.milestones_of_partner.add(*to, place));
                }
            }
            let roles = [
                (&mission.backbone, Role::Backbone),
                (&mission.owners, Role::Owner),
                (&mission.partners, Role::Partner),
            ];
            for (partners, role) in roles {
                partners.iter().for_each(|to| self.missions_of_partner.add(*to, (key, role)));
            }
        }
    }

    fn contributions(&mut self, model: &Model) {
        for (key, it) in model.contributions.iter() {
            self.contributions_of_partner.add(it.partner, key);
            let helpers = it.with.iter().filter(|to| **to != it.partner);
            helpers.for_each(|to| self.contributions_of_partner.add(*to, key));
            it.missions.iter().for_each(|to| self.contributions_of_mission.add(*to, key));
            it.indicators.iter().for_each(|to| self.contributions_of_indicator.add(*to, key));
            it.situations.iter().for_each(|to| self.contributions_of_situation.add(*to, key));
            it.ingredients.iter().for_each(|to| self.contributions_of_ingredient.add(*to, key));
            it.themes.iter().for_each(|to| self.contributions_of_theme.add(*to, key));
        }
    }

    fn indicators(&mut self, model: &Model) {
        for (key, indicator) in model.indicators.iter() {
            if let Some(owner) = indicator.owner {
                self.indicators_of_owner.add(owner, key);
            }
            for (at, series) in indicator.series.iter().enumerate() {
                if let (Some(partner), true) = (series.key.partner, series.key.values.is_empty()) {
                    self.series_of_partner.add(partner, (key, at));
                }
            }
        }
    }

    fn words(&mut self, model: &Model) {
        for (key, story) in model.stories.iter() {
            story.partner.iter().for_each(|to| self.stories_of_partner.add(*to, key));
            story.missions.iter().for_each(|to| self.stories_of_mission.add(*to, key));
            story.indicators.iter().for_each(|to| self.stories_of_indicator.add(*to, key));
            story.situations.iter().for_each(|to| self.stories_of_situation.add(*to, key));
            story.themes.iter().for_each(|to| self.stories_of_theme.add(*to, key));
        }
        for (key, situation) in model.situations.iter() {
            situation.missions.iter().for_each(|to| self.situations_of_mission.add(*to, key));
        }
        for (key, page) in model.pages.iter() {
            self.pages.insert(page.path.iter().map(|it| it.to_string()).collect(), key);
        }
        for (path, key) in &self.pages {
            // The nearest page above, whether or not the folders between have pages.
            let above = (1..path.len()).rev().find_map(|end| self.pages.get(&path[..end]));
            if let Some(above) = above {
                self.children_of_page.add(*above, *key);
            }
        }
        for (at, correction) in model.corrections.iter().enumerate() {
            let about = match correction.about {
                CorrectionAbout::Indicator(it) => Thing::Indicator(it),
                CorrectionAbout::Contribution(it) => Thing::Contribution(it),
                CorrectionAbout::Mission(it) => Thing::Mission(it),
            };
            self.corrections.entry(about).or_default().push(at);
        }
    }

    fn updates(&mut self, model: &Model) {
        self.updates = newest_first(&model.updates);
        for key in self.updates.clone() {
            let update = &model.updates[key];
            update.missions.iter().for_each(|to| self.updates_of_mission.add(*to, key));
            update.indicators.iter().for_each(|to| self.updates_of_indicator.add(*to, key));
            update.contributions.iter().for_each(|to| self.updates_of_contribution.add(*to, key));
            update.partners.iter().for_each(|to| self.updates_of_partner.add(*to, key));
            update.answers.iter().for_each(|to| self.answers_of_update.add(*to, key));
        }
    }

    fn dates(&mut self, model: &Model) {
        let coming = self.calendar.iter().enumerate().filter(|(_, it)| it.to >= model.site.as_of);
        for (at, occurrence) in coming {
            let missions = &model.calendar[occurrence.entry].missions;
            missions.iter().for_each(|to| self.dates_of_mission.add(*to, at));
        }
    }
}

fn newest_first(updates: &Table<Update>) -> Vec<Key<Update>> {
    let mut keys: Vec<Key<Update>> = updates.iter().map(|(key, _)| key).collect();
    let order = |key: &Key<Update>| {
        let update = &updates[*key];
        (std::cmp::Reverse(update.date), update.common.id.clone())
    };
    keys.sort_by_cached_key(order);
    keys
}
