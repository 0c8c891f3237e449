//! What a site's own templates did wrong, gathered over all pages: the same mistake on two hundred pages
//! is one mistake. Also what each page must keep whatever its theme: the rules that forbid it to load
//! anything from elsewhere, and the landmarks that a screen reader finds its way by. Does *not* look at
//! pages that only our own templates wrote.

use std::collections::BTreeMap;

use crate::diag::{Diags, Said, said};
use crate::theme::{Fault, Theme};
use crate::tree::Span;

/// Something that a page must have and lost, and where to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lost {
    span: Span,
    what: Needed,
}

/// What every page must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Needed {
    Policy,
    Lang,
    Title,
    Main,
    Heading,
    Skip,
}

impl Needed {
    /// Each with the beginnings of HTML that show it; one is enough.
    const ALL: [(Needed, &'static [&'static str]); 6] = [
        (
            Needed::Policy,
            &["<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"],
        ),
        (Needed::Lang, &["<html lang=\""]),
        (Needed::Title, &["<title>", "<title "]),
        (Needed::Main, &["<main>", "<main "]),
        (Needed::Heading, &["<h1>", "<h1 "]),
        (Needed::Skip, &["href=\"#main-content\""]),
    ];

    fn said(self) -> Said {
        match self {
            Needed::Policy => said!(
                "reglen om, at siden intet henter udefra (Content-Security-Policy)",
                "the rule that it loads nothing from elsewhere (Content-Security-Policy)"
            ),
            Needed::Lang => {
                said!("sit sprog (lang på html)", "its language (lang on html)")
            }
            Needed::Title => said!("sin titel (title)", "its title (title)"),
            Needed::Main => said!("sit hovedindhold (main)", "its main content (main)"),
            Needed::Heading => said!("sin overskrift (h1)", "its heading (h1)"),
            Needed::Skip => said!(
                "linket forbi menuen (href=\"#main-content\")",
                "the link past the menu (href=\"#main-content\")"
            ),
        }
    }
}

/// What a page lost, if a template of the site's own may have written it.
pub(super) fn lost(theme: &Theme, template: &str, html: &str) -> Vec<Lost> {
    let Some(span) = theme.blame(template) else { return Vec::new() };
    let missing = Needed::ALL.iter().filter(|(_, signs)| !signs.iter().any(|it| html.contains(it)));
    missing.map(|(what, _)| Lost { span, what: *what }).collect()
}

/// Mistakes with the pages that they happened on.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// By place and by what was said first; with it, all that was said.
    faults: BTreeMap<(Span, String), (Fault, Vec<String>)>,
    lost: BTreeMap<Lost, Vec<String>>,
}

impl Faults {
    pub(super) fn add(&mut self, page: &str, fault: Option<Fault>, lost: Vec<Lost>) {
        if let Some(fault) = fault {
            // What there is instead may differ from page to page.
            let head = fault.message.split(" Available ").next().unwrap_or("").to_owned();
            let entry = self.faults.entry((fault.span, head));
            entry.or_insert_with(|| (fault, Vec::new())).1.push(page.to_owned());
        }
        for lost in lost {
            self.lost.entry(lost).or_default().push(page.to_owned());
        }
    }

    /// Says each once. Whether there was nothing to say.
    pub(super) fn say(self, diags: &mut Diags) -> bool {
        let fine = self.faults.is_empty() && self.lost.is_empty();
        for (fault, mut pages) in self.faults.into_values() {
            pages.sort();
            diags.template_failed(fault.span, &fault.message, &pages[0], pages.len() - 1);
        }
        for (lost, mut pages) in self.lost {
            pages.sort();
            diags.theme_frame(lost.span, lost.what.said(), &pages[0], pages.len() - 1);
        }
        fine
    }
}
