//! The look of a site as files: what comes with pejl, and what a site has put in its place. Finds
//! templates that cannot work and texts that do not fit, and says so. Knows the template engine and the
//! names of the default theme's files. Does *not* know pages: `render` writes those.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::diag::Diags;
use crate::tree::Tree;
use crate::value::Id;
use crate::yaml;

/// The name of the theme in the binary.
pub const DEFAULT: &str = "default";

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct Shipped;

/// Every file of the default theme by its path below the theme: what a site can replace.
///
/// # Panics
/// If the binary does not hold what it lists.
pub fn shipped() -> BTreeMap<String, Cow<'static, [u8]>> {
    let hidden = |path: &str| path.split('/').any(|it| it.starts_with('.'));
    let names = Shipped::iter().filter(|it| !hidden(it));
    names
        .map(|name| {
            let file = Shipped::get(&name).expect("the theme lists its own files");
            (name.into_owned(), file.data)
        })
        .collect()
}

/// The theme of its own that a site asks for, if the name can be that of a folder. What else may be wrong
/// with site.yml is said when it is parsed.
pub fn wanted(tree: &Tree) -> Option<Id> {
    let file = ["site.yml", "site.yaml"].into_iter().find_map(|it| tree.find(it))?;
    let node = yaml::parse(&tree.file(file).text, file, 0, &mut Diags::default())?;
    let yaml::Value::Map(keys) = node.value else { return None };
    let (_, name) = keys.iter().find(|(key, _)| key.value == "theme")?;
    Id::parse(name.text()?).ok().filter(|it| it.as_str() != DEFAULT)
}
