//! The languages a talk can be had in.

use lectern_model::id::AudienceId;
use lectern_model::language::Language;
use lectern_model::library::Library;

/// The languages in which a pack has an outline for an audience, in the file's order, each once; where it has none, the pack's own.
pub fn languages_for(library: &Library, audience: &AudienceId) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for outline in library.outlines.iter().filter(|outline| outline.audience == *audience) {
        let language = outline.language.as_ref().unwrap_or(&library.pack.language);
        if languages.iter().all(|known| !known.matches(language)) {
            languages.push(language.clone());
        }
    }
    if languages.is_empty() {
        languages.push(library.pack.language.clone());
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::outline::Outline;

    fn outline(id: &str, audience: &str, language: Option<&str>) -> Outline {
        Outline {
            id: id.into(),
            title: id.to_owned(),
            audience: audience.into(),
            minutes: 20.0.into(),
            language: language.map(Language::new),
            sections: Vec::new(),
            objectives: Vec::new(),
        }
    }

    #[test]
    fn a_language_is_listed_once_and_the_packs_own_where_there_is_no_outline() {
        let outlines =
            vec![outline("a", "parents", None), outline("b", "parents", Some("es")), outline("c", "parents", Some("en-US"))];
        let library = Library { outlines, ..Library::default() };
        let tags = |audience: &str| -> Vec<String> {
            languages_for(&library, &audience.into()).iter().map(|language| language.tag().to_owned()).collect()
        };
        assert_eq!(tags("parents"), ["en", "es"]);
        assert_eq!(tags("officers"), ["en"]);
    }
}
