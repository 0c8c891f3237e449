//! Publishing, as house rule 7 says it, sentence by sentence; with real kills and real mounts.
//! What a system that refuses does at each step is tested beside the code.
use pejl::diag::Tongue;
use pejl::disk::{Published, place, publish, read};
use pejl::output::{Entry, Output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A folder with a content folder in it, gone when the test is.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        Scratch::below(Path::new(env!("CARGO_TARGET_TMPDIR")), name)
    }

    /// In memory if there is such a place: for thousands of files, again and again. (On a
    /// busy disk, where as many were deleted just before, it took a hundred times as long.)
    fn in_memory(name: &str) -> Scratch {
        let memory = Path::new("/dev/shm");
        let test = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let name = format!("{name}-{}", std::process::id());
        Scratch::below(if memory.is_dir() { memory } else { test }, &name)
    }

    fn below(folder: &Path, name: &str) -> Scratch {
        let path = folder.join(format!("publish-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("content")).unwrap();
        fs::write(path.join("content/site.yml"), "title: x").unwrap();
        Scratch(path.canonicalize().unwrap())
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }

    fn build(&self, output: &Output) -> Result<Published, pejl::disk::Error> {
        let place = place(&self.at("output"), &self.at("content"))?;
        publish(output, &self.at("content"), &place)
    }

    /// What lies in this folder beside content and output.
    fn left_over(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).unwrap();
        let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
        names.filter(|it| !["content", "output"].contains(&it.as_str())).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn site(files: &[(&str, &str)]) -> Output {
    let mut output = Output::default();
    for (path, text) in files {
        output.insert((*path).to_owned(), Entry::Bytes(text.as_bytes().to_vec()));
    }
    output
}

/// Says no in both languages, with these words in Danish.
fn assert_refused<T: std::fmt::Debug>(result: Result<T, pejl::disk::Error>, words: &str) {
    let error = result.unwrap_err();
    let (da, en) = (error.say(Tongue::Da), error.say(Tongue::En));
    assert!(da.contains(words), "{da}");
    assert!(da != en && da.ends_with('.') && en.ends_with('.'), "{da} / {en}");
}

// "Published whole or not at all."

const FILES: usize = 3000;

/// A big site of one generation; even ones have a folder that odd ones have not.
fn generation(number: usize) -> Output {
    let mut output = Output::default();
    for file in 0..FILES {
        let text = format!("generation {number} {}", "x".repeat(file % 700));
        output.insert(format!("p{}/{file}.html", file % 40), Entry::Bytes(text.into_bytes()));
    }
    let own = if number.is_multiple_of(2) { "even/index.html" } else { "odd.html" };
    output.insert(own.into(), Entry::Bytes(format!("generation {number} ").into_bytes()));
    output
}

/// The generation of a published folder, after a look at each file.
fn generation_of(root: &Path) -> usize {
    let number = |path: String| {
        let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|it| panic!("{path}: {it}"));
        let number = text.split(' ').nth(1).unwrap_or_else(|| panic!("{path} is not whole"));
        (number.parse::<usize>().unwrap(), text.len())
    };
    let (first, _) = number("p0/0.html".into());
    for file in 0..FILES {
        let (it, length) = number(format!("p{}/{file}.html", file % 40));
        assert_eq!(it, first, "file {file} is of another generation");
        assert_eq!(length, format!("generation {it} ").len() + file % 700, "file {file}");
    }
    assert_eq!(root.join("even/index.html").exists(), first.is_multiple_of(2));
    assert_eq!(root.join("odd.html").exists(), !first.is_multiple_of(2));
    first
}

/// Runs one of the ignored tests below in a process of its own.
fn child(test: &str, scratch: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--ignored"]).env("PEJL_TEST_SCRATCH", scratch);
    command.stdout(Stdio::null());
    command
}

/// The folder that a child works in; none if somebody ran the ignored tests by hand.
fn given() -> Option<PathBuf> {
    std::env::var_os("PEJL_TEST_SCRATCH").map(PathBuf::from)
}

#[test]
#[ignore = "the child of the tests of kills: publishes until it is killed"]
fn child_publishes_for_ever() {
    let Some(scratch) = given() else { return };
    let place = place(&scratch.join("output"), &scratch.join("content")).unwrap();
    let sites = [generation(2), generation(3)];
    for site in sites.iter().cycle() {
        publish(site, &scratch.join("content"), &place).unwrap();
        fs::write(scratch.join("ready"), "").unwrap();
    }
}

#[cfg(unix)]
fn end(child: &mut Child, signal: &str) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    assert!(!child.wait().unwrap().success());
}

