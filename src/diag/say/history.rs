//! What can be said of what changed since last time: figures and promises that readers have seen,
//! addresses that they have kept, and the file that says so.

use crate::diag::{Diags, Said, Severity, said};
use crate::tree::Span;

impl Diags {
    /// `history.json` of the former build cannot be used. An error where somebody gave it to us; else the
    /// history begins anew, which its author should know.
    pub fn broken_history(&mut self, span: Option<Span>, name: &str, why: &Said, named: bool) {
        let (da, en) = (&why.da, &why.en);
        let message = said!(
            "historien om siden, `{name}`, kan ikke bruges: {da}",
            "the history of the site, `{name}`, cannot be used: {en}"
        );
        let help = match named {
            true => said!(
                "hent filen history.json igen fra den udgivne side, eller slet den; så begynder historien forfra, og »Det er ændret siden sidst« bliver tom",
                "fetch the file history.json from the published site again, or delete it; then the history begins anew, and “Changed since last time” is empty"
            ),
            false => said!(
                "den lå i mappen, som siden bliver lagt i. Der bliver bygget uden den, så historien begynder forfra",
                "it lay in the folder that the site is put in. The site is built without it, so the history begins anew"
            ),
        };
        let diagnostic = match named {
            true => self.push(Severity::Error, "broken-history", span, message),
            false => self.push(Severity::Warning, "broken-history", span, message),
        };
        diagnostic.help(help);
    }

    /// A published figure is another one, and corrections.yml does not say why (T-30).
    pub fn uncorrected_figure(
        &mut self,
        span: Span,
        what: &str,
        (before, now): (&Said, &Said),
        entry: &str,
    ) {
        let (was_da, is_da, was, is) = (&before.da, &now.da, &before.en, &now.en);
        let message = said!(
            "et udgivet tal er ændret, og ingen rettelse siger hvorfor: {what}, fra {was_da} til {is_da}",
            "a published figure was changed, and no correction says why: {what}, from {was} to {is}"
        );
        self.warning("uncorrected-figure", span, message).help(to_paste(entry));
    }

    /// A target, a promise or its date is another one, and nothing says why (T-31). `help` is what to
    /// write, and where: a promise and a milestone tell it themselves.
    pub fn uncorrected_promise(
        &mut self,
        span: Span,
        what: &Said,
        (before, now): (&Said, &Said),
        help: Said,
    ) {
        let (what_da, what) = (&what.da, &what.en);
        let (was_da, is_da, was, is) = (&before.da, &now.da, &before.en, &now.en);
        let message = said!(
            "{what_da} er ændret, og ingen rettelse siger hvorfor: fra {was_da} til {is_da}",
            "{what} was changed, and no correction says why: from {was} to {is}"
        );
        self.warning("uncorrected-promise", span, message).help(help);
    }

    /// An address that was published answers no more (IA-3). `line` is what redirects.yml lacks.
    pub fn address_gone(&mut self, span: Span, address: &str, line: &str) {
        let message = said!(
            "adressen `{address}` var udgivet, men findes ikke mere",
            "the address `{address}` was published, but is no more"
        );
        self.warning("address-gone", span, message).help(said!(
            "andre kan have gemt den eller linke til den. Skriv i redirects.yml, hvor den skal føre hen: {line}",
            "others may have kept it or link to it. Say in redirects.yml where it is to lead: {line}"
        ));
    }
}

/// What to add to corrections.yml.
pub fn to_paste(entry: &str) -> Said {
    said!(
        "fortæl det til læserne: sæt dette ind i corrections.yml, og skriv grunden ved `why`: {entry}",
        "tell readers: put this into corrections.yml, and write the reason at `why`: {entry}"
    )
}
