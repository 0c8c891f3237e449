//! What can be wrong with figures: tables, baselines, targets, paths.

use crate::diag::{Diags, nearest, said};
use crate::tree::Span;

use super::values::listed;

impl Diags {
    /// A column that is neither known nor a dimension.
    pub fn unknown_column(&mut self, span: Span, name: &str, better: Option<&str>, known: &[&str]) {
        let list = listed(known);
        let message = said!("kolonnen `{name}` kendes ikke", "the column `{name}` is not known");
        let diagnostic = self.error("unknown-column", span, message);
        match better {
            Some(better) => diagnostic
                .help(said!("kald den `{better}`", "call it `{better}`"))
                .patch(span, better),
            None => diagnostic.help(said!(
                "kolonnerne er {list}; en opdeling skal stå under `dimensions` i indikatoren",
                "the columns are {list}; a breakdown must stand under `dimensions` in the indicator"
            )),
        };
    }

    /// No `period` or no `value`.
    pub fn missing_column(&mut self, span: Span, name: &str) {
        let message =
            said!("tabellen har ingen kolonne `{name}`", "the table has no column `{name}`");
        self.error("missing-column", span, message).help(said!(
            "øverste række skal have `period` og `value`",
            "the top row must have `period` and `value`"
        ));
    }

    /// The top row has none of the names of columns.
    pub fn no_headings(&mut self, span: Span) {
        let message = said!(
            "øverste række er ikke kolonnernes navne",
            "the top row is not the names of the columns"
        );
        self.error("missing-column", span, message).help(said!(
            "øverste række skal have `period` og `value`: slet en titel, der står over dem. I en Excel-fil læses det første synlige ark",
            "the top row must have `period` and `value`: delete a title that stands above them. In an Excel file the first visible sheet is read"
        ));
    }

    /// A row without its period.
    pub fn row_without_period(&mut self, span: Span, line: usize) {
        let message = said!("række {line} mangler sin periode", "row {line} lacks its period");
        self.error("row-without-period", span, message).help(said!(
            "skriv den i kolonnen `period`, eller slet rækken",
            "write it in the column `period`, or delete the row"
        ));
    }

    /// The same period twice in a series.
    pub fn duplicate_observation(&mut self, span: Span, first: Span, period: &str) {
        let message = said!(
            "{period} har to tal for det samme",
            "{period} has two figures for the same thing"
        );
        self.error("duplicate-observation", span, message)
            .second(first, said!("det første tal står her", "the first figure is here"))
            .help(said!(
                "slet den ene række; pejl gætter ikke på, hvilken der gælder",
                "delete one row; pejl does not guess which one counts"
            ));
    }

    /// A dimension with the name of a column that means something else.
    pub fn reserved_dimension(&mut self, span: Span, name: &str) {
        let message = said!(
            "en opdeling kan ikke hedde `{name}`: den kolonne har sin egen betydning",
            "a breakdown cannot be called `{name}`: that column has a meaning of its own"
        );
        self.error("reserved-dimension", span, message).help(said!(
            "giv opdelingen og dens kolonne et andet navn; `partner` skal ikke stå under `dimensions`",
            "give the breakdown and its column another name; `partner` need not stand under `dimensions`"
        ));
    }

    /// A value that a dimension has not declared.
    pub fn unknown_dimension_value(
        &mut self,
        span: Span,
        dimension: &str,
        found: &str,
        known: &[&str],
    ) {
        let list = listed(known);
        let message = said!(
            "`{found}` er ikke en værdi af `{dimension}`",
            "`{found}` is not a value of `{dimension}`"
        );
        let better = nearest(found, known.iter().copied());
        let diagnostic = self.error("unknown-dimension-value", span, message);
        match better {
            Some(better) => diagnostic
                .help(said!("mente du `{better}`?", "did you mean `{better}`?"))
                .patch(span, better),
            None => diagnostic.help(said!(
                "værdierne er {list}; nye skrives under `dimensions`",
                "the values are {list}; new ones are written under `dimensions`"
            )),
        };
    }

    /// A correction of a figure that is not in the table.
    pub fn correction_without_figure(&mut self, span: Span, id: &str, period: &str) {
        let message = said!(
            "`{id}` har intet tal for {period}, som rettelsen handler om",
            "`{id}` has no figure for {period}, which the correction is about"
        );
        self.warning("correction-without-figure", span, message).help(said!(
            "ret perioden; er tallet trukket tilbage, så lad rækken stå med status `M` og uden værdi",
            "correct the period; if the figure was withdrawn, keep its row with the status `M` and no value"
        ));
    }