/// Ends a process in the middle, at several moments; each time one whole site is there.
#[cfg(unix)]
fn killed_with(signal: &str, moments_ms: &[u64]) {
    let scratch = Scratch::in_memory(&format!("kill{signal}"));
    scratch.write("output/.git/HEAD", "ref");
    scratch.write("output/.gitignore", "*");
    scratch.build(&generation(1)).unwrap();
    let mut interrupted = 0;
    for moment_ms in moments_ms {
        let _ = fs::remove_file(scratch.at("ready"));
        let mut process = child("publish::child_publishes_for_ever", &scratch.0).spawn().unwrap();
        for _ in 0..6000 {
            if scratch.at("ready").exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(scratch.at("ready").exists(), "the child did not publish within a minute");
        std::thread::sleep(Duration::from_millis(*moment_ms));
        end(&mut process, signal);
        interrupted += usize::from(scratch.at(".output.pejl-staging").exists());
        assert!([2, 3].contains(&generation_of(&scratch.at("output"))), "after {moment_ms} ms");
    }
    assert!(interrupted > 0, "no kill came in the middle: the moments are badly chosen");
    scratch.build(&generation(4)).unwrap();
    assert_eq!(generation_of(&scratch.at("output")), 4);
    assert_eq!(scratch.text("output/.git/HEAD").as_deref(), Some("ref"));
    assert_eq!(scratch.text("output/.gitignore").as_deref(), Some("*"));
    assert_eq!(scratch.left_over(), ["ready"]);
}

#[cfg(unix)]
#[test]
fn a_killed_process_leaves_a_whole_site() {
    killed_with("-KILL", &[0, 7, 23, 41, 66, 97, 139, 181, 240]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_whole_site() {
    killed_with("-INT", &[3, 31, 78, 160]);
}

// "Render all, then write a sibling folder, then swap by rename (on Linux one exchange)."

#[cfg(unix)]
#[test]
fn a_new_site_is_another_folder_in_the_place_of_the_old() {
    use std::os::unix::fs::MetadataExt;
    let scratch = Scratch::new("swap");
    let first = scratch.build(&site(&[("index.html", "1"), ("a/same.html", "s")])).unwrap();
    let inode = fs::metadata(scratch.at("output")).unwrap().ino();
    // Whoever reads a page keeps the whole page.
    let mut reading = fs::File::open(scratch.at("output/index.html")).unwrap();
    let second = scratch.build(&site(&[("index.html", "2"), ("a/same.html", "s")])).unwrap();
    assert_ne!(fs::metadata(scratch.at("output")).unwrap().ino(), inode);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut reading, &mut text).unwrap();
    assert_eq!(text, "1");
    assert_eq!(scratch.text("output/index.html").as_deref(), Some("2"));
    assert!(first.at_once && second.at_once);
    assert_eq!((first.unchanged, second.unchanged, second.files, second.bytes), (0, 1, 2, 2));
    assert_eq!(scratch.left_over(), [""; 0]);
}

#[test]
fn the_folder_and_those_above_it_are_made() {
    let scratch = Scratch::new("made");
    let place = place(&scratch.at("a/b/output"), &scratch.at("content")).unwrap();
    publish(&site(&[("index.html", "1")]), &scratch.at("content"), &place).unwrap();
    assert_eq!(scratch.text("a/b/output/index.html").as_deref(), Some("1"));
}

#[test]
fn removed_pages_go() {
    let scratch = Scratch::new("removed");
    scratch.build(&site(&[("index.html", "1"), ("a/b/c.html", "1"), ("a/d.html", "1")])).unwrap();
    let done = scratch.build(&site(&[("index.html", "1"), ("a/d.html", "1")])).unwrap();
    assert!(!scratch.at("output/a/b").exists());
    assert!(scratch.at("output/a/d.html").exists());
    assert_eq!((done.removed, done.unchanged), (1, 2));
}

// "If the folder cannot be swapped (a mount point), replace file by file, each by rename."

/// What holds wherever the folder cannot be moved.
#[cfg(target_os = "linux")]
fn publishes_file_by_file(scratch: &Path) {
    use std::os::unix::fs::MetadataExt;
    let root = scratch.join("output");
    let build = |files: &[(&str, &str)]| {
        let place = place(&root, &scratch.join("content")).unwrap();
        publish(&site(files), &scratch.join("content"), &place).unwrap()
    };
    fs::create_dir_all(root.join(".git")).unwrap();
    fs::write(root.join(".git/HEAD"), "ref").unwrap();
    let inode = fs::metadata(&root).unwrap().ino();
    let first = build(&[("index.html", "1"), ("a/b.html", "1"), ("c", "1"), ("s.css", "s")]);
    let page = fs::metadata(root.join("index.html")).unwrap().ino();
    let second = build(&[("index.html", "2"), ("a", "2"), ("c/d.html", "2"), ("s.css", "s")]);
    assert!(!first.at_once && !second.at_once);
    assert_eq!((second.files, second.removed, second.unchanged), (4, 2, 1));
    assert_eq!(fs::metadata(&root).unwrap().ino(), inode, "the folder stayed");
    assert_ne!(fs::metadata(root.join("index.html")).unwrap().ino(), page, "a rename");
    let text = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    assert_eq!([text("index.html"), text("a"), text("c/d.html")], ["2", "2", "2"]);
    assert_eq!(text(".git/HEAD"), "ref");
    let mut names: Vec<_> =
        fs::read_dir(&root).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".git", ".pejl", "a", "c", "index.html", "s.css"]);
    // A file of somebody else is as safe here.
    fs::write(root.join("CNAME"), "example.dk").unwrap();
    assert_refused(place(&root, &scratch.join("content")), "CNAME");
    fs::remove_file(root.join("CNAME")).unwrap();
    fs::write(scratch.join("passed"), "").unwrap();
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "the child of the test of mounts: its output is a mount"]
fn child_publishes_to_a_mount() {
    let Some(scratch) = given() else { return };
    publishes_file_by_file(&scratch);
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_is_replaced_file_by_file() {
    // A disk of its own, and a folder of the same disk mounted on another: only the attempt tells.
    for (name, mount) in
        [("tmpfs", "mount -t tmpfs none output"), ("bind", "mount --bind other output")]
    {
        let scratch = Scratch::new(&format!("mount-{name}"));
        fs::create_dir(scratch.at("output")).unwrap();
        fs::create_dir(scratch.at("other")).unwrap();
        let mounted = |then: &str| {
            let mut command = child("publish::child_publishes_to_a_mount", &scratch.0);
            let test = std::env::current_exe().unwrap();
            command = {
                let mut around = Command::new("unshare");
                around.args(["--mount", "sh", "-c", &format!("{mount} && {then}")]);
                around.arg(test).args(command.get_args()).current_dir(&scratch.0);
                around.env("PEJL_TEST_SCRATCH", &scratch.0).stdout(Stdio::null());
                around
            };
            command.status().is_ok_and(|it| it.success())
        };
        if mounted("true") {
            assert!(mounted("exec \"$0\" \"$@\""), "see the child's words above");
            assert!(scratch.at("passed").exists(), "the child ran no test");
        } else {
            // Who may not mount may not write everywhere either: a parent that is not ours cannot
            // have a folder of ours beside the output.
            use std::os::unix::fs::PermissionsExt;
            let mode = |mode| {
                fs::set_permissions(scratch.at("closed"), fs::Permissions::from_mode(mode)).unwrap()
            };
            fs::create_dir_all(scratch.at("closed/output")).unwrap();
            std::os::unix::fs::symlink("closed/output", scratch.at("link")).unwrap();
            fs::remove_dir(scratch.at("output")).unwrap();
            fs::rename(scratch.at("link"), scratch.at("output")).unwrap();
            mode(0o555);
            let result = std::panic::catch_unwind(|| publishes_file_by_file(&scratch.0));
            mode(0o755);
            result.unwrap();
        }
    }
}

// "Never touch a folder that has no marker of ours."

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    for (file, also) in [
        ("index.html", None),
        ("src/main.rs", Some(".git/HEAD")),
        ("letter.txt", Some(".pejl")),
        ("index.html", Some(".pejl-staging/x")),
    ] {
        let scratch = Scratch::new("not-ours");
        scratch.write(&format!("output/{file}"), "mine");
        also.map(|it| scratch.write(&format!("output/{it}"), "mine"));
        let words = "ser ikke ud til at være lavet af pejl";
        assert_refused(place(&scratch.at("output"), &scratch.at("content")), words);
        assert_eq!(scratch.text(&format!("output/{file}")).as_deref(), Some("mine"));
    }
    let scratch = Scratch::new("not-ours");
    fs::create_dir_all(scratch.at("output/empty folder of mine")).unwrap();
    assert_refused(place(&scratch.at("output"), &scratch.at("content")), "ser ikke ud til");
}

