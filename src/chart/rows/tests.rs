//! Tests of dots, bars, stacked progress, tracks, sparks and rows of a road map: real shapes of data.

use super::super::scene::{Form, Kind, Mark, Text};
use super::super::*;
use crate::colour::Look;
use crate::value::Decimal;

/// No label touches another, leaves its box or lies over what must be seen; and it can be written.
#[track_caller]
fn stands_well(what: &str, drawing: &Drawing) {
    let found = drawing.collisions();
    assert!(found.is_empty(), "{what}: {found:#?}");
    let svg = drawing.fluid(Role::Hidden);
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{what}: {svg}");
}

fn texts(drawing: &Drawing, form: Form) -> Vec<&Text> {
    let marks = drawing.scene.marks.iter().filter(|it| it.is_in(form));
    marks.filter_map(|it| if let Kind::Text(text) = &it.kind { Some(text) } else { None }).collect()
}

fn says(drawing: &Drawing, form: Form) -> Vec<&str> {
    texts(drawing, form).into_iter().map(|it| it.text.as_str()).collect()
}

fn find<'a>(drawing: &'a Drawing, form: Form, text: &str) -> &'a Text {
    let found = texts(drawing, form).into_iter().find(|it| it.text == text);
    found.unwrap_or_else(|| panic!("{text} is not among {:?}", says(drawing, form)))
}

fn classes<'a>(drawing: &'a Drawing, class: &str) -> Vec<&'a Kind> {
    let marks = drawing.scene.marks.iter();
    marks.filter(|it| it.class.split(' ').any(|it| it == class)).map(|it| &it.kind).collect()
}

fn plain(it: Decimal) -> String {
    it.to_string().replace('.', ",")
}

fn percent(it: Decimal) -> String {
    format!("{}\u{a0}%", plain(it))
}

const LONG: &str =
    "Unge, der hverken er i uddannelse, beskæftigelse eller aktivering, og som bor hjemme";
const ONE_WORD: &str = "Specialundervisningskoordinationsudvalgsformandskandidaterne";

fn dot(name: &str, start: Option<f64>, now: Option<f64>, label: &str) -> Dot {
    let interval = now.map(|it| (it - 1.7, it + 1.7));
    Dot { name: name.into(), start, now, interval, tentative: false, label: label.into() }
}

fn dots(rows: Vec<Dot>, level: Option<(f64, &str)>, axis: &Axis) -> Drawing {
    let level = level.map(|(at, name)| (at, name.to_owned()));
    Dots { axis, number: &percent, level, rows }.draw()
}

fn share_axis() -> Axis {
    Axis::new([52.0, 74.0], (Some(0.0), Some(100.0)), false)
}

#[test]
fn c_42_a_row_has_its_name_above_start_hollow_latest_filled_and_its_figure_at_the_right() {
    let rows = vec![dot("15–17 år", Some(60.8), Some(66.9), "66,9\u{a0}%")];
    let drawing = dots(rows, None, &share_axis());
    stands_well("one row", &drawing);
    assert_eq!(classes(&drawing, "pt").len(), 2);
    assert_eq!(classes(&drawing, "hol").len(), 1);
    assert_eq!(classes(&drawing, "move").len(), 1);
    // A line and two caps.
    let [Kind::Path { runs, .. }] = classes(&drawing, "ci")[..] else { panic!("one whisker") };
    assert_eq!(runs.len(), 3);
    let [_, Kind::Symbol { at, .. }] = classes(&drawing, "pt")[..] else { panic!("two dots") };
    let (name, figure) =
        (find(&drawing, Form::Wide, "15–17 år"), find(&drawing, Form::Wide, "66,9\u{a0}%"));
    assert!(name.at.1 < at.1, "the name stands above its dots");
    assert_eq!((figure.at.0, figure.at.1), (1.0, at.1), "the figure stands at the end of its row");
}

