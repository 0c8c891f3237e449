//! Words that know the data: what the links and pictures of a text become on a page. The text is
//! never out of step with the figures, since the figures are put in here. Knows text's [`Resolver`].
//! Does *not* check anything: what leads nowhere was told before and becomes its words.

use std::cell::RefCell;
use std::fmt::Write as _;

use crate::model::{Body, Indicator, Key, ListKind, Series, Thing};
use crate::text::{self, Reference, Resolved, Resolver, Shape, Target, ThingKind, Words, Writing};
use crate::value::{Lang, Period, push_escaped};

use super::PageRef;
use super::view::{Badge, Card, Figure, Html, Phrase, ProsePart};
use super::words::Writer;

/// A text in its own language, with its first heading at `top` (2 below the page's own heading).
pub(super) fn parts(page: &Writer, lang: Lang, body: &Body, top: u8) -> Vec<ProsePart> {
    let it = page.in_language(lang);
    let live = Live { it: &it, path: &body.path, figures: RefCell::default(), draws: true };
    let writing = Writing {
        resolver: &live,
        words: &words(&it),
        at: body.span,
        heading_shift: shift(body, top),
        smart: true,
        at_top: matches!(
            it.page,
            PageRef::Thing(Thing::Page(_) | Thing::Story(_) | Thing::Update(_))
        ),
    };
    let html = text::html(&body.markdown, &writing);
    // A text that is long enough for a list of contents is one that people point into.
    let long = match page.page {
        PageRef::Thing(Thing::Page(key)) => match page.model.pages[key].toc {
            Some(asked) => asked,
            None => !toc(page, lang, body, false).is_empty(),
        },
        _ => false,
    };
    let html = if long { self_linked(&html) } else { html };
    divided(&html, live.figures.into_inner())
}

/// Headings that lead to themselves, so that one can point at a part of a long text. The heading's own
/// words are the link: no second stop beside it, and nothing more to hear. One that holds a link already
/// stays as it is. We wrote the HTML ourselves, and an author's `<` is escaped in it.
fn self_linked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    for (at, _) in html.match_indices("<h") {
        let heading = &html[at..];
        let close = match heading.as_bytes().get(2) {
            Some(b'2') => heading.find("</h2>"),
            Some(b'3') => heading.find("</h3>"),
            _ => None,
        };
        let open = heading.find('>').map(|end| end + 1);
        let (Some(open), Some(close)) = (open, close) else { continue };
        let (tag, words) = (&heading[..open], &heading[open..close]);
        let Some(id) = tag.split('"').nth(1) else { continue };
        if words.contains("<a ") || words.trim().is_empty() {
            continue;
        }
        out.push_str(&html[done..at]);
        let _ = write!(out, "{tag}<a class=\"self\" href=\"#{id}\">{words}</a>");
        done = at + close;
    }
    out.push_str(&html[done..]);
    out
}

/// A text as lines without markup, with its first heading at level 2; figures are only named.
pub(super) fn plain(page: &Writer, lang: Lang, body: &Body) -> String {
    let it = page.in_language(lang);
    let live = Live { it: &it, path: &body.path, figures: RefCell::default(), draws: false };
    let writing = Writing {
        resolver: &live,
        words: &Words::default(),
        at: body.span,
        heading_shift: shift(body, 2),
        smart: true,
        at_top: false,
    };
    text::plain(&body.markdown, &writing)
}

/// Where a figure stands in a text: HTML that no text can hold, since all of theirs is escaped.
fn mark(at: usize) -> String {
    format!("<!--figure {at}-->\n")
}

/// A text in parts, each but the last with the figure that follows it.
fn divided(html: &str, figures: Vec<Figure>) -> Vec<ProsePart> {
    let mut parts = Vec::new();
    let mut rest = html;
    for (at, figure) in figures.into_iter().enumerate() {
        let mark = mark(at);
        let Some((before, after)) = rest.split_once(&mark) else { continue };
        parts.push(ProsePart { html: Html(before.to_owned()), figure: Some(figure) });
        rest = after;
    }
    if !rest.trim().is_empty() {
        parts.push(ProsePart { html: Html(rest.to_owned()), figure: None });
    }
    parts
}

