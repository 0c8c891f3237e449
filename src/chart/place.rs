//! Where labels stand: their boxes, what is wrong with them, and the choice between places (C-3, C-33).
//! Does *not* know what a label means: who asks first gets the best place.
//!
//! A form of a chart has many widths, so every question is asked for several of them
//! ([`Plot::sizes`]): a label that is placed is free in all.

use super::scene::{Anchor, Face, Form, Kind, Plot, Scene, Spot, Text};

/// Overlaps below half a pixel are no overlaps: widths are rounded up by 8 % anyway.
const HAIR: f64 = 0.5;

/// A box on the screen, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rect {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Rect {
    fn touches(&self, other: &Rect) -> bool {
        self.left < other.right - HAIR
            && other.left < self.right - HAIR
            && self.top < other.bottom - HAIR
            && other.top < self.bottom - HAIR
    }

    fn grown(&self, by: f64) -> Rect {
        let Rect { left, top, right, bottom } = *self;
        Rect { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
    }

    /// Whether a straight line goes through it (Liang and Barsky, 1984).
    fn is_crossed(&self, from: Spot, to: Spot) -> bool {
        if from.0.max(to.0) < self.left || from.0.min(to.0) > self.right {
            return false;
        }
        let (run, rise) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (-run, from.0 - self.left),
            (run, self.right - from.0),
            (-rise, from.1 - self.top),
            (rise, self.bottom - from.1),
        ];
        for (speed, room) in sides {
            if speed == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if speed < 0.0 {
                enter = enter.max(room / speed);
            } else {
                leave = leave.min(room / speed);
            }
        }
        enter <= leave
    }
}

/// A chart at one size.
struct View {
    form: Form,
    /// Width and height with gutters.
    whole: (f64, f64),
    /// The plot: left, top, width, height.
    plot: (f64, f64, f64, f64),
    texts: Vec<(String, Rect)>,
    keys: Vec<Rect>,
    lines: Vec<(Spot, Spot)>,
}

impl View {
    fn new(scene: &Scene, plot: Plot, form: Form, whole: (f64, f64)) -> View {
        let mut view = View {
            form,
            whole,
            plot: inner(plot, form, whole),
            texts: Vec::new(),
            keys: Vec::new(),
            lines: Vec::new(),
        };
        for mark in scene.marks.iter().filter(|it| it.is_in(form)) {
            view.add(&mark.class, &mark.kind);
        }
        view
    }

    fn add(&mut self, class: &str, kind: &Kind) {
        match kind {
            Kind::Text(text) => {
                let mut rect = self.text(text);
                // A figure right beside a number on the axis would read like one.
                if text.anchor == Anchor::End && text.at.0 == 0.0 && text.face == Face::Plain {
                    rect.right += 12.0;
                }
                self.texts.push((text.text.clone(), rect));
            }
            Kind::Symbol { at, size, key, shift, .. } => {
                let at = self.spot(*at);
                let at = (at.0 + shift.0, at.1 + shift.1);
                let (left, right) = (at.0 - size, at.0 + size);
                let rect = Rect { left, right, top: at.1 - size, bottom: at.1 + size };
                if *key {
                    self.keys.push(rect);
                } else {
                    self.lines.push(((left, at.1), (right, at.1)));
                }
            }
            // Text may cross the grid: it is faint on purpose.
            Kind::Rule(..) | Kind::Path { .. } if matches!(class, "gr" | "tick") => {}
            Kind::Path { runs, .. } => {
                for run in runs {
                    for pair in run.windows(2) {
                        self.lines.push((self.spot(pair[0]), self.spot(pair[1])));
                    }
                }
            }
            Kind::Dots(at) => {
                for at in at {
                    let at = self.spot(*at);
                    self.lines.push(((at.0 - 4.0, at.1), (at.0 + 4.0, at.1)));
                }
            }
            Kind::Rule(from, to) => self.lines.push((self.spot(*from), self.spot(*to))),
            Kind::Bar { .. } => {}
        }
    }

    fn spot(&self, at: Spot) -> Spot {
        (self.plot.0 + at.0 * self.plot.2, self.plot.1 + at.1 * self.plot.3)
    }

    fn text(&self, text: &Text) -> Rect {
        let (size, width) = (text.face.size(), text.width());
        let at = self.spot(text.at);
        let (x, base) = (at.0 + text.dx * size, at.1 + text.dy * size);
        let left = match text.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        // Ascenders and descenders of the font.
        Rect { left, right: left + width, top: base - 0.76 * size, bottom: base + 0.22 * size }
    }

    fn leaves(&self, rect: &Rect) -> bool {
        rect.left < -HAIR
            || rect.top < -HAIR
            || rect.right > self.whole.0 + HAIR
            || rect.bottom > self.whole.1 + HAIR
    }

