//! Units of measurement: they decide number format and axis.

use super::Localized;

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitKind {
    /// Of a hundred.
    Percent,
    /// Of a thousand.
    Per1000,
    /// Of a hundred thousand.
    Per100000,
    /// Things or people.
    Count,
    /// Danish kroner.
    Dkk,
    /// Tonnes of CO2 or its equivalents.
    TonnesCo2,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// A score on a scale.
    Score,
    /// The author's own: its words, and a symbol for tight places.
    Own {
        /// In words: "mio. ton CO2".
        text: Localized<String>,
        /// Short: "mio. t".
        symbol: Option<Localized<String>>,
    },
}

/// A unit and how many decimals its figures are published with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is counted.
    pub kind: UnitKind,
    /// Decimals of published figures (`verdict.md` A-2).
    pub decimals: u32,
}

impl Unit {
    /// Every unit with a name, in the order of the format's description.
    pub const NAMES: [&'static str; 9] = [
        "percent",
        "per_1000",
        "per_100000",
        "count",
        "dkk",
        "tonnes_co2",
        "days",
        "hours",
        "score",
    ];

    /// The unit of this name, with its default decimals (`verdict.md` A-2).
    pub fn named(name: &str) -> Option<Unit> {
        let (kind, decimals) = match name {
            "percent" => (UnitKind::Percent, 1),
            "per_1000" => (UnitKind::Per1000, 1),
            "per_100000" => (UnitKind::Per100000, 1),
            "count" => (UnitKind::Count, 0),
            "dkk" => (UnitKind::Dkk, 0),
            "tonnes_co2" => (UnitKind::TonnesCo2, 1),
            "days" => (UnitKind::Days, 0),
            "hours" => (UnitKind::Hours, 0),
            "score" => (UnitKind::Score, 1),
            _ => return None,
        };
        Some(Unit { kind, decimals })
    }

    /// Its name in content and data; `None` for an author's own unit.
    pub fn name(&self) -> Option<&'static str> {
        Some(match self.kind {
            UnitKind::Percent => "percent",
            UnitKind::Per1000 => "per_1000",
            UnitKind::Per100000 => "per_100000",
            UnitKind::Count => "count",
            UnitKind::Dkk => "dkk",
            UnitKind::TonnesCo2 => "tonnes_co2",
            UnitKind::Days => "days",
            UnitKind::Hours => "hours",
            UnitKind::Score => "score",
            UnitKind::Own { .. } => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_unit_of_that_name() {
        for name in Unit::NAMES {
            assert_eq!(Unit::named(name).and_then(|it| it.name()), Some(name));
        }
    }
}