    /// A figure of a time that has not come.
    pub fn observation_in_future(&mut self, span: Span, period: &str, today: &str) {
        let message = said!(
            "{period} begynder efter opgørelsesdagen {today}",
            "{period} begins after the day of the report, {today}"
        );
        self.error("observation-in-future", span, message).help(said!(
            "tal er målinger, ikke prognoser; passer dagen ikke, så ret `as_of` i site.yml",
            "figures are measurements, not forecasts; if the day is wrong, change `as_of` in site.yml"
        ));
    }

    /// A value where the status says that there is none.
    pub fn value_of_missing(&mut self, span: Span, letter: &str) {
        let message = said!(
            "status `{letter}` har ingen værdi, men her står en",
            "status `{letter}` has no value, but here is one"
        );
        self.error("value-of-missing", span, message).help(said!(
            "slet tallet, eller ret status",
            "delete the figure, or change the status"
        ));
    }

    /// No value, and no word why.
    pub fn empty_value(&mut self, span: Span, cell: &str) {
        let message = said!("celle {cell} er tom", "cell {cell} is empty");
        self.error("empty-value", span, message).help(said!(
            "skriv tallet, eller sig i kolonnen `status`, hvorfor det mangler: M (ikke målt) eller C (må ikke vises)",
            "write the figure, or say in the column `status` why there is none: M (missing) or C (confidential)"
        ));
    }

    /// A standard error below zero.
    pub fn negative_error(&mut self, span: Span, found: &str) {
        self.error(
            "negative-error",
            span,
            said!("en standardfejl kan ikke være {found}", "a standard error cannot be {found}"),
        )
        .help(said!("skriv den uden minus", "write it without the minus"));
    }

    /// A value that is not between its bounds.
    pub fn value_outside_interval(&mut self, span: Span, value: &str, lower: &str, upper: &str) {
        let message = match value {
            "" => said!(
                "intervallet fra {lower} til {upper} vender forkert",
                "the interval from {lower} to {upper} is the wrong way round"
            ),
            _ => said!(
                "{value} ligger ikke mellem {lower} og {upper}",
                "{value} is not between {lower} and {upper}"
            ),
        };
        self.error("value-outside-interval", span, message).help(said!(
            "`lower` er den nedre grænse, `upper` den øvre",
            "`lower` is the lower bound, `upper` the upper"
        ));
    }

    /// Both an interval and a standard error.
    pub fn two_uncertainties(&mut self, span: Span) {
        let message = said!(
            "rækken har både et interval og en standardfejl",
            "the row has both an interval and a standard error"
        );
        self.error("two-uncertainties", span, message).help(said!(
            "behold `lower` og `upper`, eller `se`",
            "keep `lower` and `upper`, or `se`"
        ));
    }

    /// Only one bound of an interval.
    pub fn one_bound(&mut self, span: Span) {
        let message =
            said!("intervallet har kun den ene grænse", "the interval has only one bound");
        self.error("one-bound", span, message).help(said!(
            "skriv både `lower` og `upper`, eller ingen af dem",
            "write both `lower` and `upper`, or neither"
        ));
    }

    /// The baseline in YAML and the row in the table.
    pub fn baseline_disagrees(&mut self, span: Span, row: Span, given: &str, found: &str) {
        let message = said!(
            "baseline er {given} her, men {found} i tallene",
            "the baseline is {given} here, but {found} in the figures"
        );
        self.error("baseline-disagrees", span, message)
            .second(row, said!("tallet står her", "the figure is here"))
            .help(said!(
                "slet `value`: så læses den i tallene",
                "delete `value`: then it is read from the figures"
            ));
    }

    /// A baseline without a figure anywhere.
    pub fn baseline_without_value(&mut self, span: Span, period: &str) {
        let message = said!(
            "der er intet tal for {period}, som er baseline",
            "there is no figure for {period}, which is the baseline"
        );
        self.error("baseline-without-value", span, message).help(said!(
            "vælg en periode, der er tal for, eller skriv `value` her",
            "choose a period that has a figure, or write `value` here"
        ));
    }

    /// `direction: hold` and nothing to hold.
    pub fn hold_without_target(&mut self, span: Span) {
        let message = said!("`direction: hold` kræver et mål", "`direction: hold` needs a target");
        self.error("hold-without-target", span, message).help(said!(
            "skriv fx `target: {{at_least: 95}}`",
            "write e.g. `target: {{at_least: 95}}`"
        ));
    }

    /// No aim in a target, or several.
    pub fn target_aims(&mut self, span: Span, count: usize) {
        let message = match count {
            0 => said!(
                "målet siger ikke, hvad der skal nås",
                "the target does not say what is to be reached"
            ),
            _ => {
                said!("målet siger flere ting på en gang", "the target says several things at once")
            }
        };
        self.error("target-aims", span, message).help(said!(
            "skriv én af `value`, `at_least`, `at_most` og `between`",
            "write one of `value`, `at_least`, `at_most` and `between`"
        ));
    }

