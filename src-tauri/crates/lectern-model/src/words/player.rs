//! The words of a deck that shows itself in a browser.

/// The words of a deck that shows itself in a browser, in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlayerWords {
    /// The names of the buttons as a whole.
    pub controls: &'static str,
    /// On to the next slide.
    pub next: &'static str,
    /// Back to the slide before.
    pub previous: &'static str,
    /// To the first slide.
    pub first: &'static str,
    /// To the last slide.
    pub last: &'static str,
    /// Told at the first slide.
    pub start: &'static str,
    /// Told at the last slide.
    pub end: &'static str,
    /// What digits do.
    pub jump: &'static str,
    /// Before a number that no slide has.
    pub missing: &'static str,
    /// Small pictures of all slides.
    pub overview: &'static str,
    /// A black screen.
    pub black: &'static str,
    /// A white screen.
    pub white: &'static str,
    /// The whole screen.
    pub full_screen: &'static str,
    /// Start, on the whole screen.
    pub full_screen_on: &'static str,
    /// Told where the browser refuses it.
    pub no_full_screen: &'static str,
    /// What Escape does.
    pub escape: &'static str,
    /// Colours for a dark room.
    pub dark_room: &'static str,
    /// The list of keys.
    pub keys: &'static str,
    /// What fingers and the mouse do.
    pub touch: &'static str,
    /// Closes a dialog.
    pub close: &'static str,
    /// Told where scripts are switched off.
    pub no_script: &'static str,
    /// The presenter's view.
    pub presenter_view: &'static str,
    /// Before the title of the slide that comes next.
    pub next_slide: &'static str,
    /// Before the clock runs.
    pub not_begun: &'static str,
    /// As planned.
    pub on_time: &'static str,
    /// Before the time one is early by.
    pub ahead: &'static str,
    /// Before the time one is late by.
    pub behind: &'static str,
    /// Before the time the talk takes too long.
    pub over: &'static str,
    /// Larger notes.
    pub larger: &'static str,
    /// Smaller notes.
    pub smaller: &'static str,
    /// Sets the clock to zero.
    pub reset: &'static str,
    /// What printing a presenter's copy gives.
    pub print: &'static str,
    /// Where a slide has no notes.
    pub no_notes: &'static str,
    /// The screen is black.
    pub sees_black: &'static str,
    /// The screen is white.
    pub sees_white: &'static str,
    /// Told where the browser opens no window, before the notes are shown over the slides.
    pub will_cover: &'static str,
    /// Told then.
    pub blocked: &'static str,
}

impl PlayerWords {
    /// English.
    pub const ENGLISH: PlayerWords = PlayerWords {
        controls: "Controls",
        next: "Next",
        previous: "Back",
        first: "First slide",
        last: "Last slide",
        start: "This is the first slide",
        end: "End of the talk",
        jump: "Go to a slide by its number",
        missing: "There is no slide",
        overview: "All slides",
        black: "Black screen, and back",
        white: "White screen, and back",
        full_screen: "Full screen, and back",
        full_screen_on: "Full screen; clickers start with it",
        no_full_screen: "This browser shows no full screen here",
        escape: "Close what is open; leave full screen",
        dark_room: "Colors for a dark room, and back",
        keys: "Keys",
        touch: "Touch: swipe left or right. Mouse: click for the next slide.",
        close: "Close",
        no_script: "Scripts are off in this browser: the slides stand one below the other.",
        presenter_view: "Presenter view",
        next_slide: "Next",
        not_begun: "The clock starts when you leave the first slide",
        on_time: "On time",
        ahead: "Ahead by",
        behind: "Behind by",
        over: "Over time by",
        larger: "Larger notes",
        smaller: "Smaller notes",
        reset: "Reset clock",
        print: "On paper: each slide with its notes. For slides alone, print the audience’s copy.",
        no_notes: "No notes for this slide",
        sees_black: "The audience sees black",
        sees_white: "The audience sees white",
        will_cover: "The browser blocked the window for the notes. Allow pop-ups for this file, or press P again to see the notes here, over the slides.",
        blocked: "The browser blocked the window for the notes, so they are shown here. Allow pop-ups for this file, or press P again for the slides.",
    };