#[test]
fn c_42_every_row_has_three_rem() {
    let row = |at: i32| dot(&format!("Gruppe {at}"), Some(60.0), Some(62.0), "61,2\u{a0}%");
    let drawing = dots((0..15).map(row).collect(), None, &share_axis());
    let Plot::Rows { height, .. } = drawing.plot else { panic!("rows") };
    assert!(height >= 15.0 * 3.0 - 0.5, "{height} rem");
}

#[test]
fn forty_rows_stand_closer_and_are_a_few_paths() {
    let rows: Vec<Dot> = (0..40)
        .map(|at| {
            let value = 53.0 + f64::from(at) / 2.0;
            dot(&format!("Gruppe {at}"), Some(value - 1.0), Some(value), "61,2\u{a0}%")
        })
        .collect();
    let drawing = dots(rows, Some((65.0, "Alle")), &share_axis());
    stands_well("forty rows", &drawing);
    let Plot::Rows { height, .. } = drawing.plot else { panic!("rows") };
    assert!((80.0..100.0).contains(&height), "{height} rem");
    let spots = |class: &str| -> Vec<usize> {
        let found = drawing.scene.marks.iter().filter(|it| it.class == class);
        let count = |it: &Mark| match &it.kind {
            Kind::Dots(at) => at.len(),
            other => panic!("{other:?}"),
        };
        found.map(count).collect()
    };
    assert_eq!((spots("dt"), spots("dt in"), spots("dt d5")), (vec![40], vec![40], vec![40]));
    // Texts are what costs: a name and a figure for each.
    let texts = drawing.scene.marks.iter().filter(|it| matches!(it.kind, Kind::Text(_))).count();
    assert!(texts < 95, "{texts}");
    let svg = drawing.fluid(Role::Hidden);
    assert!(svg.len() < 16_000, "{} bytes", svg.len());
}

#[test]
fn c_42_no_rows_one_row_and_equal_rows_are_no_mistake() {
    stands_well("none", &dots(Vec::new(), Some((60.0, "Alle")), &share_axis()));
    let equal = vec![dot("A", Some(60.0), Some(60.0), "60\u{a0}%"); 3];
    let axis = Axis::new([60.0; 6], (Some(0.0), Some(100.0)), false);
    stands_well("equal", &dots(equal, Some((60.0, "Alle 60\u{a0}%")), &axis));
}

#[test]
fn c_12_a_row_without_a_figure_says_so_and_has_no_dot_for_it() {
    let rows = vec![
        dot("Drenge", Some(70.0), None, "ikke offentliggjort"),
        dot("Piger", None, None, "ikke målt"),
        dot("Alle", Some(60.0), Some(62.0), "62,0\u{a0}%"),
    ];
    let drawing = dots(rows, None, &share_axis());
    stands_well("missing", &drawing);
    assert_eq!(classes(&drawing, "hol").len(), 2);
    assert_eq!(classes(&drawing, "pt").len(), 3);
    find(&drawing, Form::Narrow, "ikke offentliggjort");
    find(&drawing, Form::Narrow, "ikke målt");
}

#[test]
fn c_33_long_names_wrap_and_only_a_word_that_has_no_room_is_shortened() {
    let rows = vec![
        dot(LONG, Some(55.0), Some(56.0), "56,0\u{a0}%"),
        dot(ONE_WORD, Some(70.0), Some(73.0), "73,0\u{a0}%"),
    ];
    let drawing = dots(rows, None, &share_axis());
    stands_well("long names", &drawing);
    // In the wide form there is room for all of it.
    let wide = says(&drawing, Form::Wide);
    assert!(wide.contains(&"bor hjemme") && wide.contains(&ONE_WORD), "{wide:?}");
    assert!(wide.iter().all(|it| !it.ends_with('…')));
    let narrow = says(&drawing, Form::Narrow);
    assert!(narrow.iter().any(|it| it.starts_with("Unge, der hverken")));
    let short: Vec<_> = narrow.iter().filter(|it| it.ends_with('…')).collect();
    assert_eq!(short.len(), 1, "{narrow:?}");
    assert!(ONE_WORD.starts_with(short[0].trim_end_matches('…')), "{narrow:?}");
    assert!(narrow.contains(&"aktivering, og som bor hjemme"), "{narrow:?}");
}

