//! Publishing with a kill, or a system that refuses, at every step.

use super::super::place::place;
use super::super::testing::{Scratch, files};
use super::*;
use crate::diag::Tongue;
use std::collections::BTreeMap;

fn site(files: &[(&str, &str)]) -> Output {
    let mut output = Output::default();
    for (path, text) in files {
        output.insert((*path).to_owned(), Entry::Bytes(text.as_bytes().to_vec()));
    }
    output
}

fn old_site() -> Output {
    site(&[
        ("index.html", "old"),
        ("gone/index.html", "old"),
        ("same.css", "same"),
        ("folder-then-file/a.html", "old"),
        ("file-then-folder", "old"),
        (".well-known/security.txt", "old"),
    ])
}

fn new_site() -> Output {
    site(&[
        ("index.html", "new"),
        ("fresh/index.html", "new"),
        ("same.css", "same"),
        ("folder-then-file", "new"),
        ("file-then-folder/a.html", "new"),
        (".well-known/security.txt", "new"),
        (".well-known/new/x.txt", "new"),
    ])
}

/// Everything that is not ours and must survive anything.
const GUESTS: &[(&str, &str)] = &[
    (".git/HEAD", "ref: refs/heads/main"),
    (".git/objects/aa/bb", "object"),
    (".gitignore", "*\n!.gitignore\n"),
    (".htaccess", "Require all granted"),
    (".well-known/acme-challenge/token", "token"),
    (".well-known/theirs.txt", "theirs"),
    ("fresh/.keep", "kept"),
    ("index.d/.deep/x", "deep"),
];

struct Stand {
    scratch: Scratch,
    place: Place,
}

