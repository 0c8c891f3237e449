//! Charts of real shapes, all of which must be drawn without a fault.

use super::line::*;
use super::scene::{Form, Frame, Kind, Mark, Role};
use super::{Axis, Colour, Drawing};
use crate::colour::Look;
use crate::value::Decimal;

/// What a chart is made of, owned, so that a test can change a part of it.
pub(super) struct Sample {
    pub(super) bounds: (Option<f64>, Option<f64>),
    pub(super) unit: &'static str,
    pub(super) time: Time,
    pub(super) curves: Vec<Curve>,
    pub(super) plan: Vec<(f64, f64)>,
    pub(super) goals: Vec<Goal>,
    pub(super) levels: Vec<Level>,
    pub(super) gap: Option<Gap>,
    pub(super) breaks: Vec<Rule>,
    pub(super) events: Vec<f64>,
}

/// A number as Danish has it, with separators.
pub(super) fn danish(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (minus, text) = text.strip_prefix('-').map_or(("", text.as_str()), |it| ("−", it));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let sign = if decimals.is_empty() { "" } else { "," };
    format!("{minus}{grouped}{sign}{decimals}")
}

pub(super) fn label(value: f64, sign: &str) -> String {
    let value = Decimal::try_from(value).unwrap_or_default().round_dp(2);
    format!("{}{sign}", danish(value))
}

pub(super) fn point(at: f64, value: f64) -> Point {
    Point { at, value, interval: None, tentative: false, earlier: false, joined: true, label: None }
}

pub(super) fn series(points: &[(i32, f64)]) -> Vec<Point> {
    let mut before = None;
    let point = |(year, value): &(i32, f64)| {
        let joined = before == Some(year - 1);
        before = Some(*year);
        Point { joined, ..point(f64::from(*year) + 0.5, *value) }
    };
    points.iter().map(point).collect()
}

pub(super) fn years(from: i32, to: i32, matters: &[i32]) -> Time {
    let mark = |it: i32| TimeMark {
        at: f64::from(it) + 0.5,
        label: it.to_string(),
        matters: matters.contains(&it),
    };
    let marks = (from..=to).map(mark).collect();
    Time { from: f64::from(from) + 0.5, to: f64::from(to) + 0.5, marks }
}

impl Sample {
    pub(super) fn of(points: Vec<Point>) -> Sample {
        let (from, to) = match (points.first(), points.last()) {
            (Some(first), Some(last)) => (first.at as i32, last.at as i32),
            _ => (2020, 2025),
        };
        Sample {
            bounds: (None, None),
            unit: "procent",
            time: years(from, to, &[from, to]),
            curves: vec![Curve { colour: Colour::First, name: None, points }],
            plan: Vec::new(),
            goals: Vec::new(),
            levels: Vec::new(),
            gap: None,
            breaks: Vec::new(),
            events: Vec::new(),
        }
    }

    /// The chart of the prototype.
    pub(super) fn prototype() -> Sample {
        let mut points = series(&[
            (2017, 63.8),
            (2018, 63.0),
            (2019, 62.4),
            (2021, 61.2),
            (2022, 61.9),
            (2023, 63.0),
            (2024, 64.2),
            (2025, 65.1),
        ]);
        for point in &mut points {
            point.earlier = point.at < 2020.0;
            point.interval = (point.at > 2020.0).then_some((point.value - 1.2, point.value + 1.2));
        }
        points[3].label = Some("61,2\u{a0}%".into());
        points[7].label = Some("65,1\u{a0}%".into());
        Sample {
            bounds: (Some(0.0), Some(100.0)),
            time: years(2017, 2030, &[2017, 2021, 2025, 2030]),
            plan: vec![(2021.5, 61.2), (2030.5, 75.0)],
            goals: vec![Goal {
                at: 2030.5,
                value: 75.0,
                label: ("Mål 2030:".into(), "75\u{a0}%".into()),
                former: false,
            }],
            gap: Some(Gap {
                at: 2025.5,
                value: 65.1,
                plan: 67.33,
                label: "2,2 point efter planen".into(),
            }),
            breaks: vec![Rule { at: 2020.5, label: "Nyt spørgeskema fra 2021".into() }],
            events: vec![2022.08, 2024.66],
            ..Sample::of(points)
        }
    }

