//! What stands in the menus: actions, their words in each language of the windows, and their keys.

use crate::ipc::window::MenuAction;
use lectern_model::language::Language;

/// Words in English and in Spanish.
pub(super) struct Words {
    english: &'static str,
    spanish: &'static str,
}

impl Words {
    /// The words in a language; English where they are not translated.
    pub(super) fn of(&self, language: &Language) -> &'static str {
        match language.primary().as_str() {
            "es" => self.spanish,
            _ => self.english,
        }
    }
}

/// A menu.
pub(super) struct Menu {
    pub(super) id: &'static str,
    pub(super) words: Words,
    pub(super) items: &'static [Item],
}

/// An item of a menu.
pub(super) struct Item {
    pub(super) action: MenuAction,
    pub(super) words: Words,
    /// Empty where it has none.
    pub(super) keys: &'static str,
    /// Whether a line stands before it.
    pub(super) line: bool,
}

impl Item {
    /// Its id, which is its action's name.
    pub(super) fn id(&self) -> String {
        format!("{:?}", self.action)
    }

    const fn after_line(self) -> Self {
        Self { line: true, ..self }
    }
}

const fn words(english: &'static str, spanish: &'static str) -> Words {
    Words { english, spanish }
}

const fn item(action: MenuAction, english: &'static str, spanish: &'static str, keys: &'static str) -> Item {
    Item { action, words: words(english, spanish), keys, line: false }
}

/// The id of the menu of files, in which the talks that were open lately are listed.
pub(super) const FILES: &str = "files";
/// Heads the talks that were open lately; stands before saving.
pub(super) const OPEN_RECENT: Words = words("Open Recent", "Abrir reciente");
/// Closes every window; ends the menu of files.
pub(super) const QUIT: Words = words("Quit", "Salir");

/// All menus.
pub(super) const MENUS: [Menu; 5] = [
    Menu { id: FILES, words: words("File", "Archivo"), items: &FILE },
    Menu { id: "edit", words: words("Edit", "Edición"), items: &EDIT },
    Menu { id: "view", words: words("View", "Ver"), items: &VIEW },
    Menu { id: "talk", words: words("Talk", "Charla"), items: &TALK },
    Menu { id: "help", words: words("Help", "Ayuda"), items: &HELP },
];

const FILE: [Item; 12] = [
    item(MenuAction::NewTalk, "New Talk", "Nueva charla", "CmdOrCtrl+N"),
    item(MenuAction::OpenTalk, "Open…", "Abrir…", "CmdOrCtrl+O"),
    item(MenuAction::Save, "Save", "Guardar", "CmdOrCtrl+S"),
    item(MenuAction::SaveAs, "Save As…", "Guardar como…", "CmdOrCtrl+Shift+S"),
    item(MenuAction::Duplicate, "Duplicate", "Duplicar", ""),
    item(MenuAction::Revert, "Revert to Saved", "Volver a lo guardado", ""),
    item(MenuAction::Import, "Import…", "Importar…", "CmdOrCtrl+Shift+O").after_line(),
    item(MenuAction::Export, "Export and Print…", "Exportar e imprimir…", "CmdOrCtrl+E"),
    item(MenuAction::GoBag, "Make Go-Bag…", "Preparar maletín…", "CmdOrCtrl+Shift+E"),
    item(MenuAction::InstallPack, "Install Content…", "Instalar contenido…", "").after_line(),
    item(MenuAction::Settings, "Settings…", "Ajustes…", "CmdOrCtrl+Comma"),
    item(MenuAction::Close, "Close Window", "Cerrar la ventana", "CmdOrCtrl+W").after_line(),
];

const EDIT: [Item; 4] = [
    item(MenuAction::Undo, "Undo", "Deshacer", "CmdOrCtrl+Z"),
    item(MenuAction::Redo, "Redo", "Rehacer", "CmdOrCtrl+Shift+Z"),
    item(MenuAction::Find, "Find Slides", "Buscar diapositivas", "CmdOrCtrl+F").after_line(),
    item(MenuAction::CommandPalette, "Commands…", "Órdenes…", "CmdOrCtrl+K"),
];

