//! Files of the figures on an indicator's page: each drawing as a picture that stands alone, and
//! exactly the figures that it shows (T-20). Says what lies beside a page and what is in it; `export`
//! writes the rows, `render` puts the files where they belong.

use crate::chart::Frame;
use crate::model::{Indicator, Key, SeriesKey, Thing};
use crate::site::words::Writer;
use crate::site::{PageRef, Route, Site};
use crate::value::Period;

use super::parts::rows_of_dots;
use super::{By, Figure, Told, View, settled};

/// A file beside an indicator's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFile {
    /// Its name in the page's folder: `figur.svg`, `figur-alder.csv`.
    pub name: String,
    /// What is in it.
    pub content: FigureContent,
}

/// What is in a file of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureContent {
    /// A picture that stands alone, as text.
    Svg(String),
    /// These rows of the page's indicator, in this order.
    Rows(Key<Indicator>, Vec<ShownRows>),
}

/// What a figure shows of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRows {
    /// The series.
    pub key: SeriesKey,
    /// Its periods that are shown; `None` is all of them.
    pub periods: Option<Vec<Period>>,
}

/// What a figure's files are called before their ending, when they are saved.
pub(super) fn stem(indicator: &Indicator, by: Option<By>) -> String {
    match by {
        None => indicator.common.id.to_string(),
        Some(by) => format!("{}-{}", indicator.common.id, by.id(indicator)),
    }
}

/// What a figure's file is called beside the page.
pub(super) fn name(indicator: &Indicator, by: Option<By>, ending: &str) -> String {
    match by {
        None => format!("figur.{ending}"),
        // `partner` cannot be a dimension's id, so that no two names are the same.
        Some(by) => format!("figur-{}.{ending}", by.id(indicator)),
    }
}

/// Whether the figure on the indicator's page is one drawing, so that it can be a picture alone.
pub(super) fn has_drawing(indicator: &Indicator, by: Option<By>) -> bool {
    match by {
        None => indicator.headline().is_some_and(|it| it.latest().is_some()),
        Some(By::Partner) => false,
        Some(by) => settled(indicator, Some(View::Dumbbell), Some(by)).0 == View::Dumbbell,
    }
}

/// The view that a division has on the indicator's own page: its files are of this.
pub(in crate::site) fn view_on_page(by: By) -> View {
    // Partners side by side, each on its own way; groups by how far they have come.
    if by == By::Partner { View::SmallMultiples } else { View::Dumbbell }
}

/// Whether the files beside the page show what a figure shows: the same periods.
pub(super) fn is_of(indicator: &Indicator, view: View, by: Option<By>) -> bool {
    let Some(by) = by else { return true };
    let periods = |view| match view {
        View::Bars => 1,
        View::Dumbbell => 2,
        View::Line | View::SmallMultiples | View::Spark | View::Table => 3,
    };
    periods(view) == periods(settled(indicator, Some(view_on_page(by)), Some(by)).0)
}

/// Every name that a figure of this indicator may be written to.
pub(in crate::site) fn file_names(indicator: &Indicator) -> Vec<String> {
    let ways = std::iter::once(None).chain(By::all(indicator).into_iter().map(Some));
    ways.flat_map(|by| ["csv", "svg"].map(|ending| name(indicator, by, ending))).collect()
}

/// The files of the figures on the page at this address: none unless it is about an indicator.
pub fn figure_files(site: &Site, route: &Route) -> Vec<FigureFile> {
    let Some(PageRef::Thing(Thing::Indicator(key))) = site.routes.get(route).copied() else {
        return Vec::new();
    };
    let it = Writer::new(site, route.clone(), PageRef::Thing(Thing::Indicator(key)));
    let indicator = &it.model.indicators[key];
    let mut files = Vec::new();
    let ways = std::iter::once(None).chain(By::all(indicator).into_iter().map(Some));
    for by in ways {
        let parts = by.map_or_else(Vec::new, |by| it.parts(key, by));
        let all = |key: &SeriesKey| ShownRows { key: key.clone(), periods: None };
        let rows: Vec<ShownRows> = match by {
            None => indicator.headline().map(|it| all(&it.key)).into_iter().collect(),
            Some(by) if is_of(indicator, View::Dumbbell, Some(by)) => {
                let main = indicator.headline().and_then(|it_is| it.told(key, it_is));
                rows_of_dots(indicator, main.as_ref(), &parts)
            }
            Some(_) => parts.iter().map(|it| all(&it.series.key)).collect(),
        };
        if !rows.is_empty() {
            let content = FigureContent::Rows(key, rows);
            files.push(FigureFile { name: name(indicator, by, "csv"), content });
        }
        if has_drawing(indicator, by)
            && let Some(svg) = it.alone(key, by, &parts)
        {
            let content = FigureContent::Svg(svg);
            files.push(FigureFile { name: name(indicator, by, "svg"), content });
        }
    }
    files
}

impl Writer<'_> {
    /// A figure's drawing with its own words: it may be shown far from the page.
    fn alone(&self, key: Key<Indicator>, by: Option<By>, parts: &[Told]) -> Option<String> {
        let indicator = &self.model.indicators[key];
        let told = indicator.headline().and_then(|it| self.told(key, it));
        let (figure, drawing) = match by {
            None => {
                let told = told.as_ref()?;
                self.main_drawn(self.blank(key, (View::Line, None), 0, Some(told), &[]), key, told)
            }
            Some(by) => {
                let blank = self.blank(key, (View::Dumbbell, Some(by)), 0, told.as_ref(), parts);
                self.dumbbell_drawn(blank, key, told.as_ref(), parts)
            }
        };
        let Figure { title, unit, reading, description, notes, provenance, overdue, .. } = figure;
        let subtitle = format!("{}{reading}", unit.text);
        let note = |it: crate::site::view::Note| match it.mark {
            Some(mark) => format!("{mark} {}", it.text.text),
            None => it.text.text,
        };
        let mut lines: Vec<String> = notes.into_iter().map(note).collect();
        let source: Vec<String> = provenance.into_iter().chain(overdue).map(|it| it.text).collect();
        lines.push(source.join(" · "));
        let home = self.site.absolute(self.page, self.route.lang);
        lines.extend(home.map(|it| it.trim_start_matches("https://").to_owned()));
        let frame = Frame {
            title: &title.text,
            subtitle: &subtitle,
            description: &description,
            notes: &lines,
            lang: self.lang.code(),
            look: &self.model.site.brand.look.light,
        };
        Some(drawing.fixed(&frame))
    }
}