    /// Several named series.
    pub(super) fn several(ends: &[f64], names: &[&str], to: i32) -> Sample {
        let colours = [Colour::First, Colour::Second, Colour::Third, Colour::Fourth];
        let mut sample = Sample::of(Vec::new());
        sample.time = years(2017, to, &[2017, 2025, to]);
        let curve = |index: usize| {
            let end = ends[index];
            let value = |it: i32| end - f64::from(2025 - it) * (0.4 + 0.2 * index as f64);
            let points: Vec<(i32, f64)> = (2017..=2025).map(|it| (it, value(it))).collect();
            let mut points = series(&points);
            points[8].label = Some(label(end, "\u{a0}%"));
            Curve { colour: colours[index], name: Some(names[index].into()), points }
        };
        sample.curves = (0..ends.len()).map(curve).collect();
        sample
    }

    pub(super) fn axis(&self) -> Axis {
        let points = self.curves.iter().flat_map(|it| &it.points);
        let points = points.flat_map(|it| {
            let (low, high) = it.interval.unwrap_or((it.value, it.value));
            [it.value, low, high]
        });
        let others = self.plan.iter().map(|it| it.1).chain(self.goals.iter().map(|it| it.value));
        Axis::new(
            points.chain(others).chain(self.levels.iter().map(|it| it.value)),
            self.bounds,
            false,
        )
    }

    fn with<T>(&self, draw: impl Fn(&Line) -> T) -> T {
        let axis = self.axis();
        draw(&Line {
            axis: &axis,
            number: &danish,
            unit: self.unit,
            time: &self.time,
            curves: self.curves.clone(),
            plan: self.plan.clone(),
            plan_label: "Planen",
            goals: self.goals.clone(),
            levels: self.levels.clone(),
            gap: self.gap.clone(),
            breaks: self.breaks.clone(),
            events: self.events.clone(),
        })
    }

    pub(super) fn draw(&self) -> Drawing {
        self.with(|it| it.draw())
    }

    pub(super) fn mini(&self) -> Drawing {
        self.with(|it| it.mini())
    }
}