    /// A target of a kind that does not go with the direction.
    pub fn target_direction(&mut self, span: Span, direction: Span, none: bool) {
        let message =
            said!("målet passer ikke til retningen", "the target does not fit the direction");
        let diagnostic = self.error("target-direction", span, message);
        diagnostic.second(direction, said!("retningen står her", "the direction is here"));
        match none {
            true => diagnostic.help(said!("uden retning er der intet mål: vælg `increase`, `decrease` eller `hold`", "without a direction there is no target: choose `increase`, `decrease` or `hold`")),
            false => diagnostic.help(said!(
                "`increase` og `decrease` har `value`; `hold` har `at_least`, `at_most` eller `between`",
                "`increase` and `decrease` have `value`; `hold` has `at_least`, `at_most` or `between`"
            )),
        };
    }

    /// A target without its time.
    pub fn target_without_period(&mut self, span: Span) {
        let message = said!(
            "målet siger ikke, hvornår det skal være nået",
            "the target does not say by when"
        );
        self.error("target-without-period", span, message)
            .help(said!("tilføj `period: 2030`", "add `period: 2030`"));
    }

    /// A target before its own beginning.
    pub fn target_not_after(&mut self, span: Span, target: &str, baseline: &str) {
        let message = said!(
            "målet i {target} ligger ikke efter baseline i {baseline}",
            "the target in {target} is not after the baseline in {baseline}"
        );
        self.error("target-not-after", span, message).help(said!(
            "målets periode skal komme efter baseline",
            "the target's period must come after the baseline"
        ));
    }

    /// A target on the wrong side of where it began.
    pub fn target_side(
        &mut self,
        span: Span,
        baseline: Span,
        target: &str,
        start: &str,
        period: &str,
        up: bool,
    ) {
        let message = match up {
            true => said!(
                "målet {target} er ikke højere end {start} i {period}",
                "the target {target} is not higher than {start} in {period}"
            ),
            false => said!(
                "målet {target} er ikke lavere end {start} i {period}",
                "the target {target} is not lower than {start} in {period}"
            ),
        };
        let diagnostic = self.error("target-side", span, message);
        diagnostic.second(
            baseline,
            said!("udgangspunktet følger af dette", "the starting point follows from this"),
        );
        match up {
            true => diagnostic.help(said!("skal tallet ned, så skriv `direction: decrease`; ellers ret målet", "if the figure should go down, write `direction: decrease`; otherwise change the target")),
            false => diagnostic.help(said!("skal tallet op, så skriv `direction: increase`; ellers ret målet", "if the figure should go up, write `direction: increase`; otherwise change the target")),
        };
    }

    /// A path to nowhere.
    pub fn path_without_target(&mut self, span: Span) {
        self.error(
            "path-without-target",
            span,
            said!("`path` uden et mål", "`path` without a target"),
        )
        .help(said!("skriv `target`, eller slet `path`", "write `target`, or delete `path`"));
    }

    /// The same percentage every year, from or to zero.
    pub fn geometric_needs_positive(&mut self, span: Span) {
        let message = said!(
            "en geometrisk vej kræver, at både baseline og mål er over 0",
            "a geometric path needs both baseline and target above 0"
        );
        self.error("geometric-needs-positive", span, message)
            .help(said!("brug `path: linear`", "use `path: linear`"));
    }

    /// Two steps at one period.
    pub fn step_twice(&mut self, span: Span, period: &str) {
        self.error(
            "step-twice",
            span,
            said!("vejen har to trin i {period}", "the path has two steps in {period}"),
        )
        .help(said!("slet det ene", "delete one"));
    }

    /// A step outside the way from baseline to target.
    pub fn step_outside(&mut self, span: Span, period: &str) {
        let message = said!(
            "trinnet i {period} ligger ikke mellem baseline og mål",
            "the step in {period} is not between baseline and target"
        );
        self.error("step-outside", span, message).help(said!(
            "baseline og mål er selv vejens ender; trin ligger imellem",
            "baseline and target are the ends of the path; steps lie between"
        ));
    }

    /// No figures at all.
    pub fn indicator_without_data(&mut self, span: Span, has_table: bool, id: &str) {
        let message = match has_table {
            true => {
                said!("tabellen til `{id}` har ingen tal", "the table of `{id}` has no figures")
            }
            false => said!(
                "indikatoren `{id}` har ingen tal endnu",
                "the indicator `{id}` has no figures yet"
            ),
        };
        self.warning("indicator-without-data", span, message).help(said!(
            "læg dem i `indicators/{id}.csv` med kolonnerne `period` og `value`; indtil da står der »Ingen tal endnu« på siden",
            "put them in `indicators/{id}.csv` with the columns `period` and `value`; until then the page says “No figures yet”"
        ));
    }
}
