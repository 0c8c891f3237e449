//! What can be wrong with a site's own theme: its templates, its files and its texts.

use crate::diag::{Diagnostic, Diags, Said, nearest, said};
use crate::tree::Span;

impl Diags {
    /// `theme: NAME`, and there is no folder of that name beside the content folder.
    pub fn unknown_theme(&mut self, span: Span, name: &str, known: &[String], is_name: bool) {
        let message = said!(
            "der er ikke noget udseende `{name}` i mappen themes",
            "there is no theme `{name}` in the folder themes"
        );
        let found = self.error("unknown-theme", span, message);
        let all = known.iter().map(String::as_str).chain(["default"]);
        if let Some(near) = nearest(name, all) {
            found.meant(span, near);
        }
        if !is_name {
            found.help(said!(
                "navnet på et udseende har kun små bogstaver a-z, tal og bindestreg, og det er en mappe i mappen themes ved siden af mappen med indholdet",
                "the name of a theme has only small letters a-z, digits and hyphens, and it is a folder in the folder themes beside the content folder"
            ));
            return;
        }
        found.help(said!(
            "kør `pejl theme new {name}`, så bliver mappen lavet ved siden af mappen med indholdet; eller slet linjen, så har siden pejls eget udseende",
            "run `pejl theme new {name}` to make the folder beside the content folder; or delete the line, and the site has pejl's own look"
        ));
    }

    /// A file of a theme that pejl does not use.
    pub fn theme_file(&mut self, span: Span, path: &str, better: Option<&str>) {
        let message = said!(
            "pejl ved ikke, hvad `{path}` skal bruges til",
            "pejl does not know what `{path}` is for"
        );
        let found = self.error("theme-file", span, message);
        if let Some(better) = better {
            found.label(said!("mente du `{better}`?", "did you mean `{better}`?"));
        }
        found.help(said!(
            "et udseende har templates/*.html, i18n/SPROG.yml og static/ med stilark, skrifter og billeder; `pejl theme files` viser, hvad der kan erstattes",
            "a theme has templates/*.html, i18n/LANGUAGE.yml and static/ with style sheets, fonts and pictures; `pejl theme files` lists what can be replaced"
        ));
    }

    /// A file in static/ of a kind that pages may not use, such as a script.
    pub fn theme_ending(&mut self, span: Span, path: &str) {
        let message = said!(
            "`{path}` bliver ikke udgivet: siderne må ikke bruge filer af den slags",
            "`{path}` is not published: pages may not use files of that kind"
        );
        self.error("theme-file", span, message).help(said!(
            "static/ kan have .css, .woff2, .woff, .ttf, .otf, .svg, .png, .jpg, .jpeg, .webp, .avif, .gif, .ico og .txt; scripts er der ikke plads til på siderne",
            "static/ may hold .css, .woff2, .woff, .ttf, .otf, .svg, .png, .jpg, .jpeg, .webp, .avif, .gif, .ico and .txt; there is no room for scripts on the pages"
        ));
    }

    /// A file in static/ that has the name of one that pejl makes.
    pub fn theme_file_taken(&mut self, span: Span, path: &str) {
        let message =
            said!("pejl laver selv filen `{path}`", "pejl makes the file `{path}` by itself");
        self.error("theme-file", span, message)
            .help(said!("giv jeres fil et andet navn", "give your file another name"));
    }

    /// A file in static/ whose name not every server can give out.
    pub fn theme_file_name(&mut self, span: Span, path: &str) {
        let message = said!(
            "`{path}` kan ikke være en adresse på siden",
            "`{path}` cannot be an address of the site"
        );
        self.error("theme-file", span, message).help(said!(
            "brug kun bogstaver a-z, tal, bindestreg, punktum og _ i navnene i static/",
            "use only letters a-z, digits, hyphens, points and _ in the names in static/"
        ));
    }

