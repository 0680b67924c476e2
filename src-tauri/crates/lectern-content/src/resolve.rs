//! A talk and a library to a deck: the last words, with nothing left to look up.

mod accreditation;
mod contact;
mod field;
mod missing;
mod order;
mod takeaway;
mod telephone;
mod text;

use crate::bibliography::{BibliographyRequest, format_bibliography};
use contact::resolve_contact;
use field::Fields;
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::citation::CitationStyle;
use lectern_model::contact::PrintOn;
use lectern_model::deck::{Deck, DeckSection, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SlideId;
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::pack::Audience;
use lectern_model::slide::{Part, Slide, SlideKind, Variant};
use lectern_model::span::{Inline, Span};
use lectern_model::talk::{SourcesAt, Talk};
use lectern_model::words::Words;
use order::{Entry, audience_sources, citations_in_order, entries};
use takeaway::resolve_takeaway;
use text::Resolver;

/// What a local field of a talk shows, a day in words; nothing where it is a blank.
pub fn shown_field(talk: &Talk, library: &Library, id: &str) -> String {
    match Fields::new(talk, library, Words::of(&talk.language).unwrap_or(Words::ENGLISH)).span(id) {
        Span::Text(text) => text.text,
        Span::Break | Span::Blank(_) => String::new(),
    }
}

/// Resolves a talk: picks each slide's wording, fills in local fields, numbers citations over slides and handouts, and formats the
/// bibliography. What cannot be found is left out, with a diagnostic.
pub fn resolve_talk(talk: &Talk, library: &Library) -> (Deck, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let scope = Scope::new(talk, library, &mut diagnostics);
    let entries = entries(&scope, &mut diagnostics);
    diagnostics.extend(missing::find(&scope, &entries));
    let citations = citations_in_order(&scope, &entries);
    let request = BibliographyRequest {
        citations: &citations,
        sources: &library.sources,
        style: &scope.style,
        language: &talk.language,
        styles: &library.styles,
    };
    let (mut bibliography, mut found) = format_bibliography(&request);
    diagnostics.append(&mut found);
    let met = audience_sources(&scope, &entries);
    for reference in &mut bibliography.references {
        reference.presenter_only = !met.contains(&reference.source);
    }
    let mut resolver = Resolver::new(&scope, &bibliography);
    let mut slides: Vec<DeckSlide> = entries.iter().map(|entry| resolve_slide(&mut resolver, entry)).collect();
    let takeaway = resolve_takeaway(&mut resolver, &entries);
    let mut images = resolver.take_images();
    let logo = talk.brand.as_ref().and_then(|brand| brand.logo.clone()).filter(|logo| library.images.contains_key(&logo.image));
    images.extend(logo.iter().map(|logo| logo.image.clone()));
    let listed = bibliography.references.iter().any(|reference| !reference.presenter_only);
    frame(&scope, &mut slides, listed);
    let field = |id: &str| talk.field(id).unwrap_or_default().to_owned();
    let deck = Deck {
        title: scope.line(&talk.title),
        subtitle: talk.subtitle.as_deref().map(|text| scope.line(text)).unwrap_or_default(),
        audience: talk.audience.clone(),
        audience_name: scope
            .audience
            .map_or_else(|| talk.audience.to_string(), |audience| audience.name_in(&talk.language).to_owned()),
        language: talk.language.clone(),
        date: talk.date,
        presenter: field("presenter"),
        agency: field("agency"),
        venue: field("venue"),
        starts: talk.field("starts_at").and_then(accreditation::time_of_day),
        minutes: talk.minutes,
        sections: sections(talk, &slides),
        slides,
        references: bibliography.references,
        sources_at: talk.sources,
        takeaway,
        accreditation: accreditation::accreditation(&scope),
        card_contacts: scope.contacts(PrintOn::Card),
        logo,
        images: images.into_iter().filter_map(|id| library.images.get(&id).map(|image| (id, image.clone()))).collect(),
        draft_translation: library.pack.is_draft(&talk.language),
        words: scope.words.clone(),
    };
    (deck, diagnostics)
}

/// What resolving looks things up in.
struct Scope<'a> {
    talk: &'a Talk,
    library: &'a Library,
    audience: Option<&'a Audience>,
    style: CitationStyle,
    fields: Fields<'a>,
    words: Words,
}

impl<'a> Scope<'a> {
    fn new(talk: &'a Talk, library: &'a Library, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let audience = library.pack.audience(&talk.audience);
        let style = talk.citation_style.clone().or_else(|| audience.map(|audience| audience.citation_style.clone()));
        let words = Words::of(&talk.language).unwrap_or_else(|| {
            let message =
                format!("Lectern's own words are not in `{}` yet; headings such as “Sources” are in English", talk.language);
            diagnostics.push(Diagnostic::note("words-in-english", message));
            Words::ENGLISH
        });
        Self {
            talk,
            library,
            audience,
            style: style.unwrap_or(CitationStyle::Plain),
            fields: Fields::new(talk, library, words.clone()),
            words,
        }
    }

    /// The contacts that printed matter of a kind always carries, in the order of their file.
    fn contacts(&self, on: PrintOn) -> Vec<lectern_model::contact::Contact> {
        let all = self.library.contact_order.iter().filter_map(|id| self.library.contacts.get(id));
        all.filter(|contact| contact.print.contains(&on)).map(|contact| resolve_contact(self, contact)).collect()
    }

