//! How much is asked of partners at once, in sentences. In the order of their names, never of how much.

use crate::assess::Load;
use crate::model::{Key, Partner, Thing};
use crate::site::PageRef;
use crate::site::view::{Column, FindingView, LoadView, Phrase, Row, Table};
use crate::site::words::Writer;

/// So many are told in sentences; more stand in a table, and in the portfolio only how many they are.
const SENTENCES: usize = 8;

/// Partners of whom many missions ask something at once; nothing where there are none.
pub(super) fn all(it: &Writer) -> Option<LoadView> {
    let loads: Vec<&Load> = it.site.index.loads.iter().filter(|it| it.is_much()).collect();
    let until = it.date(loads.first()?.until);
    let title = |at: usize| it.site.title(Thing::Partner(loads[at].partner));
    let places = it.sorted((0..loads.len()).collect(), title);
    let sorted: Vec<&Load> = places.into_iter().map(|at| loads[at]).collect();
    let few = sorted.len() <= SENTENCES;
    let view = |load: &&Load| FindingView {
        title: it.thing(Thing::Partner(load.partner)),
        says: vec![says(it, load)],
    };
    let here = it.page == PageRef::Coverage || !it.site.has(PageRef::Coverage);
    let n = loads.len().to_string();
    let said = it.fill("load.many", &[("n", &n), ("date", &until)]);
    Some(LoadView {
        how: it.t("load.how"),
        says: sorted.iter().filter(|_| few).map(view).collect(),
        table: (!few && here).then(|| table(it, &sorted, &said)),
        more: (!few && !here).then(|| {
            let href = format!("{}#h-mange", it.href(PageRef::Coverage));
            Phrase { text: said.clone(), lang: None, href: Some(href) }
        }),
    })
}

/// The same of one partner, if it is worth a word.
pub(super) fn of(it: &Writer, key: Key<Partner>) -> Option<String> {
    let load = it.site.index.loads.iter().find(|it| it.partner == key)?;
    load.is_much().then(|| says(it, load))
}

/// "7 af 9 missioner venter noget af parten frem til 1. maj 2027", with their names.
fn says(it: &Writer, load: &Load) -> String {
    let (n, of) = (load.asking.len().to_string(), load.of.to_string());
    let (date, missions) = (it.date(load.until), missions(it, load));
    let args = [("n", n.as_str()), ("of", &of), ("date", &date), ("missions", &missions)];
    it.fill("load.says", &args)
}

fn missions(it: &Writer, load: &Load) -> String {
    let names: Vec<String> =
        load.asking.iter().map(|key| it.short(Thing::Mission(*key)).text).collect();
    it.locale.list(&names)
}

/// A row for each partner.
fn table(it: &Writer, loads: &[&Load], caption: &str) -> Table {
    let row = |load: &&Load| {
        let (n, of) = (load.asking.len().to_string(), load.of.to_string());
        let share = it.fill("load.of", &[("n", &n), ("of", &of)]);
        Row {
            head: it.short(Thing::Partner(load.partner)),
            cells: vec![it.plain(share), it.plain(missions(it, load))],
        }
    };
    let column = |key: &str| Column { head: it.plain(it.t(key)), left: true };
    Table {
        caption: it.unique(caption.to_owned()),
        lang: None,
        columns: ["field.partner", "load.share", "field.missions"].map(column).into(),
        rows: loads.iter().map(row).collect(),
    }
}
