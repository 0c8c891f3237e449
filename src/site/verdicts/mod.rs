//! What a verdict says, for one page: the box, a line in a list, the sum behind it, a tally. Knows
//! where the pages are. Does *not* judge: `assess` did that.

mod brief;
mod calc;
mod kept;
mod say;
mod scale;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::assess::{Class, Inputs, VERSION, Verdict, tally};
use crate::model::{FreePage, Indicator, Key, Method, Need, Thing};
use crate::value::Lang;

use super::view::{
    Badge, Calculation, OwnVerdict, Phrase, TallyItem, TallyView, VerdictBadge, VerdictView,
};
use super::words::Writer;
use super::{MachineFile, PageRef, Site, live};

use say::{Saying, look};

/// Where the sum stands on an indicator's page.
const SUM: &str = "#saadan";

/// Headings below which a page about the method explains the labels of evidence.
const EVIDENCE: [&str; 3] = ["bevis", "evidence", "belaeg"];

/// The free page about the method, if a site has one: its path below `pages/`.
const METHOD_PAGES: [&[&str]; 4] =
    [&["om", "metode"], &["metode"], &["about", "method"], &["method"]];

fn method_key(site: &Site) -> Option<Key<FreePage>> {
    METHOD_PAGES.iter().find_map(|path| {
        let path: Vec<String> = path.iter().map(|it| (*it).to_owned()).collect();
        site.index.pages.get(&path).copied()
    })
}

/// The heading that explains the labels of evidence, by language of the page around it.
pub(super) fn evidence(site: &Site) -> BTreeMap<Lang, String> {
    let body = method_key(site).and_then(|key| site.model.pages[key].common.body.as_ref());
    let heading = |lang: &Lang| {
        let body = body?.best(*lang);
        let id = EVIDENCE.iter().find(|id| live::has_heading(body, id))?;
        Some((*lang, (*id).to_owned()))
    };
    site.model.site.languages.iter().filter_map(heading).collect()
}

