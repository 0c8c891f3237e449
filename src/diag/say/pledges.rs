//! What may be said of promises, of how contributions end, and of effective ingredients.

use crate::diag::{Diags, said};
use crate::tree::Span;

impl Diags {
    /// A promise that was changed, with nothing that was otherwise before (T-31).
    pub fn unchanged_pledge(&mut self, span: Span, same: bool) {
        let message = match same {
            true => said!(
                "løftet var det samme før: intet er ændret",
                "the pledge was the same before: nothing was changed"
            ),
            false => said!(
                "her står ikke, hvad der var anderledes før",
                "it does not say what was otherwise before"
            ),
        };
        self.error("unchanged-pledge", span, message).help(said!(
            "skriv det, der stod før, under `text`, `pledged` eller `by`, fx `was: [{{by: 2026-06-30, until: 2026-06-24, why: …}}]`; det nye står i selve løftet",
            "write what stood before under `text`, `pledged` or `by`, e.g. `was: [{{by: 2026-06-30, until: 2026-06-24, why: …}}]`; what is new stands in the pledge itself"
        ));
    }

    /// How much was delivered, but not when that was counted.
    pub fn count_without_date(&mut self, span: Span) {
        let message = said!(
            "løftet siger ikke, hvornår `delivered` er gjort op",
            "the pledge does not say when `delivered` was counted"
        );
        self.advice("count-without-date", span, message).help(said!(
            "skriv dagen under `as_of`: et gammelt tal siger ikke, hvordan det går nu",
            "write the day under `as_of`: an old figure does not say how it is going now"
        ));
    }

    /// A closed contribution, and nobody knows since when.
    pub fn closed_without_date(&mut self, span: Span) {
        let message = said!(
            "bidraget er lukket, men siger ikke hvornår",
            "the contribution is closed but does not say when"
        );
        self.advice("closed-without-date", span, message).help(said!(
            "skriv dagen under `closed`, fx `closed: 2026-05-20`",
            "write the day under `closed`, e.g. `closed: 2026-05-20`"
        ));
    }

    /// A day of closing on something that is not closed.
    pub fn closed_but_open(&mut self, span: Span, status: Span) {
        let message = said!(
            "bidraget har en dag, hvor det lukkede, men er ikke lukket",
            "the contribution has a day on which it closed but is not closed"
        );
        self.error("closed-but-open", span, message)
            .second(status, said!("det står her", "it says so here"))
            .help(said!(
                "skriv `status: closed` og grunden under `why`, eller slet `closed`. Hvornår arbejdet slutter efter planen, står i `span`",
                "write `status: closed` and the reason under `why`, or delete `closed`. When the work ends as planned stands in `span`"
            ));
    }

    /// An experiment that is over, and nobody says what was learned.
    pub fn ended_without_learning(&mut self, span: Span) {
        let message = said!(
            "forsøget er slut, men siger ikke, hvad I lærte",
            "the experiment is over but does not say what you learned"
        );
        self.advice("ended-without-learning", span, message).help(said!(
            "skriv det under `learned`, også når det ikke virkede: det er det, andre kan bruge",
            "write it under `learned`, also when it did not work: that is what others can use"
        ));
    }

    /// An effective ingredient that no contribution uses.
    pub fn unused_ingredient(&mut self, span: Span, id: &str) {
        let message = said!(
            "ingen bidrag bruger ingrediensen `{id}`",
            "no contribution uses the ingredient `{id}`"
        );
        self.advice("unused-ingredient", span, message).help(said!(
            "skriv `ingredients: [{id}]` i de bidrag, der bruger den: ellers kan læserne ikke se, hvem de kan spørge",
            "write `ingredients: [{id}]` in the contributions that use it: otherwise readers cannot see whom to ask"
        ));
    }
}
