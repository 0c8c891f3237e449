//! What can be wrong with partners' own places: how site.yml names them, what lies in them, and what a
//! snapshot from another site holds.

use crate::diag::{Diags, said};
use crate::tree::{SnapshotTrouble, Span};

impl Diags {
    /// Neither a folder nor a snapshot, or both.
    pub fn source_place(&mut self, span: Span, both: bool) {
        let message = match both {
            true => said!(
                "en partners eget sted er enten en mappe eller en fil, ikke begge dele",
                "a partner's own place is either a folder or a file, not both"
            ),
            false => said!(
                "her står ikke, hvor partnerens egne filer ligger",
                "it does not say where the partner's own files are"
            ),
        };
        self.error("source-place", span, message).help(said!(
            "skriv `{{partner: …, folder: ../mappen}}`, eller `{{partner: …, snapshot: ../filen.json}}` til en fil fra en anden pejl-side",
            "write `{{partner: …, folder: ../the-folder}}`, or `{{partner: …, snapshot: ../the-file.json}}` for a file from another pejl site"
        ));
    }

    /// A path that is not read.
    pub fn source_path(&mut self, span: Span, path: &str, is_file: bool) {
        let message = said!(
            "`{path}` er ikke et sted, pejl læser en partners filer",
            "`{path}` is not a place where pejl reads a partner's files"
        );
        let diagnostic = self.error("source-path", span, message);
        let slashes = path.replace('\\', "/");
        if path.contains('\\') && !path.contains(':') {
            diagnostic
                .help(said!(
                    "skriv skråstregen den anden vej, også på Windows: `{slashes}`",
                    "write the slash the other way, on Windows too: `{slashes}`"
                ))
                .patch(span, slashes);
            return;
        }
        match is_file {
            false => diagnostic.help(said!(
                "læg mappen ved siden af mappen med indholdet, og skriv `folder: ../mappens-navn`: højst ét `..`, ingen skjulte mapper",
                "put the folder beside the content folder, and write `folder: ../its-name`: one `..` at most, no hidden folders"
            )),
            true => diagnostic.help(said!(
                "læg filen i indholdsmappen eller ved siden af den, og skriv `snapshot: ../filens-navn.json`: højst ét `..`, ingen skjulte mapper",
                "put the file in the content folder or beside it, and write `snapshot: ../its-name.json`: one `..` at most, no hidden folders"
            )),
        };
    }

    /// Two places for one partner.
    pub fn source_partner_twice(&mut self, span: Span, first: Span, partner: &str) {
        let message = said!(
            "`{partner}` har to steder i `sources`",
            "`{partner}` has two places in `sources`"
        );
        self.error("source-twice", span, message)
            .second(first, said!("det første er her", "the first is here"))
            .help(said!(
                "slet det ene, eller læg filerne samme sted",
                "delete one, or put the files in one place"
            ));
    }

    /// One place named twice, or one in another.
    pub fn source_place_twice(&mut self, span: Span, first: Span, path: &str, other: &str) {
        let message = match path == other {
            true => said!("`{path}` er nævnt to gange", "`{path}` is named twice"),
            false => said!(
                "`{path}` og `{other}` ligger inden i hinanden",
                "one of `{path}` and `{other}` lies in the other"
            ),
        };
        self.error("source-twice", span, message)
            .second(first, said!("det første sted er her", "the first place is here"))
            .help(said!(
                "giv hver partner sin egen mappe",
                "give each partner a folder of its own"
            ));
    }

    /// A place of a partner that waits.
    pub fn source_of_hidden(&mut self, span: Span, partner: &str) {
        let message =
            said!("`{partner}` er ikke offentliggjort endnu", "`{partner}` is not published yet");
        self.error("hidden-owner", span, message).help(said!(
            "slet linjen, til partneren skal vises, eller fjern `draft` fra partnerens fil",
            "delete the line until the partner is to be shown, or take `draft` out of the partner's file"
        ));
    }

    /// A place where there is nothing.
    pub fn source_missing(&mut self, span: Span, path: &str, is_file: bool) {
        let message = match is_file {
            false => said!("der er ingen mappe `{path}`", "there is no folder `{path}`"),
            true => said!("der er ingen fil `{path}`", "there is no file `{path}`"),
        };
        self.error("source-missing", span, message).help(said!(
            "stien regnes fra mappen med site.yml; `../navn` ligger ved siden af den. Skal partneren ikke være med endnu, så slet linjen",
            "the path starts from the folder with site.yml; `../name` lies beside it. If the partner is not to be there yet, delete the line"
        ));
    }

