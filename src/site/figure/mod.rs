//! Figures of one page: an indicator's series and verdict become a drawing with everything that must
//! stand beside it (pages.md 3.2). One way for pages and for `![](indicator:…)` in texts; the theme's
//! component `figure` decides what it looks like. Knows series, verdicts and words. Does *not* know
//! where a label stands in the drawing, nor on which page the figure is shown.

mod card;
mod describe;
mod files;
mod line;
mod parts;
mod shape;
mod small;
mod tables;
#[cfg(test)]
mod tests;

pub use files::{FigureContent, FigureFile, ShownRows, figure_files};
pub(in crate::site) use files::{file_names, view_on_page};

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Class, Inputs, Start, Verdict};
use crate::chart::{Drawing, Role};
use crate::model::{Indicator, Key, Series, SeriesKey, Thing};
use crate::site::MachineFile;
use crate::site::view::{Figure, FileLink, Html, Note, Panel, Phrase};
use crate::site::words::Writer;
use crate::value::{Decimal, Period};

use shape::Shape;

/// At most so many series have colours in one chart (C-22).
const COLOURS: usize = 4;
/// With more small multiples than this, only the whole is shown behind each.
const ALL_BEHIND: usize = 12;
/// Away from the indicator's own page a table has at most so many cells, unless it is what was asked for.
const LONG: usize = 150;
/// More parts than this do not have a small chart each: they are dots in rows.
const SMALL: usize = 30;
/// More parts than this do not have a row each: a reader would scroll past five windows of a phone. They
/// are a strip for each time, and each has its row in the table.
const ROWS: usize = 60;
/// With more parts than this nobody is named as the highest and the lowest: that would be a ranking
/// (V-14), and it says nothing of those between.
const NAMED: usize = 12;

/// A series and what is thought of it.
struct Told<'a> {
    name: Phrase,
    series: &'a Series,
    /// Every period that there is a row for.
    periods: Vec<Period>,
    shape: Shape<'a>,
    inputs: Inputs,
    verdict: &'a Verdict,
    /// Where the plan is, found once: powers of fractions are not cheap. See `line::plan`.
    plan: OnceCell<Vec<(Period, Decimal)>>,
    /// Where the plan begins, turns and ends. See `line::turns`.
    turns: OnceCell<Vec<(Period, Decimal)>>,
}

/// Ids of the figures of one page. Beside its own, a figure has one for its title (`-t`) and one for
/// its description (`-d`); a dimension may be called `t`, `d` or `2`.
#[derive(Debug, Default)]
pub(in crate::site) struct FigureIds {
    shown: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl FigureIds {
    /// An id that nothing else of a figure has, and whether there is a figure of this name already.
    fn give(&mut self, name: &str) -> (String, bool) {
        let count = self.shown.entry(name.to_owned()).or_insert(0);
        *count += 1;
        let twice = *count > 1;
        loop {
            let id = match *count {
                1 => format!("fig-{name}"),
                count => format!("fig-{name}-{count}"),
            };
            let all = ["", "-t", "-d"].map(|ending| format!("{id}{ending}"));
            if all.iter().all(|it| !self.taken.contains(it)) {
                self.taken.extend(all);
                return (id, twice);
            }
            *count += 1;
        }
    }
}

/// How an indicator is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum View {
    /// Over time, with plan and target.
    Line,
    /// One bar for each part, for the latest period.
    Bars,
    /// A small chart for each part.
    SmallMultiples,
    /// Each part at its start and now.
    Dumbbell,
    /// A small line without axes.
    Spark,
    /// Figures alone.
    Table,
}

/// How an indicator is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum By {
    /// A partner at a time.
    Partner,
    /// A value of this dimension at a time.
    Dimension(usize),
}

impl View {
    fn named(name: &str) -> Option<View> {
        Some(match name {
            "line" => View::Line,
            "bars" => View::Bars,
            "small-multiples" => View::SmallMultiples,
            "dumbbell" => View::Dumbbell,
            "spark" => View::Spark,
            "table" => View::Table,
            _ => return None,
        })
    }
}

impl By {
    /// Whether a series is one of these parts, and nothing more.
    fn holds(self, key: &SeriesKey) -> bool {
        match self {
            By::Partner => key.partner.is_some() && key.values.is_empty(),
            By::Dimension(at) => key.is_only(at),
        }
    }

