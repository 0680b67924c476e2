//! CSL styles and locales: those that come with the program, parsed once, and those a pack brings.

use citationberg::taxonomy::{StandardVariable, Variable};
use citationberg::{
    CitationFormat, IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, LocaleFile, LongShortForm, NamesChild, Style,
    StyleCategory, StyleClass, Text, TextTarget,
};
use lectern_model::citation::CitationStyle;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::language::Language;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A style file larger than this is not read, in bytes; the largest in use have 170,000.
const MAX_BYTES: usize = 2 << 20;

/// How deep elements may stand in elements, and macros call macros.
const MAX_DEPTH: usize = 100;

/// How many elements a style may have once its macros are put in.
const MAX_ELEMENTS: u64 = 2_000_000;

macro_rules! embedded {
    ($path:literal) => {
        include_str!(concat!("../../../../../content/styles/", $path))
    };
}

/// The styles that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum BuiltIn {
    Ama,
    Apa,
    Chicago,
}

impl BuiltIn {
    /// The style, parsed when it is first needed.
    fn style(self) -> Option<Arc<Prepared>> {
        static AMA: OnceLock<Option<Arc<Prepared>>> = OnceLock::new();
        static APA: OnceLock<Option<Arc<Prepared>>> = OnceLock::new();
        static CHICAGO: OnceLock<Option<Arc<Prepared>>> = OnceLock::new();
        let parse = |xml: &str| IndependentStyle::from_xml(xml).ok().map(|style| Arc::new(Prepared::new(style, Some(self))));
        match self {
            BuiltIn::Ama => AMA.get_or_init(|| parse(embedded!("american-medical-association.csl"))).clone(),
            BuiltIn::Apa => APA.get_or_init(|| parse(embedded!("apa.csl"))).clone(),
            BuiltIn::Chicago => CHICAGO.get_or_init(|| parse(embedded!("chicago-author-date.csl"))).clone(),
        }
    }

    /// The one a dependent style names as its parent.
    fn with_id(id: &str) -> Option<BuiltIn> {
        match id.rsplit('/').next()? {
            "american-medical-association" => Some(BuiltIn::Ama),
            "apa" => Some(BuiltIn::Apa),
            "chicago-author-date" => Some(BuiltIn::Chicago),
            _ => None,
        }
    }
}

/// A style in the two forms it is used in.
pub(super) struct Prepared {
    /// Which of the program's own styles it is.
    pub(super) built_in: Option<BuiltIn>,
    /// The style as it is.
    pub(super) full: IndependentStyle,
    /// The style with a reference list of year suffixes ("2017a") only. It tells the order of the list without its words, which
    /// take ten times as long; and without quotation marks, which the processor sorts before letters.
    pub(super) ordering: IndependentStyle,
    /// Whether journals go by their short titles ("Child Maltreat"). The processor has no short form of `container-title`.
    pub(super) abbreviates: bool,
}

impl Prepared {
    fn new(full: IndependentStyle, built_in: Option<BuiltIn>) -> Self {
        let mut ordering = full.clone();
        let mut has_short_titles = false;
        for entry in &mut ordering.macros {
            each_text(&mut entry.children, &mut |text| {
                text.quotes = false;
                has_short_titles |= is_short_container_title(&text.target);
            });
        }
        // Of those that come with the program Chicago shortens other titles than journals'.
        let abbreviates = built_in.map_or(has_short_titles, |built_in| built_in == BuiltIn::Ama);
        if let Some(list) = &mut ordering.bibliography {
            let suffix =
                TextTarget::Variable { var: Variable::Standard(StandardVariable::YearSuffix), form: LongShortForm::Long };
            list.layout.elements = vec![LayoutRenderingElement::Text(Text::with_target(suffix))];
            list.layout.prefix = None;
            list.layout.suffix = None;
            list.second_field_align = None;
        }
        Self { built_in, full, ordering, abbreviates }
    }
}

fn is_short_container_title(target: &TextTarget) -> bool {
    let TextTarget::Variable { var, form } = target else { return false };
    *var == Variable::Standard(StandardVariable::ContainerTitle) && *form == LongShortForm::Short
}

