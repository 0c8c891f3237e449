//! The room from outside: what is written, what is found, and that nothing hostile gets through.

use proptest::prelude::*;

use super::*;
use crate::tree::Tree;

/// A resolver that shows each kind of answer.
struct Demo;

impl Resolver for Demo {
    fn resolve(&self, reference: &Reference) -> Resolved {
        let link = |href: &str, words: Option<&str>| Resolved::Link {
            href: href.to_owned(),
            words: words.map(str::to_owned),
            elsewhere: false,
            lang: None,
        };
        match target(&reference.dest) {
            Target::Thing { kind: ThingKind::Indicator, query, .. } => match query.first() {
                Some(("value", _)) => Resolved::Inline("<b>42</b>".to_owned()),
                Some(("linked", _)) => Resolved::Inline("<a href=\"/i/\">42</a>".to_owned()),
                _ => Resolved::Block("<figure>graf</figure>".to_owned()),
            },
            Target::Thing { kind: ThingKind::Mission, id, .. } => {
                link(&format!("/m/{id}/"), Some("Missionens navn"))
            }
            Target::Thing { kind: ThingKind::Page, .. } => Resolved::Link {
                href: "/om/".to_owned(),
                words: Some("About".to_owned()),
                elsewhere: false,
                lang: Some("en"),
            },
            Target::Thing { .. } => Resolved::Nothing,
            Target::File { path, .. } if reference.shape != Shape::Link => Resolved::Picture {
                src: path.into_owned(),
                decorative: reference.is_decoration(),
                width: Some(640),
                height: None,
                smaller: None,
            },
            Target::Elsewhere(href) => {
                Resolved::Link { href: href.to_owned(), words: None, elsewhere: true, lang: None }
            }
            // A resolver that is wrong: the writer must hold on its own.
            _ => link(&reference.dest, None),
        }
    }
}

/// A resolver that explains one word wherever it is asked.
struct Explains;

impl Resolver for Explains {
    fn resolve(&self, _: &Reference) -> Resolved {
        Resolved::Nothing
    }

    fn explained(&self, words: &str) -> Vec<(std::ops::Range<usize>, String)> {
        let known = Lexicon::new([("mission", ())]);
        known.find(words).into_iter().map(|it| (it.0, "/ord/#mission".to_owned())).collect()
    }
}

#[test]
fn words_are_explained_in_running_text_and_nowhere_else() {
    let words = Words::default();
    let writing = Writing {
        resolver: &Explains,
        words: &words,
        at: Span::new(Tree::of_texts([("a.md", "")]).find("a.md").unwrap(), 0, 0),
        heading_shift: 1,
        smart: true,
        at_top: false,
    };
    let link = "<a class=\"term\" href=\"/ord/#mission\">";
    for (text, expected) in [
        (
            "En *mission* -- og mere...",
            format!("<p>En <em>{link}mission</a></em> – og mere…</p>\n"),
        ),
        ("- Mission <3", format!("<ul>\n<li>{link}Mission</a> &lt;3</li>\n</ul>\n")),
        ("`mission` og missionen", "<p><code>mission</code> og missionen</p>\n".to_owned()),
        ("> En mission", "<blockquote>\n<p>En mission</p>\n</blockquote>\n".to_owned()),
    ] {
        assert_eq!(html(text, &writing), expected, "{text}");
    }
    for quiet in ["## En mission", "| mission |\n|---|\n| mission |", "[mission](https://a.dk)"] {
        assert!(!html(quiet, &writing).contains("class=\"term\""), "{quiet}");
    }
    // What comes after a heading, a table or a quotation is running text again.
    let after = "# A\n\n| a |\n|---|\n| b |\n\n> c\n\nEn mission";
    assert!(html(after, &writing).contains(link));
}

/// A resolver that lets everything through as a picture or a link.
struct Careless;