    /// A folder where a file was meant, or the other way round.
    pub fn source_other_kind(&mut self, span: Span, path: &str, is_file: bool) {
        let message = match is_file {
            false => said!("`{path}` er ikke en mappe", "`{path}` is not a folder"),
            true => said!("`{path}` er ikke en fil", "`{path}` is not a file"),
        };
        self.error("source-missing", span, message).help(said!(
            "en mappe skrives `folder: …`; en fil fra `pejl export snapshot` skrives `snapshot: …`",
            "a folder is written `folder: …`; a file from `pejl export snapshot` is written `snapshot: …`"
        ));
    }

    /// A place that is reached through a link.
    pub fn source_link(&mut self, span: Span, path: &str) {
        let message = said!(
            "`{path}`, eller en mappe på vejen dertil, er en genvej",
            "`{path}`, or a folder on the way to it, is a link"
        );
        self.error("source-path", span, message).help(said!(
            "læg selve mappen eller filen ved siden af indholdet: pejl følger ingen genveje",
            "put the folder or the file itself beside the content: pejl follows no links"
        ));
    }

    /// More files than we read.
    pub fn source_too_many(&mut self, span: Span, path: &str, count: usize) {
        let message = said!(
            "`{path}` har {count} filer og læses ikke",
            "`{path}` has {count} files and is not read"
        );
        self.error("source-too-large", span, message).help(said!(
            "læg kun det i mappen, som siden skal vise",
            "put only what the site is to show in the folder"
        ));
    }

    /// More bytes than we read.
    pub fn source_too_large(&mut self, span: Span, path: &str, size: u64) {
        let megabytes = size / 1_048_576;
        let message = said!(
            "`{path}` fylder {megabytes} MB og læses ikke",
            "`{path}` is {megabytes} MB and is not read"
        );
        self.error("source-too-large", span, message).help(said!(
            "bed partneren om at eksportere færre eller mindre billeder",
            "ask the partner to export fewer or smaller pictures"
        ));
    }

    /// A file of a kind that a partner may not have in its own place.
    pub fn source_kind(&mut self, span: Span, path: &str, partner: &str) {
        let message = said!(
            "`{path}` kan ikke ligge hos en partner",
            "`{path}` cannot be in a partner's own place"
        );
        self.error("source-kind", span, message).help(said!(
            "`{partner}` kan selv have bidrag, opdateringer, fortællinger, begivenheder (calendar.yml), sin partnerfil og sine egne indikatorer med tal. Resten hører til i sidens indholdsmappe",
            "`{partner}` may have contributions, updates, stories, events (calendar.yml), its partner file and its own indicators with their figures. The rest belongs in the site's content folder"
        ));
    }

    /// Something that exists elsewhere.
    pub fn source_taken(&mut self, span: Span, other: Span, path: &str, table: bool) {
        let message = match table {
            true => said!(
                "tallene i `{path}` findes allerede et andet sted",
                "the figures in `{path}` exist elsewhere already"
            ),
            false => {
                said!("`{path}` findes allerede et andet sted", "`{path}` exists elsewhere already")
            }
        };
        self.error("source-taken", span, message)
            .second(other, said!("det er her", "it is here"))
            .help(said!(
                "en partner kan ikke tage et navn, der er brugt: giv partnerens fil et andet navn, eller slet den ene",
                "a partner cannot take a name that is in use: give the partner's file another name, or delete one of them"
            ));
    }

    /// A thing that is said to be another's.
    pub fn source_other_partner(&mut self, span: Span, name: &str, partner: &str) {
        let message = said!(
            "filen ligger hos `{partner}`, men hører til `{name}`",
            "the file is with `{partner}`, but belongs to `{name}`"
        );
        self.error("source-other-partner", span, message).help(said!(
            "skriv `{partner}` her, eller flyt filen derhen, hvor `{name}` har sine",
            "write `{partner}` here, or move the file to where `{name}` has its own"
        ));
    }

    /// Something of a partner's that names only others.
    pub fn source_without_itself(&mut self, span: Span, partner: &str) {
        let message = said!(
            "filen ligger hos `{partner}`, men nævner kun andre partnere",
            "the file is with `{partner}`, but names only other partners"
        );
        self.error("source-other-partner", span, message).help(said!(
            "skriv også `{partner}` under `partners`: ingen skriver på andres vegne",
            "write `{partner}` under `partners` too: nobody writes on others' behalf"
        ));
    }