/// Authors begin with `#` or `##` as they please: the first level becomes `top` either way.
fn shift(body: &Body, top: u8) -> u8 {
    let outline = text::outline(&body.markdown, body.span.file, body.span.start as usize);
    let first = outline.headings.iter().map(|it| it.level).min().unwrap_or(top);
    top.saturating_sub(first)
}

/// From so many headings of the first level on, a text has a table of contents by itself.
const LONG_TEXT: usize = 4;
/// With more headings than this a table of contents names those of the first level only.
const LONG_TOC: usize = 12;

/// A text's headings, as links: where somebody asked for them, or where there are many.
pub(super) fn toc(it: &Writer, lang: Lang, body: &Body, asked: bool) -> Vec<Phrase> {
    let outline = text::outline(&body.markdown, body.span.file, body.span.start as usize);
    let first = outline.headings.iter().map(|it| it.level).min().unwrap_or(1);
    let down_to = |level: u8| outline.headings.iter().filter(move |it| it.level <= level);
    if !asked && down_to(first).count() < LONG_TEXT {
        return Vec::new();
    }
    let level = if down_to(first + 1).count() > LONG_TOC { first } else { first + 1 };
    let link =
        |text: &str, id: &str| Phrase { lang: it.mark(lang), ..it.linked(text, &format!("#{id}")) };
    down_to(level).map(|heading| link(&heading.text, &heading.id)).collect()
}

/// Whether a text has a heading of this id.
pub(super) fn has_heading(body: &Body, id: &str) -> bool {
    let outline = text::outline(&body.markdown, body.span.file, body.span.start as usize);
    outline.headings.iter().any(|it| it.id == id)
}

/// Interface words inside a text.
fn words(it: &Writer) -> Words {
    let bare = |text: String| text.trim().trim_matches(['(', ')', ':', ' ']).to_owned();
    Words {
        footnotes: it.t("phrase.footnotes"),
        back_to_text: it.t("phrase.back_to_text"),
        note: it.t("alert.note"),
        tip: it.t("alert.tip"),
        important: it.t("alert.important"),
        warning: it.t("alert.warning"),
        caution: it.t("alert.caution"),
        external: bare(it.t("phrase.external")),
        table: bare(it.fill("phrase.table_label", &[("title", "")])),
        done: it.t("phrase.task_done"),
        not_done: it.t("phrase.task_open"),
    }
}

/// Resolves the references of one text on one page.
struct Live<'a> {
    it: &'a Writer<'a>,
    /// The text's file: relative paths start there.
    path: &'a str,
    /// Figures in the order in which they stand.
    figures: RefCell<Vec<Figure>>,
    /// Whether figures and cards are wanted, or only their names.
    draws: bool,
}

impl Resolver for Live<'_> {
    fn resolve(&self, reference: &Reference) -> Resolved {
        match text::target(&reference.dest) {
            Target::Thing { kind, id, query, anchor } => {
                self.thing(reference, kind, id, &query, anchor)
            }
            Target::Anchor(anchor) => link(format!("#{anchor}"), None),
            Target::File { path, anchor } => self.file(reference, &path, anchor),
            Target::SitePath(path) => link(self.it.written_path(path), None),
            Target::Elsewhere(address) => Resolved::Link {
                href: address.to_owned(),
                words: None,
                elsewhere: true,
                lang: None,
            },
            Target::Refused { .. } => Resolved::Nothing,
        }
    }

    fn explained(&self, words: &str) -> Vec<(std::ops::Range<usize>, String)> {
        self.it.unexplained(words)
    }
}

fn link(href: String, words: Option<String>) -> Resolved {
    Resolved::Link { href, words, elsewhere: false, lang: None }
}