impl Resolver for Careless {
    fn resolve(&self, reference: &Reference) -> Resolved {
        let (href, src) = (reference.dest.clone(), reference.dest.clone());
        if reference.shape == Shape::Link {
            Resolved::Link { href, words: None, elsewhere: true, lang: None }
        } else {
            let (decorative, width, height, smaller) = (false, None, None, None);
            Resolved::Picture { src, decorative, width, height, smaller }
        }
    }
}

fn words() -> Words {
    let word = |it: &str| it.to_owned();
    Words {
        footnotes: word("Noter"),
        back_to_text: word("Tilbage til teksten, note"),
        note: word("Bemærk"),
        tip: word("Godt råd"),
        important: word("Vigtigt"),
        warning: word("Advarsel"),
        caution: word("Pas på"),
        external: word("eksternt websted"),
        table: word("Tabel"),
        done: word("Udført"),
        not_done: word("Ikke udført"),
    }
}

fn scratch() -> FileId {
    Tree::of_texts([("a.md", "")]).find("a.md").expect("just made")
}

fn write(markdown: &str, resolver: &dyn Resolver) -> String {
    let (words, at) = (words(), Span::start_of(scratch()));
    let (heading_shift, at_top) = (1, false);
    html(markdown, &Writing { resolver, words: &words, at, heading_shift, smart: true, at_top })
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    let html = write(markdown, &Demo);
    assert_eq!(html.trim_end(), expected.trim_end(), "of {markdown:?}");
    check_tags(&html);
}

fn find(markdown: &str) -> Outline {
    outline(markdown, scratch(), 0)
}

// What is written

#[test]
fn headings_are_shifted_and_have_ids() {
    check("# Børn & unge", "<h2 id=\"boern-unge\">Børn &amp; unge</h2>");
    check("###### Dybt", "<h6 id=\"dybt\">Dybt</h6>");
    check("Titel\n===", "<h2 id=\"titel\">Titel</h2>");
    check("## Om {#Hvem er vi}", "<h3 id=\"om-hvem-er-vi\">Om {#Hvem er vi}</h3>");
    check("## Om os {#hvem_er_vi}", "<h3 id=\"hvem-er-vi\">Om os</h3>");
    check("## *Om* os {#os} ##", "<h3 id=\"os\"><em>Om</em> os</h3>");
    check("## Om \\{#os}", "<h3 id=\"om-os\">Om {#os}</h3>");
    check("## Tal {2024} {.x}", "<h3 id=\"tal-2024-x\">Tal {2024} {.x}</h3>");
    check("#", "<h2 id=\"s\"></h2>");
}

#[test]
fn no_two_headings_share_an_id_nor_take_one_of_the_page() {
    let markdown =
        "# A\n# A\n# A-2\n# A\n# Main content\n# Saadan\n# Fn 1\n# Fn\n# Fn\n# H {#h-1}\n# …";
    let ids: Vec<_> = find(markdown).headings.into_iter().map(|it| it.id).collect();
    let expected = [
        "a",
        "a-2",
        "a-2-2",
        "a-3",
        "s-main-content",
        "s-saadan",
        "s-fn-1",
        "s-fn",
        "s-fn-2",
        "s-h-1",
        "s",
    ];
    assert_eq!(ids, expected);
    let html = write(markdown, &Demo);
    for id in ids {
        assert!(html.contains(&format!(" id=\"{id}\">")), "{id} in {html}");
    }
}

#[test]
fn tables_scroll_and_have_headers_and_no_styles() {
    check(
        "| | År | Tal |\n|---|:-:|--:|\n| a | | 1 |\n| b |",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel 1\"><table class=\"data text\">\n\
         <thead>\n<tr><td></td><th scope=\"col\" class=\"c\">År</th><th scope=\"col\" class=\"r\">Tal</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>a</td><td class=\"c\"></td><td class=\"r\">1</td></tr>\n\
         <tr><td>b</td><td class=\"c\"></td><td class=\"r\"></td></tr>\n</tbody>\n</table></div>",
    );
    let two = write("|a|\n|-|\n\n|a|\n|-|", &Demo);
    assert!(
        two.contains("\"Tabel 1\"") && two.contains("\"Tabel 2\"") && !two.contains("tbody"),
        "{two}"
    );
}