    /// A template or style sheet that fetches from another site, or a page that lost what it must have.
    pub fn theme_frame(&mut self, span: Span, lost: Said, page: &str, more: usize) {
        let (da, en) = (&lost.da, &lost.en);
        let (also_da, also_en) = also(more);
        let message =
            said!("siden {page}{also_da} mangler {da}", "the page {page}{also_en} lacks {en}");
        self.error("theme-frame", span, message).help(said!(
            "begynd skabelonen med {{% extends \"default/base.html\" %}}, og ændr kun de blokke, der skal være anderledes; så følger det med",
            "begin the template with {{% extends \"default/base.html\" %}} and change only the blocks that are to differ; then it comes along"
        ));
    }

    /// A style sheet that asks for something from elsewhere.
    pub fn theme_from_elsewhere(&mut self, span: Span) {
        let message = said!(
            "stilarket henter noget andetsteds fra, og det afviser browseren",
            "the style sheet fetches something from elsewhere, which browsers refuse"
        );
        self.error("theme-frame", span, message).help(said!(
            "læg filen i static/, og skriv url(navn), eller flyt reglerne fra @import ind i filen: siderne henter kun fra deres eget sted, så ingen kan se, hvem der læser dem",
            "put the file in static/ and write url(name), or move what @import fetches into the file: pages load from their own place only, so that nobody sees who reads them"
        ));
    }

    /// A template that cannot be understood.
    pub fn template_syntax(&mut self, span: Span, name: &str, engine: &str) {
        let Said { da, en } = engine_words(engine);
        let message = said!(
            "skabelonen `{name}` kan ikke læses: {da}",
            "the template `{name}` cannot be read: {en}"
        );
        let found = self.error("template-syntax", span, message);
        if engine.starts_with("Unexpected end of input") {
            found.help(said!(
                "der mangler en afslutning, for eksempel {{% endif %}}, {{% endfor %}} eller {{% endblock %}}",
                "an end is missing, such as {{% endif %}}, {{% endfor %}} or {{% endblock %}}"
            ));
        }
    }