#[test]
fn a_folder_that_became_somebody_elses_meanwhile_is_refused() {
    let scratch = Scratch::new("meanwhile");
    let place = place(&scratch.at("output"), &scratch.at("content")).unwrap();
    scratch.write("output/letter.txt", "mine");
    let result = publish(&site(&[("index.html", "1")]), &scratch.at("content"), &place);
    assert_refused(result, "ser ikke ud til at være lavet af pejl");
    assert_eq!(scratch.text("output/letter.txt").as_deref(), Some("mine"));
    assert_eq!(scratch.left_over(), [""; 0]);
}

#[test]
fn a_file_of_somebody_else_in_our_folder_is_named_and_kept() {
    let scratch = Scratch::new("stray");
    scratch.build(&site(&[("index.html", "1"), ("a/b.html", "1")])).unwrap();
    for stray in ["CNAME", "a/google123.html", "new/folder/x.txt"] {
        let path = scratch.write(&format!("output/{stray}"), "mine");
        assert_refused(scratch.build(&site(&[("index.html", "2")])), stray);
        assert_refused(scratch.build(&site(&[("index.html", "2")])), "mappen med indholdet");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(scratch.text("output/index.html").as_deref(), Some("1"));
        fs::remove_file(path).unwrap();
    }
    scratch.build(&site(&[("index.html", "2")])).unwrap();
}

