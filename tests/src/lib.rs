//! Tests over the whole of Lectern; they are in `tests/`.

pub mod word_run;