#[test]
fn alerts_and_quotations_differ() {
    check(
        "> [!WARNING]\n> Tallet er *foreløbigt*.",
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Advarsel</p>\n\
         <p>Tallet er <em>foreløbigt</em>.</p>\n</div>",
    );
    check("> Citat", "<blockquote>\n<p>Citat</p>\n</blockquote>");
}

#[test]
fn tasks_are_signs_with_names() {
    check(
        "- [x] klar\n- [ ] ikke klar\n- andet",
        "<ul>\n<li class=\"task\"><span class=\"check\" role=\"img\" aria-label=\"Udført\">☑</span> klar</li>\n\
         <li class=\"task\"><span class=\"check\" role=\"img\" aria-label=\"Ikke udført\">☐</span> ikke klar</li>\n\
         <li>andet</li>\n</ul>",
    );
    let loose = write("- [x] klar\n\n- [ ] ikke", &Demo);
    assert!(loose.contains("<li class=\"task\">\n<p><span class=\"check\""), "{loose}");
}

#[test]
fn notes_are_numbered_by_their_first_mention_and_lead_back() {
    check(
        "B[^b] a[^A] b[^b].\n\n[^a]: Første.\n[^b]: Anden, se[^c].\n[^c]: Tredje\n\n    - liste\n[^d]: Ubrugt",
        "<p>B<sup><a href=\"#fn-1\" id=\"fnref-1\" aria-describedby=\"fn-title\">1</a></sup> \
         a<sup><a href=\"#fn-2\" id=\"fnref-2\" aria-describedby=\"fn-title\">2</a></sup> \
         b<sup><a href=\"#fn-1\" id=\"fnref-1-2\" aria-describedby=\"fn-title\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" aria-labelledby=\"fn-title\">\n<h2 id=\"fn-title\">Noter</h2>\n<ol>\n\
         <li id=\"fn-1\">\n<p>Anden, se<sup><a href=\"#fn-3\" id=\"fnref-3\" aria-describedby=\"fn-title\">3</a></sup>. \
         <a href=\"#fnref-1\" aria-label=\"Tilbage til teksten, note 1\">↩\u{fe0e}</a> \
         <a href=\"#fnref-1-2\" aria-label=\"Tilbage til teksten, note 1-2\">↩\u{fe0e}<sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn-2\">\n<p>Første. <a href=\"#fnref-2\" aria-label=\"Tilbage til teksten, note 2\">↩\u{fe0e}</a></p>\n</li>\n\
         <li id=\"fn-3\">\n<p>Tredje</p>\n<ul>\n<li>liste</li>\n</ul>\n\
         <p> <a href=\"#fnref-3\" aria-label=\"Tilbage til teksten, note 3\">↩\u{fe0e}</a></p>\n</li>\n\
         </ol>\n</section>",
    );
    let unused: Vec<_> = find("a[^a]\n\n[^a]: x\n[^d]: y\n[^e]: se[^f]\n[^f]: z")
        .unused_notes
        .into_iter()
        .map(|it| it.value)
        .collect();
    assert_eq!(unused, ["d", "e", "f"]);
    check("Ukendt[^x]", "<p>Ukendt[^x]</p>");
}

#[test]
fn a_note_that_mentions_itself_ends() {
    let html = write("a[^a]\n\n[^a]: b[^a]", &Demo);
    check_tags(&html);
    assert!(html.contains("#fnref-1-2"), "{html}");
}

