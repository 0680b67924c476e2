//! Tests over the whole of Lectern; they are in `tests/`.

pub mod stage;
pub mod word_run;