    /// How many faults a group of texts would have here, and how many lines it would lie over.
    fn cost(&self, group: &[Text]) -> (usize, usize) {
        let (mut faults, mut crossed) = (0, 0);
        for text in group {
            let rect = self.text(text);
            faults += usize::from(self.leaves(&rect));
            faults += self.texts.iter().filter(|it| it.1.touches(&rect)).count();
            faults += self.keys.iter().filter(|it| it.touches(&rect)).count();
            // Lines are up to 3 px thick, dots 8.
            let near = rect.grown(2.0);
            crossed += self.lines.iter().filter(|it| near.is_crossed(it.0, it.1)).count();
        }
        (faults, crossed)
    }
}

/// The plot inside its gutters: left, top, width, height.
pub(super) fn inner(plot: Plot, form: Form, whole: (f64, f64)) -> (f64, f64, f64, f64) {
    let (left, right, top, bottom, _) = plot.gutters(form);
    let width = (whole.0 - (left + right) * 16.0).max(1.0);
    (left * 16.0, top * 16.0, width, (whole.1 - (top + bottom) * 16.0).max(1.0))
}

/// When a label is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Only if it would touch another label or leave its box.
    Needed,
    /// Also if it would lie over a line.
    IfClear,
    /// Also if it would lie over more stretches of lines and dots than this: it would hide them.
    AtMost(usize),
}

impl Keep {
    /// So many stretches of lines and dots may be covered.
    fn most(self) -> usize {
        match self {
            Keep::Needed => usize::MAX,
            Keep::IfClear => 0,
            Keep::AtMost(most) => most,
        }
    }
}

/// Finds places for labels, those that matter most first.
pub(super) struct Placer {
    views: Vec<View>,
}

impl Placer {
    /// Around what is in the scene already.
    pub(super) fn new(scene: &Scene, plot: Plot) -> Placer {
        let mut views = Vec::new();
        for form in [Form::Wide, Form::Narrow] {
            views.extend(plot.sizes(form).into_iter().map(|it| View::new(scene, plot, form, it)));
        }
        Placer { views }
    }

    /// The best of these places in a form: its number, and whether it is clear of lines.
    fn best(&self, form: Form, places: &[Vec<Text>], keep: Keep) -> Option<(usize, bool)> {
        let mut best: Option<(usize, usize)> = None;
        for (index, group) in places.iter().enumerate() {
            let (mut faults, mut crossed) = (0, 0);
            for view in self.views.iter().filter(|it| form == Form::Both || it.form == form) {
                let cost = view.cost(group);
                faults = faults.max(cost.0);
                crossed = crossed.max(cost.1);
                if faults > 0 {
                    break;
                }
            }
            if faults > 0 || crossed > keep.most() {
                continue;
            }
            if crossed == 0 {
                return Some((index, true));
            }
            if best.is_none_or(|it| crossed < it.1) {
                best = Some((index, crossed));
            }
        }
        best.map(|it| (it.0, false))
    }

    /// Whether texts have room together with what is there, and apart from each other.
    pub(super) fn fits(&self, form: Form, group: &[Text]) -> bool {
        self.views.iter().filter(|it| it.form == form).all(|view| {
            let boxes: Vec<Rect> = group.iter().map(|it| view.text(it)).collect();
            let apart = boxes
                .iter()
                .enumerate()
                .all(|(at, one)| boxes[at + 1..].iter().all(|it| !it.touches(one)));
            apart && view.cost(group).0 == 0
        })
    }

    /// Puts a label at the best place of each form, even if that costs an element more.
    pub(super) fn put_each(
        &mut self,
        scene: &mut Scene,
        class: &str,
        places: &[Vec<Text>],
        keep: Keep,
    ) {
        let best = |form: Form| self.best(form, places, keep).map(|it| it.0);
        let (wide, narrow) = (best(Form::Wide), best(Form::Narrow));
        let forms = match (wide, narrow) {
            (Some(wide), Some(narrow)) if wide == narrow => vec![(Form::Both, Some(wide))],
            _ => vec![(Form::Wide, wide), (Form::Narrow, narrow)],
        };
        for (form, index) in forms {
            if let Some(place) = index.and_then(|it| places.get(it)) {
                self.put(scene, class, form, std::slice::from_ref(place), keep);
            }
        }
    }