/// Every shape, with its name.
pub(super) fn shapes() -> Vec<(&'static str, Sample)> {
    let mut shapes = vec![("prototype", Sample::prototype())];
    let end = |mut sample: Sample, sign: &str| {
        let points = &mut sample.curves[0].points;
        if let Some(last) = points.last_mut() {
            last.label = Some(label(last.value, sign));
        }
        if points.len() > 1 {
            points[0].label = Some(label(points[0].value, sign));
        }
        sample
    };
    let of = |points: &[(i32, f64)], sign: &str| end(Sample::of(series(points)), sign);
    shapes.push(("nothing", Sample::of(Vec::new())));
    shapes.push(("one", of(&[(2025, 42.0)], "")));
    shapes.push(("two", of(&[(2024, 42.0), (2025, 47.5)], "")));
    shapes.push(("two with a gap", of(&[(2021, 42.0), (2025, 47.5)], "")));
    shapes.push(("equal", of(&[(2022, 5.0), (2023, 5.0), (2024, 5.0), (2025, 5.0)], "")));
    shapes.push(("zero", of(&[(2022, 0.0), (2023, 0.0)], "")));
    shapes.push(("negative", of(&[(2022, -5.5), (2023, -9.0), (2024, -7.0)], "")));
    shapes.push(("crossing", of(&[(2021, -5.5), (2022, 3.0), (2023, -1.0), (2024, 7.0)], "")));
    shapes.push(("wide range", of(&[(2022, 0.001), (2023, 999_999_999_999.0)], " kr.")));
    shapes.push(("large", of(&[(2022, 81_200.0), (2023, 83_400.0), (2024, 90_000.0)], " tons")));
    let mut falling =
        of(&[(2019, 41.0), (2020, 39.5), (2021, 33.0), (2022, 30.2), (2023, 29.9)], "");
    falling.time = years(2019, 2030, &[2019, 2023, 2030]);
    falling.plan = vec![(2019.5, 41.0), (2030.5, 20.0)];
    falling.goals = vec![
        Goal {
            at: 2030.5,
            value: 20.0,
            label: ("Mål 2030:".into(), "20 μg/m³".into()),
            former: false,
        },
        Goal { at: 2028.5, value: 25.0, label: Default::default(), former: true },
    ];
    falling.gap =
        Some(Gap { at: 2023.5, value: 29.9, plan: 33.36, label: "3,5 foran planen".into() });
    shapes.push(("falling", falling));
    let mut all_tentative = of(&[(2021, 1.0), (2022, 2.5), (2023, 2.0), (2024, 4.5)], "");
    all_tentative.curves[0].points.iter_mut().for_each(|it| it.tentative = true);
    shapes.push(("all provisional", all_tentative));
    let mut isolated =
        of(&[(2015, 12.0), (2018, 15.0), (2019, 16.0), (2022, 14.0), (2025, 19.0)], "");
    isolated.curves[0]
        .points
        .iter_mut()
        .for_each(|it| it.interval = Some((it.value - 1.0, it.value + 1.5)));
    isolated.curves[0].points[4].tentative = true;
    isolated.levels = vec![Level { value: 18.0, label: "Mindst 18 dage om året".into() }];
    shapes.push(("isolated", isolated));
    for (name, count) in [("500 points", 500), ("5000 points", 5000)] {
        let value =
            |it: usize| 20.0 + ((it * 7919) % 101) as f64 / 10.0 + it as f64 * 20.0 / count as f64;
        let at = |it: usize| 1984.0 + it as f64 / 12.0;
        let mut points: Vec<Point> = (0..count).map(|it| point(at(it), value(it))).collect();
        points.iter_mut().for_each(|it| it.interval = Some((it.value - 2.0, it.value + 2.0)));
        points[0].label = Some("20,0".into());
        let mut sample = end(Sample::of(points), "");
        let mark = |it: usize| TimeMark {
            at: at(it),
            label: format!("{}. {}", it % 12 + 1, 1984 + it / 12),
            matters: it == 0 || it + 1 == count,
        };
        sample.time =
            Time { from: at(0), to: at(count - 1), marks: (0..count).map(mark).collect() };
        shapes.push((name, sample));
    }
    let names = ["Nordvig", "Sønderfjord", "Hedeby", "Ådal"];
    shapes.push(("four apart", Sample::several(&[80.0, 65.0, 50.0, 30.0], &names, 2025)));
    shapes.push(("four together", Sample::several(&[65.0, 65.2, 64.9, 65.1], &names, 2025)));
    let long = [
        "Drenge og unge mænd 15–24 år",
        "Piger og unge kvinder 15–24 år",
        "Uden bopæl i kommunen",
        "Alle",
    ];
    shapes.push(("four with long names", Sample::several(&[65.0, 61.0, 60.0, 55.0], &long, 2030)));
    let endless = ["Donaudampfschifffahrtsgesellschaftskapitänsmützen", "Kort"];
    shapes.push(("a name without end", Sample::several(&[65.0, 61.0], &endless, 2025)));
    let mut crowd = Sample::prototype();
    crowd.events = vec![2021.5, 2021.6, 2021.7, 2021.7];
    crowd.breaks.push(Rule { at: 2021.4, label: "Endnu et brud i serien".into() });
    crowd.unit = "procent af de unge mellem 15 og 24 år, som har svaret på spørgeskemaet";
    crowd.goals.push(Goal {
        at: 2028.5,
        value: 74.0,
        label: ("Delmål 2028:".into(), "74 %".into()),
        former: false,
    });
    crowd.levels = vec![Level { value: 74.5, label: "Mindst 74,5 %".into() }];
    shapes.push(("crowded", crowd));
    let mut same = of(&[(2025, 42.0)], " %");
    same.time = Time { from: 2025.5, to: 2025.5, marks: years(2025, 2025, &[2025]).marks };
    same.goals = vec![Goal {
        at: 2025.5,
        value: 43.0,
        label: ("Mål 2025:".into(), "43 %".into()),
        former: false,
    }];
    shapes.push(("no time at all", same));
    let mut quarters = of(&[(2021, 1.0)], "");
    let names = |it: usize| format!("{}. kvartal {}", it % 4 + 1, 2019 + it / 4);
    let at = |it: usize| 2019.125 + it as f64 / 4.0;
    quarters.curves[0].points =
        (0..26).map(|it| point(at(it), 100.0 + (it * 37 % 11) as f64)).collect();
    quarters.curves[0].points[25].label = Some("104".into());
    let mark =
        |it: usize| TimeMark { at: at(it), label: names(it), matters: [0, 8, 25].contains(&it) };
    quarters.time = Time { from: at(0), to: at(25), marks: (0..26).map(mark).collect() };
    shapes.push(("quarters", quarters));
    shapes
}

