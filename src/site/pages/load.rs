//! How much is asked of partners at once, in sentences. In the order of their names, never of how much.

use crate::assess::{self, Load};
use crate::model::{Key, Partner, Thing};
use crate::site::view::Phrase;
use crate::site::words::Writer;

/// Partners of whom many missions ask something at once.
pub(super) fn all(it: &Writer) -> Vec<Phrase> {
    let loads: Vec<Load> = assess::loads(it.model).into_iter().filter(Load::is_much).collect();
    let places = it
        .sorted((0..loads.len()).collect(), |at| it.site.title(Thing::Partner(loads[at].partner)));
    places.into_iter().map(|at| says(it, &loads[at])).collect()
}

/// The same of one partner, if it is worth a word.
pub(super) fn of(it: &Writer, key: Key<Partner>) -> Option<String> {
    let load = assess::loads(it.model).into_iter().find(|it| it.partner == key)?;
    load.is_much().then(|| says(it, &load).text)
}

/// What counts as many, and what as asked.
pub(super) fn how(it: &Writer) -> String {
    it.t("load.how")
}

/// "7 af 9 missioner vil have noget af Nordvig Kommune frem til 1. maj 2027", with their names.
fn says(it: &Writer, load: &Load) -> Phrase {
    let partner = it.phrase(it.site.title(Thing::Partner(load.partner)));
    let missions: Vec<String> =
        load.asking.iter().map(|key| it.short(Thing::Mission(*key)).text).collect();
    let (n, of) = (load.asking.len().to_string(), load.of.to_string());
    let args = [
        ("n", n.as_str()),
        ("of", &of),
        ("partner", &partner.text),
        ("date", &it.date(load.until)),
        ("missions", &it.locale.list(&missions)),
    ];
    let href = it.href(crate::site::PageRef::Thing(Thing::Partner(load.partner)));
    let here = it.page == crate::site::PageRef::Thing(Thing::Partner(load.partner));
    Phrase { text: it.fill("load.says", &args), lang: partner.lang, href: (!here).then_some(href) }
}