    /// A template that names something that there is not: a filter, a component, a template, a block.
    pub fn template_unknown<'a>(
        &mut self,
        span: Span,
        name: &str,
        engine: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let Said { da, en } = engine_words(engine);
        let message = said!("skabelonen `{name}`: {da}", "the template `{name}`: {en}");
        let found = self.error("template-unknown", span, message);
        found.nearest_of(engine, known);
        if engine.starts_with("Unknown component") {
            found.help(said!(
                "docs/theme.md nævner alle komponenter med deres felter",
                "docs/theme.md lists every component with its parameters"
            ));
        }
    }

    /// Templates that need each other without end.
    pub fn template_ring(&mut self, span: Span, name: &str, to: &str) {
        let message = said!(
            "skabelonen `{name}` bygger i sidste ende på sig selv",
            "the template `{name}` builds on itself in the end"
        );
        let found = self.error("template-unknown", span, message);
        if name == to {
            found.help(said!(
                "skriv `default/{name}`: så bygger den på pejls skabelon af samme navn",
                "write `default/{name}`: then it builds on pejl's template of that name"
            ));
        }
    }

    /// A template of the site's that lacks a block which other templates fill.
    pub fn template_without_block(&mut self, span: Span, name: &str, block: &str, page: &str) {
        let message = said!(
            "skabelonen `{name}` har ikke blokken `{block}`, som `{page}` skriver i",
            "the template `{name}` has no block `{block}`, which `{page}` writes in"
        );
        self.error("template-unknown", span, message).help(said!(
            "skriv {{% block {block} %}}{{% endblock {block} %}}, hvor det skal stå, eller byg på pejls skabelon med {{% extends \"default/{name}\" %}}",
            "write {{% block {block} %}}{{% endblock {block} %}} where it is to stand, or build on pejl's template with {{% extends \"default/{name}\" %}}"
        ));
    }

    /// A component that two templates of the site define.
    pub fn component_twice(&mut self, span: Span, component: &str, other: &str) {
        let message = said!(
            "komponenten `{component}` står også i skabelonen `{other}`",
            "the component `{component}` stands in the template `{other}` as well"
        );
        self.error("template-unknown", span, message).help(said!("slet den ene", "delete one"));
    }

    /// A template that nothing uses.
    pub fn template_unused(&mut self, span: Span, name: &str, near: Option<&str>) {
        let message = said!(
            "ingen side og ingen anden skabelon bruger `{name}`",
            "no page and no other template uses `{name}`"
        );
        let found = self.warning("template-unused", span, message);
        if let Some(near) = near {
            found.label(said!("mente du `{near}`?", "did you mean `{near}`?"));
        }
        found.help(said!(
            "en skabelon erstatter pejls, hvis den har samme navn (`pejl theme files`); ellers skal en anden skabelon hente den med include",
            "a template replaces pejl's if it has the same name (`pejl theme files`); else another template must include it"
        ));
    }

    /// A template that could not be filled in. `page` is the first page that it happened on.
    pub fn template_failed(&mut self, span: Span, engine: &str, page: &str, more: usize) {
        let Said { da, en } = engine_words(engine);
        let (also_da, also_en) = also(more);
        let message = said!(
            "skabelonen kan ikke udfyldes på siden {page}{also_da}: {da}",
            "the template cannot be filled in on the page {page}{also_en}: {en}"
        );
        let found = self.error("template-failed", span, message);
        let available = engine.split_once(" Available ").and_then(|(_, it)| it.split_once(": "));
        let mut available: Vec<&str> =
            available.map_or(Vec::new(), |(_, it)| it.split(", ").collect());
        available.sort_unstable();
        found.nearest_of(engine, available.iter().copied());
        if !available.is_empty() {
            let list = available.join(", ");
            found.help(said!("her findes: {list}", "there is here: {list}"));
        }
    }

    /// A text of the site's for which pejl has none.
    pub fn unknown_text(&mut self, span: Span, key: &str, near: Option<&str>) {
        let message = said!("pejl har ingen tekst `{key}`", "pejl has no text `{key}`");
        let found = self.error("unknown-text", span, message);
        if let Some(near) = near {
            found.label(said!("mente du `{near}`?", "did you mean `{near}`?"));
        }
        found.help(said!(
            "alle tekster står i i18n/da.yml; `pejl theme copy i18n/da.yml` lægger en kopi i dit udseende",
            "all texts are in i18n/en.yml; `pejl theme copy i18n/en.yml` puts a copy in your theme"
        ));
    }

    /// A text without the places that pejl fills in, or with others.
    pub fn text_placeholders(&mut self, span: Span, key: &str, wanted: &[String], has: &[String]) {
        let braces = |names: &[String]| {
            names.iter().map(|it| format!("{{{it}}}")).collect::<Vec<_>>().join(", ")
        };
        let (wanted_list, has_list) = (braces(wanted), braces(has));
        let message = match (wanted.is_empty(), has.is_empty()) {
            (true, _) => said!(
                "teksten `{key}` har {has_list}, som pejl ikke udfylder",
                "the text `{key}` has {has_list}, which pejl does not fill in"
            ),
            (false, true) => said!(
                "teksten `{key}` mangler {wanted_list}",
                "the text `{key}` lacks {wanted_list}"
            ),
            (false, false) => said!(
                "teksten `{key}` skal have {wanted_list}, men har {has_list}",
                "the text `{key}` must have {wanted_list}, but has {has_list}"
            ),
        };
        self.error("text-placeholders", span, message).help(said!(
            "ordene i {{}} bliver erstattet af tal og navne: skriv dem, som pejl gør, hvor de passer ind i sætningen",
            "the words in {{}} become numbers and names: write them as pejl does, where they fit the sentence"
        ));
    }

    /// A text with other plural forms than its language has, or with forms where there are none.
    pub fn text_forms(&mut self, span: Span, key: &str, forms: &[&str]) {
        let list = forms.join(", ");
        let message = match forms.is_empty() {
            true => said!(
                "`{key}` er én tekst uden former for ental og flertal",
                "`{key}` is one text without forms for singular and plural"
            ),
            false => said!(
                "`{key}` skal have netop formerne {list}",
                "`{key}` must have exactly the forms {list}"
            ),
        };
        let found = self.error("text-forms", span, message);
        if !forms.is_empty() {
            found.help(said!(
                "skriv en linje for hver under nøglen: `one:` er ental, `other:` er alt andet",
                "write a line for each below the key: `one:` is singular, `other:` all else"
            ));
        }
    }

    /// Something else than a text under a key of the texts.
    pub fn not_a_text(&mut self, span: Span, key: &str, shape: &Said) {
        let (da, en) = (&shape.da, &shape.en);
        let message =
            said!("`{key}` skal være en tekst, men er {da}", "`{key}` must be a text, but is {en}");
        self.error("not-a-text", span, message).help(said!(
            "skriv ordene efter kolon på samme linje, i anførselstegn, hvis de har kolon i sig",
            "write the words after the colon on the same line, in quotes if they have a colon in them"
        ));
    }

    /// A single text where a group of texts stands.
    pub fn text_group(&mut self, span: Span, key: &str) {
        let message = said!(
            "under `{key}` skal der stå flere tekster, hver med sin nøgle",
            "below `{key}` there must be several texts, each with its key"
        );
        self.error("not-a-text", span, message).help(said!(
            "skriv hver tekst på en linje for sig, rykket to mellemrum ind: `nøgle: ordene`",
            "write each text on a line of its own, indented by two blanks: `key: the words`"
        ));
    }

    /// A text that becomes part of an address, and cannot.
    pub fn text_not_an_address(&mut self, span: Span, key: &str, better: Option<&str>) {
        let message = said!(
            "`{key}` bliver en del af en adresse og kan kun have små bogstaver a-z, tal og bindestreg",
            "`{key}` becomes part of an address and can only have small letters a-z, digits and hyphens"
        );
        let found = self.error("not-a-text", span, message);
        if let Some(better) = better {
            found.meant(span, better);
        }
    }
}