#[cfg(unix)]
#[test]
fn links_in_our_folder_are_never_followed() {
    let scratch = Scratch::new("links");
    scratch.build(&site(&[("index.html", "1"), ("a/b.html", "1")])).unwrap();
    scratch.write("elsewhere/b.html", "mine");
    fs::remove_dir_all(scratch.at("output/a")).unwrap();
    std::os::unix::fs::symlink(scratch.at("elsewhere"), scratch.at("output/a")).unwrap();
    assert_refused(scratch.build(&site(&[("a/b.html", "2")])), "pejl ikke har lavet");
    assert_eq!(scratch.text("elsewhere/b.html").as_deref(), Some("mine"));
}

// "Files that we did not write and that start with a dot (.git, .gitignore) stay."

#[test]
fn dot_files_stay() {
    let scratch = Scratch::new("dots");
    let guests = [".git/objects/aa/bb", ".gitignore", ".htaccess", "a/.DS_Store"];
    // A folder with nothing but dot-files counts as empty.
    for guest in &guests[..3] {
        scratch.write(&format!("output/{guest}"), guest);
    }
    for round in ["1", "2", "3"] {
        scratch.build(&site(&[("index.html", round), ("a/b.html", round)])).unwrap();
        scratch.write("output/a/.DS_Store", "a/.DS_Store");
        for guest in guests {
            assert_eq!(scratch.text(&format!("output/{guest}")).as_deref(), Some(guest));
        }
    }
    // Even where the page beside it is gone.
    scratch.build(&site(&[("index.html", "4")])).unwrap();
    assert_eq!(scratch.text("output/a/.DS_Store").as_deref(), Some("a/.DS_Store"));
    assert!(!scratch.at("output/a/b.html").exists());
}

#[test]
fn dot_files_that_we_wrote_go_when_they_are_no_more() {
    let scratch = Scratch::new("our-dots");
    scratch.build(&site(&[(".nojekyll", ""), (".well-known/security.txt", "1")])).unwrap();
    scratch.build(&site(&[("index.html", "1")])).unwrap();
    assert!(!scratch.at("output/.nojekyll").exists());
    assert!(!scratch.at("output/.well-known").exists());
}

// "A failed build leaves the published site as it was."