#[test]
fn long_figures_stand_beside_the_names() {
    let axis = Axis::new([1.0e6, 12.0e6], (None, None), true);
    let rows = vec![
        dot("Aalborg", Some(1.0e6), Some(2.0e6), "2.000.000\u{a0}kr."),
        dot(LONG, Some(11.0e6), Some(12.0e6), "12.000.000\u{a0}kr."),
    ];
    let drawing = dots(rows, Some((12.0e6, "Mål 2030: 12.000.000\u{a0}kr.")), &axis);
    stands_well("long figures", &drawing);
    let (name, figure) = (
        find(&drawing, Form::Narrow, "Aalborg"),
        find(&drawing, Form::Narrow, "2.000.000\u{a0}kr."),
    );
    assert_eq!(name.at.1, figure.at.1);
}

#[test]
fn a_dot_at_the_very_end_does_not_lie_under_its_figure() {
    let axis = Axis::new([0.0, 100.0], (Some(0.0), Some(100.0)), true);
    let rows = vec![dot("Alle", Some(0.0), Some(100.0), "100\u{a0}%")];
    stands_well("at the edge", &dots(rows, Some((100.0, "Målet")), &axis));
}

#[test]
fn a_level_is_named_wherever_it_lies() {
    for at in [52.0, 53.0, 60.0, 66.0, 73.0, 74.0] {
        for name in ["Alle", "Hele området 65,1\u{a0}%", LONG] {
            let rows = vec![dot("Drenge", Some(60.0), Some(70.1), "70,1\u{a0}%")];
            let drawing = dots(rows, Some((at, name)), &share_axis());
            stands_well(&format!("{name} at {at}"), &drawing);
            assert_eq!(classes(&drawing, "lvl").len(), 1);
        }
    }
}

#[test]
fn c_29_a_tentative_figure_is_hollow() {
    let rows = vec![Dot { tentative: true, ..dot("Drenge", None, Some(60.0), "60\u{a0}%") }];
    assert_eq!(classes(&dots(rows, None, &share_axis()), "ten").len(), 1);
}

fn bar(name: &str, value: Option<f64>, label: &str) -> Bar {
    Bar { name: name.into(), value, label: label.into(), highlight: false }
}

fn bars(rows: Vec<Bar>) -> Drawing {
    let axis = Axis::new(rows.iter().filter_map(|it| it.value), (None, None), true);
    Bars { axis: &axis, number: &plain, rows }.draw()
}

fn ends(drawing: &Drawing) -> Vec<(f64, f64)> {
    let end = |it: &&Kind| match it {
        Kind::Bar { at, width, .. } => (at.0, at.0 + width),
        other => panic!("{other:?} is no bar"),
    };
    classes(drawing, "bar").iter().map(end).collect()
}

#[test]
fn c_43_bars_begin_at_a_real_zero_also_below_it() {
    let drawing = bars(vec![
        bar("Transport", Some(12.3), "12,3"),
        bar("Skov", Some(-8.0), "−8,0"),
        bar("Energi", Some(0.0), "0,0"),
        bar("Affald", None, "ikke offentliggjort"),
    ]);
    stands_well("below zero", &drawing);
    let [up, down, nothing] = ends(&drawing)[..] else { panic!("three bars") };
    assert!((up.0 - down.1).abs() < 1e-9, "both begin at zero");
    assert!((nothing.0 - up.0).abs() < 1e-9 && (nothing.1 - up.0).abs() < 1e-9);
    // In proportion.
    assert!(((up.1 - up.0) / (down.1 - down.0) - 12.3 / 8.0).abs() < 1e-9);
    find(&drawing, Form::Narrow, "ikke offentliggjort");
}

