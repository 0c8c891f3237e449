//! Pictures in, pictures out.