    /// Puts a label at the first of these places where it touches no other, even over a line.
    pub(super) fn put_first(
        &mut self,
        scene: &mut Scene,
        class: &str,
        form: Form,
        places: &[Vec<Text>],
    ) {
        let forms = if form == Form::Both { vec![Form::Wide, Form::Narrow] } else { vec![form] };
        let first = |placer: &Placer, form: Form| {
            let free =
                |it: &&Vec<Text>| placer.best(form, &[(*it).clone()], Keep::Needed).is_some();
            places.iter().find(free).cloned()
        };
        let found: Vec<Option<Vec<Text>>> = forms.iter().map(|it| first(self, *it)).collect();
        if let [Some(wide), narrow] = &found[..]
            && narrow.as_ref() == Some(wide)
        {
            self.put(scene, class, Form::Both, std::slice::from_ref(wide), Keep::Needed);
            return;
        }
        for (form, place) in forms.into_iter().zip(found) {
            if let Some(place) = place {
                self.put(scene, class, form, &[place], Keep::Needed);
            }
        }
    }

    /// Puts a label (a group of lines) at the best of these places; in each form its own, if no place
    /// is good in both. Says in which forms it found none.
    pub(super) fn put(
        &mut self,
        scene: &mut Scene,
        class: &str,
        form: Form,
        places: &[Vec<Text>],
        keep: Keep,
    ) -> Missing {
        let mut missing = Missing::default();
        let mut take = |placer: &mut Placer, form: Form, index: usize| {
            for text in places.get(index).into_iter().flatten() {
                scene.text(class, text.clone()).only(form);
                for view in &mut placer.views {
                    if form == Form::Both || view.form == form {
                        view.add("", &Kind::Text(text.clone()));
                    }
                }
            }
        };
        if form == Form::Both {
            if let Some((index, true)) = self.best(Form::Both, places, keep) {
                take(self, Form::Both, index);
                return missing;
            }
            let wide = self.best(Form::Wide, places, keep).map(|it| it.0);
            let narrow = self.best(Form::Narrow, places, keep).map(|it| it.0);
            if let Some(index) = wide.filter(|_| wide == narrow) {
                take(self, Form::Both, index);
                return missing;
            }
        }
        for one in [Form::Wide, Form::Narrow] {
            if form != Form::Both && form != one {
                continue;
            }
            match self.best(one, places, keep) {
                Some((index, _)) => take(self, one, index),
                None if one == Form::Wide => missing.wide = true,
                None => missing.narrow = true,
            }
        }
        missing
    }
}

/// In which forms a label found no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Missing {
    /// Not in the wide one.
    pub(super) wide: bool,
    /// Not in the narrow one.
    pub(super) narrow: bool,
}

/// What is wrong with where the labels of a form stand.
pub(super) fn collisions(scene: &Scene, plot: Plot, form: Form) -> Vec<String> {
    let mut found = Vec::new();
    for whole in plot.sizes(form) {
        let view = View::new(scene, plot, form, whole);
        let at = format!("{form:?} {}×{}", whole.0, whole.1);
        for (index, (text, rect)) in view.texts.iter().enumerate() {
            if view.leaves(rect) {
                found.push(format!("{at}: \"{text}\" leaves its box"));
            }
            for (other, _) in view.texts.iter().skip(index + 1).filter(|it| it.1.touches(rect)) {
                found.push(format!("{at}: \"{text}\" touches \"{other}\""));
            }
            for _ in view.keys.iter().filter(|it| it.touches(rect)) {
                found.push(format!("{at}: \"{text}\" lies over a mark that must be seen"));
            }
        }
    }
    found
}