#[test]
fn code_has_a_language_and_can_be_reached_by_keyboard() {
    check(
        "```klingon\n<b>\n```",
        "<pre tabindex=\"0\"><code class=\"language-klingon\">&lt;b&gt;\n</code></pre>",
    );
    check("    x & y\n", "<pre tabindex=\"0\"><code>x &amp; y\n</code></pre>");
    check(
        "```\"onload=x\nx\n```",
        "<pre tabindex=\"0\"><code class=\"language-onloadx\">x\n</code></pre>",
    );
}

#[cfg(feature = "highlight")]
#[test]
fn known_languages_are_coloured_by_classes() {
    let html = write("```rust\nfn main() { \"<script>\"; }\n```", &Demo);
    check_tags(&html);
    assert!(html.contains("<code class=\"language-rust\"><span class=\"hl-"), "{html}");
}

#[test]
fn raw_html_is_shown_and_found_but_remarks_are_not() {
    check("a <b>x</b> <!-- hemmeligt --> c", "<p>a &lt;b&gt;x&lt;/b&gt;  c</p>");
    check("<!-- note\ntil os -->\n\nTekst", "<p>Tekst</p>");
    check(
        "<div onclick=x>\n*a*\n</div>\n\nb",
        "<p>&lt;div onclick=x&gt;\n*a*\n&lt;/div&gt;</p>\n<p>b</p>",
    );
    check("<!-- aldrig lukket\n\ntekst", "<p>&lt;!-- aldrig lukket\n\ntekst</p>");
    let markdown = "å <b>x</b>\n\n<!-- ok -->\n\n<script>\nalert(1)\n</script>\n\n<!-- åben";
    let tree = Tree::of_texts([("a.md", markdown)]);
    let found = outline(markdown, tree.find("a.md").expect("there"), 0).html;
    let found: Vec<_> = found.into_iter().map(|it| tree.slice(it)).collect();
    assert_eq!(found, ["<b>", "</b>", "<script>\nalert(1)\n</script>", "<!-- åben"]);
}

#[test]
fn links_become_what_the_resolver_says() {
    check("[os](mission:a \"T\")", "<p><a href=\"/m/a/\" title=\"T\">os</a></p>");
    check("[](mission:a)", "<p><a href=\"/m/a/\">Missionens navn</a></p>");
    check("[](page:om)", "<p><a href=\"/om/\" hreflang=\"en\" lang=\"en\">About</a></p>");
    check("[om](page:om)", "<p><a href=\"/om/\" hreflang=\"en\">om</a></p>");
    check("[**ord**](term:x)", "<p><strong>ord</strong></p>");
    check(
        "[a--b](https://a.dk/?b=1&c) <https://a--b.dk>",
        "<p><a href=\"https://a.dk/?b=1&amp;c\" class=\"ext\" rel=\"noopener\">a--b<span class=\"vh\"> (eksternt websted)</span></a> \
         <a href=\"https://a--b.dk\" class=\"ext\" rel=\"noopener\">https://a--b.dk<span class=\"vh\"> (eksternt websted)</span></a></p>",
    );
    check("<a@b.dk>", "<p><a href=\"mailto:a@b.dk\">a@b.dk</a></p>");
    check("[x](indicator:a)", "<p>x</p>");
    check("[x](indicator:a?value=latest)", "<p><b>42</b></p>");
}

#[test]
fn what_stands_alone_on_its_line_leaves_its_paragraph() {
    check("![](indicator:a)", "<figure>graf</figure>");
    check("![](indicator:a)\n![](indicator:b)", "<figure>graf</figure>\n<figure>graf</figure>");
    check(
        "Før\n![](indicator:a)\nefter *x*",
        "<p>Før</p>\n<figure>graf</figure>\n<p>efter <em>x</em></p>",
    );
    check("Før  \n![](indicator:a)", "<p>Før</p>\n<figure>graf</figure>");
    check("- ![](indicator:a)\n- x", "<ul>\n<li>\n<figure>graf</figure>\n</li>\n<li>x</li>\n</ul>");
    check("> ![](indicator:a)", "<blockquote>\n<figure>graf</figure>\n</blockquote>");
    check("Tallet er\n![](indicator:a?value=latest)\ni dag", "<p>Tallet er\n<b>42</b>\ni dag</p>");
}

