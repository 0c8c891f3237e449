//! How wide words are in the theme's font, for placing labels (C-3).