    /// What it is called in content; also the end of a file's name.
    fn id(self, indicator: &Indicator) -> &str {
        match self {
            By::Partner => "partner",
            By::Dimension(at) => indicator.dimensions[at].id.as_str(),
        }
    }

    fn named(name: &str, indicator: &Indicator) -> Option<By> {
        if name == "partner" {
            return Some(By::Partner);
        }
        indicator.dimensions.iter().position(|it| it.id.as_str() == name).map(By::Dimension)
    }

    /// Every way in which there are figures, partners first.
    pub(super) fn all(indicator: &Indicator) -> Vec<By> {
        let dimensions = (0..indicator.dimensions.len()).map(By::Dimension);
        let all = std::iter::once(By::Partner).chain(dimensions);
        all.filter(|by| by.parts(indicator).next().is_some()).collect()
    }

    /// The series of its parts that have figures.
    fn parts(self, indicator: &Indicator) -> impl Iterator<Item = &Series> {
        let fits = move |it: &&Series| self.holds(&it.key) && it.latest().is_some();
        indicator.series.iter().filter(fits)
    }
}

/// What is shown where this is asked for: what cannot be drawn becomes what says most of it.
fn settled(indicator: &Indicator, view: Option<View>, by: Option<By>) -> (View, Option<By>) {
    let by = by.filter(|it| it.parts(indicator).next().is_some());
    let parted = matches!(view, Some(View::Bars | View::SmallMultiples | View::Dumbbell));
    let by = match (by, parted) {
        (None, true) => By::all(indicator).first().copied(),
        _ => by,
    };
    let whole = indicator.headline().is_some_and(|it| it.latest().is_some());
    let count = by.map_or(0, |it| it.parts(indicator).count());
    let view = match view.unwrap_or(View::Line) {
        View::Table => View::Table,
        View::Spark if whole => return (View::Spark, None),
        View::Bars if count > ROWS => View::Dumbbell,
        View::Line | View::SmallMultiples if count > SMALL => View::Dumbbell,
        View::Line if count > COLOURS => View::SmallMultiples,
        View::Bars | View::SmallMultiples | View::Dumbbell if count == 0 => View::Line,
        other => other,
    };
    (view, by)
}

