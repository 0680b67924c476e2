//! The program's own words in printed matter.

mod packet;
mod player;

pub use packet::PacketWords;
pub use player::PlayerWords;

use crate::date::Date;
use crate::language::Language;

/// The program's own words in printed matter, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Heads the reference list.
    pub references: &'static str,
    /// Before the sources at the foot of a slide, one source.
    pub source: &'static str,
    /// Before the sources at the foot of a slide, several.
    pub sources: &'static str,
    /// Before a page number.
    pub page: &'static str,
    /// Between a page number and the number of pages.
    pub of: &'static str,
    /// Appended to the title of a continued slide.
    pub continued: &'static str,
    /// Before a caveat.
    pub please_note: &'static str,
    /// Before a content warning.
    pub content_warning: &'static str,
    /// Marks a contact nobody has confirmed.
    pub check_before_print: &'static str,
    /// Marks a translation that no native speaker has confirmed.
    pub draft_translation: &'static str,
    /// Before the note by whose leave a slide may be shown.
    pub rights: &'static str,
    /// Before the day a contact was confirmed.
    pub checked_on: &'static str,
    /// Marks a source nobody has checked.
    pub unverified: &'static str,
    /// Heads the contacts.
    pub where_to_get_help: &'static str,
    /// Heads the messages of the takeaway page.
    pub remember: &'static str,
    /// Heads the signs of the takeaway page.
    pub signs: &'static str,
    /// Heads the steps of the takeaway page.
    pub what_to_do: &'static str,
    /// Heads the presenter's pages.
    pub presenter_copy: &'static str,
    /// Heads the questions that may come.
    pub if_asked: &'static str,
    /// Heads the speaker notes.
    pub notes: &'static str,
    /// After a number of minutes.
    pub minutes: &'static str,
    /// A slide on a handout, in its alternative text.
    pub slide: &'static str,
    /// Names the column or the unnamed values of a chart.
    pub values: &'static str,
    /// What a table is, for those who cannot see it, with `{columns}` and `{rows}` in it.
    pub table: &'static str,
    /// Before a number to call.
    pub call: &'static str,
    /// Before a number to send a text message to.
    pub text: &'static str,
    /// Before the address of a chat.
    pub chat: &'static str,
    /// Before a number of a text telephone.
    pub tty: &'static str,
    /// Marks a slide that came from elsewhere and that nobody has reviewed.
    pub not_reviewed: &'static str,
    /// Marks a hidden slide on the presenter's pages.
    pub hidden: &'static str,
    /// Marks a backup slide on the presenter's pages.
    pub backup: &'static str,
    /// The months from January on.
    pub months: [&'static str; 12],
    /// A day, with `{day}`, `{month}` and `{year}` in it.
    pub day: &'static str,
    /// Those of the accreditation packet.
    pub packet: PacketWords,
    /// What a deck in a browser says.
    pub player: PlayerWords,
}

impl Words {
    /// English.
    pub const ENGLISH: Words = Words {
        references: "References",
        source: "Source",
        sources: "Sources",
        page: "Page",
        of: "of",
        continued: "continued",
        please_note: "Please note",
        content_warning: "Content note",
        check_before_print: "Check before print",
        draft_translation: "Machine-drafted: have a native speaker check before use",
        rights: "Rights",
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
        table: "Table. Columns: {columns}. Rows: {rows}.",
        call: "Call",
        text: "Text",
        chat: "Chat",
        tty: "TTY",
        not_reviewed: "Draft: not reviewed",
        hidden: "Hidden",
        backup: "Backup",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        day: "{month} {day}, {year}",
        packet: PacketWords::ENGLISH,
        player: PlayerWords::ENGLISH,
    };

    /// Spanish.
    pub const SPANISH: Words = Words {
        references: "Referencias",
        source: "Fuente",
        sources: "Fuentes",
        page: "Página",
        of: "de",
        continued: "continuación",
        please_note: "Tenga en cuenta",
        content_warning: "Aviso de contenido",
        check_before_print: "Verificar antes de imprimir",
        draft_translation: "Borrador automático: debe revisarlo un hablante nativo antes de usarse",
        rights: "Derechos",
        checked_on: "Verificado el",
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
        table: "Tabla. Columnas: {columns}. Filas: {rows}.",
        call: "Llamar",
        text: "Texto",
        chat: "Chat",
        tty: "TTY",
        not_reviewed: "Borrador: sin revisar",
        hidden: "Oculta",
        backup: "De reserva",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        day: "{day} de {month} de {year}",
        packet: PacketWords::SPANISH,
        player: PlayerWords::SPANISH,
    };

    /// The words in a language; none where they are not translated.
    pub fn of(language: &Language) -> Option<Words> {
        match language.primary().as_str() {
            "en" => Some(Self::ENGLISH),
            "es" => Some(Self::SPANISH),
            _ => None,
        }
    }

    /// A day in words.
    pub fn date(&self, date: Date) -> String {
        let month = usize::from(date.month).checked_sub(1).and_then(|at| self.months.get(at)).copied().unwrap_or_default();
        let text = self.day.replace("{day}", &date.day.to_string()).replace("{month}", month);
        text.replace("{year}", &date.year.to_string())
    }
}
