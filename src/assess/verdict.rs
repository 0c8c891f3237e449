//! What the engine answers with: a class, caveats, and the figures that led there.

use crate::model::Method;
use crate::value::{Date, Decimal, Period};

use super::Point;

/// How it is going. Ordered from met to unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The target is met, or the demand is kept.
    Naaet,
    /// As much as planned, or nearly.
    PaaVej,
    /// Less than planned.
    Langsomt,
    /// Far less than planned.
    Bagefter,
    /// No change worth the name.
    Stille,
    /// Worse than at the start.
    Forkert,
    /// The target's time has come, and it was not met.
    IkkeNaaet,
    /// No target; better.
    Bedre,
    /// No target; no change worth the name.
    Uaendret,
    /// No target; worse.
    Daarligere,
    /// No target, no direction; up.
    Steget,
    /// No target, no direction; down.
    Faldet,
    /// The change may be chance.
    Usikker,
    /// Too few figures.
    Tidligt,
    /// The figures are too old.
    Foraeldet,
    /// The figures were made in different ways.
    IkkeSammenlignelig,
    /// No figures.
    IngenTal,
}

impl Class {
    /// Every class, in order.
    pub const ALL: [Class; 17] = [
        Class::Naaet,
        Class::PaaVej,
        Class::Langsomt,
        Class::Bagefter,
        Class::Stille,
        Class::Forkert,
        Class::IkkeNaaet,
        Class::Bedre,
        Class::Uaendret,
        Class::Daarligere,
        Class::Steget,
        Class::Faldet,
        Class::Usikker,
        Class::Tidligt,
        Class::Foraeldet,
        Class::IkkeSammenlignelig,
        Class::IngenTal,
    ];

    /// Its name in content and data.
    pub fn id(self) -> &'static str {
        match self {
            Class::Naaet => "naaet",
            Class::PaaVej => "paa-vej",
            Class::Langsomt => "langsomt",
            Class::Bagefter => "bagefter",
            Class::Stille => "stille",
            Class::Forkert => "forkert",
            Class::IkkeNaaet => "ikke-naaet",
            Class::Bedre => "bedre",
            Class::Uaendret => "uaendret",
            Class::Daarligere => "daarligere",
            Class::Steget => "steget",
            Class::Faldet => "faldet",
            Class::Usikker => "usikker",
            Class::Tidligt => "tidligt",
            Class::Foraeldet => "foraeldet",
            Class::IkkeSammenlignelig => "ikke-sammenlignelig",
            Class::IngenTal => "ingen-tal",
        }
    }

    /// The class of this name.
    pub fn of(id: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|it| it.id() == id)
    }

    /// Whether figures were weighed: only then may they be quoted beside it (`verdict.md` A-17).
    pub fn is_judged(self) -> bool {
        !matches!(
            self,
            Class::Tidligt | Class::Foraeldet | Class::IkkeSammenlignelig | Class::IngenTal
        )
    }
}

/// What a reader must know beside the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// The judged figure is provisional.
    Foreloebig,
    /// The judged figure is an estimate.
    Skoen,
    /// The judged figure is of low reliability.
    LavSikkerhed,
    /// The last step went the wrong way.
    SenesteTilbage,
    /// Met, but by less than the error.
    UsikkertMaal,
    /// Met in time, and lost since.
    SidenMistet,
    /// Not met in time, but met since.
    NaaetSenere,
    /// No progress of late.
    GaaetIStaa,
    /// Another last decimal would give another class.
    Afrunding,
}

impl Caveat {
    /// Every caveat, in order.
    pub const ALL: [Caveat; 9] = [
        Caveat::Foreloebig,
        Caveat::Skoen,
        Caveat::LavSikkerhed,
        Caveat::SenesteTilbage,
        Caveat::UsikkertMaal,
        Caveat::SidenMistet,
        Caveat::NaaetSenere,
        Caveat::GaaetIStaa,
        Caveat::Afrunding,
    ];

    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Caveat::Foreloebig => "foreloebig",
            Caveat::Skoen => "skoen",
            Caveat::LavSikkerhed => "lav-sikkerhed",
            Caveat::SenesteTilbage => "seneste-tilbage",
            Caveat::UsikkertMaal => "usikkert-maal",
            Caveat::SidenMistet => "siden-mistet",
            Caveat::NaaetSenere => "naaet-senere",
            Caveat::GaaetIStaa => "gaaet-i-staa",
            Caveat::Afrunding => "afrunding",
        }
    }
}