#[test]
fn a_block_never_stands_in_a_sentence() {
    check("Se ![graf](indicator:a) her", "<p>Se graf her</p>");
    check("*![graf](indicator:a)*", "<p><em>graf</em></p>");
    check("*a\n![graf](indicator:a)\nb*", "<p><em>a\ngraf\nb</em></p>");
    check("# ![graf](indicator:a)", "<h2 id=\"graf\">graf</h2>");
    check("[![graf](indicator:a)](mission:a)", "<p><a href=\"/m/a/\">graf</a></p>");
    check("[![graf](indicator:a?linked=1)](mission:a)", "<p><a href=\"/m/a/\">graf</a></p>");
    check("[![](indicator:a?value=1)](mission:a)", "<p><a href=\"/m/a/\"><b>42</b></a></p>");
}

#[test]
fn pictures_alone_are_figures() {
    check(
        "![Børn i en gård](b%C3%B8rn.jpg \"Foto: <A>\")",
        "<figure class=\"picture\"><img src=\"b%C3%B8rn.jpg\" alt=\"Børn i en gård\" loading=\"lazy\" decoding=\"async\" width=\"640\">\
         <figcaption>Foto: &lt;A&gt;</figcaption></figure>",
    );
    check(
        "![x](a.jpg \"dekorativ\")",
        "<figure class=\"picture\"><img src=\"a.jpg\" alt=\"\" loading=\"lazy\" decoding=\"async\" width=\"640\"></figure>",
    );
    check(
        "a ![*x* \"y\"](a.jpg \"T\")",
        "<p>a <img src=\"a.jpg\" alt=\"x &quot;y&quot;\" loading=\"lazy\" decoding=\"async\" width=\"640\" title=\"T\"></p>",
    );
}

#[test]
fn typography_is_the_same_in_all_languages() {
    check("Nu -- ja ... 2020--2024", "<p>Nu – ja … 2020–2024</p>");
    check(
        "`--strict ...` --strict \"citat\" 'x' ---- ....",
        "<p><code>--strict ...</code> --strict &quot;citat&quot; 'x' ---- ....</p>",
    );
    assert_eq!(smart("--"), "--");
}

// What is found

#[test]
fn places_of_references_are_right_after_danish_letters_and_windows_line_ends() {
    let front = "---\r\ntitle: æøå\r\n---\r\n";
    let body = "Ærø [*vores* måde](mission:unges-trivsel \"Titel ](\")\r\n\r\n\
                > ![Å](<b ø.jpg>) og [](term:x)\r\n\r\n\
                - <https://a.dk> <a@b.dk>\r\n- [gået][ref], [tom]( \r\n  b\\_c.md )\r\n\r\n\
                [ref]: ../pages/om.md 'Om'\r\n";
    let tree = Tree::of_texts([("a.md", &*format!("{front}{body}"))]);
    let found = outline(body, tree.find("a.md").expect("there"), front.len()).references;
    let places: Vec<_> = found.iter().map(|it| (tree.slice(it.span), it.dest.as_str())).collect();
    assert_eq!(
        places,
        [
            ("mission:unges-trivsel", "mission:unges-trivsel"),
            ("b ø.jpg", "b ø.jpg"),
            ("term:x", "term:x"),
            ("https://a.dk", "https://a.dk"),
            ("a@b.dk", "mailto:a@b.dk"),
            ("../pages/om.md", "../pages/om.md"),
            ("b\\_c.md", "b_c.md"),
        ]
    );
    assert_eq!(found[0].words, "vores måde");
    assert_eq!(found[0].title, "Titel ](");
    assert_eq!((found[1].shape, found[2].shape), (Shape::Picture, Shape::Link));
}