/// Moves heights apart so that neighbours differ by at least `gap`, as little as possible and inside
/// `from..to` if they fit. In: wanted heights in any order. Out: heights in the same order.
pub(super) fn apart(wanted: &[f64], gap: f64, from: f64, to: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    // Blocks that touch are joined around the middle of what they want.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for index in &order {
        let mut block = (wanted[*index], 1_usize);
        while let Some(last) = blocks.last().copied() {
            let half = (last.1 + block.1) as f64 * gap / 2.0;
            if block.0 - last.0 >= half - 1e-9 {
                break;
            }
            blocks.pop();
            let count = last.1 + block.1;
            let middle = (last.0 * last.1 as f64 + block.0 * block.1 as f64) / count as f64;
            block = (middle, count);
        }
        let half = (block.1 as f64 - 1.0) * gap / 2.0;
        block.0 = block.0.min(to - half).max(from + half);
        // Pushed back into the plot it may touch the one before.
        while let Some(last) = blocks.last().copied() {
            let need = (last.1 + block.1) as f64 * gap / 2.0;
            if block.0 - last.0 >= need - 1e-9 {
                break;
            }
            blocks.pop();
            let count = last.1 + block.1;
            let half = (count as f64 - 1.0) * gap / 2.0;
            let middle = (last.0 * last.1 as f64 + block.0 * block.1 as f64) / count as f64;
            block = (middle.min(to - half).max(from + half), count);
        }
        blocks.push(block);
    }
    let mut heights = vec![0.0; wanted.len()];
    let mut next = order.iter();
    for (middle, count) in blocks {
        for place in 0..count {
            if let Some(index) = next.next() {
                heights[*index] = middle + (place as f64 - (count as f64 - 1.0) / 2.0) * gap;
            }
        }
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;
    use proptest::prelude::*;

    fn text(at: Spot, words: &str) -> Text {
        Text::new(at, Anchor::Start, Face::Plain, words)
    }

    const LINE: Plot = Plot::LINE;

    #[test]
    fn labels_that_touch_are_found() {
        let mut scene = Scene::default();
        scene.text("", text((0.2, 0.5), "Planen"));
        scene.text("", text((0.25, 0.5), "2025")).only(Form::Narrow);
        assert!(scene.collisions(LINE, Form::Wide).is_empty());
        let found = scene.collisions(LINE, Form::Narrow);
        assert!(found[0].contains("\"Planen\" touches \"2025\""), "{found:?}");
    }

    #[test]
    fn a_label_that_leaves_its_box_is_found() {
        let mut scene = Scene::default();
        scene.text("", text((1.0, 0.5), "Mål 2030:").moved(1.1, 0.35));
        assert!(scene.collisions(LINE, Form::Wide).is_empty());
        assert!(!scene.collisions(LINE, Form::Narrow).is_empty());
    }

    #[test]
    fn nothing_lies_over_the_target() {
        let mut scene = Scene::default();
        scene.key_sign("tar", (0.5, 0.5), Shape::Diamond, 8.0);
        scene.text("", text((0.5, 0.5), "over"));
        assert!(scene.collisions(LINE, Form::Wide)[0].contains("must be seen"));
    }

    #[test]
    fn the_first_place_that_is_free_is_taken() {
        let mut scene = Scene::default();
        scene.path("ln", vec![vec![(0.0, 0.5), (1.0, 0.5)]]);
        let mut placer = Placer::new(&scene, LINE);
        let places = [vec![text((0.5, 0.5), "a")], vec![text((0.5, 0.3), "a")]];
        let missing = placer.put(&mut scene, "", Form::Both, &places, Keep::IfClear);
        assert_eq!(missing, Missing::default());
        let Some(Kind::Text(put)) = scene.marks.last().map(|it| it.kind.clone()) else { panic!() };
        assert_eq!(put.at.1, 0.3);
        // The place is taken now, and the other one is over the line.
        let missing = placer.put(&mut scene, "", Form::Both, &places, Keep::IfClear);
        assert!(missing.wide && missing.narrow);
    }

    #[test]
    fn each_form_gets_its_own_place_if_none_is_good_in_both() {
        let mut scene = Scene::default();
        let mut placer = Placer::new(&scene, LINE);
        let places = [vec![text((1.0, 0.5), "Mål 2030")], vec![text((0.5, 0.3), "Mål 2030")]];
        // Beside the plot there is room in the wide form only; yet one place for both is simpler.
        placer.put(&mut scene, "", Form::Wide, &places, Keep::Needed);
        placer.put(&mut scene, "", Form::Narrow, &places, Keep::Needed);
        let forms: Vec<Form> = scene.marks.iter().map(|it| it.form).collect();
        assert_eq!(forms, [Form::Wide, Form::Narrow]);
        assert!(scene.collisions(LINE, Form::Wide).is_empty());
        assert!(scene.collisions(LINE, Form::Narrow).is_empty());
    }

    #[test]
    fn a_line_crosses_a_box() {
        let rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(rect.is_crossed((-5.0, 5.0), (15.0, 5.0)));
        assert!(rect.is_crossed((5.0, 5.0), (5.0, 5.0)));
        assert!(!rect.is_crossed((-5.0, 11.0), (15.0, 11.0)));
        assert!(!rect.is_crossed((-5.0, 5.0), (5.0, -6.0)));
    }

    #[test]
    fn heights_are_moved_apart_as_little_as_possible() {
        assert_eq!(apart(&[0.2, 0.5], 0.1, 0.0, 1.0), [0.2, 0.5]);
        assert_eq!(apart(&[0.5, 0.5], 0.1, 0.0, 1.0), [0.45, 0.55]);
        let low = apart(&[1.0, 1.0], 0.1, 0.0, 1.0);
        assert!((low[0] - 0.9).abs() < 1e-9 && (low[1] - 1.0).abs() < 1e-9, "{low:?}");
    }

    proptest! {
        #[test]
        fn heights_never_come_too_near(wanted in prop::collection::vec(0.0_f64..=1.0, 1..9)) {
            let heights = apart(&wanted, 0.1, 0.0, 1.0);
            let mut sorted = heights.clone();
            sorted.sort_by(f64::total_cmp);
            for pair in sorted.windows(2) {
                prop_assert!(pair[1] - pair[0] > 0.0999, "{wanted:?} {heights:?}");
            }
            prop_assert!(sorted.iter().all(|it| (-1e-6..=1.0 + 1e-6).contains(it)), "{heights:?}");
        }
    }
}