#[test]
fn no_label_touches_another_or_leaves_its_box() {
    let mut wrong = Vec::new();
    for (name, sample) in shapes() {
        for (kind, drawing) in [("", sample.draw()), (" (mini)", sample.mini())] {
            wrong.extend(drawing.collisions().into_iter().map(|it| format!("{name}{kind}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn charts_are_small_and_hold_no_number_that_is_none() {
    for (name, sample) in shapes() {
        let points: usize = sample.curves.iter().map(|it| it.points.len()).sum();
        let limit = if points <= 40 { 8_000 } else { 12_000 };
        for drawing in [sample.draw(), sample.mini()] {
            let svg = drawing.fluid(Role::Hidden);
            assert!(svg.len() <= limit, "{name}: {} bytes", svg.len());
            let elements = svg.matches('<').count() - svg.matches("</").count();
            assert!(elements <= 110, "{name}: {elements} elements");
            for bad in ["NaN", "inf", "-0\"", "-0%", "style=", "viewBox=\"0 0 720"] {
                assert!(!svg.contains(bad), "{name}: {bad}");
            }
        }
    }
}

#[test]
fn the_same_chart_is_the_same_text() {
    for (name, sample) in shapes() {
        assert_eq!(sample.draw().fluid(Role::Hidden), sample.draw().fluid(Role::Hidden), "{name}");
    }
}

#[test]
fn a_file_stands_alone() {
    let words = "Færre bor i \"huse\" & <lejligheder>, og det er en lang sætning, som går over flere linjer, fordi den aldrig vil ende";
    let notes = ["① Januar 2022: Missionen begynder".to_owned(), "Kilde: Ungeprofilen".to_owned()];
    let look = Look::default();
    let frame = Frame {
        title: words,
        subtitle: words,
        description: words,
        notes: &notes,
        lang: "da",
        look: &look.light,
    };
    for (name, sample) in shapes() {
        let file = sample.draw().fixed(&frame);
        // A list of names above the plot may make it taller.
        let height = match name {
            "a name without end" => "434",
            "four together" => "474",
            _ => "405",
        };
        let start = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"{height}\" viewBox=\"0 0 720 {height}\""
        );
        assert!(file.starts_with(&start), "{name}: {}", &file[..120]);
        assert!(file.contains("&lt;lejligheder&gt;") && !file.contains("<lejl"), "{name}");
        for bad in ["href", "url(", "@import", "NaN", "class=\"n\"", " n\""] {
            assert!(!file.contains(bad), "{name}: {bad}");
        }
    }
}

/// What stands in the attribute `d` of the first path with a class.
fn data(svg: &str, class: &str) -> String {
    let start = format!("<path class=\"{class}\" d=\"");
    let rest = svg.split(&start).nth(1).unwrap_or_else(|| panic!("no {class} in {svg}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_line_ends_at_a_gap_and_a_value_alone_is_a_dot() {
    let sample = Sample::of(series(&[(2020, 0.0), (2021, 50.0), (2023, 50.0), (2025, 100.0)]));
    let svg = sample.draw().fluid(Role::Hidden);
    assert_eq!(data(&svg, "ln"), "M0 100 20 54.55");
    assert_eq!(data(&svg, "dt"), "M0 100h0M20 54.55h0M60 54.55h0");
    assert!(svg.contains("<circle class=\"pt\" cx=\"100%\" cy=\"9.09%\" r=\"6\"/>"));
}

#[test]
fn what_is_before_a_break_is_thin_and_what_is_provisional_dotted() {
    let mut points = series(&[(2020, 1.0), (2021, 1.0), (2022, 1.0), (2023, 1.0), (2024, 1.0)]);
    points[0].earlier = true;
    points[1].earlier = true;
    points[2].joined = false;
    points[4].tentative = true;
    let svg = Sample::of(points).draw().fluid(Role::Hidden);
    let xs = |class: &str| {
        let data = data(&svg, class);
        let numbers: Vec<&str> = data.split(['M', ' ']).filter(|it| !it.is_empty()).collect();
        numbers.chunks(2).map(|it| it[0].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(xs("ln old"), ["0", "25"]);
    assert_eq!(xs("ln"), ["50", "75"]);
    assert_eq!(xs("ln prov"), ["75", "100"]);
    assert!(svg.contains("class=\"pt hol\""));
}

#[test]
fn a_band_is_only_where_there_are_intervals() {
    let svg = Sample::prototype().draw().fluid(Role::Hidden);
    let band = data(&svg, "band");
    assert_eq!(band.matches('M').count(), 1);
    assert!(band.starts_with("M30.77 ") && band.ends_with('z'), "{band}");
}

#[test]
fn important_periods_are_labelled_and_the_others_keep_their_distance() {
    let svg = Sample::prototype().draw().fluid(Role::Hidden);
    let shown = |year: i32| svg.contains(&format!(">{year}</text>"));
    let years: Vec<i32> = (2017..=2030).filter(|it| shown(*it)).collect();
    assert_eq!(years, [2017, 2019, 2021, 2023, 2025, 2027, 2030]);
    assert!(svg.contains(
        "<text class=\"w\" x=\"15.38%\" y=\"100%\" dy=\"1.45em\" text-anchor=\"middle\">2019<"
    ));
}

#[test]
fn the_prototype_says_everything_that_it_should() {
    let drawing = Sample::prototype().draw();
    let svg = drawing.fluid(Role::Hidden);
    for words in
        ["procent", "65,1", "61,2", "Mål 2030:", "2,2 point efter planen", "Planen", "①", "②"]
    {
        assert!(svg.contains(words), "{words} in {svg}");
    }
    assert_eq!(drawing.starts_at, Some(Decimal::from(55)));
    assert_eq!(drawing.plot.class(), "plot line");
}

#[test]
fn the_latest_figure_and_every_name_are_always_there() {
    for (name, sample) in shapes() {
        let drawing = sample.draw();
        let texts = |form: Form| -> String {
            let shown = drawing.scene.marks.iter().filter(|it| it.is_in(form));
            let text = |it: &Mark| match &it.kind {
                Kind::Text(text) => text.text.clone() + "\n",
                _ => String::new(),
            };
            shown.map(text).collect()
        };
        for form in [Form::Wide, Form::Narrow] {
            for curve in &sample.curves {
                let Some(last) = curve.points.last().and_then(|it| it.label.clone()) else {
                    continue;
                };
                let found = texts(form);
                assert!(found.contains(&last), "{name} {form:?}: {last} in {found}");
                let first: String = curve.name.iter().flat_map(|it| it.chars()).take(4).collect();
                assert!(found.contains(&first), "{name} {form:?}: {first} in {found}");
            }
        }
    }
}

#[test]
fn what_is_no_number_is_never_written() {
    let mut points = series(&[(2020, f64::NAN), (2021, f64::INFINITY), (2022, 3.0)]);
    points[2].interval = Some((f64::NEG_INFINITY, f64::NAN));
    points[2].at = f64::NAN;
    let mut sample = Sample::of(points);
    sample.time.to = f64::INFINITY;
    let svg = sample.draw().fluid(Role::Hidden);
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn the_latest_figure_stands_beside_its_point_where_there_is_a_gutter() {
    let mut sample = Sample::of(series(&[(2020, 10.0), (2021, 20.0)]));
    sample.curves[0].points[1].label = Some("20".into());
    let svg = sample.draw().fluid(Role::Hidden);
    assert!(
        svg.contains(
            "<text class=\"t-val w\" x=\"100%\" y=\"6.25%\" dx=\"0.75em\" dy=\"0.35em\">20<"
        ),
        "{svg}"
    );
    assert!(svg.contains("<text class=\"t-val n\""), "{svg}");
}
