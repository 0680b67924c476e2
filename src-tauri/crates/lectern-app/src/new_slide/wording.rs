//! The words of new slides; each says what belongs in its place.

use lectern_model::language::Language;

/// The words of new slides in a language.
pub(super) struct Wording {
    pub(super) title: &'static str,
    pub(super) line: &'static str,
    pub(super) more: &'static str,
    pub(super) point: &'static str,
    pub(super) detail: &'static str,
    pub(super) column: &'static str,
    pub(super) row: &'static str,
    pub(super) figure: &'static str,
    pub(super) counted: &'static str,
    pub(super) chart: &'static str,
    pub(super) alt: &'static str,
    pub(super) say_this: &'static str,
    pub(super) not_this: &'static str,
    pub(super) step: &'static str,
    pub(super) quote: &'static str,
    pub(super) who: &'static str,
    /// The key of a source that is still to be named.
    pub(super) source: &'static str,
    pub(super) notes: &'static str,
    pub(super) say: &'static str,
}

const ENGLISH: Wording = Wording {
    title: "Your title",
    line: "One short sentence that people will remember.",
    more: "A sentence that explains it.",
    point: "A short point",
    detail: "What makes it clear",
    column: "Heading",
    row: "Words",
    figure: "?",
    counted: "what was counted, where and when",
    chart: "What the chart is about",
    alt: "What it shows, for those who cannot see it",
    say_this: "Say this",
    not_this: "Not this",
    step: "Do this.",
    quote: "The words, exactly as they were said or written.",
    who: "Who said it",
    source: "source",
    notes: "Notes",
    say: "What you say aloud.",
};

const SPANISH: Wording = Wording {
    title: "Su título",
    line: "Una frase corta que la gente recuerde.",
    more: "Una frase que la explique.",
    point: "Una idea breve",
    detail: "Lo que la aclara",
    column: "Encabezado",
    row: "Palabras",
    figure: "?",
    counted: "qué se contó, dónde y cuándo",
    chart: "De qué trata el gráfico",
    alt: "Qué muestra, para quien no puede verlo",
    say_this: "Diga esto",
    not_this: "Esto no",
    step: "Haga esto.",
    quote: "Las palabras, tal como se dijeron o escribieron.",
    who: "Quién lo dijo",
    source: "fuente",
    notes: "Notas",
    say: "Lo que usted dice en voz alta.",
};

impl Wording {
    /// The words in a language; English ones where there are none in it.
    pub(super) fn of(language: &Language) -> Self {
        match language.primary().as_str() {
            "es" => SPANISH,
            _ => ENGLISH,
        }
    }
}