impl Stand {
    /// A published old site with guests in it.
    fn new(name: &str) -> Stand {
        let scratch = Scratch::new(name);
        for (path, text) in GUESTS {
            if !path.starts_with("fresh/") && !path.starts_with("index.d/") {
                scratch.write(&format!("output/{path}"), text);
            }
        }
        scratch.write("content/site.yml", "");
        let place = place(&scratch.at("output"), &scratch.at("content")).unwrap();
        let stand = Stand { scratch, place };
        stand.publish(&old_site()).unwrap();
        for (path, text) in GUESTS {
            stand.scratch.write(&format!("output/{path}"), text);
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", stand.scratch.at("output/.link")).unwrap();
        stand
    }

    fn publish(&self, output: &Output) -> Result<Published, Error> {
        publish(output, &self.scratch.at("content"), &self.place)
    }

    fn with(&self, output: &Output, hook: Hook) -> Result<Published, Error> {
        publish_with(output, &self.scratch.at("content"), &self.place, hook)
    }

    /// What readers see, without guests and marker.
    fn visible(&self) -> BTreeMap<String, String> {
        let all = files(&self.scratch.at("output")).into_iter();
        let guest = |path: &str| GUESTS.iter().any(|it| it.0 == path) || path == ".link@";
        all.filter(|(path, _)| {
            !guest(path) && path != MARKER && !path.starts_with(&format!("{INSIDE}/"))
        })
        .collect()
    }

    fn assert_guests_are_home(&self, when: &str) {
        let all: BTreeMap<_, _> = files(&self.scratch.at("output")).into_iter().collect();
        for (path, text) in GUESTS {
            assert_eq!(all.get(*path).map(String::as_str), Some(*text), "{path} {when}");
        }
        if cfg!(unix) {
            assert_eq!(all.get(".link@").map(String::as_str), Some("nowhere"), ".link {when}");
        }
    }

    /// Each guest is at home or in the container: never nowhere.
    fn assert_guests_exist(&self, when: &str) {
        let all = files(&self.scratch.0);
        for (path, text) in GUESTS {
            let there = all.iter().any(|(at, it)| at.ends_with(path) && it == text);
            assert!(there, "{path} is nowhere {when}");
        }
    }

    fn assert_nothing_is_left_over(&self, when: &str) {
        let names: Vec<_> =
            super::super::list(&self.scratch.0).unwrap().into_iter().map(|it| it.0).collect();
        assert_eq!(names, ["content", "output"], "{when}");
        assert!(!self.scratch.at("output").join(INSIDE).exists(), "{when}");
    }
}

fn texts(output: &Output) -> BTreeMap<String, String> {
    let text = |entry: &Entry| match entry {
        Entry::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        other => panic!("no text: {other:?}"),
    };
    output.iter().map(|(path, entry)| (path.to_owned(), text(entry))).collect()
}

/// What the system refuses, in each of the ways to publish.
const AT_ONCE: &[Step] = &[];
const MOVED: &[Step] = &[Step::Exchange];
const FILES: &[Step] = &[Step::Exchange, Step::MoveAway];
const FILES_AFTER_MOVE: &[Step] = &[Step::Exchange, Step::MoveIn];
const FILES_AFTER_EXCHANGE: &[Step] = &[Step::Rescue];
const FILES_AFTER_BOTH: &[Step] = &[Step::Exchange, Step::Rescue];
const WAYS: &[(&str, &[Step])] = &[
    ("at-once", AT_ONCE),
    ("moved", MOVED),
    ("files", FILES),
    ("files-after-move", FILES_AFTER_MOVE),
    ("files-after-exchange", FILES_AFTER_EXCHANGE),
    ("files-after-both", FILES_AFTER_BOTH),
];

fn then(step: Step, refused: &[Step]) -> Then {
    if refused.contains(&step) { Then::Fail } else { Then::GoOn }
}

#[test]
fn every_way_ends_with_the_new_site_and_the_same_guests() {
    for (name, refused) in WAYS {
        let stand = Stand::new(&format!("way-{name}"));
        let done = stand.with(&new_site(), &mut |step| then(step, refused)).unwrap();
        assert_eq!(stand.visible(), texts(&new_site()), "{name}");
        stand.assert_guests_are_home(name);
        stand.assert_nothing_is_left_over(name);
        let at_once = *refused == AT_ONCE || *refused == MOVED;
        let bytes = texts(&new_site()).values().map(|it| it.len() as u64).sum();
        let (made, reused) = (0, 0);
        let expected =
            Published { files: 7, bytes, unchanged: 1, removed: 3, made, reused, at_once };
        assert_eq!(done, expected, "{name}");
        // Back again, so that each way also begins where each has ended.
        stand.publish(&old_site()).unwrap();
        assert_eq!(stand.visible(), texts(&old_site()), "{name}");
    }
}

#[test]
fn a_kill_at_any_step_leaves_one_whole_site_and_loses_no_guest() {
    for (name, refused) in WAYS {
        let mut killed_at = Vec::new();
        for deadline in 0.. {
            let stand = Stand::new(&format!("kill-{name}"));
            let (mut steps, mut last) = (0, None);
            let result = stand.with(&new_site(), &mut |step| {
                last = Some(step);
                steps += 1;
                if steps > deadline { Then::Die } else { then(step, refused) }
            });
            let when = format!("when killed at {last:?}, step {deadline} of {name}");
            if result.is_ok() {
                break;
            }
            killed_at.push(last.unwrap());
            let (visible, old, new) = (stand.visible(), texts(&old_site()), texts(&new_site()));
            let between_moves = last == Some(Step::MoveIn);
            let one_by_one = refused.len() + usize::from(*refused != MOVED) > 1;
            if between_moves {
                // Where there is no exchange, this one instant has no site; nothing is lost.
                assert!(visible.is_empty(), "{when}");
            } else if one_by_one && killed_at.contains(&Step::Announced) {
                for (path, text) in &visible {
                    let whole = [old.get(path), new.get(path)].contains(&Some(text));
                    assert!(whole, "{path} is of neither site {when}");
                }
            } else {
                assert!(visible == old || visible == new, "{visible:?} {when}");
            }
            stand.assert_guests_exist(&when);
            if last == Some(Step::Cleared) {
                // The deletion had just begun.
                fs::remove_file(stand.scratch.at(".output.pejl-staging/gone/.pejl")).unwrap();
            }

            let done = stand.publish(&new_site()).map_err(|it| panic!("{it} {when}")).unwrap();
            assert_eq!(done.files, 7, "{when}");
            assert_eq!(stand.visible(), new, "{when}");
            stand.assert_guests_are_home(&when);
            stand.assert_nothing_is_left_over(&when);
        }
        assert!(killed_at.len() >= 5, "{name} had only {killed_at:?}");
    }
}

#[test]
fn with_an_exchange_there_is_a_site_at_every_step() {
    let stand = Stand::new("always");
    let index = stand.scratch.at("output/index.html");
    let htaccess = stand.scratch.at("output/.htaccess");
    let mut seen = Vec::new();
    stand
        .with(&new_site(), &mut |step| {
            assert!(htaccess.exists(), "at {step:?}");
            seen.push((step, fs::read_to_string(&index).unwrap()));
            Then::GoOn
        })
        .unwrap();
    let exchanged = seen.iter().position(|it| it.0 == Step::Exchanged).unwrap();
    assert!(seen[..exchanged].iter().all(|it| it.1 == "old"), "{seen:?}");
    assert!(seen[exchanged..].iter().all(|it| it.1 == "new"), "{seen:?}");
}

#[test]
fn what_comes_to_the_old_site_at_the_last_moment_is_not_lost() {
    for (name, refused) in [("at-once", AT_ONCE), ("moved", MOVED)] {
        let stand = Stand::new(&format!("late-{name}"));
        let (commit, stray) = ("output/.git/late", "output/late.txt");
        stand
            .with(&new_site(), &mut |step| {
                if step == Step::Ready {
                    stand.scratch.write(commit, "commit");
                }
                then(step, refused)
            })
            .unwrap();
        assert_eq!(fs::read_to_string(stand.scratch.at(commit)).unwrap(), "commit");

        let error = stand
            .with(&old_site(), &mut |step| {
                if step == Step::Ready {
                    stand.scratch.write(stray, "mine");
                }
                then(step, refused)
            })
            .unwrap_err();
        assert!(error.say(Tongue::Da).contains("late.txt"), "{error}");
        assert_eq!(fs::read_to_string(stand.scratch.at(stray)).unwrap(), "mine");
        fs::remove_file(stand.scratch.at(stray)).unwrap();
        fs::remove_file(stand.scratch.at(commit)).unwrap();
        assert_eq!(stand.visible(), texts(&new_site()), "{name}");
        stand.assert_guests_are_home(name);
    }
}

#[test]
fn a_guest_where_the_site_needs_a_file_is_refused_untouched() {
    for (guest, page) in [
        (".nojekyll", ".nojekyll"),
        (".well", ".well/known"),
        (".well/known/x", ".well/known"),
        (".pejl", "index.html"),
    ] {
        let scratch = Scratch::new("in-the-way");
        scratch.write("content/site.yml", "");
        let path = scratch.write(&format!("output/{guest}"), "theirs");
        let place = place(&scratch.at("output"), &scratch.at("content"));
        let result = place
            .and_then(|place| publish(&site(&[(page, "ours")]), &scratch.at("content"), &place));
        let error = result.unwrap_err();
        assert!(error.say(Tongue::Da).contains("er ikke lavet af pejl"), "{error}");
        assert_eq!(fs::read_to_string(path).unwrap(), "theirs", "{guest}");
        assert_eq!(files(&scratch.at("output")).len(), 1);
    }
}

#[test]
fn a_conflict_after_a_kill_is_told_and_nothing_deleted() {
    let stand = Stand::new("conflict");
    stand
        .with(&new_site(), &mut |step| match step {
            Step::Exchanged => Then::Die,
            _ => Then::GoOn,
        })
        .unwrap_err();
    // Somebody misses .git and makes another.
    stand.scratch.write("output/.git/HEAD", "ref: refs/heads/other");
    let error = stand.publish(&new_site()).unwrap_err();
    assert!(error.say(Tongue::Da).contains("kan ikke lægges tilbage"), "{error}");
    assert!(error.say(Tongue::En).contains("cannot be put back"), "{error}");
    stand.assert_guests_exist("after a conflict");
    // Which is what we then do:
    fs::remove_file(error.path()).unwrap();
    stand.publish(&new_site()).unwrap();
    stand.assert_nothing_is_left_over("after a conflict");
    let object = fs::read_to_string(stand.scratch.at("output/.git/objects/aa/bb")).unwrap();
    assert_eq!(object, "object");
}

#[test]
fn two_at_once_are_told_apart() {
    let stand = Stand::new("two");
    let mut second = None;
    stand
        .with(&new_site(), &mut |step| {
            if step == Step::Written {
                second = Some(stand.publish(&old_site()).unwrap_err());
            }
            Then::GoOn
        })
        .unwrap();
    let second = second.unwrap();
    assert!(second.say(Tongue::Da).contains("En anden pejl"), "{second}");
    assert!(second.say(Tongue::En).contains("Another pejl"), "{second}");
    assert_eq!(stand.visible(), texts(&new_site()));
    stand.assert_nothing_is_left_over("after two");
}

#[test]
fn a_folder_with_the_name_of_the_container_is_not_touched() {
    let stand = Stand::new("container-name");
    let mine = stand.scratch.write(".output.pejl-staging/letter.txt", "mine");
    let error = stand.publish(&new_site()).unwrap_err();
    assert!(error.say(Tongue::Da).contains("er ikke lavet af pejl"), "{error}");
    assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
    assert_eq!(stand.visible(), texts(&old_site()));
}

#[test]
fn a_copy_is_read_from_regular_files_of_the_content_only() {
    let stand = Stand::new("copies");
    let picture = vec![7; 700_000];
    stand.scratch.write("content/a/b.jpg", &picture);
    let copy_of = |path: &str| {
        let mut output = new_site();
        output.insert("b.jpg".into(), Entry::CopyOf(path.into()));
        output
    };
    let done = stand.publish(&copy_of("a/b.jpg")).unwrap();
    assert_eq!(fs::read(stand.scratch.at("output/b.jpg")).unwrap(), picture);
    assert_eq!((done.files, done.removed), (8, 3));
    assert_eq!(stand.publish(&copy_of("a/b.jpg")).unwrap().unchanged, 8);

    stand.scratch.write("secret/x", "secret");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(stand.scratch.at("secret/x"), stand.scratch.at("content/link"))
            .unwrap();
        std::os::unix::fs::symlink(stand.scratch.at("secret"), stand.scratch.at("content/folder"))
            .unwrap();
    }
    let before = files(&stand.scratch.at("output"));
    // A place beside the content folder may be a partner's own; whether it is, `source` has asked.
    for path in ["link", "folder/x", "../../x", "../secret/../x", "../x", "a", "nowhere.jpg"] {
        let error = stand.publish(&copy_of(path)).unwrap_err();
        assert!(error.say(Tongue::Da).contains("almindelig fil"), "{path}: {error}");
        assert_eq!(files(&stand.scratch.at("output")), before, "{path}");
    }
    fs::remove_dir_all(stand.scratch.at("secret")).unwrap();
    stand.assert_nothing_is_left_over("after failed copies");
}

