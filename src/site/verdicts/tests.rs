//! Goldens of words.
