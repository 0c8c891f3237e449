//! Letters that no page may hold. Does *not* know HTML.

/// Whether a letter shows nothing and harms what stands around it: control characters, which neither HTML nor
/// XML can write, and marks that turn the direction of everything behind them, so that a name could make a
/// verdict beside it read backwards. Marks that only say how their own letters run are let through.
pub fn is_harmful(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => true,
        other => other.is_control(),
    }
}