/// Hands every text of a style's elements to `each`.
fn each_text(elements: &mut [LayoutRenderingElement], each: &mut impl FnMut(&mut Text)) {
    for element in elements {
        match element {
            LayoutRenderingElement::Text(text) => each(text),
            LayoutRenderingElement::Group(group) => each_text(&mut group.children, each),
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        each_text(&mut substitute.children, each);
                    }
                }
            }
            LayoutRenderingElement::Choose(choose) => {
                each_text(&mut choose.if_.children, each);
                choose.else_if.iter_mut().for_each(|branch| each_text(&mut branch.children, each));
                choose.otherwise.iter_mut().for_each(|branch| each_text(&mut branch.children, each));
            }
            LayoutRenderingElement::Date(_) | LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => {}
        }
    }
}

/// A style with the words of one language.
pub(super) struct CslStyle {
    /// The style.
    pub(super) style: Arc<Prepared>,
    /// The words, one file.
    pub(super) locales: &'static [Locale],
    /// Their code.
    pub(super) code: LocaleCode,
}

impl CslStyle {
    /// The style for a talk, in its language where there is a locale for it and else in English. A style that is missing or
    /// cannot be used is replaced by AMA, with a diagnostic; none only if the program's own styles are broken.
    pub(super) fn find(
        wanted: &CitationStyle,
        styles: &BTreeMap<String, Arc<str>>,
        language: &Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let style = match wanted {
            CitationStyle::Plain | CitationStyle::Legal | CitationStyle::Ama => BuiltIn::Ama.style()?,
            CitationStyle::Apa => BuiltIn::Apa.style()?,
            CitationStyle::Chicago => BuiltIn::Chicago.style()?,
            CitationStyle::File(path) => match from_file(path, styles) {
                Ok(style) => style,
                Err(problem) => {
                    let message = format!("the citation style `{path}` {problem}; AMA is used");
                    let hint = "put a .csl file into styles/ or choose plain, legal, ama, apa or chicago";
                    diagnostics.push(Diagnostic::error("citation-style", message).hint(hint));
                    BuiltIn::Ama.style()?
                }
            },
        };
        let (locales, code) = locale(language);
        Some(Self { style, locales, code: LocaleCode(code.to_owned()) })
    }

    /// Whether readers see numbers, not authors and dates. Footnote styles count as numbered: a slide has no footnotes.
    pub(super) fn is_numbered(&self) -> bool {
        let is_numeric = |category: &StyleCategory| match category {
            StyleCategory::CitationFormat { format } => *format == CitationFormat::Numeric,
            StyleCategory::Field { .. } => false,
        };
        self.is_note_style() || self.style.full.info.category.iter().any(is_numeric)
    }

    /// Whether the style cites in footnotes.
    pub(super) fn is_note_style(&self) -> bool {
        self.style.full.settings.class == StyleClass::Note
    }

    /// Whether the style sorts its reference list; else it is in order of first mention.
    pub(super) fn is_sorted(&self) -> bool {
        self.style.full.bibliography.as_ref().is_some_and(|list| list.sort.is_some())
    }
}

/// The locale for a language: Spanish, or else English.
fn locale(language: &Language) -> (&'static [Locale], &'static str) {
    static ENGLISH: OnceLock<Vec<Locale>> = OnceLock::new();
    static SPANISH: OnceLock<Vec<Locale>> = OnceLock::new();
    let parse = |xml: &str| LocaleFile::from_xml(xml).map(Locale::from).into_iter().collect::<Vec<_>>();
    if language.primary() == "es" {
        (SPANISH.get_or_init(|| parse(embedded!("locales/locales-es-ES.xml"))), "es-ES")
    } else {
        (ENGLISH.get_or_init(|| parse(embedded!("locales/locales-en-US.xml"))), "en-US")
    }
}