#[test]
fn the_resolver_meets_what_the_outline_found() {
    use std::cell::RefCell;
    struct Keep(RefCell<Vec<Reference>>);
    impl Resolver for Keep {
        fn resolve(&self, reference: &Reference) -> Resolved {
            self.0.borrow_mut().push(reference.clone());
            Resolved::Nothing
        }
    }
    let markdown = "![a](b)\n\n[![c](d)](e) [f][g] <hh:i>\n\n[g]: j\n";
    let keep = Keep(RefCell::default());
    let (words, at) = (words(), Span::new(scratch(), 7, 9));
    let (heading_shift, at_top) = (0, false);
    let resolver = &keep;
    html(markdown, &Writing { resolver, words: &words, at, heading_shift, smart: false, at_top });
    let found = outline(markdown, scratch(), 7).references;
    assert_eq!(found.len(), 5);
    assert_eq!(found.iter().filter(|it| it.in_link).count(), 1);
    assert_eq!(*keep.0.borrow(), found);
}

#[test]
fn an_address_in_a_link_is_words() {
    let html = write("[se <https://x.dk> nu](y) <https://z.dk>", &Demo);
    assert_eq!(html.matches("<a ").count(), 2, "{html}");
    assert!(html.contains("se https://x.dk nu</a>"), "{html}");
}

#[test]
fn headings_are_found_with_their_places() {
    let markdown = "å\r\n\r\n## *Tal* `x` & [mål](a) {#her}\r\n\r\nTo\r\nlinjer\r\n---\r\n";
    let tree = Tree::of_texts([("a.md", markdown)]);
    let found = outline(markdown, tree.find("a.md").expect("there"), 0).headings;
    let found: Vec<_> =
        found.iter().map(|it| (it.level, &*it.id, &*it.text, tree.slice(it.span))).collect();
    assert_eq!(
        found,
        [
            (2, "her", "Tal x & mål", "## *Tal* `x` & [mål](a) {#her}"),
            (2, "to-linjer", "To linjer", "To\r\nlinjer\r\n---"),
        ]
    );
}

// What must never get through

const VOID: [&str; 3] = ["img", "br", "hr"];
const TAGS: &str = "p h1 h2 h3 h4 h5 h6 blockquote div pre code ul ol li table thead tbody tr th td \
                    em strong del a img br hr sup section span figure figcaption b";
const ATTRIBUTES: &str = "id class role tabindex aria-label aria-labelledby aria-describedby scope \
                          href title rel hreflang lang src alt loading decoding width height start";

/// Reads HTML as strictly as we write it: known tags and attributes, quoted, balanced, no block in a
/// paragraph, no link in a link, each id once, every `#fn…` there, addresses that run nothing.
#[track_caller]
fn check_tags(html: &str) {
    let (mut open, mut ids, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare `>` in {html}");
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').expect("an end");
            assert_eq!(open.pop(), Some(&closing[..end]), "unbalanced in {html}");
            rest = &closing[end + 1..];
            continue;
        }
        let end = rest.find([' ', '>']).expect("an end");
        let name = &rest[..end];
        assert!(TAGS.split(' ').any(|it| it == name), "<{name}> in {html}");
        assert!(name != "a" || !open.contains(&"a"), "a link in a link in {html}");
        let phrasing = ["em", "strong", "del", "a", "img", "br", "sup", "span", "code", "b"];
        assert!(!open.contains(&"p") || phrasing.contains(&name), "<{name}> in <p> in {html}");
        rest = &rest[end..];
        while let Some(attribute) = rest.strip_prefix(' ') {
            let (name, value) = attribute.split_once("=\"").expect("a value");
            assert!(ATTRIBUTES.split_whitespace().any(|it| it == name), "{name}= in {html}");
            let (value, after) = value.split_once('"').expect("a quote");
            assert!(!value.contains(['<', '>']), "{value} in {html}");
            match name {
                "id" => ids.push(value),
                "href" | "src" => {
                    let value = value.replace("&amp;", "&").replace("&#x27;", "'");
                    if let Some(id) = value.strip_prefix("#fn") {
                        wanted.push(format!("fn{id}"));
                    }
                    let scheme =
                        value.split(['/', '?', '#']).next().and_then(|it| it.split_once(':'));
                    let scheme = scheme.map(|it| it.0.to_ascii_lowercase());
                    let fine = ["http", "https", "mailto", "tel"];
                    assert!(scheme.is_none_or(|it| fine.contains(&&*it)), "{value} in {html}");
                    assert!(!value.starts_with("//"), "{value} in {html}");
                }
                _ => {}
            }
            rest = after;
        }
        rest = rest.strip_prefix('>').expect("the end of a tag");
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id twice in {html}");
    for id in wanted {
        let made_here = html.contains("class=\"footnotes\"");
        assert!(!made_here || ids.contains(&&*id), "#{id} leads nowhere in {html}");
    }
}

