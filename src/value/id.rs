//! Names that people give to things: `unges-trivsel`.

use std::fmt;

/// The id of a thing: small letters a-z, digits and `-`. Invariant: checked by [`Id::parse`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Why something is no id, with the nearest thing that is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdProblem {
    /// A valid id made of it, if there is anything left to make one of.
    pub suggestion: Option<String>,
}

impl Id {
    /// The longest id, in bytes: it becomes a folder's name.
    pub const MAX_LEN: usize = 100;

    /// Reads an id.
    ///
    /// # Errors
    /// If it has other letters than a-z, digits and `-`, is empty, begins or ends with `-`, or is
    /// longer than [`Id::MAX_LEN`].
    pub fn parse(text: &str) -> Result<Id, IdProblem> {
        let good = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        let fine = !text.is_empty()
            && text.len() <= Id::MAX_LEN
            && text.chars().all(good)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fine {
            return Ok(Id(text.into()));
        }
        let suggestion = Id::from_title(text).map(|it| it.0.into());
        Err(IdProblem { suggestion })
    }

    /// An id from words: `æ→ae`, `ø→oe`, `å→aa` (IA-1), other letters without their accents, the rest `-`.
    pub fn from_title(title: &str) -> Option<Id> {
        let mut id = String::new();
        for letter in title.chars().flat_map(char::to_lowercase) {
            match letter {
                'a'..='z' | '0'..='9' => id.push(letter),
                'æ' | 'ä' => id.push_str("ae"),
                'ø' | 'ö' => id.push_str("oe"),
                'å' => id.push_str("aa"),
                'ü' => id.push_str("ue"),
                'ß' => id.push_str("ss"),
                'à' | 'á' | 'â' | 'ã' => id.push('a'),
                'ç' => id.push('c'),
                'è' | 'é' | 'ê' | 'ë' => id.push('e'),
                'ì' | 'í' | 'î' | 'ï' => id.push('i'),
                'ñ' => id.push('n'),
                'ò' | 'ó' | 'ô' | 'õ' => id.push('o'),
                'ù' | 'ú' | 'û' => id.push('u'),
                'ð' => id.push('d'),
                'þ' => id.push_str("th"),
                'ý' => id.push('y'),
                '\'' | '’' => {}
                _ if id.ends_with('-') => {}
                _ => id.push('-'),
            }
        }
        let mut id = id.trim_matches('-');
        if id.len() > Id::MAX_LEN {
            id = id[..Id::MAX_LEN].trim_end_matches('-');
        }
        (!id.is_empty()).then(|| Id(id.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ia_1_danish_letters_become_ascii() {
        let id = |title| Id::from_title(title).expect("letters").to_string();
        assert_eq!(
            id("Hjørring Kommune: Børn & Unge på Århusvej"),
            "hjoerring-kommune-boern-unge-paa-aarhusvej"
        );
        assert_eq!(id("  70 % mindre CO₂ – nu! "), "70-mindre-co-nu");
        assert_eq!(Id::from_title("…"), None);
    }

    #[test]
    fn a_bad_id_suggests_a_good_one() {
        assert!(Id::parse("unges-trivsel").is_ok());
        for bad in ["Unges-Trivsel", "unges_trivsel", "-unges-trivsel", "unges trivsel"] {
            let suggestion = Id::parse(bad).expect_err("no id").suggestion;
            assert_eq!(suggestion.as_deref(), Some("unges-trivsel"), "{bad}");
        }
        assert!(Id::parse("").is_err());
        assert!(Id::parse(&"a".repeat(101)).is_err());
    }
}