/// A verdict and what led to it. Numbers that are not exact are rounded half away from zero to
/// three decimals more than the unit has; nothing was decided on a rounded number but the share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it is going.
    pub class: Class,
    /// What the class would be if the figures were not too old; only then.
    pub class_if_fresh: Option<Class>,
    /// What a reader must know beside it, in the order of [`Caveat`].
    pub caveats: Vec<Caveat>,
    /// The target's time has come: later figures do not change the class, which is then met, missed
    /// or, across a break, not comparable.
    pub final_: bool,
    /// The method asked for.
    pub method: Method,
    /// That method needs values above 0, and so "Andel af planen" was used.
    pub fell_back: bool,
    /// What change is counted from; only with a target to reach.
    pub baseline: Option<Point>,
    /// The figure that was judged.
    pub judged: Option<Point>,
    /// The latest figure; another than the judged one after a final verdict or with seasons.
    pub latest: Option<Point>,
    /// Without a target, the earlier figure it was held against; with limits, the one before.
    pub compared: Option<Point>,
    /// With a target to reach, the figure before the judged one ("seneste måling").
    pub previous: Option<Point>,
    /// How many figures count: from the baseline to the judged one; without a target, all comparable.
    pub observations: usize,
    /// Too early to say: the first period whose figure can be judged, if they come as announced.
    pub earliest: Option<Period>,
    /// Change achieved of change planned by now, in whole percent (other methods: their ratio).
    pub share_percent: Option<i64>,
    /// The same at both ends of the error.
    pub share_interval: Option<(i64, i64)>,
    /// Where the plan is at the judged period.
    pub path_value: Option<Decimal>,
    /// Judged figure minus baseline (or minus `compared`).
    pub change: Option<Decimal>,
    /// What the plan asks for by now.
    pub planned_change: Option<Decimal>,
    /// Half the width of the change's 95 % interval; `None` if unknown or 0.
    pub error_of_change: Option<Decimal>,
    /// What each year until the target must bring.
    pub need_per_year: Option<Decimal>,
    /// What each year has brought.
    pub pace_per_year: Option<Decimal>,
    /// How many times as fast it must go from now; only from 1.1 (V-12).
    pub factor: Option<Decimal>,
    /// Where this pace leads by the target's period.
    pub projection: Option<Decimal>,
    /// Whether that meets the target, decided before rounding.
    pub pace_suffices: Option<bool>,
    /// The change that counts as one, where it was asked for (V-6, V-8, V-3a).
    pub threshold: Option<Decimal>,
    /// The plan asks for no improvement yet (V-3a); it does from here.
    pub plan_begins: Option<Period>,
    /// The figure that there has been no progress since (`gaaet-i-staa`).
    pub stalled_since: Option<Point>,
    /// The last day on which the figures are not too old; `None` if they never will be.
    pub fresh_until: Option<Date>,
}

impl Verdict {
    pub(super) fn new(class: Class, method: Method) -> Verdict {
        Verdict {
            class,
            class_if_fresh: None,
            caveats: Vec::new(),
            final_: false,
            method,
            fell_back: false,
            baseline: None,
            judged: None,
            latest: None,
            compared: None,
            previous: None,
            observations: 0,
            earliest: None,
            share_percent: None,
            share_interval: None,
            path_value: None,
            change: None,
            planned_change: None,
            error_of_change: None,
            need_per_year: None,
            pace_per_year: None,
            factor: None,
            projection: None,
            pace_suffices: None,
            threshold: None,
            plan_begins: None,
            stalled_since: None,
            fresh_until: None,
        }
    }

    /// The same figures grown old: the class steps behind, and nothing is quoted from it.
    pub(super) fn outdated(self) -> Verdict {
        Verdict {
            class_if_fresh: Some(self.class),
            baseline: self.baseline,
            judged: self.judged,
            latest: self.latest,
            compared: self.compared,
            previous: self.previous,
            observations: self.observations,
            fresh_until: self.fresh_until,
            ..Verdict::new(Class::Foraeldet, self.method)
        }
    }
}