#[cfg(unix)]
#[test]
fn published_files_never_share_bytes_with_the_content_and_keep_the_folders_mode() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let stand = Stand::new("modes");
    let source = stand.scratch.write("content/b.jpg", "x");
    fs::set_permissions(&source, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&stand.place.root, fs::Permissions::from_mode(0o750)).unwrap();
    let mut output = new_site();
    output.insert("b.jpg".into(), Entry::CopyOf("b.jpg".into()));
    stand.publish(&output).unwrap();
    let copy = fs::metadata(stand.scratch.at("output/b.jpg")).unwrap();
    let page = fs::metadata(stand.scratch.at("output/index.html")).unwrap();
    assert_ne!(copy.ino(), fs::metadata(&source).unwrap().ino());
    assert_eq!(copy.mode(), page.mode());
    assert_eq!(fs::metadata(&stand.place.root).unwrap().mode() & 0o777, 0o750);
}

#[cfg(feature = "pictures")]
mod made {
    //! Files that are made: the site before is their cache.

    use super::*;
    use crate::output::{Format, Recipe};

    /// A PNG whose chunks are whole; its pixels only if asked for.
    fn picture(sound: bool) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, 32, 16);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        if sound {
            let data: Vec<u8> = (0..32 * 16 * 3).map(|it| (it % 251) as u8).collect();
            writer.write_image_data(&data).unwrap();
        } else {
            writer.write_chunk(png::chunk::IDAT, b"no pixels").unwrap();
        }
        // The end is written when the writer goes.
        drop(writer);
        out
    }

    /// A site with a page, two sizes of a picture and a drawing.
    fn site(stand: &Stand, sound: bool) -> Output {
        let bytes = picture(sound);
        stand.scratch.write("content/a/b.png", &bytes);
        let hash = xxh3_64(&bytes);
        let mut output = super::site(&[("index.html", "new")]);
        for (width, height) in [(16, 8), (8, 4)] {
            let (source, format) = ("a/b.png".to_owned(), Format::Png);
            let recipe = Recipe::Picture { source, hash, width, height, format };
            output.insert(format!("assets/b-{width}.png"), Entry::Made(recipe));
        }
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><path d='M0 0h4v4z'/></svg>";
        let (svg, width, height, format) = (svg.to_owned(), 8, 8, Format::Png);
        let recipe = Recipe::Drawing { svg, width, height, ground: false, format };
        output.insert("card.png".to_owned(), Entry::Made(recipe));
        output
    }

    fn counts(done: Published) -> (usize, usize) {
        (done.made, done.reused)
    }

    #[test]
    fn what_was_made_before_is_not_made_again_unless_somebody_changed_it() {
        for (name, refused) in WAYS {
            let stand = Stand::new(&format!("made-{name}"));
            let output = site(&stand, true);
            let publish = |output: &Output| {
                stand.with(output, &mut |step| then(step, refused)).map(counts).unwrap()
            };
            assert_eq!(publish(&output), (3, 0), "{name}");
            let first = fs::read(stand.scratch.at("output/assets/b-8.png")).unwrap();
            assert_eq!(publish(&output), (0, 3), "{name}");
            assert_eq!(fs::read(stand.scratch.at("output/assets/b-8.png")).unwrap(), first);
            fs::write(stand.scratch.at("output/assets/b-8.png"), "x").unwrap();
            fs::remove_file(stand.scratch.at("output/card.png")).unwrap();
            assert_eq!(publish(&output), (2, 1), "{name}");
            assert_eq!(fs::read(stand.scratch.at("output/assets/b-8.png")).unwrap(), first);
            // What nobody needs any more is not kept.
            publish(&super::site(&[("index.html", "new")]));
            assert!(!stand.scratch.at("output/assets").exists(), "{name}");
            stand.assert_guests_are_home(name);
            stand.assert_nothing_is_left_over(name);
        }
    }

    #[test]
    fn a_kill_at_any_step_never_lets_a_wrong_file_be_taken_over() {
        for (name, refused) in WAYS {
            for deadline in 0.. {
                let stand = Stand::new(&format!("made-kill-{name}"));
                let output = site(&stand, true);
                let mut steps = 0;
                let result = stand.with(&output, &mut |step| {
                    steps += 1;
                    if steps > deadline { Then::Die } else { then(step, refused) }
                });
                if result.is_ok() {
                    break;
                }
                let done = stand.publish(&output).unwrap();
                assert_eq!(done.made + done.reused, 3, "{name} {deadline}");
                assert_eq!(counts(stand.publish(&output).unwrap()), (0, 3), "{name} {deadline}");
                let card = fs::read(stand.scratch.at("output/card.png")).unwrap();
                assert!(card.starts_with(b"\x89PNG"), "{name} {deadline}");
                stand.assert_guests_are_home(name);
            }
        }
    }

    #[test]
    fn a_picture_that_cannot_be_read_is_named_and_the_site_stays() {
        let stand = Stand::new("made-damaged");
        let error = stand.publish(&site(&stand, false)).unwrap_err();
        assert_eq!(error.damaged_pictures(), ["a/b.png"]);
        assert_eq!(stand.visible(), texts(&old_site()));
        stand.assert_nothing_is_left_over("after a damaged picture");
        let output = site(&stand, true);
        stand.scratch.write("content/a/b.png", [picture(true), vec![0]].concat());
        let error = stand.publish(&output).unwrap_err();
        assert!(error.say(Tongue::Da).contains("Byg igen"), "{error:?}");
        assert!(error.damaged_pictures().is_empty());
        assert_eq!(stand.visible(), texts(&old_site()));
    }

    #[test]
    fn any_number_of_threads_makes_the_same_bytes() {
        let stand = Stand::new("made-threads");
        let output = site(&stand, true);
        let mut all = BTreeSet::new();
        for threads in [1, 3] {
            stand.publish(&old_site()).unwrap();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(counts(pool.install(|| stand.publish(&output)).unwrap()), (3, 0));
            all.insert(fs::read(stand.scratch.at("output/.pejl")).unwrap());
        }
        assert_eq!(all.len(), 1);
    }
}
