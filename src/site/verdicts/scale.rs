//! The limits that a verdict was made by, with a mark at where we are (pages.md V-40). Knows one
//! verdict and one language. Does *not* know where the limits come from: `assess` has them.

use crate::assess::{Class, limits};
use crate::locale::Locale;
use crate::model::{Direction, Method};
use crate::site::view::Limit;
use crate::site::words::Writer;

use super::say::{Kind, Saying, look};

impl Saying<'_> {
    /// Every class that this indicator could have, and what gives it.
    pub(super) fn scale(&self) -> Vec<Limit> {
        let mut rows = match self.kind() {
            Kind::Reach(..) if self.is_flat() => {
                self.listed("flat-", &[Class::PaaVej, Class::Stille, Class::Forkert])
            }
            Kind::Reach(..) => self.by_share(),
            Kind::Keep(by, _) => {
                let classes = [Class::Naaet, Class::Langsomt, Class::Stille, Class::Forkert];
                let mut rows = self.listed("hold-", &classes);
                rows.extend(
                    by.map(|_| self.row(Class::IkkeNaaet, self.text("scale.hold-ikke-naaet"))),
                );
                rows
            }
            Kind::Free => {
                let neutral = matches!(self.inputs.direction, Direction::None | Direction::Hold);
                let moved = [Class::Steget, Class::Uaendret, Class::Faldet, Class::Usikker];
                let judged = [Class::Bedre, Class::Uaendret, Class::Daarligere, Class::Usikker];
                self.listed("", if neutral { &moved } else { &judged })
            }
        };
        let here = self.verdict.class;
        if !rows.iter().any(|it| it.here.is_some()) {
            let key = format!("scale.{}", here.id());
            rows.push(self.row(here, self.text(&key)));
        }
        rows
    }

    fn row(&self, class: Class, text: String) -> Limit {
        let (look, icon) = look(class);
        let here = (class == self.verdict.class).then(|| self.text("scale.here"));
        Limit { class: look, icon, label: self.label(class), text, here }
    }

    fn listed(&self, prefix: &str, classes: &[Class]) -> Vec<Limit> {
        let row = |it: &Class| self.row(*it, self.text(&format!("scale.{prefix}{}", it.id())));
        classes.iter().map(row).collect()
    }

    fn by_share(&self) -> Vec<Limit> {
        let mut rows = vec![self.row(Class::Naaet, self.text("scale.naaet"))];
        for (class, text) in shares(self.locale, self.method()) {
            let row = self.row(class, text);
            // What the error proves is a rule of its own (B-3), below.
            let here = row.here.clone().filter(|_| !self.is_proven());
            rows.push(Limit { here, ..row });
        }
        if self.is_proven() {
            rows.push(self.row(Class::Stille, self.text("scale.proven")));
        }
        let ends = self.row(Class::IkkeNaaet, self.text("scale.ikke-naaet"));
        rows.push(ends);
        rows
    }
}

/// A method's classes by share of the plan, each with its limits in words.
fn shares(locale: &Locale, method: Method) -> Vec<(Class, String)> {
    let of = locale.text(match method {
        Method::AndelAfPlanen => "scale.of-andel-af-planen",
        Method::Eurostat => "scale.of-eurostat",
        Method::Un => "scale.of-un",
    });
    let mut rows = Vec::new();
    let mut above = None;
    for (class, low) in limits(method) {
        let number = |it: i64| locale.number(it.into(), None);
        let key = match (above, *low) {
            (None, _) => "scale.top",
            (Some(_), None) => "scale.bottom",
            (Some(_), Some(low)) if low < 0 => "scale.around",
            (Some(_), Some(_)) => "scale.mid",
        };
        let (low_text, high) = (number(low.unwrap_or_default()), number(above.unwrap_or_default()));
        let words = [("low", low_text.as_str()), ("high", high.as_str()), ("of", of)];
        rows.push((*class, locale.fill(key, &words)));
        above = low.map(|it| it - 1);
    }
    rows
}

impl Writer<'_> {
    /// The limits of the site's method for a target to reach, without any one figure.
    pub(in crate::site) fn scale_of_method(&self) -> Vec<Limit> {
        let row = |(class, text): (Class, String)| {
            let (look, icon) = look(class);
            let label = self.t(&format!("verdict.{}", class.id()));
            Limit { class: look, icon, label, text, here: None }
        };
        let first = (Class::Naaet, self.t("scale.naaet"));
        let last = (Class::IkkeNaaet, self.t("scale.ikke-naaet"));
        let shares = shares(self.locale, self.model.site.method);
        std::iter::once(first).chain(shares).chain([last]).map(row).collect()
    }
}
