//! The page behind `pejl explain CODE`.