impl Live<'_> {
    fn thing(
        &self,
        reference: &Reference,
        kind: ThingKind,
        id: &str,
        query: &[(&str, &str)],
        anchor: Option<&str>,
    ) -> Resolved {
        let it = self.it;
        if kind == ThingKind::Term {
            return self.term(reference, id);
        }
        if id.is_empty() {
            let page = list(kind).filter(|page| it.site.has(*page));
            let title = |page| it.to(page, super::frame::title_key(page)).text;
            return page.map_or(Resolved::Nothing, |page| link(it.href(page), Some(title(page))));
        }
        let Some(thing) = find(it, kind, id) else { return Resolved::Nothing };
        if reference.shape != Shape::Link {
            if let Thing::Indicator(key) = thing {
                let asked =
                    |name: &str| query.iter().find(|(key, _)| *key == name).map(|(_, it)| *it);
                return match (asked("value"), reference.shape) {
                    (Some(value), _) => self.number(key, value, asked("from"), reference.in_link),
                    (None, Shape::Block) if self.draws => {
                        Resolved::Block(self.figure(key, asked("view"), asked("by")))
                    }
                    (None, _) => self.to(thing, anchor),
                };
            }
            if reference.shape == Shape::Block && self.draws {
                return Resolved::Block(card_html(&self.card(thing)));
            }
        }
        self.to(thing, anchor)
    }

    fn to(&self, thing: Thing, anchor: Option<&str>) -> Resolved {
        let title = self.it.thing(thing);
        let mut href = title.href.unwrap_or_default();
        if let Some(anchor) = anchor {
            href = format!("{href}#{anchor}");
        }
        link(href, Some(title.text))
    }

    /// A word of the shared language leads to its meaning.
    fn term(&self, reference: &Reference, id: &str) -> Resolved {
        let it = self.it;
        let Some(key) = it.model.terms.find(id) else { return Resolved::Nothing };
        let title = it.phrase(&it.model.terms[key].title);
        it.explained.borrow_mut().insert(key);
        let href = it.meaning(key);
        let words = reference.words.trim();
        if words.is_empty() && reference.shape == Shape::Link {
            let mut html = String::from("<a class=\"term\" href=\"");
            push_escaped(&mut html, &href);
            html.push('"');
            lang_attribute(&mut html, title.lang);
            html.push('>');
            push_escaped(&mut html, &title.text);
            html.push_str("</a>");
            return Resolved::Inline(html);
        }
        link(href, Some(title.text))
    }

    /// A file beside the text: another content file's page, or a file that is published as it is.
    fn file(&self, reference: &Reference, path: &str, anchor: Option<&str>) -> Resolved {
        let it = self.it;
        let Some(path) = join(self.path, path) else { return Resolved::Nothing };
        if let Some(thing) = of_path(it, &path) {
            return self.to(thing, anchor);
        }
        if reference.shape != Shape::Link {
            return it.picture(&path, reference.is_decoration()).unwrap_or(Resolved::Nothing);
        }
        let Some(href) = it.asset(&path) else { return Resolved::Nothing };
        link(href, path.rsplit('/').next().map(str::to_owned))
    }

    /// A figure inside a sentence, linked to its page.
    fn number(
        &self,
        key: Key<Indicator>,
        value: &str,
        from: Option<&str>,
        in_link: bool,
    ) -> Resolved {
        let it = self.it;
        let indicator = &it.model.indicators[key];
        let at = |period: &str| indicator.headline()?.at(Period::parse(period)?)?.value;
        let latest = || indicator.headline().and_then(Series::latest).and_then(|it| it.value);
        let text = match value {
            "latest" => latest().map(|value| it.value(value, &indicator.unit)),
            "change" => {
                let start = match from {
                    Some(period) => at(period),
                    None => indicator.baseline.as_ref().map(|it| it.value),
                };
                let change = latest().zip(start).and_then(|(now, start)| now.checked_sub(start));
                change.map(|change| it.locale.difference(change, &indicator.unit))
            }
            period => at(period).map(|value| it.value(value, &indicator.unit)),
        };
        let text = text.unwrap_or_else(|| it.t("phrase.no_figures").to_lowercase());
        let mut html = String::new();
        if !in_link {
            html.push_str("<a class=\"live\" href=\"");
            push_escaped(&mut html, &it.href(PageRef::Thing(Thing::Indicator(key))));
            html.push_str("\">");
        }
        push_escaped(&mut html, &text);
        if !in_link {
            html.push_str("</a>");
        }
        Resolved::Inline(html)
    }

    /// An indicator's figure: it stands where its mark is when the text is divided.
    fn figure(&self, key: Key<Indicator>, view: Option<&str>, by: Option<&str>) -> String {
        let mut figures = self.figures.borrow_mut();
        figures.push(self.it.figure_asked(key, view, by));
        mark(figures.len() - 1)
    }

    fn card(&self, thing: Thing) -> Card {
        match thing {
            Thing::Mission(key) => self.it.mission_card(key),
            Thing::Contribution(key) => self.it.contribution_card(key),
            Thing::Partner(key) => self.it.partner_card(key),
            other => self.it.card(other),
        }
    }
}