    /// Spanish.
    pub const SPANISH: PlayerWords = PlayerWords {
        controls: "Controles",
        next: "Siguiente",
        previous: "Anterior",
        first: "Primera diapositiva",
        last: "Última diapositiva",
        start: "Esta es la primera diapositiva",
        end: "Fin de la presentación",
        jump: "Ir a una diapositiva por su número",
        missing: "No existe la diapositiva",
        overview: "Todas las diapositivas",
        black: "Poner o quitar la pantalla negra",
        white: "Poner o quitar la pantalla blanca",
        full_screen: "Activar o quitar la pantalla completa",
        full_screen_on: "Pantalla completa (tecla de inicio de los mandos)",
        no_full_screen: "Este navegador no permite aquí la pantalla completa",
        escape: "Cerrar lo abierto; salir de pantalla completa",
        dark_room: "Activar o quitar los colores para una sala oscura",
        keys: "Teclas",
        touch: "Pantalla táctil: deslice a la izquierda o a la derecha. Ratón: haga clic para avanzar.",
        close: "Cerrar",
        no_script: "Este navegador no ejecuta secuencias de comandos: las diapositivas están una debajo de otra.",
        presenter_view: "Vista del presentador",
        next_slide: "Siguiente",
        not_begun: "El reloj empieza al dejar la primera diapositiva",
        on_time: "A tiempo",
        ahead: "Adelanto:",
        behind: "Retraso:",
        over: "Tiempo excedido:",
        larger: "Notas más grandes",
        smaller: "Notas más pequeñas",
        reset: "Poner el reloj a cero",
        print: "En papel: cada diapositiva con sus notas. Para imprimir solo diapositivas, use la copia para el público.",
        no_notes: "Sin notas para esta diapositiva",
        sees_black: "El público ve la pantalla negra",
        sees_white: "El público ve la pantalla blanca",
        will_cover: "El navegador bloqueó la ventana de las notas. Permita las ventanas emergentes para este archivo, o pulse P otra vez para ver las notas aquí, encima de las diapositivas.",
        blocked: "El navegador bloqueó la ventana de las notas, así que se muestran aquí. Permita las ventanas emergentes para este archivo, o pulse P para ver las diapositivas.",
    };

    /// What every copy says, by name.
    pub fn pairs(&self) -> [(&'static str, &'static str); 21] {
        [
            ("controls", self.controls),
            ("next", self.next),
            ("previous", self.previous),
            ("first", self.first),
            ("last", self.last),
            ("start", self.start),
            ("end", self.end),
            ("jump", self.jump),
            ("missing", self.missing),
            ("overview", self.overview),
            ("black", self.black),
            ("white", self.white),
            ("full_screen", self.full_screen),
            ("full_screen_on", self.full_screen_on),
            ("no_full_screen", self.no_full_screen),
            ("escape", self.escape),
            ("dark_room", self.dark_room),
            ("keys", self.keys),
            ("touch", self.touch),
            ("close", self.close),
            ("no_script", self.no_script),
        ]
    }

    /// What only a presenter's copy says, by name.
    pub fn presenter_pairs(&self) -> [(&'static str, &'static str); 16] {
        [
            ("presenter_view", self.presenter_view),
            ("next_slide", self.next_slide),
            ("not_begun", self.not_begun),
            ("on_time", self.on_time),
            ("ahead", self.ahead),
            ("behind", self.behind),
            ("over", self.over),
            ("larger", self.larger),
            ("smaller", self.smaller),
            ("reset", self.reset),
            ("print", self.print),
            ("no_notes", self.no_notes),
            ("sees_black", self.sees_black),
            ("sees_white", self.sees_white),
            ("will_cover", self.will_cover),
            ("blocked", self.blocked),
        ]
    }
}