impl Diagnostic {
    /// The nearest of the known names to the one that the engine quoted.
    fn nearest_of<'a>(&mut self, engine: &str, known: impl IntoIterator<Item = &'a str>) {
        let Some(written) = engine.split('`').nth(1) else { return };
        if let Some(near) = nearest(written, known) {
            self.label(said!("mente du `{near}`?", "did you mean `{near}`?"));
        }
    }
}

/// ` (and on 199 more pages)`
fn also(more: usize) -> (String, String) {
    match more {
        0 => (String::new(), String::new()),
        1 => (" (og på 1 side til)".to_owned(), " (and on 1 more page)".to_owned()),
        _ => (format!(" (og på {more} sider til)"), format!(" (and on {more} more pages)")),
    }
}

/// What the template engine says, in our words where we have them; its own English elsewhere.
fn engine_words(message: &str) -> Said {
    let quoted = |nth: usize| message.split('`').nth(nth * 2 + 1).unwrap_or("");
    let (x, y) = (quoted(0), quoted(1));
    let first = message.split(" Available ").next().unwrap_or(message).trim_end_matches('.');
    let starts = |it: &str| message.starts_with(it);
    if let Some(said) = unknown(message, x, y) {
        return said;
    }
    match () {
        () if starts("Component argument") => {
            let (had, wants) = (engine_type(quoted(1)), engine_type(quoted(2)));
            let [da, en] = [(&wants.da, &had.da), (&wants.en, &had.en)];
            let ((wants_da, had_da), (wants_en, had_en)) = (da, en);
            said!(
                "komponentens felt `{x}` skal være {wants_da}, men er {had_da}",
                "the component's parameter `{x}` must be {wants_en}, but is {had_en}"
            )
        }
        () if starts("Block") => said!(
            "blokken `{x}` er ikke i den skabelon, der bygges på",
            "the block `{x}` is not in the template that this one builds on"
        ),
        () if starts("Variable") => {
            said!("der er ikke noget, der hedder `{x}`", "there is nothing called `{x}`")
        }
        () if starts("Field") => said!("feltet `{x}` findes ikke", "there is no field `{x}`"),
        () if starts("Unexpected end of input inside") => said!(
            "her lukkes noget andet end det, der sidst blev åbnet",
            "this closes something else than what was opened last"
        ),
        () if starts("Unexpected end of input") => {
            said!("den slutter for tidligt", "it ends too early")
        }
        () if starts("This content would be ignored") => said!(
            "det, der står uden for blokkene, kommer ikke med, når skabelonen bygger på en anden",
            "what stands outside of blocks is left out when a template builds on another"
        ),
        () if starts("`extends` needs to be the first") => {
            said!("extends skal stå først", "extends must come first")
        }
        () if starts("Template already contains a block") => {
            said!("blokken `{x}` står der to gange", "the block `{x}` stands there twice")
        }
        () if starts("Tried to render a variable that is undefined") => {
            said!("det, der skal skrives, findes ikke", "what is to be written does not exist")
        }
        () if starts("Iteration not possible") => said!(
            "der kan ikke gentages over `{x}`, kun over lister",
            "one cannot repeat over `{x}`, only over lists"
        ),
        () if starts("Found") && message.contains(" but expected ") => {
            let (found, wanted) =
                first["Found".len()..].split_once(" but expected ").unwrap_or((x, y));
            let (found, wanted) = (found.trim(), wanted.trim());
            let (da, en) = match wanted {
                "identifier" => ("et navn", "a name"),
                it => (it, it),
            };
            said!(
                "her står {found}, hvor der skulle stå {da}",
                "here is {found} where there should be {en}"
            )
        }
        () => {
            let mut said = Said::same(first);
            said.da = format!("skabelonmotoren siger: {first}");
            said
        }
    }
}