#[test]
fn c_43_bars_of_every_shape_stand_well() {
    stands_well("none", &bars(Vec::new()));
    stands_well("one", &bars(vec![bar("A", Some(3.0), "3")]));
    stands_well("all zero", &bars(vec![bar("A", Some(0.0), "0"), bar("B", Some(0.0), "0")]));
    stands_well("all missing", &bars(vec![bar("A", None, "ikke målt")]));
    stands_well("equal", &bars(vec![bar("A", Some(7.0), "7 tons"); 40]));
    let long = "−8.000.000 ton CO2";
    stands_well("negative", &bars(vec![bar(LONG, Some(-8.0e6), long), bar("B", Some(-1.0), "−1")]));
    stands_well("huge", &bars(vec![bar("A", Some(1.0e12), "1.000.000.000.000\u{a0}kr.")]));
    stands_well("tiny", &bars(vec![bar("A", Some(1.0e-6), "0,000001"), bar("B", None, "–")]));
}

fn part(count: usize, class: &'static str, word: &str) -> Part {
    Part { count, class, label: format!("{count} {word}") }
}

#[test]
fn c_44_segments_come_in_order_and_fill_the_bar() {
    let parts = vec![
        part(9, "g-done", "holdt"),
        part(7, "g-go", "på vej"),
        part(3, "g-late", "forsinket"),
        part(0, "g0", "ikke opgjort"),
        part(4, "g-plan", "planlagt"),
    ];
    let drawing = Stacked { parts }.draw();
    stands_well("stacked", &drawing);
    let mut at = 0.0;
    let mut seen = Vec::new();
    for mark in &drawing.scene.marks {
        if let Kind::Bar { at: from, width, .. } = &mark.kind {
            assert!((from.0 - at).abs() < 1e-9);
            at += width;
            seen.push(mark.class.as_str());
        }
    }
    assert!((at - 1.0).abs() < 1e-9);
    assert_eq!(seen, ["g-done", "g-go", "g-late", "g-plan"]);
    // Gaps of 2 px between them.
    assert_eq!(classes(&drawing, "cut").len(), 3);
    // 3 of 23 is 13 %: room for its words only where the bar is wide; 280 px have not.
    assert!(!says(&drawing, Form::Narrow).contains(&"3 forsinket"));
    assert!(says(&drawing, Form::Narrow).contains(&"9 holdt"));
}

#[test]
fn c_44_small_segments_are_seen_and_not_labelled() {
    let parts = vec![part(300, "g-done", "holdt"), part(1, "g-late", "f"), part(30, "g-go", "vej")];
    let drawing = Stacked { parts }.draw();
    stands_well("small", &drawing);
    let [Kind::Bar { width, .. }] = classes(&drawing, "g-late")[..] else { panic!("one is late") };
    assert!(width * 280.0 > 4.0, "{width}");
    assert_eq!(says(&drawing, Form::Wide), ["300 holdt"]);
}

#[test]
fn c_44_nothing_promised_is_an_empty_bar() {
    for parts in [Vec::new(), vec![part(0, "g-done", "holdt")]] {
        let drawing = Stacked { parts }.draw();
        stands_well("empty", &drawing);
        assert_eq!(classes(&drawing, "g0").len(), 1);
        assert!(says(&drawing, Form::Wide).is_empty());
    }
}

fn track(now: Option<(f64, &str)>, plan: Option<f64>, start: &str, target: &str) -> Drawing {
    let now = now.map(|(at, label)| Bead { at, label: label.into() });
    let (start_label, target_label) = (start.into(), target.into());
    Track { now, plan, plan_label: "planen".into(), start_label, target_label }.draw()
}

