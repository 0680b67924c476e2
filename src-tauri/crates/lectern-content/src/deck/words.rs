//! The program's own words in printed matter.

use lectern_model::deck::Words;
use lectern_model::language::Language;

/// The words in a language; none where they are not translated.
pub(super) fn of(language: &Language) -> Option<Words> {
    match language.primary().as_str() {
        "en" => Some(ENGLISH),
        "es" => Some(SPANISH),
        _ => None,
    }
}

/// English.
pub(super) const ENGLISH: Words = Words {
    references: "References",
    source: "Source",
    sources: "Sources",
    page: "Page",
    of: "of",
    continued: "continued",
    please_note: "Please note",
    content_warning: "Content note",
    check_before_print: "Check before print",
    checked_on: "Checked on",
    unverified: "not verified",
    where_to_get_help: "Where to get help",
    remember: "Remember",
    signs: "Signs to notice",
    what_to_do: "What to do",
    presenter_copy: "Presenter’s copy: not for the audience",
    if_asked: "If asked",
    notes: "Speaker notes",
    minutes: "min",
    slide: "Slide",
    values: "Value",
    call: "Call",
    text: "Text",
    chat: "Chat",
    tty: "TTY",
    hidden: "Hidden",
    backup: "Backup",
    months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ],
    day: "{month} {day}, {year}",
};

/// Spanish.
const SPANISH: Words = Words {
    references: "Referencias",
    source: "Fuente",
    sources: "Fuentes",
    page: "Página",
    of: "de",
    continued: "continuación",
    please_note: "Tenga en cuenta",
    content_warning: "Aviso de contenido",
    check_before_print: "Comprobar antes de imprimir",
    checked_on: "Comprobado el",
    unverified: "sin verificar",
    where_to_get_help: "Dónde pedir ayuda",
    remember: "Para recordar",
    signs: "Señales a las que prestar atención",
    what_to_do: "Qué hacer",
    presenter_copy: "Ejemplar para quien presenta: no es para el público",
    if_asked: "Si preguntan",
    notes: "Notas para quien presenta",
    minutes: "min",
    slide: "Diapositiva",
    values: "Valor",
    call: "Llamar",
    text: "Mensaje de texto",
    chat: "Chat",
    tty: "TTY",
    hidden: "Oculta",
    backup: "De reserva",
    months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ],
    day: "{day} de {month} de {year}",
};