/// The same for a name that the engine does not know.
fn unknown(message: &str, x: &str, y: &str) -> Option<Said> {
    let rest = message.strip_prefix("Unknown ")?;
    let starts = |it: &str| rest.starts_with(it);
    Some(match () {
        () if starts("filter") => {
            said!("der er ikke noget filter `{x}`", "there is no filter `{x}`")
        }
        () if starts("test") => {
            said!("der er ikke nogen prøve `{x}` efter is", "there is no test `{x}` after is")
        }
        () if starts("function") => {
            said!("der er ikke nogen funktion `{x}`", "there is no function `{x}`")
        }
        () if starts("component") => {
            said!("der er ikke nogen komponent `{x}`", "there is no component `{x}`")
        }
        () if starts("template") => {
            said!("der er ikke nogen skabelon `{x}`", "there is no template `{x}`")
        }
        () if starts("tag") => said!("ukendt ord efter {{%", "unknown word after {{%"),
        () if starts("argument") => said!(
            "komponenten har ikke feltet {x}; den har {y}",
            "the component has no parameter {x}; it has {y}"
        ),
        () => return None,
    })
}

/// What the engine calls a kind of value.
fn engine_type(name: &str) -> Said {
    match name {
        "array" => said!("en liste", "a list"),
        "string" => said!("en tekst", "a text"),
        "bool" => said!("sandt eller falsk", "true or false"),
        "undefined" | "none" | "null" => said!("ingenting", "nothing"),
        it if it.starts_with("map") => said!("en samling felter", "a set of fields"),
        it => Said::same(it),
    }
}