#[test]
fn c_45_labels_of_a_track_never_touch() {
    let labels = [
        ("61,2\u{a0}%", "65,1\u{a0}%", "75\u{a0}%"),
        ("1.000.000\u{a0}kr.", "1.234.567\u{a0}kr.", "12.000.000\u{a0}kr."),
        ("0,5 pr.\u{a0}100.000 indbyggere", "0,4", "0,3 pr.\u{a0}100.000 indbyggere"),
    ];
    for (start, now, target) in labels {
        for at in [-400.0, -10.0, 0.0, 1.0, 10.0, 33.0, 50.0, 80.0, 97.0, 100.0, 104.0, 900.0] {
            for plan in [None, Some(0.0), Some(3.0), Some(44.0), Some(96.0), Some(100.0)] {
                let drawing = track(Some((at, now)), plan, start, target);
                stands_well(&format!("{now} at {at}, plan {plan:?}"), &drawing);
                // The figure is there whatever gives way.
                find(&drawing, Form::Wide, now);
                find(&drawing, Form::Narrow, now);
            }
        }
    }
}

#[test]
fn c_45_beads_are_clamped_and_the_label_tells_the_truth() {
    let place = |at: f64| {
        let drawing = track(Some((at, "44 dage")), None, "42 dage", "14 dage");
        let signs = drawing.scene.marks.iter().filter(|it| it.class == "pt");
        let mut places = signs.map(|it| match &it.kind {
            Kind::Symbol { at, .. } => at.0,
            other => panic!("{other:?}"),
        });
        find(&drawing, Form::Wide, "44 dage");
        places.next_back().expect("a bead")
    };
    assert_eq!(place(-10.0), place(-1000.0));
    assert_eq!(place(104.0), place(1000.0));
    assert!((place(0.0) - 0.1).abs() < 1e-9);
    assert!((place(100.0) - 112.0 / 120.0).abs() < 1e-9);
}

#[test]
fn c_45_without_a_figure_there_is_no_bead_and_without_a_plan_no_tick() {
    let drawing = track(None, None, "31\u{a0}%", "90\u{a0}%");
    stands_well("no figure", &drawing);
    assert!(classes(&drawing, "tr1").is_empty() && classes(&drawing, "trx").is_empty());
    assert_eq!(says(&drawing, Form::Wide), ["90\u{a0}%", "31\u{a0}%"]);
    let drawing = track(Some((28.0, "65,1\u{a0}%")), Some(44.0), "61,2\u{a0}%", "75\u{a0}%");
    assert!(says(&drawing, Form::Wide).contains(&"planen"));
}

#[test]
fn c_46_a_spark_has_gaps_a_dot_at_the_end_and_no_words() {
    let drawing =
        spark(&[(2017.5, Some(3.0)), (2018.5, Some(4.0)), (2019.5, None), (2020.5, Some(2.0))]);
    stands_well("spark", &drawing);
    let [Kind::Path { runs, .. }] = classes(&drawing, "ln")[..] else { panic!("a line") };
    assert_eq!(runs.len(), 1);
    assert_eq!(classes(&drawing, "pt").len(), 1);
    let one = spark(&[(2020.5, Some(2.0))]);
    assert_eq!((classes(&one, "ln").len(), classes(&one, "pt").len()), (0, 1));
    for empty in [spark(&[]), spark(&[(2020.5, None)])] {
        assert!(empty.scene.marks.is_empty());
    }
    stands_well("equal", &spark(&[(2017.5, Some(3.0)), (2018.5, Some(3.0))]));
}

fn stretch(today: f64, from: i32, to: i32, head: bool) -> Drawing {
    Stretch {
        scale: (f64::from(from), f64::from(to)),
        today,
        today_label: head.then(|| "I dag".to_owned()),
        bars: vec![(f64::from(from), f64::from(to) - 0.5, "g0")],
        moved: vec![(f64::from(from) + 0.5, f64::from(to) - 0.5)],
        points: vec![(f64::from(from), "g-done"), (f64::from(to), "g-late")],
        years: (from..to).map(|year| (f64::from(year), year.to_string())).collect(),
    }
    .draw()
}

