//! What can be wrong with the addresses of pages.

use crate::diag::{Diags, said};
use crate::tree::Span;

impl Diags {
    /// Two things want the same address. `other` is missing where the address belongs to a page that
    /// pejl makes by itself, such as a list.
    pub fn same_address(&mut self, span: Span, other: Option<Span>, address: &str) {
        let message = said!(
            "to sider kan ikke have samme adresse: `{address}`",
            "two pages cannot have the same address: `{address}`"
        );
        let found = self.error("same-address", span, message);
        match other {
            Some(other) => {
                found
                    .label(said!("denne vil have adressen", "this wants the address"))
                    .second(other, said!("men den er allerede brugt her", "but it is taken here"))
                    .help(said!(
                        "giv den ene et andet navn med `slug: …`",
                        "give one of them another name with `slug: …`"
                    ));
            }
            None => {
                found
                    .label(said!(
                        "adressen hører til en side, som pejl selv laver",
                        "the address belongs to a page that pejl makes by itself"
                    ))
                    .help(said!(
                        "giv siden et andet navn med `slug: …`, eller flyt filen",
                        "give the page another name with `slug: …`, or move the file"
                    ));
            }
        }
    }

    /// A new address in redirects.yml that no page has.
    pub fn unknown_address(&mut self, span: Span, address: &str) {
        let message =
            said!("ingen side har adressen `{address}`", "no page has the address `{address}`");
        self.error("unknown-address", span, message).help(said!(
            "skriv, hvad der skal vises, fx `page:om`; så finder pejl selv adressen",
            "write what is to be shown, such as `page:about`; pejl finds the address itself"
        ));
    }

    /// An old address that is still in use, so nothing can lead on from it.
    pub fn old_address_in_use(&mut self, span: Span, other: Option<Span>, address: &str) {
        let message = said!(
            "den gamle adresse `{address}` er i brug, så den kan ikke lede videre",
            "the old address `{address}` is in use, so it cannot lead on"
        );
        let found = self.error("same-address", span, message);
        if let Some(other) = other {
            found.second(other, said!("her bruges adressen", "the address is used here"));
        }
        found.help(said!(
            "fjern den fra `aliases` eller redirects.yml, eller giv siden en anden adresse",
            "take it out of `aliases` or redirects.yml, or give the page another address"
        ));
    }

    /// An old address that leads back to itself.
    pub fn redirect_in_a_ring(&mut self, span: Span, from: &str) {
        let message = said!(
            "den gamle adresse `{from}` fører rundt i ring",
            "the old address `{from}` leads round in a ring"
        );
        self.error("redirect-ring", span, message).help(said!(
            "skriv, hvilken side den skal ende på, for eksempel `page:om`",
            "write which page it is to end at, such as `page:om`"
        ));
    }
}
