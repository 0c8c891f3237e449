//! What may be said of what people tell: stories, one narrative told to many, lessons, and the words of the
//! shared language. Advice, but where somebody could be hurt.

use crate::diag::{Diags, said};
use crate::tree::Span;

impl Diags {
    /// A child who can be recognised (W-18).
    pub fn story_names_a_child(&mut self, span: Span, name: &str, age: u32) {
        let message = said!(
            "fortællingen nævner et barn på {age} år ved fuldt navn: »{name}«",
            "the story names a child aged {age} in full: “{name}”"
        );
        self.warning("story-names-a-child", span, message).help(said!(
            "skriv kun fornavnet, eller et andet navn. Et barn kan ikke overskue, at navnet kan findes om 20 år",
            "write the first name only, or another name. A child cannot foresee that the name can be found in 20 years"
        ));
    }

    /// A version of the narrative that has no figure beside it.
    pub fn telling_without_figure(&mut self, span: Span) {
        let message = said!(
            "fortællingen har en målgruppe, men ingen tal ved siden af",
            "the story has an audience but no figures beside it"
        );
        self.advice("telling-without-figure", span, message).help(said!(
            "skriv fx `indicators: [ventetid]`: så kan de, der læser netop denne fortælling, se, hvordan det går alle. Uden viser siden missionens første tal",
            "write e.g. `indicators: [waiting-time]`: then those who read just this story see how it goes for everyone. Without it the page shows the mission’s first figure"
        ));
    }

    /// A version of the narrative that was told before a verdict turned from good to bad or the other way.
    pub fn telling_before_verdict(
        &mut self,
        span: Span,
        indicator: &str,
        told: &str,
        period: &str,
    ) {
        let message = said!(
            "fortællingen er fra {told}; siden er vurderingen af `{indicator}` vendt med tallet for {period}",
            "the story is from {told}; since then the verdict on `{indicator}` has turned with the figure for {period}"
        );
        self.advice("telling-before-verdict", span, message).help(said!(
            "læs den igennem: passer den stadig? Tallene ved siden af er de nye. Fortæl den om, eller lad den stå som det, den var, da den blev fortalt",
            "read it again: does it still hold? The figures beside it are the new ones. Tell it anew, or let it stand as what it was when it was told"
        ));
    }

    /// A mission that tells of nothing that did not work (W-19).
    pub fn nothing_failed(&mut self, span: Span, since: &str) {
        let message = said!(
            "missionen har ikke fortalt om noget, der ikke virkede, siden {since}",
            "the mission has told of nothing that did not work since {since}"
        );
        self.advice("nothing-failed", span, message).help(said!(
            "er der intet, der ikke virkede? Skriv en opdatering med `type: learning` og `outcome: did_not_work`. De fleste læsere tror mere på den, der også fortæller det",
            "was there nothing that did not work? Write an update with `type: learning` and `outcome: did_not_work`. Most readers put more trust in those who tell that as well"
        ));
    }

    /// A word that the glossary asks to avoid (W-05).
    pub fn avoided_word(&mut self, span: Span, found: &str, instead: &str, place: Span) {
        let message = said!("»{found}« er et ord, I undgår", "“{found}” is a word that you avoid");
        self.advice("avoided-word", span, message)
            .second(place, said!("ordlisten siger det her", "the glossary says so here"))
            .help(said!(
                "skriv »{instead}«, eller sig det med helt almindelige ord",
                "write “{instead}”, or say it in quite ordinary words"
            ));
    }
}