#[test]
fn a_failed_build_leaves_the_site_as_it_was() {
    let scratch = Scratch::new("failed");
    scratch.write("output/.git/HEAD", "ref");
    scratch.build(&site(&[("index.html", "1")])).unwrap();
    let mut output = site(&[("index.html", "2"), ("z.html", "2")]);
    output.insert("b.jpg".into(), Entry::CopyOf("b.jpg".into()));
    assert_refused(scratch.build(&output), "b.jpg");
    assert_eq!(scratch.text("output/index.html").as_deref(), Some("1"));
    assert_eq!(scratch.text("output/.git/HEAD").as_deref(), Some("ref"));
    assert!(!scratch.at("output/z.html").exists());
    assert_eq!(scratch.left_over(), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_page_that_the_system_will_not_write_leaves_the_site_as_it_was() {
    let scratch = Scratch::new("unwritable");
    scratch.build(&site(&[("index.html", "1")])).unwrap();
    let long = format!("{}.html", "x".repeat(300));
    assert_refused(scratch.build(&site(&[("index.html", "2"), (&long, "2")])), "for langt");
    assert_eq!(scratch.text("output/index.html").as_deref(), Some("1"));
    assert_eq!(scratch.left_over(), [""; 0]);
}

// Where a site may not be put at all.

#[test]
fn a_root_a_home_and_the_content_are_refused() {
    let scratch = Scratch::new("refused");
    let content = scratch.at("content");
    let home = PathBuf::from(std::env::var_os("HOME").expect("a home"));
    fs::create_dir(scratch.at("x")).unwrap();
    let into = |path: &str| place(&scratch.at(path), &content);
    assert_refused(place(Path::new("/"), &content), "roden af disken");
    assert_refused(place(Path::new("/../.."), &content), "roden af disken");
    if home != Path::new("/") {
        assert_refused(place(&home, &content), "hjemmemappe");
        assert_refused(place(&home.join("../").join(home.file_name().unwrap()), &content), "hjem");
    }
    assert_refused(into("content"), "det er mappen med indholdet");
    assert_refused(into("x/../content"), "det er mappen med indholdet");
    assert_refused(into("not there/../content"), "det er mappen med indholdet");
    assert_refused(into("content/output"), "den ligger i mappen med indholdet");
    assert_refused(into("content/a/b/output"), "den ligger i mappen med indholdet");
    assert_refused(into("."), "mappen med indholdet ligger i den");
    assert_refused(into("x/.."), "mappen med indholdet ligger i den");
    assert_refused(into(".."), "mappen med indholdet ligger i den");
    assert_refused(into("content/site.yml"), "ligger i mappen med indholdet");
    scratch.write("file", "");
    assert_refused(into("file"), "er ikke en mappe");
    assert_refused(into("file/x"), "ikke en mappe");
    assert!(into("content-2").is_ok(), "a name that begins alike is another folder");
    assert!(into("not there/nor this").is_ok());
}

#[cfg(unix)]
#[test]
fn links_do_not_get_around_the_refusals() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new("refused-links");
    let into = |path: &str| place(&scratch.at(path), &scratch.at("content"));
    symlink("content", scratch.at("to-content")).unwrap();
    symlink("/", scratch.at("to-root")).unwrap();
    symlink(".", scratch.at("to-parent")).unwrap();
    symlink("nowhere", scratch.at("dangling")).unwrap();
    symlink("site", scratch.at("to-site")).unwrap();
    fs::create_dir(scratch.at("site")).unwrap();
    assert_refused(into("to-content"), "det er mappen med indholdet");
    assert_refused(into("to-content/output"), "den ligger i mappen med indholdet");
    assert_refused(into("to-root"), "roden af disken");
    assert_refused(into("to-parent"), "mappen med indholdet ligger i den");
    assert_refused(into("dangling"), "findes ikke");
    // The content by a link, too.
    let result = place(&scratch.at("content/output"), &scratch.at("to-content"));
    assert_refused(result, "den ligger i mappen med indholdet");
    // A link to a folder that is fine means that folder, and stays.
    let fine = into("to-site").unwrap();
    assert_eq!(fine.path(), scratch.at("site"));
    publish(&site(&[("index.html", "1")]), &scratch.at("content"), &fine).unwrap();
    assert_eq!(scratch.text("to-site/index.html").as_deref(), Some("1"));
}

#[test]
fn the_output_folder_of_this_project_is_ours_to_take() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(place(&here.join("output"), &here.join("content")).is_ok());
    assert_refused(place(here, &here.join("content")), "mappen med indholdet ligger i den");
    assert_refused(place(&here.join("src"), &here.join("content")), "ser ikke ud til");
}

#[test]
fn what_was_published_can_be_read_as_a_tree() {
    let scratch = Scratch::new("round");
    scratch.build(&site(&[("a/b.md", "æøå")])).unwrap();
    let tree = read(&scratch.at("output")).unwrap();
    let files: Vec<_> = tree.iter().map(|(_, it)| (it.path.as_str(), it.text.as_str())).collect();
    // The marker is hidden.
    assert_eq!(files, [("a/b.md", "æøå")]);
}
