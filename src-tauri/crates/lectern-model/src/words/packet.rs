//! The program's own words in the accreditation packet.

use crate::minutes::Minutes;

/// The program's own words in the accreditation packet, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketWords {
    /// What the packet is.
    pub title: &'static str,
    /// Heads the list of its parts.
    pub contents: &'static str,
    /// Names the audience.
    pub audience: &'static str,
    /// Names who presents.
    pub presenter: &'static str,
    /// Names the agency.
    pub agency: &'static str,
    /// Names the day of the talk.
    pub date: &'static str,
    /// Names the time of day at which it begins.
    pub begins: &'static str,
    /// Names the place.
    pub venue: &'static str,
    /// Names how long it is.
    pub duration: &'static str,
    /// Names the content it is made from.
    pub content: &'static str,
    /// Names the day of its last revision.
    pub revised: &'static str,
    /// Heads the objectives.
    pub objectives: &'static str,
    /// Leads to the objectives.
    pub able_to: &'static str,
    /// Heads the schedule.
    pub schedule: &'static str,
    /// Heads the column of times.
    pub time: &'static str,
    /// Heads the column of sections.
    pub section: &'static str,
    /// Heads the column of what is covered.
    pub topic: &'static str,
    /// Heads the column of minutes.
    pub minutes: &'static str,
    /// What stands in the schedule after the last slide.
    pub questions: &'static str,
    /// Names all slides' time together.
    pub instruction: &'static str,
    /// Heads the outline.
    pub outline: &'static str,
    /// Heads the biography.
    pub biography: &'static str,
    /// Says that nothing has been filled in, before lines to write on.
    pub not_filled_in: &'static str,
    /// Heads the list of participants.
    pub sign_in: &'static str,
    /// Heads the columns of the list of participants.
    pub sign_in_columns: [&'static str; 5],
    /// Heads the evaluation.
    pub evaluation: &'static str,
    /// Says what the marks of the evaluation mean.
    pub scale: &'static str,
    /// Heads what is marked.
    pub statement: &'static str,
    /// Stands before an objective that is marked.
    pub i_can: &'static str,
    /// What is marked beside the objectives.
    pub statements: [&'static str; 6],
    /// Questions with room to write.
    pub open_questions: [&'static str; 3],
    /// Whether the time of day has twelve hours.
    twelve_hours: bool,
}

impl PacketWords {
    pub(super) const ENGLISH: PacketWords = PacketWords {
        title: "Accreditation packet",
        contents: "In this packet",
        audience: "Audience",
        presenter: "Presenter",
        agency: "Organization",
        date: "Date of the talk",
        begins: "Begins at",
        venue: "Place",
        duration: "Duration",
        content: "Content",
        revised: "Revised on",
        objectives: "Learning objectives",
        able_to: "After this talk, participants will be able to:",
        schedule: "Schedule by the quarter hour",
        time: "Time",
        section: "Section",
        topic: "What is covered",
        minutes: "Minutes",
        questions: "Questions and evaluation",
        instruction: "Instruction time",
        outline: "Expanded outline",
        biography: "About the presenter",
        not_filled_in: "Not filled in. Write here:",
        sign_in: "Sign-in sheet",
        sign_in_columns: ["No.", "Name (please print)", "Profession and license no.", "Organization", "Signature"],
        evaluation: "Evaluation",
        scale: "Please circle one number for each statement: 1 means strongly disagree, 5 means strongly agree.",
        statement: "Statement",
        i_can: "I can",
        statements: [
            "The presenter explained the subject clearly.",
            "What was said was supported by sources.",
            "The talk was balanced and free of commercial bias.",
            "The time was used well.",
            "The room and the materials were accessible to me.",
            "I can use what I learned.",
        ],
        open_questions: [
            "What will you do differently after this talk?",
            "What was missing or unclear?",
            "Other comments, or bias that you noticed:",
        ],
        twelve_hours: true,
    };

    pub(super) const SPANISH: PacketWords = PacketWords {
        title: "Expediente de acreditación",
        contents: "En este expediente",
        audience: "Público",
        presenter: "Quien presenta",
        agency: "Organización",
        date: "Fecha de la charla",
        begins: "Hora de inicio",
        venue: "Lugar",
        duration: "Duración",
        content: "Contenido",
        revised: "Revisado el",
        objectives: "Objetivos de aprendizaje",
        able_to: "Después de esta charla, las personas participantes podrán:",
        schedule: "Programa por cuartos de hora",
        time: "Hora",
        section: "Sección",
        topic: "Tema",
        minutes: "Minutos",
        questions: "Preguntas y evaluación",
        instruction: "Tiempo de enseñanza",
        outline: "Esquema ampliado",
        biography: "Sobre quien presenta",
        not_filled_in: "Sin completar. Escriba aquí:",
        sign_in: "Hoja de asistencia",
        sign_in_columns: ["N.º", "Nombre (en letra de molde)", "Profesión y n.º de licencia", "Organización", "Firma"],
        evaluation: "Evaluación",
        scale: "Marque un número en cada línea: 1 quiere decir muy en desacuerdo y 5, muy de acuerdo.",
        statement: "Afirmación",
        i_can: "Puedo",
        statements: [
            "El tema se explicó con claridad.",
            "Lo que se dijo se apoyó en fuentes.",
            "La charla fue equilibrada y sin intereses comerciales.",
            "El tiempo se aprovechó bien.",
            "La sala y los materiales fueron accesibles para mí.",
            "Puedo usar lo que aprendí.",
        ],
        open_questions: [
            "¿Qué hará de otra manera después de esta charla?",
            "¿Qué faltó o no quedó claro?",
            "Otros comentarios, o parcialidad que haya notado:",
        ],
        twelve_hours: false,
    };

    /// A time of day, given as time since midnight: `6:30 p.m.` or `18:30`.
    pub fn time_of_day(&self, time: Minutes) -> String {
        let minutes = time.seconds() / 60;
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        if !self.twelve_hours {
            return format!("{hour}:{minute:02}");
        }
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
        format!("{hour}:{minute:02}\u{A0}{half}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_written_as_the_language_has_them() {
        let time = Minutes::new(18 * 60 + 30);
        assert_eq!(PacketWords::ENGLISH.time_of_day(time), "6:30\u{A0}p.m.");
        assert_eq!(PacketWords::SPANISH.time_of_day(time), "18:30");
        assert_eq!(PacketWords::ENGLISH.time_of_day(Minutes::new(0)), "12:00\u{A0}a.m.");
        assert_eq!(PacketWords::ENGLISH.time_of_day(Minutes::new(24 * 60 + 5)), "12:05\u{A0}a.m.");
    }
}
