//! Danish words for what the format has English ones for: whoever writes `status: afsluttet` or `frist:` means
//! something, and pejl says which word it is. Does *not* accept them: a file has one spelling.

/// The value that a Danish (or otherwise likely) word stands for, of those that may stand there.
pub(super) fn value_meant(found: &str, known: &[&str]) -> Option<&'static str> {
    meant(VALUES, found, known)
}

/// The key that a Danish one stands for, of those that may stand there.
pub(super) fn key_meant(found: &str, known: &[&str]) -> Option<&'static str> {
    meant(KEYS, found, known)
}

type Words = &'static [(&'static [&'static str], &'static [&'static str])];

fn meant(words: Words, found: &str, known: &[&str]) -> Option<&'static str> {
    let found = found.trim().to_lowercase().replace(['_', '-'], " ");
    let stands_for =
        words.iter().filter(|(danish, _)| danish.contains(&found.as_str())).map(|it| it.1);
    stands_for.flatten().copied().find(|it| known.contains(it))
}

/// One Danish word may mean different things in different places: the first that may stand there is meant.
const VALUES: Words = &[
    (&["ja", "yes", "sand", "on"], &["true"]),
    (&["nej", "no", "falsk", "off"], &["false"]),
    (&["nu"], &["now"]),
    (&["næste", "snart"], &["next"]),
    (&["senere"], &["later"]),
    (&["op", "stigende", "mere", "flere", "up"], &["increase"]),
    (&["ned", "faldende", "mindre", "færre", "down"], &["decrease"]),
    (&["fasthold", "holde", "uændret"], &["hold"]),
    (&["ingen"], &["none"]),
    (&["kommune", "kommuner", "kommunen", "alle kommuner"], &["municipality"]),
    (&["regioner", "regionen", "alle regioner"], &["region"]),
    (&["stat", "staten", "ministerium", "styrelse"], &["state"]),
    (&["sygehus", "sygehuse", "hospitaler"], &["hospital"]),
    (&["læge", "læger", "almen praksis", "praktiserende læge"], &["general_practice"]),
    (&["virksomhed", "virksomheder", "firma", "alle virksomheder"], &["company"]),
    (&["forening", "foreninger", "alle foreninger"], &["association"]),
    (&["borger", "borgere", "alle borgere"], &["citizens"]),
    (&["universitet", "universiteter"], &["university"]),
    (&["fond", "fonde"], &["foundation"]),
    (&["skole", "skoler", "skolerne", "alle skoler"], &["school"]),
    (&["andet", "anden"], &["other"]),
    (&["opmærksomhed", "kendskab"], &["awareness"]),
    (&["forsøg", "eksperiment", "eksperimenter", "pilot"], &["experiment", "experiments"]),
    (&["evne", "kapacitet", "kompetence"], &["capability"]),
    (&["forankret", "drift"], &["embedded"]),
    (&["indsats", "initiativ", "projekt"], &["initiative"]),
    (&["forpligtelse", "løfte"], &["commitment"]),
    (&["tilbud", "ydelse"], &["service"]),
    (&["planlagt", "ikke begyndt"], &["planned"]),
    (&["i gang", "igang", "løbende"], &["running"]),
    (&["udbredt", "skaleret"], &["scaled"]),
    (&["færdig", "afsluttet", "gennemført", "slut"], &["completed", "done"]),
    (&["lukket", "stoppet"], &["closed", "dropped"]),
    (&["udført", "nået", "opnået"], &["done"]),
    (&["droppet", "opgivet", "aflyst", "annulleret"], &["dropped", "closed"]),
    (&["nyhed", "nyt"], &["news"]),
    (&["resultat"], &["result"]),
    (&["læring", "erfaring"], &["learning"]),
    (&["beslutning"], &["decision"]),
    (&["virkede", "det virkede"], &["worked"]),
    (&["virkede ikke", "det virkede ikke", "fejlede", "mislykket"], &["did_not_work"]),
    (&["overraskede", "overraskende", "det overraskede"], &["surprised"]),
    (&["forsket", "forskning", "undersøgt", "videnskabelig"], &["researched"]),
    (&["prøvet", "afprøvet", "testet"], &["tried"]),
    (&["troet", "antaget", "formodet", "vi tror"], &["believed"]),
    (&["viden", "fagperson", "fagligt"], &["knowledge"]),
    (&["proces", "projektleder"], &["process"]),
    (&["organisation", "leder", "ledelse", "direktør"], &["organisation"]),
    (&["mindst"], &["at_least"]),
    (&["højst"], &["at_most"]),
    (&["møde"], &["meeting"]),
    (&["frist", "høring"], &["deadline"]),
    (&["udgivelse", "offentliggørelse", "nye tal"], &["publication"]),
    (&["arrangement", "åbent hus"], &["open_event"]),
    (&["måling", "undersøgelse", "spørgeskema"], &["survey"]),
    (&["årlig", "årligt", "hvert år"], &["yearly"]),
    (&["halvårlig", "halvårligt", "hvert halve år"], &["half_yearly"]),
    (&["kvartal", "kvartalsvis", "kvartalsvist", "hvert kvartal"], &["quarterly"]),
    (&["måned", "månedlig", "månedligt", "hver måned"], &["monthly"]),
    (&["ugentlig", "ugentligt", "hver uge"], &["weekly"]),
    (&["daglig", "dagligt", "hver dag"], &["daily"]),
    (&["målt"], &["measured"]),
    (&["skøn", "anslået", "beregnet"], &["estimated"]),
    (&["vurderet"], &["assessed"]),
    (&["lineær"], &["linear"]),
    (&["rettelse", "fejl"], &["correction"]),
    (&["revideret"], &["revision"]),
    (&["nyt mål", "ændret mål", "ændret løfte"], &["changed_target"]),
];

const KEYS: Words = &[
    (&["titel", "navn", "overskrift"], &["title", "name"]),
    (&["kort navn", "kortnavn", "kort"], &["short"]),
    (&["resumé", "resume", "sammenfatning", "beskrivelse"], &["summary", "description"]),
    (&["også", "synonymer"], &["also"]),
    (&["kladde"], &["draft"]),
    (&["frist", "deadline", "senest"], &["due", "by"]),
    (&["inden"], &["by"]),
    (
        &["oprindelig frist", "tidligere frist", "gammel frist", "før"],
        &["was_due", "was", "before"],
    ),
    (&["flyttet", "flytninger"], &["moved"]),
    (&["grund", "begrundelse", "hvorfor", "årsag"], &["why", "because"]),
    (&["fordi"], &["because", "why"]),
    (&["nået", "udført", "færdig"], &["done"]),
    (&["efter", "afhænger af", "venter på"], &["after"]),
    (&["finansieret", "penge"], &["financed"]),
    (&["faser", "vejen", "køreplan"], &["roadmap"]),
    (&["fase"], &["phase"]),
    (&["milepæl", "milepæle"], &["milestones"]),
    (&["behov"], &["needs"]),
    (&["spørgsmål"], &["questions"]),
    (&["roller"], &["roles"]),
    (&["ejer", "ansvarlig"], &["owner", "partner"]),
    (&["rygrad", "sekretariat"], &["backbone"]),
    (&["part", "samarbejdspartner"], &["partner"]),
    (&["parter", "partnere", "deltagere"], &["partners", "with"]),
    (&["sammen med", "med"], &["with"]),
    (&["tema", "emne"], &["theme", "themes"]),
    (&["temaer", "emner"], &["themes"]),
    (&["mission", "missioner"], &["missions", "mission"]),
    (&["indikator", "indikatorer", "tal"], &["indicators", "indicator"]),
    (&["bidrag"], &["contributions", "contribution"]),
    (&["livssituation", "livssituationer", "situation"], &["situations"]),
    (&["ingrediens", "ingredienser", "virksomme ingredienser"], &["ingredients"]),
    (&["kontakt", "kontakter"], &["contact", "contacts"]),
    (&["løfte", "løfter"], &["pledges", "pledged"]),
    (&["lovet"], &["pledged"]),
    (&["leveret"], &["delivered"]),
    (&["enhed"], &["unit"]),
    (&["opgjort", "gjort op"], &["as_of"]),
    (&["til"], &["to", "for", "until"]),
    (&["fra"], &["from"]),
    (&["indtil"], &["until", "to"]),
    (&["tidsrum", "periode", "varighed"], &["span", "period"]),
    (&["slags", "art"], &["kind", "type"]),
    (&["stade", "modenhed", "fase"], &["stage"]),
    (&["horisont"], &["horizon"]),
    (&["lukket", "afsluttet"], &["closed"]),
    (&["pris", "omkostning", "økonomi"], &["cost"]),
    (&["beløb"], &["amount"]),
    (&["betaler", "betales af"], &["paid_by"]),
    (&["gevinst", "gevinst til"], &["gain_to"]),
    (&["prøvet", "afprøvet"], &["tried"]),
    (&["ventet", "forventet", "forventning"], &["expected"]),
    (&["lært", "læring"], &["learned"]),
    (&["beslutning", "besluttes"], &["decide", "decided"]),
    (&["besluttet", "besluttet af"], &["decided"]),
    (&["troede", "vi troede"], &["believed"]),
    (&["skete", "det skete", "hvad skete"], &["happened"]),
    (&["nu", "vi gør nu"], &["now"]),
    (&["udfald", "resultat"], &["outcome", "result"]),
    (&["svarer på", "svar på"], &["answers"]),
    (&["dato", "dag"], &["date"]),
    (&["hver", "gentages", "hyppighed"], &["every", "cadence"]),
    (&["dage"], &["days"]),
    (&["sted"], &["place", "where"]),
    (&["åben", "åbent"], &["open"]),
    (&["spørger", "spørg"], &["asks"]),
    (&["samtykke"], &["consent"]),
    (&["målgruppe", "modtager"], &["audience"]),
    (&["perspektiv", "fortæller"], &["perspective"]),
    (&["fortalt"], &["told"]),
    (&["redaktør", "skrevet af"], &["editor"]),
    (&["betydning", "forklaring", "definition"], &["meaning", "description"]),
    (&["undgå"], &["avoid"]),
    (&["former", "bøjninger"], &["forms"]),
    (&["niveau"], &["level"]),
    (&["evidens", "viden", "bevis"], &["evidence"]),
    (&["pas på", "forbehold"], &["careful", "cannot_say"]),
    (&["hvornår", "tid"], &["when"]),
    (&["hvor"], &["where"]),
    (&["hjælp"], &["help"]),
    (&["mappe"], &["folder"]),
    (&["mål"], &["target"]),
    (&["kilde"], &["source"]),
    (&["kilder"], &["sources", "source"]),
    (&["retning"], &["direction"]),
    (&["udgangspunkt", "basis"], &["baseline"]),
    (&["tekst"], &["text"]),
    (&["rolle", "stilling"], &["role"]),
    (&["telefon", "tlf"], &["phone"]),
    (&["mail", "e mail", "epost"], &["email"]),
    (&["adresse"], &["address"]),
    (&["hjemmeside", "link", "webadresse"], &["url"]),
    (&["sprog"], &["languages"]),
    (&["udgiver"], &["publisher"]),
];

#[cfg(test)]
mod tests {
    use super::{KEYS, VALUES, key_meant, value_meant};

    #[test]
    fn a_danish_word_means_what_may_stand_there() {
        let rows: [(&str, &[&str], Option<&str>); 6] = [
            ("Forsøg", &["initiative", "experiment"], Some("experiment")),
            ("forsøg", &["awareness", "experiments"], Some("experiments")),
            ("afsluttet", &["planned", "completed", "closed"], Some("completed")),
            ("afsluttet", &["planned", "done"], Some("done")),
            ("virkede ikke", &["worked", "did_not_work"], Some("did_not_work")),
            ("ferie", &["worked"], None),
        ];
        for (found, known, wanted) in rows {
            assert_eq!(value_meant(found, known), wanted, "{found}");
        }
        assert_eq!(key_meant("frist", &["title", "due"]), Some("due"));
        assert_eq!(key_meant("frist", &["text", "by"]), Some("by"));
        assert_eq!(key_meant("tidligere_frist", &["was_due"]), Some("was_due"));
    }

    #[test]
    fn every_word_is_written_as_it_is_looked_up() {
        for (danish, _) in VALUES.iter().chain(KEYS) {
            for word in *danish {
                assert_eq!(**word, word.to_lowercase().replace(['_', '-'], " "));
            }
        }
    }
}