    /// The wording of a part of a slide for this talk.
    fn variant(&self, slide: &'a Slide, part: Part) -> Option<&'a Variant> {
        slide.variant(part, &self.talk.audience, &self.talk.language)
    }

    /// A line of the talk's own, such as its title, with its fields filled in.
    fn line(&self, text: &str) -> String {
        let mut spans = self.fields.fill(text.trim());
        text::niceties(&mut spans, &self.talk.language);
        Span::plain_text(&spans)
    }

    /// The blocks of a part of a slide for this talk.
    fn blocks(&self, slide: &'a Slide, part: Part) -> &'a [AuthorBlock] {
        self.variant(slide, part).map_or(&[], |variant| &variant.blocks)
    }

    /// The language of a part of a slide for this talk.
    fn language(&self, slide: &'a Slide, part: Part) -> &'a Language {
        self.variant(slide, part).and_then(|variant| variant.language.as_ref()).unwrap_or(&slide.language)
    }

    /// The title of a slide for this talk: a body of its own wording brings its own.
    fn title(&self, slide: &'a Slide) -> &'a [Inline] {
        let own = self.variant(slide, Part::Body).map(|variant| variant.heading.as_slice());
        own.filter(|heading| !heading.is_empty()).unwrap_or(&slide.title)
    }
}

fn resolve_slide<'a>(resolver: &mut Resolver<'a>, entry: &Entry<'a>) -> DeckSlide {
    let slide = entry.slide;
    let scope = resolver.scope();
    let language = scope.language(slide, Part::Body);
    // Where sources stand at the foot of slides, the places in them stand there too.
    resolver.set_bare(matches!(scope.talk.sources, SourcesAt::Foot | SourcesAt::Both));
    resolver.enter(language, language);
    let title = resolver.inlines(scope.title(slide));
    let body = resolver.part(slide, Part::Body, language);
    let caveat = resolver.part(slide, Part::Caveat, language);
    let cited = resolver.take_cited();
    resolver.set_bare(false);
    let has_handout = scope.variant(slide, Part::Handout).is_some();
    // A handout text in another language than the slide's would be the wrong one to print.
    let handout = if has_handout && scope.language(slide, Part::Handout).matches(language) {
        resolver.part(slide, Part::Handout, language)
    } else {
        resolver.part(slide, Part::Body, language)
    };
    let notes = resolver.part(slide, Part::Notes, language);
    let asked = resolver.part(slide, Part::Asked, language);
    resolver.take_cited();
    let warning = slide.warning_in(language).map(|(text, own)| {
        resolver.enter(own, language);
        resolver.plain(text)
    });
    DeckSlide {
        id: slide.id.clone(),
        kind: slide.kind,
        title,
        body,
        caveat,
        warning,
        rights: slide.rights_in(language).map(str::to_owned),
        icon: resolver.icon(slide, language),
        notes,
        asked,
        handout,
        cited,
        section: entry.section,
        minutes: entry.minutes,
        language: language.clone(),
        hidden: entry.hidden,
        backup: entry.backup,
        draft: slide.draft,
    }
}

/// Adds the title slide and the reference list, where the talk has none of its own.
fn frame(scope: &Scope<'_>, slides: &mut Vec<DeckSlide>, has_references: bool) {
    let talk = scope.talk;
    if slides.first().is_none_or(|slide| slide.kind != SlideKind::Title) {
        let mut title = program_slide("title", SlideKind::Title, vec![Span::text(scope.line(&talk.title))], &talk.language);
        if let Some(subtitle) = talk.subtitle.as_deref().filter(|subtitle| !subtitle.trim().is_empty()) {
            title.body.push(Block::Paragraph(vec![Span::text(scope.line(subtitle))]));
        }
        slides.insert(0, title);
    }
    let listed = matches!(talk.sources, SourcesAt::End | SourcesAt::Both);
    let has_list = slides.iter().any(|slide| slide.kind == SlideKind::References);
    if listed && has_references && !has_list {
        let heading = vec![Span::text(scope.words.references)];
        let end = slides.iter().position(|slide| slide.backup).unwrap_or(slides.len());
        slides.insert(end, program_slide("references", SlideKind::References, heading, &talk.language));
    }
}

/// A slide the program writes.
fn program_slide(id: &str, kind: SlideKind, title: Vec<Span>, language: &Language) -> DeckSlide {
    DeckSlide {
        id: SlideId::from(id),
        kind,
        title,
        body: Vec::new(),
        caveat: Vec::new(),
        warning: None,
        rights: None,
        icon: None,
        notes: Vec::new(),
        asked: Vec::new(),
        handout: Vec::new(),
        cited: Vec::new(),
        section: None,
        minutes: Minutes::ZERO,
        language: language.clone(),
        hidden: false,
        backup: false,
        draft: false,
    }
}

/// The sections with the time of the slides that are shown in them.
fn sections(talk: &Talk, slides: &[DeckSlide]) -> Vec<DeckSection> {
    let time =
        |at: usize| slides.iter().filter(|slide| slide.section == Some(at) && !slide.hidden).map(|slide| slide.minutes).sum();
    let section = |(at, title): (usize, String)| DeckSection { title, minutes: time(at) };
    talk.sections.iter().map(|section| section.title.clone()).enumerate().map(section).collect()
}

#[cfg(test)]
mod tests;