    /// A translation or a table that does not lie where its thing does.
    pub fn source_apart(&mut self, span: Span, home: Span, path: &str) {
        let message = said!(
            "`{path}` hører til noget, som ligger et andet sted",
            "`{path}` belongs to something that lies elsewhere"
        );
        self.error("source-apart", span, message)
            .second(home, said!("det ligger her", "it lies here"))
            .help(said!(
                "læg oversættelser og tal i samme mappe som det, de hører til: ingen lægger ord i andres mund",
                "put translations and figures in the folder of what they belong to: nobody puts words into others' mouths"
            ));
    }

    /// A snapshot of somebody else's things, or of a whole site.
    pub fn snapshot_partner(&mut self, span: Span, path: &str, partner: &str, owner: Option<&str>) {
        let message = match owner {
            Some(owner) => said!(
                "`{path}` er eksporteret for `{owner}`, ikke for `{partner}`",
                "`{path}` was exported for `{owner}`, not for `{partner}`"
            ),
            None => said!(
                "`{path}` er en hel side og ikke kun det, `{partner}` ejer",
                "`{path}` is a whole site and not only what `{partner}` owns"
            ),
        };
        self.error("snapshot-partner", span, message).help(said!(
            "bed dem køre `pejl export snapshot --partner {partner} --output FIL.json` og sende den fil",
            "ask them to run `pejl export snapshot --partner {partner} --output FILE.json` and send that file"
        ));
    }

    /// A snapshot whose bare words are in another language than ours.
    pub fn snapshot_language(&mut self, span: Span, path: &str, theirs: &str, ours: &str) {
        let message = said!(
            "teksterne i `{path}` er på `{theirs}`, men sidens første sprog er `{ours}`",
            "the texts in `{path}` are in `{theirs}`, but the site's first language is `{ours}`"
        );
        self.error("snapshot-language", span, message).help(said!(
            "bed dem sætte `{ours}` forrest i `languages`, eller læg teksterne i en mappe (`folder`)",
            "ask them to put `{ours}` first in `languages`, or put the texts in a folder (`folder`)"
        ));
    }

    /// A mistake in a snapshot.
    pub fn snapshot_fault(&mut self, at: Span, key: Span, file: &str, kind: &SnapshotTrouble) {
        let again = said!(
            "bed om en ny fil fra `pejl export snapshot`, og ret ikke i den: det er hos partneren, teksten rettes",
            "ask for a new file from `pejl export snapshot`, and do not edit it: texts are corrected where the partner has them"
        );
        let (message, help) = match kind {
            SnapshotTrouble::Version(version) => {
                self.snapshot_version(at, key, file, version);
                return;
            }
            SnapshotTrouble::Changed(path) => {
                self.snapshot_changed(at, key, path);
                return;
            }
            SnapshotTrouble::Broken(reason) => (
                said!(
                    "`{file}` er ikke en hel fil fra `pejl export snapshot`: {reason}",
                    "`{file}` is not a whole file from `pejl export snapshot`: {reason}"
                ),
                again,
            ),
            SnapshotTrouble::Path(path) => (
                said!(
                    "`{path}` kan ikke være et filnavn i en snapshot-fil, eller står der to gange",
                    "`{path}` cannot be a file name in a snapshot, or stands there twice"
                ),
                again,
            ),
            SnapshotTrouble::Bytes(path) => (
                said!("indholdet af `{path}` kan ikke læses", "what is in `{path}` cannot be read"),
                again,
            ),
        };
        self.error("snapshot-broken", at, message)
            .second(key, said!("filen er nævnt her", "the file is named here"))
            .help(help);
    }

    fn snapshot_version(&mut self, at: Span, key: Span, file: &str, version: &str) {
        let message = said!(
            "`{file}` er skrevet af en nyere pejl (udgave {version} af filen)",
            "`{file}` was written by a newer pejl (version {version} of the file)"
        );
        self.error("snapshot-newer", at, message)
            .second(key, said!("filen er nævnt her", "the file is named here"))
            .help(said!(
                "opdatér pejl; denne pejl læser udgave 1",
                "update pejl; this one reads version 1"
            ));
    }

    fn snapshot_changed(&mut self, at: Span, key: Span, path: &str) {
        let message = said!(
            "`{path}` er ændret, siden filen blev eksporteret",
            "`{path}` was changed after the file was exported"
        );
        self.error("snapshot-changed", at, message)
            .second(key, said!("filen er nævnt her", "the file is named here"))
            .help(said!(
                "bed om en ny fil fra `pejl export snapshot`: det er hos partneren, teksten rettes",
                "ask for a new file from `pejl export snapshot`: texts are corrected where the partner has them"
            ));
    }
}