impl Writer<'_> {
    /// An indicator as a text asks for it: `![](indicator:ID?view=…&by=…)`.
    pub(super) fn figure_asked(
        &self,
        key: Key<Indicator>,
        view: Option<&str>,
        by: Option<&str>,
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let by = by.and_then(|it| By::named(it, indicator));
        self.figure(key, view.and_then(View::named), by, 0)
    }

    /// An indicator's figure, with a heading of this level.
    pub(super) fn figure(
        &self,
        key: Key<Indicator>,
        view: Option<View>,
        by: Option<By>,
        level: u8,
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let (view, by) = settled(indicator, view, by);
        let main = indicator.headline().and_then(|it| self.told(key, it));
        let parts = by.map_or_else(Vec::new, |by| self.parts(key, by));
        let mut figure = self.blank(key, (view, by), level, main.as_ref(), &parts);
        figure.notes.extend(by.and_then(|by| self.absent(indicator, by)));
        match (view, &main) {
            (View::Table, _) => {
                let figure = Figure { open: true, ..figure };
                self.with_tables(figure, key, by, main.as_ref(), &parts)
            }
            (View::SmallMultiples, _) => self.multiples(figure, key, main.as_ref(), &parts, by),
            (View::Dumbbell, _) => self.dumbbell(figure, key, main.as_ref(), &parts, by),
            (View::Bars, _) => self.bars(figure, key, main.as_ref(), &parts, by),
            (View::Line, _) if !parts.is_empty() => {
                self.curves(figure, key, main.as_ref(), &parts, by)
            }
            (View::Spark, Some(told)) => self.sparkline(figure, key, told),
            (View::Line, Some(told)) => self.main_chart(figure, key, told),
            (View::Line | View::Spark, None) => self.with_tables(figure, key, by, None, &parts),
        }
    }

    /// A series with its verdict; nothing if it has no figures.
    fn told<'s>(&'s self, key: Key<Indicator>, series: &'s Series) -> Option<Told<'s>> {
        let indicator = &self.model.indicators[key];
        let whole = series.key.is_headline();
        let inputs =
            if whole { Inputs::headline(indicator) } else { Inputs::part(indicator, series) };
        let given = match (&inputs.start, inputs.target) {
            (Start::Given(point), Some(_)) => Some(point),
            _ => None,
        };
        let shape = Shape::new(indicator, series, given);
        shape.latest()?;
        let mut periods: Vec<Period> = series.observations().iter().map(|it| it.period).collect();
        periods.extend(given.map(|it| it.period).filter(|it| !periods.contains(it)));
        Some(Told {
            name: if whole {
                self.plain(self.t("field.headline"))
            } else {
                self.series_name(indicator, &series.key)
            },
            series,
            periods,
            shape,
            inputs,
            verdict: self.site.verdicts[key].of(&series.key)?,
            plan: OnceCell::new(),
            turns: OnceCell::new(),
        })
    }

    /// The parts of an indicator: partners by name, values of a dimension as they were written; never
    /// by result (C-41).
    fn parts(&self, key: Key<Indicator>, by: By) -> Vec<Told<'_>> {
        let indicator = &self.model.indicators[key];
        let mut parts: Vec<Told> =
            by.parts(indicator).filter_map(|it| self.told(key, it)).collect();
        match by {
            By::Partner => {
                parts.sort_by(|a, b| self.locale.compare(&a.name.text, &b.name.text));
            }
            By::Dimension(at) => parts.sort_by_key(|it| it.series.key.values.get(&at).copied()),
        }
        parts
    }

    /// Parts that have rows but not one figure: they cannot be drawn, and are not passed over in silence.
    fn absent(&self, indicator: &Indicator, by: By) -> Option<Note> {
        let without =
            indicator.series.iter().filter(|it| by.holds(&it.key) && it.latest().is_none());
        let names: Vec<String> =
            without.map(|it| self.series_name(indicator, &it.key).text).collect();
        let names = self.locale.list(&names);
        (!names.is_empty())
            .then(|| note(self.plain(self.fill("figure.parts_without", &[("names", &names)]))))
    }

    /// All that does not depend on the view.
    fn blank(
        &self,
        key: Key<Indicator>,
        (view, by): (View, Option<By>),
        level: u8,
        main: Option<&Told>,
        parts: &[Told],
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let name = self.phrase(&indicator.common.title);
        // In a text the name leads to the indicator's own page.
        let here = crate::site::PageRef::Thing(Thing::Indicator(key));
        let href = (self.page != here).then(|| self.href(here));
        let statement = self.maybe(&indicator.statement).filter(|_| by.is_none());
        let generated = || Some(self.plain(self.statement_of(indicator, main?)?));
        // Who is highest is a finding among groups; partners are never ranked.
        let finding = by.and_then(|by| match by {
            By::Partner => self.partners_statement(indicator, parts),
            By::Dimension(_) => self.parts_statement(indicator, parts),
        });
        let divided = by.map(|by| self.caption_parts(indicator, by));
        let (title, about) = match (divided, finding) {
            (None, _) => (statement.or_else(generated).unwrap_or_else(|| name.clone()), name),
            (Some(text), Some(finding)) => (self.plain(finding), Phrase { text, ..name }),
            // The title has said it; elsewhere the name leads to the indicator.
            (Some(text), None) => {
                let about = if href.is_some() { name.text.clone() } else { String::new() };
                (Phrase { text, ..name.clone() }, Phrase { text: about, ..name })
            }
        };
        let id = match by {
            None => indicator.common.id.to_string(),
            Some(by) => format!("{}-{}", indicator.common.id, by.id(indicator)),
        };
        let (id, twice) = self.figures.borrow_mut().give(&id);
        Figure {
            id,
            level,
            title,
            unit: Phrase { href, ..about },
            reading: String::new(),
            plots: Vec::new(),
            facts: Vec::new(),
            none: self.none(indicator),
            notes: Vec::new(),
            description: String::new(),
            tables: Vec::new(),
            table_at: None,
            twice,
            open: false,
            show_table: self.t("phrase.show_table"),
            evidence: self.evidence(indicator.evidence),
            provenance: self.provenance(key),
            overdue: self.overdue(key),
            links: self.figure_links(key, view, by),
        }
    }

    /// "Unge, der har det godt, fordelt på alder".
    fn caption_parts(&self, indicator: &Indicator, by: By) -> String {
        let title = self.phrase(&indicator.common.title).text;
        self.fill(
            "figure.title_by",
            &[("title", &title), ("dimension", &self.by_name(indicator, by))],
        )
    }

    /// What an indicator is divided by, inside a sentence.
    fn by_name(&self, indicator: &Indicator, by: By) -> String {
        let name = match by {
            By::Partner => self.t("field.partners"),
            By::Dimension(at) => self.phrase(&indicator.dimensions[at].title).text,
        };
        self.inside(name)
    }

    /// A name inside a sentence: its first letter small, unless it begins an abbreviation ("EU-lande")
    /// or the language gives nouns a capital.
    pub(in crate::site) fn inside(&self, name: String) -> String {
        let abbreviation = name.chars().nth(1).is_none_or(char::is_uppercase);
        let german = self.lang == crate::value::Lang::De;
        if german || abbreviation { name } else { describe::decapital(&name) }
    }

    /// What follows the measure in the line below the title: unit, period, and how to read the
    /// drawing (C-21).
    fn reading(
        &self,
        indicator: &Indicator,
        about: &Phrase,
        periods: &[Period],
        more: &[String],
    ) -> String {
        let unit = self.locale.unit_name(&indicator.unit);
        let mut text = match about.text.is_empty() {
            true => crate::site::words::capital(&unit),
            false => format!(", {unit}"),
        };
        if !periods.is_empty() {
            text = format!("{text}, {}", self.stretch(periods));
        }
        for sentence in more {
            text = format!("{text}. {sentence}");
        }
        text
    }

    /// What a drawing is called to a reader who does not see it (C-10).
    fn svg(&self, drawing: &Drawing, figure: &Figure) -> Html {
        let title = figure.title.text.trim_end_matches('.');
        let label = format!("{title}. {}{}", figure.unit.text, figure.reading);
        let described = format!("{}-d", figure.id);
        let role = Role::Image { label: &label, described_by: Some(&described) };
        self.written(drawing, role)
    }

    /// A drawing as it stands on the page.
    fn written(&self, drawing: &Drawing, role: Role) -> Html {
        if let Some(drawn) = &self.drawn {
            drawn.borrow_mut().push(drawing.clone());
        }
        Html(drawing.fluid(role))
    }

    /// The main chart: the whole over time (C-40).
    fn main_chart(&self, figure: Figure, key: Key<Indicator>, told: &Told) -> Figure {
        let (mut figure, drawing) = self.main_drawn(figure, key, told);
        figure.plots = vec![plot(&drawing, self.svg(&drawing, &figure))];
        self.with_tables(figure, key, None, Some(told), &[])
    }

    /// Its words and its drawing, not yet written: a file shows the same in another way.
    fn main_drawn(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        told: &Told,
    ) -> (Figure, Drawing) {
        let indicator = &self.model.indicators[key];
        let band = told.shape.seen.iter().any(|it| it.interval.is_some());
        let more: Vec<String> = band.then(|| self.t("figure.band")).into_iter().collect();
        figure.reading = self.reading(indicator, &figure.unit, &told.periods, &more);
        let drawing = line::draw(self, indicator, Some(told), &[]);
        figure.notes.extend(self.line_notes(indicator, &[told], drawing.starts_at));
        figure.description = self.line_in_words(indicator, told);
        (figure, drawing)
    }

    /// A few parts over time in one chart, with the whole behind them.
    fn curves(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        main: Option<&Told>,
        parts: &[Told],
        by: Option<By>,
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let periods: Vec<Period> = parts.iter().flat_map(|it| it.periods.iter().copied()).collect();
        figure.reading = self.reading(indicator, &figure.unit, &periods, &[]);
        let drawing = line::draw(self, indicator, main, parts);
        let all: Vec<&Told> = main.into_iter().chain(parts).collect();
        figure.notes.extend(self.line_notes(indicator, &all, drawing.starts_at));
        figure.description = self.parts_in_words("figure.kind_line", indicator, parts);
        figure.plots = vec![plot(&drawing, self.svg(&drawing, &figure))];
        self.with_tables(figure, key, by, main, parts)
    }

    /// The tables that say the same (C-12).
    fn with_tables(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        by: Option<By>,
        main: Option<&Told>,
        parts: &[Told],
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        figure.tables = match by {
            Some(by) => self.table_by(key, by, main, parts).into_iter().collect(),
            None => {
                let series = indicator.headline();
                series.map(|it| self.series_table(indicator, it, main)).into_iter().collect()
            }
        };
        let cut = match by {
            Some(by) => tables::is_cut(by.parts(indicator)),
            None => {
                let rows = indicator.headline().map_or(0, |it| it.observations().len());
                figure.tables.iter().any(|it| it.rows.len() < rows)
            }
        };
        if cut {
            figure.notes.push(note(self.plain(self.t("figure.table_cut"))));
        }
        self.shortened(&mut figure, key);
        if figure.plots.is_empty() && by.is_none() {
            figure.facts = self.facts(key);
        }
        figure
    }

    /// Elsewhere, a long table is on the indicator's own page, and what stands on the page already has
    /// its table there: a page of many figures stays light.
    fn shortened(&self, figure: &mut Figure, key: Key<Indicator>) {
        let page = crate::site::PageRef::Thing(Thing::Indicator(key));
        // A report shows the tables of each figure once.
        let report = matches!(self.page, crate::site::PageRef::Report(_)) && !figure.twice;
        if figure.open || report || self.page == page {
            return;
        }
        let cells: usize = figure.tables.iter().map(|it| it.rows.len() * it.columns.len()).sum();
        if figure.twice || cells > LONG {
            figure.tables.clear();
            figure.table_at = Some(self.linked(&self.t("figure.see_table"), &self.href(page)));
        }
    }

    /// Links below a figure: its own figures, its drawing, and where to report an error.
    fn figure_links(&self, key: Key<Indicator>, view: View, by: Option<By>) -> Vec<FileLink> {
        let indicator = &self.model.indicators[key];
        if indicator.series.iter().all(|it| it.latest().is_none()) {
            return self.report_figure(key).into_iter().collect();
        }
        let about = match by {
            None => self.phrase(&indicator.common.title).text,
            Some(by) => self.caption_parts(indicator, by),
        };
        let page = crate::site::PageRef::Thing(Thing::Indicator(key));
        let here = self.href(page);
        let folder = here.strip_suffix("index.html").unwrap_or(&here);
        let day = self.model.site.as_of;
        let link = |ending: &str| FileLink {
            text: self.sized(
                &format!("download.{ending}"),
                page,
                &files::name(indicator, by, ending),
            ),
            about: about.clone(),
            href: format!("{folder}{}", files::name(indicator, by, ending)),
            download: Some(format!("{}_{day}.{ending}", files::stem(indicator, by))),
        };
        // Every figure of the indicator, however it is divided.
        let all = |text: &str, file: MachineFile, ending: &str| FileLink {
            text: self.sized(text, page, file.name()),
            about: self.phrase(&indicator.common.title).text,
            href: format!("{folder}{}", file.name()),
            download: Some(format!("{}_{day}{ending}", indicator.common.id)),
        };
        let own = files::is_of(indicator, view, by);
        // A text may ask for another drawing than that on the page, whose files are not of this one.
        let csv = match own {
            true => link("csv"),
            false => all("download.data", MachineFile::Csv, "_data.csv"),
        };
        let mut links = vec![csv, all("download.json", MachineFile::Json, ".json")];
        links.extend((own && files::has_drawing(indicator, by)).then(|| link("svg")));
        links.extend(self.report_figure(key));
        links
    }

    /// "Meld en fejl", about this indicator and its latest figure (T-40).
    fn report_figure(&self, key: Key<Indicator>) -> Option<FileLink> {
        let indicator = &self.model.indicators[key];
        let latest = indicator.headline().and_then(Series::latest);
        let period = latest.map(|it| self.period(it.period)).unwrap_or_default();
        let link =
            self.report_about("phrase.report_error", indicator.common.id.as_str(), &period)?;
        Some(FileLink {
            about: self.phrase(&indicator.common.title).text,
            text: link.text,
            href: link.href?,
            download: None,
        })
    }
}

/// A drawing that is alone in its figure.
fn plot(drawing: &Drawing, svg: Html) -> Panel {
    Panel { class: drawing.plot.class(), name: None, svg, verdict: None, text: None }
}

/// Whether the share of the plan says something beside the class.
fn has_share(verdict: &Verdict) -> bool {
    verdict.share_percent.is_some() && verdict.class != Class::Naaet
}

fn note(text: Phrase) -> Note {
    Note { mark: None, text }
}
