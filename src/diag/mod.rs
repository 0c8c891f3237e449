//! What we say to authors: diagnostics, with one constructor each in `say/`, in Danish and English.
//! Knows places and words. Does *not* know what a mission is, nor who is listening: rendering for a
//! terminal and for machines is in `show/`.

pub mod explain;
mod say;
pub mod show;

pub use say::{met, to_paste};

use crate::tree::{Span, Tree};

/// A language that pejl speaks to authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Danish.
    Da,
    /// English.
    En,
}

/// A sentence in both languages that pejl speaks to authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

/// A sentence in both languages: `said!("på dansk {x}", "in English {x}")`.
macro_rules! said {
    ($da:literal, $en:literal $(,)?) => {
        $crate::diag::Said { da: format!($da), en: format!($en) }
    };
}
pub(crate) use said;

impl Said {
    /// The sentence in one language.
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Da => &self.da,
            Tongue::En => &self.en,
        }
    }

    /// The same words in both languages: a name, a path.
    pub fn same(text: impl Into<String>) -> Said {
        let text = text.into();
        Said { da: text.clone(), en: text }
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The page would be wrong or impossible: nothing is published.
    Error,
    /// A reader would miss something. An error under `--strict`.
    Warning,
    /// A thought. Never stops anything.
    Advice,
}

/// A place and what to say there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What, in a few words.
    pub said: Said,
}

/// A better spelling: replace what stands at `span`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// What to replace.
    pub span: Span,
    /// With this.
    pub text: String,
}

/// One thing to tell an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name, for `pejl explain CODE`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Said,
    /// Where; none only for what concerns the whole folder.
    pub span: Option<Span>,
    /// A few words at the marker.
    pub label: Option<Said>,
    /// A second place: "first defined here".
    pub second: Option<Label>,
    /// What to do.
    pub help: Option<Said>,
    /// The nearest right spelling, as a change that an editor could make.
    pub patch: Option<Patch>,
}

impl Diagnostic {
    /// Words at the marker.
    pub fn label(&mut self, said: Said) -> &mut Self {
        self.label = Some(said);
        self
    }

    /// What to do about it.
    pub fn help(&mut self, said: Said) -> &mut Self {
        self.help = Some(said);
        self
    }

    /// A second place.
    pub fn second(&mut self, span: Span, said: Said) -> &mut Self {
        self.second = Some(Label { span, said });
        self
    }

    /// The spelling that was probably meant, beside the marker and as a change.
    pub fn meant(&mut self, span: Span, better: impl Into<String>) -> &mut Self {
        let better = better.into();
        self.label(said!("mente du `{better}`?", "did you mean `{better}`?")).patch(span, better)
    }

    /// The nearest right spelling.
    pub fn patch(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.patch = Some(Patch { span, text: text.into() });
        self
    }
}

/// Everything there is to say after a run. Constructors for each kind are in `say/`.
#[derive(Debug, Clone, Default)]
pub struct Diags {
    list: Vec<Diagnostic>,
}

impl Diags {
    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Option<Span>,
        message: Said,
    ) -> &mut Diagnostic {
        let (label, second, help, patch) = (None, None, None, None);
        self.list.push(Diagnostic { code, severity, message, span, label, second, help, patch });
        self.list.last_mut().expect("just pushed")
    }

    fn error(&mut self, code: &'static str, span: Span, message: Said) -> &mut Diagnostic {
        self.push(Severity::Error, code, Some(span), message)
    }

    fn warning(&mut self, code: &'static str, span: Span, message: Said) -> &mut Diagnostic {
        self.push(Severity::Warning, code, Some(span), message)
    }

    fn advice(&mut self, code: &'static str, span: Span, message: Said) -> &mut Diagnostic {
        self.push(Severity::Advice, code, Some(span), message)
    }

    /// What was said before, to say more.
    pub fn from_list(list: Vec<Diagnostic>) -> Diags {
        Diags { list }
    }

    /// Whether anything forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|it| it.severity == Severity::Error)
    }

    /// How many forbid publishing.
    pub fn errors(&self) -> usize {
        self.list.iter().filter(|it| it.severity == Severity::Error).count()
    }

    /// Takes over what another collector holds.
    pub fn append(&mut self, mut other: Diags) {
        self.list.append(&mut other.list);
    }

    /// Forgets better spellings of what stands at exactly this place: the place is more than the
    /// word that was looked up.
    pub fn forget_patches_at(&mut self, span: Span) {
        for diagnostic in &mut self.list {
            diagnostic.patch = diagnostic.patch.take().filter(|it| it.span != span);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every diagnostic, sorted by file, place, severity and code, without exact repetitions.
    pub fn into_sorted(mut self, tree: &Tree, strict: bool) -> Vec<Diagnostic> {
        if strict {
            for diagnostic in self.list.iter_mut().filter(|it| it.severity == Severity::Warning) {
                diagnostic.severity = Severity::Error;
            }
        }
        // In a conflict over an address the guest is told, and the house is the second place.
        for it in self.list.iter_mut().filter(|it| it.code == "same-address") {
            if let (Some(span), Some(second)) = (&mut it.span, &mut it.second)
                && tree.source_of(span.file).is_none()
                && tree.source_of(second.span.file).is_some()
            {
                std::mem::swap(span, &mut second.span);
            }
        }
        // FileIds are in the order of paths, so sorting by span sorts by path.
        debug_assert!(tree.iter().zip(tree.iter().skip(1)).all(|(a, b)| a.1.path < b.1.path));
        self.list.sort_by(|a, b| {
            let key = |it: &Diagnostic| (it.span, it.severity, it.code);
            key(a).cmp(&key(b)).then_with(|| a.message.en.cmp(&b.message.en))
        });
        self.list.dedup();
        self.list
    }
}

/// The known name that is spelled most like this one, if any is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let letters = lower.chars().count();
    // Of a single letter nothing is left when it is wrong.
    let limit = match name.chars().count() {
        0 | 1 => 0,
        letters => (letters / 3).clamp(1, 4),
    };
    let score = |it: &str| {
        let it = it.to_lowercase();
        let contained =
            it.len() >= 4 && lower.len() >= 4 && (it.contains(&lower) || lower.contains(&it));
        // Names of very different length are far apart: no need to count how far, which a table
        // with a hundred thousand wrong names would pay for.
        let apart = it.chars().count().abs_diff(letters);
        let distance = if apart > limit { apart } else { strsim::osa_distance(&lower, &it) };
        if contained { distance.min(2) } else { distance }
    };
    known
        .into_iter()
        .map(|it| (score(it), it))
        .filter(|(score, _)| *score <= limit)
        .min()
        .map(|(_, it)| it)
}