#[test]
fn c_48_years_and_today_never_touch_wherever_today_is() {
    for (from, to) in [(2026, 2027), (2022, 2030), (2022, 2031), (1990, 2050), (2020, 2024)] {
        for step in 0..=20 {
            let today = f64::from(from) + f64::from(to - from) * f64::from(step) / 20.0;
            let head = stretch(today, from, to, true);
            stands_well(&format!("{from} to {to}, today {today}"), &head);
            find(&head, Form::Narrow, "I dag");
            find(&head, Form::Wide, "I dag");
            stands_well("row", &stretch(today, from, to, false));
        }
    }
}

#[test]
fn c_48_what_was_moved_keeps_an_outline_where_it_was() {
    let row = stretch(2026.8, 2022, 2030, false);
    let [Kind::Symbol { at, .. }] = classes(&row, "ghost")[..] else { panic!("one was moved") };
    assert!((at.0 - 0.5 / 8.0).abs() < 1e-9);
    assert_eq!(classes(&row, "move").len(), 1);
    assert_eq!(classes(&row, "ms").len(), 3);
    assert!(says(&row, Form::Wide).is_empty(), "words stand beside it");
}

#[test]
fn every_class_has_a_rule_on_pages_and_in_files() {
    let sheet = include_str!("../../../themes/default/static/style.css");
    let rows = vec![
        Dot { tentative: true, ..dot("Drenge", Some(55.0), Some(60.0), "60\u{a0}%") },
        dot("Piger", None, None, "ikke målt"),
    ];
    let parts = vec![
        part(9, "g-done", "holdt"),
        part(9, "g-go", "på vej"),
        part(9, "g-late", "sent"),
        part(9, "g-plan", "planlagt"),
        part(9, "g0", "–"),
    ];
    let highlight = Bar { highlight: true, ..bar("A", Some(1.0), "1") };
    for drawing in [
        dots(rows, Some((60.0, "Alle")), &share_axis()),
        bars(vec![highlight, bar("B", Some(2.0), "2")]),
        Stacked { parts }.draw(),
        track(Some((28.0, "65")), Some(44.0), "61", "75"),
        spark(&[(1.0, Some(1.0)), (2.0, Some(2.0))]),
        stretch(2026.8, 2022, 2030, true),
        stretch(2026.8, 2022, 2030, false),
    ] {
        let notes: [String; 0] = [];
        let look = Look::default();
        let frame = Frame {
            title: "T",
            subtitle: "S",
            description: "D",
            notes: &notes,
            lang: "da",
            look: &look.light,
        };
        let file = drawing.fixed(&frame);
        for class in drawing.scene.marks.iter().flat_map(|it| it.class.split(' ')) {
            // Letters that follow would make it another class.
            let rule = |text: &str| {
                let name = format!(".{class}");
                let mut ends = text.split(&name).skip(1);
                ends.any(|it| !it.starts_with(|it: char| it.is_alphanumeric() || it == '-'))
            };
            assert!(class.is_empty() || rule(sheet), "the sheet has no rule for .{class}");
            assert!(class.is_empty() || rule(&file), "the file has no rule for .{class}");
        }
    }
}

#[test]
fn very_many_groups_are_a_strip_for_each_time() {
    let axis = share_axis();
    let strip = |name: &str, from: f64, level| Strip {
        name: name.to_owned(),
        label: "mellem 52,0 og 66,5\u{a0}%".to_owned(),
        level,
        values: (0..98).map(|at| from + f64::from(at) * 0.1).collect(),
    };
    let rows = vec![strip("2021. I alt 61,2\u{a0}%", 52.0, Some(61.2)), strip("2025", 54.0, None)];
    let number = |it: Decimal| format!("{it}\u{a0}%");
    let drawing = Strips { axis: &axis, number: &number, rows }.draw();
    stands_well("strips", &drawing);
    let runs: Vec<usize> = classes(&drawing, "ci")
        .into_iter()
        .map(|it| match it {
            Kind::Path { runs, .. } => runs.len(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(runs, [98, 98]);
    assert_eq!(classes(&drawing, "lvl").len(), 1);
}
