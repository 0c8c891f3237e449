//! How far a run is, and how long its parts took. Does *not* know what the parts do.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use std::io::IsTerminal;

use crate::diag::Tongue;
use crate::{Observer, Stage};

use super::words::{milliseconds, pick};

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many pages `--timings` names.
const SLOWEST: usize = 10;

/// A clock beside a run.
pub(super) struct Watch {
    tongue: Tongue,
    began: Instant,
    measures_pages: bool,
    tells: bool,
    stages: Mutex<Vec<(Stage, Instant)>>,
    pages: Mutex<Vec<(Duration, String)>>,
    line: Arc<Line>,
    teller: Mutex<Option<JoinHandle<()>>>,
}

/// The line at the bottom of a terminal, drawn by a thread of its own.
#[derive(Default)]
struct Line {
    state: Mutex<(Option<Stage>, bool)>,
    done: Condvar,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A poisoned clock still shows the time.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watch {
    /// Starts. Tells how far it is if somebody sits at a terminal and nobody asked for quiet.
    pub(super) fn start(tongue: Tongue, quiet: bool, measures_pages: bool) -> Watch {
        let watch = Watch {
            tongue,
            began: Instant::now(),
            measures_pages,
            tells: !quiet && std::io::stderr().is_terminal(),
            stages: Mutex::default(),
            pages: Mutex::default(),
            line: Arc::default(),
            teller: Mutex::default(),
        };
        watch.resume();
        watch
    }

    /// Tells again, after a pause.
    pub(super) fn resume(&self) {
        if !self.tells {
            return;
        }
        lock(&self.line.state).1 = false;
        let (line, tongue) = (Arc::clone(&self.line), self.tongue);
        let wait = PATIENCE.saturating_sub(self.took());
        *lock(&self.teller) = Some(std::thread::spawn(move || tell(&line, tongue, wait)));
    }

    /// Takes the line away: something else will be printed now.
    pub(super) fn pause(&self) {
        lock(&self.line.state).1 = true;
        self.line.done.notify_all();
        if let Some(teller) = lock(&self.teller).take() {
            let _ = teller.join();
        }
    }

    /// How long it has run.
    pub(super) fn took(&self) -> Duration {
        self.began.elapsed()
    }

    /// The stages and the slowest pages, as a table.
    pub(super) fn timings(&self) -> String {
        let tongue = self.tongue;
        let stages = lock(&self.stages);
        let ends = stages.iter().skip(1).map(|it| it.1).chain([Instant::now()]);
        let mut text = format!("{}\n", pick(tongue, "Tid pr. trin", "Time per stage"));
        for ((stage, began), end) in stages.iter().zip(ends) {
            let took = milliseconds(end.duration_since(*began), tongue);
            text.push_str(&format!("  {took:>12}  {}\n", name(*stage, tongue)));
        }
        let mut pages = lock(&self.pages);
        pages.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        if !pages.is_empty() {
            text.push_str(pick(tongue, "De langsomste sider\n", "The slowest pages\n"));
        }
        for (took, path) in pages.iter().take(SLOWEST) {
            text.push_str(&format!("  {:>12}  {path}\n", milliseconds(*took, tongue)));
        }
        text
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.pause();
    }
}

impl Observer for Watch {
    fn stage(&self, stage: Stage) {
        lock(&self.stages).push((stage, Instant::now()));
        lock(&self.line.state).0 = Some(stage);
    }

    fn page(&self, path: &str, work: &mut dyn FnMut()) {
        if !self.measures_pages {
            return work();
        }
        let began = Instant::now();
        work();
        lock(&self.pages).push((began.elapsed(), path.to_owned()));
    }
}

fn tell(line: &Line, tongue: Tongue, mut wait: Duration) {
    let mut drawn = None;
    let mut state = lock(&line.state);
    loop {
        let waited = line.done.wait_timeout(state, wait);
        state = waited.unwrap_or_else(PoisonError::into_inner).0;
        let (stage, done) = *state;
        if done {
            break;
        }
        if stage == drawn {
            wait = Duration::from_millis(100);
            continue;
        }
        if let Some(stage) = stage {
            super::complain(&format!("\r\x1b[K{} …", name(stage, tongue)));
            drawn = Some(stage);
        }
        wait = Duration::from_millis(100);
    }
    if drawn.is_some() {
        super::complain("\r\x1b[K");
    }
}

fn name(stage: Stage, tongue: Tongue) -> &'static str {
    match stage {
        Stage::Read => pick(tongue, "Læser filerne", "Reading the files"),
        Stage::Parse => pick(tongue, "Forstår filerne", "Understanding the files"),
        Stage::Link => pick(tongue, "Knytter det hele sammen", "Tying it all together"),
        Stage::Assess => pick(tongue, "Vurderer tallene", "Judging the figures"),
        Stage::Plan => pick(tongue, "Lægger siderne til rette", "Laying out the pages"),
        Stage::Render => pick(tongue, "Skriver siderne", "Writing the pages"),
        Stage::Publish => pick(tongue, "Udgiver", "Publishing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timings_name_stages_and_pages() {
        let watch = Watch::start(Tongue::Da, true, true);
        watch.stage(Stage::Read);
        watch.stage(Stage::Render);
        let mut done = 0;
        watch.page("om/index.html", &mut || done += 1);
        assert_eq!(done, 1);
        let text = watch.timings();
        assert!(text.contains("Læser filerne") && text.contains("om/index.html"), "{text}");
    }
}