#[test]
fn hostile_addresses_never_reach_an_attribute() {
    for dest in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "<java\u{1}script:alert(1)>",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "<java&NewLine;script:alert(1)>",
        "data:text/html;base64,x",
        "vbscript:x",
        "//evil.example/",
        "\\\\\\\\evil.example",
        "x\" onerror=\"alert(1)",
        "<x\" onerror=\"alert(1)>",
        "' onclick='x",
    ] {
        for markdown in [
            format!("[a]({dest})"),
            format!("![a]({dest})"),
            format!("a ![a]({dest}) [![a]({dest})]({dest})"),
            format!("[a][b]\n\n[b]: {dest}"),
            format!("<{dest}>"),
            format!("[a](mission:x '{dest}')\n\n```{dest}\n```\n\n# {dest} {{#{dest}}}"),
        ] {
            for resolver in [&Careless as &dyn Resolver, &Demo] {
                check_tags(&write(&markdown, resolver));
            }
            let plain = commonmark(&markdown).to_lowercase();
            assert!(
                !plain.contains("href=\"javascript:") && !plain.contains("src=\"javascript:"),
                "{plain}"
            );
        }
    }
}

#[test]
fn what_a_resolver_says_is_looked_at_too() {
    struct Evil(&'static str);
    impl Resolver for Evil {
        fn resolve(&self, reference: &Reference) -> Resolved {
            let (lang, elsewhere, words) = (None, true, Some("<script>".to_owned()));
            if reference.shape == Shape::Picture {
                let (decorative, width, height) = (false, None, None);
                let sources = vec![(self.0.to_owned(), 1)];
                let smaller = Some(Smaller { kind: None, sources, sizes: String::new() });
                let src = self.0.to_owned();
                return Resolved::Picture { src, decorative, width, height, smaller };
            }
            Resolved::Link { href: self.0.to_owned(), words, elsewhere, lang }
        }
    }
    for href in ["javascript:x", " javascript:x", "java\nscript:x", "data:x", "\u{b}//x", "x:y"] {
        let html = write("[a](b) [](b) ![c](d) x\n\n![e](f)", &Evil(href));
        assert!(!html.contains("href") && !html.contains("src"), "{html}");
        check_tags(&html);
    }
}

/// Runs with little stack, so that a recursion would be seen.
fn with_little_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(work);
    thread.expect("a thread").join().expect("no overflow");
}