fn list(kind: ThingKind) -> Option<PageRef> {
    Some(match kind {
        ThingKind::Mission => PageRef::List(ListKind::Missions),
        ThingKind::Indicator => PageRef::List(ListKind::Indicators),
        ThingKind::Partner => PageRef::List(ListKind::Partners),
        ThingKind::Contribution => PageRef::List(ListKind::Contributions),
        ThingKind::Story => PageRef::List(ListKind::Stories),
        ThingKind::Situation => PageRef::List(ListKind::Situations),
        ThingKind::Update => PageRef::List(ListKind::Updates),
        ThingKind::Theme => PageRef::Themes,
        ThingKind::Ingredient => PageRef::Ingredients,
        ThingKind::Term => PageRef::Glossary,
        ThingKind::Page => return None,
    })
}

/// The thing of this kind and id; of a free page the path below `pages/`.
fn find(it: &Writer, kind: ThingKind, id: &str) -> Option<Thing> {
    let model = it.model;
    Some(match kind {
        ThingKind::Mission => Thing::Mission(model.missions.find(id)?),
        ThingKind::Indicator => Thing::Indicator(model.indicators.find(id)?),
        ThingKind::Partner => Thing::Partner(model.partners.find(id)?),
        ThingKind::Contribution => Thing::Contribution(model.contributions.find(id)?),
        ThingKind::Story => Thing::Story(model.stories.find(id)?),
        ThingKind::Situation => Thing::Situation(model.situations.find(id)?),
        ThingKind::Update => Thing::Update(model.updates.find(id)?),
        ThingKind::Theme => Thing::Theme(model.themes.find(id)?),
        ThingKind::Ingredient => Thing::Ingredient(model.ingredients.find(id)?),
        ThingKind::Term => return None,
        ThingKind::Page => {
            let path: Vec<String> = id.trim_matches('/').split('/').map(str::to_owned).collect();
            Thing::Page(*it.site.index.pages.get(&path)?)
        }
    })
}

/// A path from a file, from the content folder's root. `None` if it leads out.
fn join(file: &str, path: &str) -> Option<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The thing that a content file is about, by its folder and name.
fn of_path(it: &Writer, path: &str) -> Option<Thing> {
    let (folder, rest) = path.split_once('/')?;
    let (stem, ending) = rest.rsplit_once('.')?;
    if !matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown" | "yml" | "yaml") {
        return None;
    }
    // A translation is the same thing in another language.
    let stem = match stem.rsplit_once('.') {
        Some((stem, lang)) if Lang::parse(lang).is_some() => stem,
        _ => stem,
    };
    let id = stem.strip_suffix("/index").unwrap_or(stem);
    let kind = match folder {
        "missions" => ThingKind::Mission,
        "indicators" => ThingKind::Indicator,
        "partners" => ThingKind::Partner,
        "contributions" => ThingKind::Contribution,
        "stories" => ThingKind::Story,
        "updates" => ThingKind::Update,
        "situations" => ThingKind::Situation,
        "pages" => ThingKind::Page,
        _ => return None,
    };
    find(it, kind, id)
}