impl Writer<'_> {
    /// How an indicator is going, in full.
    pub(super) fn verdict(&self, key: Key<Indicator>) -> VerdictView {
        let indicator = &self.model.indicators[key];
        let inputs = Inputs::headline(indicator);
        let verdict = &self.site.verdicts[key].headline;
        let says = self.saying(indicator, &inputs, verdict);
        let (class, icon) = look(verdict.class);
        let own = indicator.override_.as_ref().and_then(|it| {
            let judged = Class::of(&it.class)?;
            let (class, icon) = look(judged);
            Some(OwnVerdict {
                class,
                icon,
                label: says.label(judged),
                evidence: Badge { class: "ev", icon: "i-vurd", text: self.t("evidence.assessed") },
                reason: self.phrase(&it.reason),
                by: self.phrase(&it.by),
            })
        });
        let here = self.page == PageRef::Thing(Thing::Indicator(key));
        VerdictView {
            class,
            icon,
            label: says.label(verdict.class),
            about: (!here).then(|| self.thing(Thing::Indicator(key))),
            provisional: says.is_provisional().then(|| self.t("judged.provisional")),
            change: says.change(),
            sentences: says.sentences(),
            caveats: says.caveats(),
            date: self.fill("judged.date", &[("date", &self.date(self.model.site.as_of))]),
            method: self.method_and_version(verdict),
            how: self.linked(&self.t("indicator.how_judged"), &self.sum(key)),
            own,
        }
    }

    /// How one series of an indicator is going, in one line.
    pub(super) fn verdict_badge(&self, verdict: &Verdict, key: Key<Indicator>) -> VerdictBadge {
        let indicator = &self.model.indicators[key];
        let inputs = Inputs::headline(indicator);
        let says = Saying { spelled: false, ..self.saying(indicator, &inputs, verdict) };
        let (class, icon) = look(verdict.class);
        VerdictBadge {
            class,
            icon,
            label: says.label(verdict.class),
            text: says.short(),
            about: self.phrase(self.site.title(Thing::Indicator(key))),
            href: self.sum(key),
        }
    }

    /// The same for the whole.
    pub(super) fn headline_badge(&self, key: Key<Indicator>) -> VerdictBadge {
        self.verdict_badge(&self.site.verdicts[key].headline, key)
    }

    /// The sum behind the verdict on the whole, for the indicator's own page.
    pub(super) fn calculation(&self, key: Key<Indicator>) -> Calculation {
        let indicator = &self.model.indicators[key];
        let inputs = Inputs::headline(indicator);
        let says = self.saying(indicator, &inputs, &self.site.verdicts[key].headline);
        let (steps, notes) = says.calculation();
        let method = self.method_link();
        let data = self.linked(&self.t("calc.json"), MachineFile::Method.name());
        Calculation {
            how: self.t("calc.how"),
            steps,
            notes,
            scale_label: self.t("scale.label"),
            scale: says.scale(),
            links: method.into_iter().chain([data]).collect(),
        }
    }

    /// The figures that front pages tell of: what is nice to know stays off them.
    pub(super) fn must_know(&self) -> impl Iterator<Item = Key<Indicator>> {
        let all = self.model.indicators.iter();
        all.filter(|(_, it)| it.need == Need::MustKnow).map(|(key, _)| key)
    }

    /// How many of these are going how, in the order of classes, without drafts. Nothing where there
    /// are none.
    pub(super) fn tally(
        &self,
        keys: impl IntoIterator<Item = Key<Indicator>>,
    ) -> Option<TallyView> {
        let public = |key: &Key<Indicator>| !self.model.indicators[*key].common.hidden;
        let classes =
            keys.into_iter().filter(public).map(|it| self.site.verdicts[it].headline.class);
        let counts = tally(classes);
        let all: usize = counts.values().sum();
        let item = |(class, n): (&Class, &usize)| {
            let (look, icon) = look(*class);
            let text = self.count(&format!("tally.{}", class.id()), *n);
            TallyItem { class: look, icon, text }
        };
        (all > 0).then(|| TallyView {
            label: self.count("tally.label", all),
            items: counts.iter().map(item).collect(),
        })
    }

    fn saying<'b>(
        &'b self,
        indicator: &'b Indicator,
        inputs: &'b Inputs,
        verdict: &'b Verdict,
    ) -> Saying<'b> {
        let as_of = self.model.site.as_of;
        Saying { locale: self.locale, unit: &indicator.unit, inputs, verdict, as_of, spelled: true }
    }

    fn method_and_version(&self, verdict: &Verdict) -> String {
        let used = if verdict.fell_back { Method::AndelAfPlanen } else { verdict.method };
        let method = self.method_name(used);
        self.fill("judged.method", &[("method", &method), ("version", VERSION)])
    }

    /// A method's name.
    pub(super) fn method_name(&self, method: Method) -> String {
        self.t(match method {
            Method::AndelAfPlanen => "method.andel-af-planen",
            Method::Eurostat => "method.eurostat",
            Method::Un => "method.un",
        })
    }

    /// Where the sum behind an indicator's verdict stands.
    fn sum(&self, key: Key<Indicator>) -> String {
        let page = PageRef::Thing(Thing::Indicator(key));
        if self.page == page {
            return SUM.to_owned();
        }
        format!("{}{SUM}", self.href(page))
    }

    /// "Læs om metoden og dens grænser", if a site has a page about it.
    pub(super) fn method_link(&self) -> Option<Phrase> {
        let read = self.fill("calc.read", &[("version", VERSION)]);
        self.method_page().map(|it| self.linked(&read, &it))
    }

    /// "Andel af planen, version 1.0": what the site judges by.
    pub(super) fn site_method(&self) -> String {
        let method = self.method_name(self.model.site.method);
        self.fill("judged.method", &[("method", &method), ("version", VERSION)])
    }

    /// Where the method is told, if the site has a page about it.
    pub(super) fn method_page(&self) -> Option<String> {
        Some(self.href(PageRef::Thing(Thing::Page(self.method_key()?))))
    }

    fn method_key(&self) -> Option<Key<FreePage>> {
        method_key(self.site)
    }

    /// Where the labels of evidence are explained: a heading of that page (T-1).
    pub(super) fn evidence_page(&self) -> Option<String> {
        let id = self.site.evidence.get(&self.route.lang)?;
        Some(format!("{}#{id}", self.method_page()?))
    }
}

impl Writer<'_> {
    /// A verdict's name and ground, for a cell of a table.
    pub(super) fn verdict_phrase(&self, verdict: &Verdict, key: Key<Indicator>) -> Phrase {
        let badge = self.verdict_badge(verdict, key);
        let words = [("label", badge.label.as_str()), ("value", badge.text.as_str())];
        self.plain(self.fill("phrase.colon", &words))
    }
}