const VIEW: [Item; 3] = [
    item(MenuAction::ZoomIn, "Larger", "Más grande", "CmdOrCtrl+Plus"),
    item(MenuAction::ZoomOut, "Smaller", "Más pequeño", "CmdOrCtrl+Minus"),
    item(MenuAction::ZoomReset, "Normal Size", "Tamaño normal", "CmdOrCtrl+0"),
];

const TALK: [Item; 10] = [
    item(MenuAction::Present, "Present", "Presentar", "F5"),
    item(MenuAction::PresentFromHere, "Present from Here", "Presentar desde aquí", "Shift+F5"),
    item(MenuAction::Rehearse, "Rehearse", "Ensayar", ""),
    item(MenuAction::Preflight, "Before You Present…", "Antes de presentar…", ""),
    item(MenuAction::Review, "What to Look At", "Qué revisar", "CmdOrCtrl+L").after_line(),
    item(MenuAction::FitTime, "Fit to the Time…", "Ajustar al tiempo…", ""),
    item(MenuAction::SwapAudience, "For Another Audience…", "Para otro público…", ""),
    item(MenuAction::UpdateContent, "Newer Content…", "Contenido más nuevo…", ""),
    item(MenuAction::TalkSettings, "Talk Settings…", "Ajustes de la charla…", "").after_line(),
    item(MenuAction::Documents, "Documents…", "Documentos…", ""),
];

const HELP: [Item; 2] =
    [item(MenuAction::Shortcuts, "Keys", "Teclas", "F1"), item(MenuAction::About, "About Lectern", "Acerca de Lectern", "")];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    fn items() -> impl Iterator<Item = &'static Item> {
        MENUS.iter().flat_map(|menu| menu.items)
    }

    /// An action's name and its first keys as the page's table has them.
    type Keys = BTreeMap<String, String>;

    fn keys_in_menus() -> Keys {
        let name = |item: &Item| serde_json::to_value(item.action).unwrap().as_str().unwrap().to_owned();
        let keys = |item: &Item| item.keys.replace("CmdOrCtrl", "Mod").replace("Comma", ",");
        items().map(|item| (name(item), keys(item))).collect()
    }

    fn keys_in_page() -> Keys {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/shared/shortcut.ts");
        let text = fs::read_to_string(file).unwrap();
        let between = |text: &str, from: &str, to: &str| {
            let (_, rest) = text.split_once(from)?;
            rest.split_once(to).map(|(inside, _)| inside.to_owned())
        };
        let row = |line: &str| {
            let keys = between(line, "keys: [", "]")?;
            Some((between(line, "action: \"", "\"")?, keys.split('"').nth(1).unwrap_or_default().to_owned()))
        };
        text.lines().filter_map(row).collect()
    }

    #[test]
    fn menus_and_page_offer_the_same_by_the_same_keys() {
        assert_eq!(keys_in_menus(), keys_in_page());
    }

    #[test]
    fn an_action_stands_once_and_its_keys_are_its_own() {
        let menus = keys_in_menus();
        assert_eq!(menus.len(), items().count(), "an action stands twice");
        let mut keys: Vec<&String> = menus.values().filter(|keys| !keys.is_empty()).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "two actions have the same keys");
    }

    #[test]
    fn words_are_those_of_the_window() {
        let said = |tag: &str| MENUS.iter().map(|menu| menu.words.of(&Language::new(tag))).collect::<Vec<_>>();
        assert_eq!(said("es-MX"), ["Archivo", "Edición", "Ver", "Charla", "Ayuda"]);
        assert_eq!(said("fr"), ["File", "Edit", "View", "Talk", "Help"]);
    }
}