#[test]
fn depth_and_size_do_no_harm() {
    with_little_stack(|| {
        for piece in [
            "[", "![", "> ", "- ", "*a ", "**a", "_", "`", "<", "&", "\\", "[^a]", "[^a]: > ",
            "<!--", "(", "|", "a](b)",
        ] {
            let markdown = piece.repeat(100_000 / piece.len());
            let _ = find(&markdown);
            check_tags(&write(&markdown, &Demo));
        }
        let _ = write(&"[".repeat(1_000_000), &Demo);
        for (start, end) in
            [("[a ![b", "](c)](d)"), ("![a ", "](b)"), ("*a **b ", "** c*"), ("[", "](b)")]
        {
            let markdown = format!("{}{}", start.repeat(5_000), end.repeat(5_000));
            let _ = find(&markdown);
            check_tags(&write(&markdown, &Demo));
        }
    });
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let work = |markdown: &str| {
        let read = read::Document::read(markdown, read::Place::nowhere(), read::Dialect::Pages);
        let outline: usize =
            read.references.values().map(|it| it.words.len() + it.dest.len()).sum();
        read.events.len() + outline + write(markdown, &Demo).len()
    };
    for piece in [
        "[",
        "![",
        "> ",
        "*a ",
        "[a](b) ",
        "![a](b)\n",
        "# a\n",
        "a[^a] ",
        "[^a]: b\n\n",
        "<b>",
        "<!-- ",
        "|a",
        "- [ ] a\n",
        "{#",
        "![a ",
        "`a` ",
        "[a]: b\n",
        "[a][b] ",
        "... -- ",
    ] {
        let tail = "\n\n[^a]: c\n\n[b]: d\n";
        let sized = |n: usize| work(&format!("{}{tail}", piece.repeat(n)));
        let (once, twice) = (sized(1_000), sized(2_000));
        assert!(twice <= once * 2 + once / 4, "{piece:?}: {once}, then {twice}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn nothing_written_is_broken_or_runs(pieces in proptest::collection::vec(piece(), 0..40)) {
        let markdown = pieces.concat();
        let _ = find(&markdown);
        for resolver in [&Demo as &dyn Resolver, &Careless] {
            check_tags(&write(&markdown, resolver));
        }
        let _ = commonmark(&markdown);
    }

    #[test]
    fn ids_and_places_are_those_of_the_outline(pieces in proptest::collection::vec(piece(), 0..40)) {
        let markdown = pieces.concat();
        let tree = Tree::of_texts([("a.md", &*format!("æ{markdown}"))]);
        let file = tree.find("a.md").expect("just made");
        let found = outline(&markdown, file, 2);
        let all = found.references.iter().map(|it| it.span).chain(found.html).chain(
            found.headings.iter().map(|it| it.span));
        for span in all {
            prop_assert!(tree.file(file).text.get(span.start as usize..span.end as usize).is_some());
        }
    }
}

/// Bits of Markdown and of malice.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "\n",
        "\n\n",
        " ",
        "  \n",
        "\r\n",
        "\t",
        "    ",
        "# ",
        "## ",
        "---\n",
        "===\n",
        "> ",
        "> [!NOTE]\n> ",
        "- ",
        "1. ",
        "- [x] ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "```rust\n",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "[^a]",
        "[^b]",
        "\n[^a]: ",
        "\n\n[^b]: ",
        "    x",
        "|a|b|\n|-|:-:|\n",
        "|",
        "\\",
        "&",
        "&lt;",
        "&#0;",
        "<",
        ">",
        "\"",
        "'",
        "{#id}",
        "{#fn-1}",
        "{#",
        "}",
        "<script>",
        "</script>",
        "<b onclick=x>",
        "<!-- ",
        " -->",
        "<!-->",
        "style=\"x\"",
        "javascript:x",
        "data:x",
        "https://a.dk",
        "mission:a",
        "indicator:a",
        "indicator:a?value=1",
        "indicator:a?linked=1",
        "![](indicator:a)",
        "\n![x](a.jpg \"t\")\n",
        "[x](y)",
        "[](page:a)",
        "[a]: b\n",
        "<https://x.dk>",
        "<a@b.dk>",
        "æ",
        "ø",
        "e\u{301}",
        "\u{200b}",
        "\0",
        "...",
        "--",
        "\n***\n",
        "😀",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => ".{0,4}"]
}