/// An icon with its words, as the component `badge` of the theme writes it.
fn badge(html: &mut String, badge: &Badge) {
    let _ = write!(
        html,
        "<span class=\"{}\"><svg class=\"ic\" width=\"24\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">\
         <use href=\"#{}\"/></svg>",
        badge.class, badge.icon
    );
    push_escaped(html, &badge.text);
    html.push_str("</span>");
}

// ── finished HTML inside texts ──

fn lang_attribute(out: &mut String, lang: Option<&str>) {
    if let Some(lang) = lang {
        out.push_str(&format!(" lang=\"{lang}\""));
    }
}

/// Words, as a link where they lead somewhere.
fn phrase(out: &mut String, it: &Phrase) {
    match (&it.href, it.lang) {
        (Some(href), lang) => {
            out.push_str("<a href=\"");
            push_escaped(out, href);
            out.push('"');
            lang_attribute(out, lang);
            out.push('>');
            push_escaped(out, &it.text);
            out.push_str("</a>");
        }
        (None, Some(lang)) => {
            out.push_str(&format!("<span lang=\"{lang}\">"));
            push_escaped(out, &it.text);
            out.push_str("</span>");
        }
        (None, None) => push_escaped(out, &it.text),
    }
}

/// A card; its name is no heading, since nobody knows between which it stands.
fn card_html(card: &Card) -> String {
    let mut html = String::from("<div class=\"promise\">");
    let line = |html: &mut String, class: &str, words: &Phrase| {
        html.push_str(&format!("<p{class}>"));
        phrase(html, words);
        html.push_str("</p>");
    };
    if let Some(kicker) = &card.kicker {
        line(&mut html, " class=\"who\"", kicker);
    }
    line(&mut html, " class=\"title\"", &card.title);
    if let Some(text) = &card.text {
        line(&mut html, "", text);
    }
    if let Some(status) = &card.status {
        html.push_str("<p>");
        badge(&mut html, status);
        html.push_str("</p>");
    }
    for note in &card.notes {
        line(&mut html, " class=\"small muted\"", note);
    }
    html.push_str("</div>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_leads_to_itself_unless_it_leads_elsewhere() {
        assert_eq!(
            self_linked(
                "<h2 id=\"a\">Et <em>ord</em></h2>\n<p>x</p>\n<h3 id=\"b\"><a href=\"#\">y</a></h3>\n<hr>\n<h4 id=\"c\">z</h4>\n"
            ),
            "<h2 id=\"a\"><a class=\"self\" href=\"#a\">Et <em>ord</em></a></h2>\n<p>x</p>\n<h3 id=\"b\"><a href=\"#\">y</a></h3>\n<hr>\n<h4 id=\"c\">z</h4>\n"
        );
    }

    #[test]
    fn a_path_beside_a_text_starts_from_its_folder() {
        let check = |file: &str, path: &str, expect: Option<&str>| {
            assert_eq!(join(file, path).as_deref(), expect, "{file} {path}");
        };
        check("missions/a.md", "../pages/om.md", Some("pages/om.md"));
        check("missions/a/index.md", "billede.jpg", Some("missions/a/billede.jpg"));
        check("missions/a.md", "./b.pdf", Some("missions/b.pdf"));
        check("missions/a.md", "../../etc/passwd", None);
    }

    #[test]
    fn words_inside_html_are_escaped() {
        let mut out = String::new();
        phrase(&mut out, &Phrase { text: "<b> & \"c\"".into(), lang: Some("da"), href: None });
        assert_eq!(out, "<span lang=\"da\">&lt;b&gt; &amp; &quot;c&quot;</span>");
    }
}
