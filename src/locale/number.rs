//! Numbers and values with units (pages.md C-35 to C-38).

use std::fmt::Write;

use icu_plurals::PluralCategory;

use crate::value::{Decimal, Unit, UnitKind, rounded};

use super::Locale;

/// U+2212: as wide as the figures; the hyphen that CLDR gives some languages is not.
const MINUS: char = '\u{2212}';

impl Locale {
    /// The number with the language's separators, and a real minus (U+2212). Rounded half away from
    /// zero to `decimals`; without them, with as many as written.
    pub fn number(&self, value: Decimal, decimals: Option<u32>) -> String {
        self.digits(value, decimals, false).0
    }

    /// The number with a sign even if it is above zero: `+3,9`.
    pub fn signed(&self, value: Decimal, decimals: Option<u32>) -> String {
        self.digits(value, decimals, true).0
    }

    /// A count of things.
    pub fn whole(&self, value: u64) -> String {
        self.number(Decimal::from(value), None)
    }

    /// How much a file weighs: `1 kB`, `1,2 MB`. Never less than `1 kB`: a thousand bytes, rounded up.
    pub fn file_size(&self, bytes: usize) -> String {
        let kilo = bytes.div_ceil(1000).max(1);
        match kilo {
            0..1000 => format!("{kilo} kB"),
            _ => {
                let mega = Decimal::new(i64::try_from(kilo).unwrap_or(i64::MAX), 3);
                format!("{} MB", self.number(mega, Some(1)))
            }
        }
    }

    /// A large number in short, for axes and cards: `12.300`, `1,2 mio.`, `3 mia.` (C-38).
    pub fn compact(&self, value: Decimal) -> String {
        let scaled = |power: u32| {
            let divisor = Decimal::from(10_u64.pow(power));
            rounded(value / divisor, 1).normalize()
        };
        let enough = |it: Decimal| it.abs() >= Decimal::ONE;
        let (key, number) = match (scaled(9), scaled(6)) {
            // 999.96 million is 1 billion when rounded to one decimal.
            (billions, millions) if enough(billions) && millions.abs() >= Decimal::from(1000) => {
                ("value.billion", billions)
            }
            (_, millions) if value.abs() >= Decimal::from(1_000_000) => ("value.million", millions),
            _ => return self.number(value, None),
        };
        self.fill(key, &[("n", &self.number(number, None))])
    }

    /// The value with its unit, rounded to the unit's decimals: `65,1 %`, `12 dage`, `4,2 mio. t`.
    pub fn value(&self, value: Decimal, unit: &Unit) -> String {
        self.with_unit(value, Some(unit.decimals), unit, false)
    }

    /// The value with its unit and as many decimals as written: targets and limits (`75 %`).
    pub fn value_as_written(&self, value: Decimal, unit: &Unit) -> String {
        self.with_unit(value, None, unit, false)
    }

    /// The value as it is read aloud in a sentence: `65,1 procent`, `1.234 kroner`. Rounded to
    /// `decimals`; without them, with as many as written.
    pub fn value_in_words(&self, value: Decimal, decimals: Option<u32>, unit: &Unit) -> String {
        let key = match unit.kind {
            UnitKind::Percent => "value.percent_words",
            UnitKind::Dkk => "value.dkk_words",
            _ => return self.with_unit(value, decimals, unit, false),
        };
        let (number, category) = self.digits(value, decimals, false);
        self.counted(key, category, &[("n", &number)])
    }

    /// A difference between two values: of percentages it is `3,9 procentpoint`, else as [`Locale::value`].
    pub fn difference(&self, value: Decimal, unit: &Unit) -> String {
        self.points(value, unit, false)
    }

    /// A difference with its sign: `+3,9 procentpoint`, `−12 dage`.
    pub fn change(&self, value: Decimal, unit: &Unit) -> String {
        self.points(value, unit, true)
    }

    /// The unit in words, for an axis or a table's head.
    pub fn unit_name(&self, unit: &Unit) -> String {
        match (&unit.kind, unit.name()) {
            (UnitKind::Own { text, .. }, _) => text.best(self.lang).clone(),
            (_, Some(name)) => self.text(&format!("unit.{name}")).to_owned(),
            (_, None) => unreachable!("every unit but an author's own has a name"),
        }
    }

    fn points(&self, value: Decimal, unit: &Unit, plus: bool) -> String {
        if unit.kind != UnitKind::Percent {
            return self.with_unit(value, Some(unit.decimals), unit, plus);
        }
        let (number, category) = self.digits(value, Some(unit.decimals), plus);
        self.counted("value.points", category, &[("n", &number)])
    }

    fn with_unit(&self, value: Decimal, decimals: Option<u32>, unit: &Unit, plus: bool) -> String {
        let (number, category) = self.digits(value, decimals, plus);
        let key = match &unit.kind {
            UnitKind::Count | UnitKind::Score => return number,
            UnitKind::Own { text, symbol } => {
                let short = symbol.as_ref().unwrap_or(text).best(self.lang);
                return self.fill("value.own", &[("n", &number), ("unit", short)]);
            }
            UnitKind::Percent => "value.percent",
            UnitKind::Per1000 => "value.per_1000",
            UnitKind::Per100000 => "value.per_100000",
            UnitKind::Dkk => "value.dkk",
            UnitKind::TonnesCo2 => "value.tonnes_co2",
            UnitKind::Days => "value.days",
            UnitKind::Hours => "value.hours",
        };
        self.counted(key, category, &[("n", &number)])
    }

    /// The number as text, and the plural form that goes with it.
    pub(super) fn digits(
        &self,
        value: Decimal,
        decimals: Option<u32>,
        plus: bool,
    ) -> (String, PluralCategory) {
        let shown = decimals.map_or(value, |decimals| rounded(value, decimals));
        // The mantissa has no sign of its own when it is 0: -0,04 with one decimal is 0,0.
        let mantissa = shown.mantissa();
        let mut number = fixed_decimal::UnsignedDecimal::from(mantissa.unsigned_abs());
        // A scale is at most 28.
        number.multiply_pow10(-(shown.scale() as i16));
        if let Some(decimals) = decimals {
            let decimals = i16::try_from(decimals).unwrap_or(i16::MAX);
            number.pad_end(-decimals);
        }
        let category = self.plurals.category_for(&number);
        let number = fixed_decimal::Decimal::new(fixed_decimal::Sign::None, number);
        let mut text = String::with_capacity(24);
        match mantissa.signum() {
            -1 => text.push(MINUS),
            1 if plus => text.push('+'),
            _ => {}
        }
        write!(text, "{}", self.decimals.format(&number)).expect("a String takes what is written");
        (text, category)
    }
}