/// The style in a file of the pack, or what is wrong with it.
fn from_file(path: &str, styles: &BTreeMap<String, Arc<str>>) -> Result<Arc<Prepared>, String> {
    let Some(xml) = styles.get(path) else { return Err("is not there".to_owned()) };
    if xml.len() > MAX_BYTES {
        return Err(format!("is larger than {} MiB", MAX_BYTES >> 20));
    }
    if xml_depth(xml) > MAX_DEPTH {
        return Err(format!("has elements nested more than {MAX_DEPTH} deep"));
    }
    let style = match Style::from_xml(xml).map_err(|error| format!("cannot be read ({error})"))? {
        Style::Independent(style) => style,
        Style::Dependent(style) => {
            let parent = style.parent_link.href;
            let known = BuiltIn::with_id(&parent).and_then(BuiltIn::style);
            return known.ok_or_else(|| format!("only points to another style, {parent}"));
        }
    };
    if !macros_end(&style) {
        return Err("has macros that call each other without end".to_owned());
    }
    if style.bibliography.is_none() {
        return Err("has no reference list".to_owned());
    }
    Ok(Arc::new(Prepared::new(style, None)))
}

/// How deep the tags of a file stand in each other, counted without reading them.
fn xml_depth(xml: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    for tag in xml.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or(tag);
        if inside.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !inside.ends_with('/') && !inside.starts_with(['?', '!']) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Whether every macro comes to an end, and the whole style stays within bounds once macros are put in.
fn macros_end(style: &IndependentStyle) -> bool {
    let mut walk = MacroWalk {
        macros: style.macros.iter().map(|entry| (entry.name.as_str(), entry.children.as_slice())).collect(),
        weights: BTreeMap::new(),
    };
    style.macros.iter().all(|entry| walk.weigh(&entry.name, 0).is_some())
}

/// Counts the elements of macros with the macros they call.
struct MacroWalk<'a> {
    macros: BTreeMap<&'a str, &'a [LayoutRenderingElement]>,
    weights: BTreeMap<&'a str, u64>,
}

impl<'a> MacroWalk<'a> {
    /// The elements of a macro; none if they do not end or are too many. An unknown macro prints nothing.
    fn weigh(&mut self, name: &str, depth: usize) -> Option<u64> {
        if let Some(weight) = self.weights.get(name) {
            return Some(*weight);
        }
        let Some((name, children)) = self.macros.get_key_value(name).map(|(name, children)| (*name, *children)) else {
            return Some(1);
        };
        let weight = self.weigh_all(children, depth + 1)?;
        self.weights.insert(name, weight);
        Some(weight)
    }

    fn weigh_all(&mut self, elements: &'a [LayoutRenderingElement], depth: usize) -> Option<u64> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut sum = 1u64;
        for element in elements {
            let weight = match element {
                LayoutRenderingElement::Text(text) => match &text.target {
                    TextTarget::Macro { name } => self.weigh(name, depth)?,
                    TextTarget::Variable { .. } | TextTarget::Term { .. } | TextTarget::Value { .. } => 1,
                },
                LayoutRenderingElement::Group(group) => self.weigh_all(&group.children, depth + 1)?,
                LayoutRenderingElement::Names(names) => names.children.iter().try_fold(1, |sum, child| match child {
                    NamesChild::Substitute(substitute) => Some(sum + self.weigh_all(&substitute.children, depth + 1)?),
                    NamesChild::Name(_) | NamesChild::EtAl(_) | NamesChild::Label(_) => Some(sum + 1),
                })?,
                LayoutRenderingElement::Choose(choose) => {
                    let otherwise = choose.otherwise.as_ref().map_or(&[][..], |branch| &branch.children);
                    let branches = choose.branches().map(|branch| branch.children.as_slice()).chain([otherwise]);
                    branches.map(|children| self.weigh_all(children, depth + 1)).try_fold(0, |sum, weight| Some(sum + weight?))?
                }
                LayoutRenderingElement::Date(_) | LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => 1,
            };
            sum = sum.saturating_add(weight);
            if sum > MAX_ELEMENTS {
                return None;
            }
        }
        Some(sum)
    }
}
