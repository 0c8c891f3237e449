//! pejl turns a folder of Markdown, YAML and CSV about missions into a static website.
//!
//! The pipeline: a snapshot of files in, a set of files and a list of diagnostics out; no clock, no
//! disk, no network, no environment. Everything else is a thin edge.
//!
//! ```text
//! Tree ─parse─▶ Draft ─link─▶ Model ─assess─▶ Verdicts ─plan─▶ Site ─render─▶ Output ─publish─▶ output/
//! ```

// Vocabulary
pub mod tree;
pub mod value;
pub mod colour;
pub mod diag;
pub mod yaml;
pub mod output;
// Stages
pub mod model;
pub mod source;
pub mod link;
pub mod assess;
pub mod history;
pub mod advise;
pub mod chart;
pub mod text;
pub mod snapshot;
pub mod locale;
pub mod theme;
pub mod site;
pub mod export;
pub mod search;
pub mod render;
pub mod picture;
// Edge
pub mod disk;
pub mod cli;

use std::path::Path;
use std::sync::Arc;

use diag::{Diagnostic, Diags, Severity};
use output::Output;
use site::Site;
use tree::Tree;
use value::Moment;

/// What a build depends on beside the content. All of it is an input; nothing is asked of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The day (and hour, UTC) to judge and list for, before `as_of` in site.yml.
    pub as_of: Option<Moment>,
    /// What to use if `as_of` is given neither here nor in site.yml.
    pub now: Moment,
    /// Instead of `base_url` in site.yml.
    pub base_url: Option<String>,
    /// Show drafts and what waits for its hour.
    pub drafts: bool,
    /// Warnings are errors.
    pub strict: bool,
    /// Links end in `/` (for a web host) instead of `/index.html` (works from a folder too).
    pub clean_urls: bool,
}

impl Options {
    /// A plain run for this moment, as the content says it: nothing hidden is shown, warnings are
    /// warnings, and links work from a folder.
    pub fn at(now: Moment) -> Options {
        let (as_of, base_url) = (None, None);
        Options { as_of, now, base_url, drafts: false, strict: false, clean_urls: false }
    }

    fn settings(&self) -> link::Settings {
        let (as_of, now, drafts) = (self.as_of, self.now, self.drafts);
        link::Settings { as_of, now, base_url: self.base_url.clone(), drafts }
    }
}

/// The result of a stage run: a value unless there were errors, and everything there is to say.
#[derive(Debug, Clone)]
pub struct Report<T> {
    /// The result; `None` if there were errors.
    pub value: Option<T>,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A part of a run, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The content folder becomes a tree.
    Read,
    /// The tree becomes content as written.
    Parse,
    /// Names become ids.
    Link,
    /// Figures become verdicts.
    Assess,
    /// Content becomes pages.
    Plan,
    /// Pages become HTML.
    Render,
    /// The output becomes files.
    Publish,
}

/// Somebody who is told how far a run is, and measures it if they like: nobody below `cli` has a
/// clock. The methods do nothing unless they are written.
pub trait Observer: Sync {
    /// A stage begins; the one before has ended.
    fn stage(&self, stage: Stage) {
        let _ = stage;
    }

    /// A page is about to be rendered (on any thread). Must do `work`, exactly once.
    fn page(&self, path: &str, work: &mut dyn FnMut()) {
        let _ = path;
        work();
    }
}

/// Nobody looks.
impl Observer for () {}

/// Reads a content folder and, if site.yml asks for them, partners' own folders and the site's own theme
/// beside it.
///
/// # Errors
/// If the machine says no.
pub fn read(content: &Path) -> Result<Tree, disk::Error> {
    let mut tree = disk::read(content)?;
    let wanted = source::wanted(&tree);
    if !wanted.is_empty() {
        let places = wanted.iter().map(|it| (it.partner.as_str(), it.path.as_str(), it.snapshot));
        let (sources, files) = disk::read_sources(content, places)?;
        tree = tree.with_sources(sources, files);
    }
    match theme::wanted(&tree) {
        Some(name) => Ok(tree.with_theme(disk::read_theme(content, name.as_str())?)),
        None => Ok(tree),
    }
}

/// Content as a planned site: every check, no page written yet.
pub fn compile(tree: &Tree, options: &Options, observer: &dyn Observer) -> Report<Site> {
    let mut diags = Diags::default();
    observer.stage(Stage::Parse);
    let draft = source::parse(tree, &mut diags);
    let theme = theme::load(tree, draft.site.theme.as_ref(), &mut diags);
    observer.stage(Stage::Link);
    let model = link::link(&draft, tree, &options.settings(), &mut diags);
    observer.stage(Stage::Assess);
    let judged = model.map(|model| (assess::judge_model(&model), model));
    if let Some((verdicts, model)) = &judged {
        advise::advise(model, verdicts, tree, &mut diags);
    }
    observer.stage(Stage::Plan);
    let site = judged.map(|(verdicts, model)| {
        let former = history::former(tree, &mut diags);
        site::plan(Arc::new(model), verdicts, theme, (former, options), &mut diags)
    });
    report(site, diags, tree, options)
}

/// A planned site as files, and all that there is to say: what was said before, and which templates of
/// the site's own could not be filled in.
pub fn render_with(
    site: &Site,
    said: Vec<Diagnostic>,
    tree: &Tree,
    options: &Options,
    observer: &dyn Observer,
) -> Report<Output> {
    observer.stage(Stage::Render);
    let mut diags = Diags::from_list(said);
    let output = render::render(site, observer, &mut diags);
    report(output, diags, tree, options)
}

/// The whole line: from what was read to what will be published.
pub fn build_with(tree: &Tree, options: &Options, observer: &dyn Observer) -> Report<Output> {
    let Report { value: site, diagnostics } = compile(tree, options, observer);
    match site {
        Some(site) => render_with(&site, diagnostics, tree, options, observer),
        None => Report { value: None, diagnostics },
    }
}

/// A value only where nothing forbids it.
fn report<T>(value: Option<T>, diags: Diags, tree: &Tree, options: &Options) -> Report<T> {
    let diagnostics = diags.into_sorted(tree, options.strict);
    let fine = diagnostics.iter().all(|it| it.severity != Severity::Error);
    Report { value: value.filter(|_| fine), diagnostics }
}
