//! What a presenter does to a talk.

use crate::brand::LogoFile;
use crate::talk_file::OpenTalk;
use lectern_model::brand::Brand;
use lectern_model::citation::CitationStyle;
use lectern_model::date::Date;
use lectern_model::id::{FieldId, ImageId, SlideId, SourceId};
use lectern_model::language::Language;
use lectern_model::minutes::Minutes;
use lectern_model::source::Source;
use lectern_model::talk::{HandoutSettings, SourcesAt, Talk};
use lectern_model::theme::Aspect;
use std::fmt;
use std::sync::Arc;

/// A place between the slides of a talk: before the slide that stands at `position`, or after the last one. It is counted as the
/// talk is before the change, the slides that are to be moved among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// In a section. A talk without sections gets one when a slide comes to section 0.
    Section {
        /// Which section, from 0.
        section: usize,
        /// Before which of its slides, from 0.
        position: usize,
    },
    /// Among the slides in reserve.
    Backup {
        /// Before which of them, from 0.
        position: usize,
    },
}

/// A change to a talk. Slides are named by id; where several are, they keep the order they have in the talk.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Slides of the library come in, in the order given.
    Insert {
        /// Which.
        slides: Vec<SlideId>,
        /// Where.
        at: Spot,
    },
    /// A slide that the presenter writes comes in. Its id is changed where it is taken.
    Write {
        /// Its text, head and all.
        text: String,
        /// Where.
        at: Spot,
    },
    /// Slides stand elsewhere, also in reserve and back.
    Move {
        /// Which.
        slides: Vec<SlideId>,
        /// Where.
        to: Spot,
    },
    /// Slides go out of the talk. Those the presenter wrote stay in the file.
    Remove {
        /// Which.
        slides: Vec<SlideId>,
    },
    /// Slides that the presenter wrote go out of the talk and its file.
    Delete {
        /// Which.
        slides: Vec<SlideId>,
    },
    /// Copies of slides, which are the presenter's own, come in after the last of them.
    Duplicate {
        /// Which.
        slides: Vec<SlideId>,
    },
    /// Slides are left out of the show, or are in it again.
    Hide {
        /// Which.
        slides: Vec<SlideId>,
        /// Whether they are left out.
        hidden: bool,
    },
    /// A slide takes a time of the presenter's own, or the author's again.
    SlideMinutes {
        /// Which.
        slide: SlideId,
        /// How long; none for the author's time.
        minutes: Option<Minutes>,
    },
    /// Slides take times of the presenter's own, such as those of a rehearsal.
    SlideTimes {
        /// Which, and how long.
        times: Vec<(SlideId, Minutes)>,
    },
    /// A slide has another text: an edit of a slide of the pack, or a slide of the presenter's own. The pack's own text takes the edit
    /// back.
    SlideText {
        /// Which; the text names the same one.
        slide: SlideId,
        /// The text, head and all.
        text: String,
    },
    /// Slides are no drafts any more: the presenter has read them.
    Reviewed {
        /// Which.
        slides: Vec<SlideId>,
    },
    /// Edits of slides of the pack are taken back.
    RevertSlides {
        /// Which.
        slides: Vec<SlideId>,
    },
    /// An empty section comes in.
    AddSection {
        /// Before which section, from 0.
        at: usize,
        /// Its title.
        title: String,
    },
    /// A section ends before one of its slides, and a new one has the rest.
    SplitSection {
        /// Which, from 0.
        section: usize,
        /// Before which slide, from 0.
        position: usize,
        /// The title of the new one.
        title: String,
    },
    /// A section has another title.
    RenameSection {
        /// Which, from 0.
        section: usize,
        /// Its title.
        title: String,
    },
    /// A section goes out with its slides.
    RemoveSection {
        /// Which, from 0.
        section: usize,
    },
    /// A section stands elsewhere.
    MoveSection {
        /// Which, from 0.
        section: usize,
        /// Before which section, from 0, counted as the talk is before the change.
        to: usize,
    },
    /// A section's slides join the section before it.
    MergeSection {
        /// Which, from 1.
        section: usize,
    },
    /// A setting of the talk.
    Set(Setting),
    /// The talk has a local field filled in, or blank.
    Field {
        /// Which.
        field: FieldId,
        /// What is filled in; blank takes it out.
        value: String,
    },
    /// Sources of the presenter's come in. One with the key of another source of theirs takes its place; where the pack has the key,
    /// it gets another.
    AddSources {
        /// Which.
        sources: Vec<Source>,
    },
    /// Sources of the presenter's go out, which no slide of the talk or of the presenter's cites.
    RemoveSources {
        /// Which.
        sources: Vec<SourceId>,
    },
    /// A picture of the presenter's comes in, without what the camera noted in it.
    AddPicture {
        /// Its file's name.
        name: String,
        /// Its file: PNG, JPEG or SVG.
        bytes: Arc<[u8]>,
    },
    /// Pictures of the presenter's go out, which no slide of the talk or of the presenter's shows.
    RemovePictures {
        /// Which.
        pictures: Vec<ImageId>,
    },
    /// Several changes as one step, in order.
    Together {
        /// Which.
        changes: Vec<Change>,
        /// What they are together.
        step: Step,
    },
    /// The look of an organisation's slides comes over the theme's, in place of another.
    SetBrand {
        /// Its colours and fonts.
        brand: Box<Brand>,
        /// Its logo.
        logo: Option<Box<LogoFile>>,
    },
    /// The look of an organisation's slides goes, and the logo with it, where no slide shows that.
    RemoveBrand,
    /// Another list of slides and settings over the same library.
    ReplaceTalk {
        /// The talk.
        talk: Box<Talk>,
        /// Why.
        why: Replacement,
    },
    /// Another talk with its library.
    ReplaceAll {
        /// The talk.
        open: Box<OpenTalk>,
        /// Why.
        why: Replacement,
    },
}

/// A setting of a talk.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Its title.
    Title(String),
    /// The line under the title; none or blank for no line.
    Subtitle(Option<String>),
    /// The day it is given.
    Date(Option<Date>),
    /// How long there is.
    Minutes(Minutes),
    /// In which language.
    Language(Language),
    /// The theme's id.
    Theme(String),
    /// The shape of the slides.
    Aspect(Aspect),
    /// How citations look; none for the audience's style.
    CitationStyle(Option<CitationStyle>),
    /// Where sources stand.
    Sources(SourcesAt),
    /// What is printed, on what.
    Handouts(HandoutSettings),
}

/// What several changes are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What a file of another program brings.
    Import,
}

/// Why a talk is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacement {
    /// For another audience.
    Audience,
    /// For another time.
    Time,
    /// With the slides of a newer pack.
    Pack,
    /// With what its file holds.
    File,
}

/// What a change is called in a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeName {
    /// A stable short name, for catalogues of words.
    pub code: &'static str,
    /// The English words, as after "Undo".
    pub english: &'static str,
}

impl fmt::Display for ChangeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english)
    }
}

/// A name for one thing and one for several.
fn counted<T>(things: &[T], one: (&'static str, &'static str), several: (&'static str, &'static str)) -> ChangeName {
    let (code, english) = if things.len() == 1 { one } else { several };
    ChangeName { code, english }
}

impl Change {
    /// What it is called in a menu.
    pub fn name(&self) -> ChangeName {
        let name = |code, english| ChangeName { code, english };
        match self {
            Change::Insert { slides, .. } => {
                counted(slides, ("insert-slide", "Insert slide"), ("insert-slides", "Insert slides"))
            }
            Change::Write { .. } => name("new-slide", "New slide"),
            Change::Move { slides, .. } => counted(slides, ("move-slide", "Move slide"), ("move-slides", "Move slides")),
            Change::Remove { slides } => counted(slides, ("remove-slide", "Remove slide"), ("remove-slides", "Remove slides")),
            Change::Delete { slides } => counted(slides, ("delete-slide", "Delete slide"), ("delete-slides", "Delete slides")),
            Change::Duplicate { slides } => {
                counted(slides, ("duplicate-slide", "Duplicate slide"), ("duplicate-slides", "Duplicate slides"))
            }
            Change::Hide { slides, hidden: true } => {
                counted(slides, ("hide-slide", "Hide slide"), ("hide-slides", "Hide slides"))
            }
            Change::Hide { slides, hidden: false } => {
                counted(slides, ("show-slide", "Show slide"), ("show-slides", "Show slides"))
            }
            Change::SlideMinutes { .. } => name("slide-minutes", "Change slide time"),
            Change::SlideTimes { .. } => name("slide-times", "Change slide times"),
            Change::SlideText { .. } => name("edit-slide", "Edit slide"),
            Change::Reviewed { .. } => name("reviewed", "Mark as reviewed"),
            Change::RevertSlides { slides } => {
                counted(slides, ("revert-slide", "Revert slide"), ("revert-slides", "Revert slides"))
            }
            Change::AddSection { .. } => name("add-section", "Add section"),
            Change::SplitSection { .. } => name("split-section", "Split section"),
            Change::RenameSection { .. } => name("rename-section", "Rename section"),
            Change::RemoveSection { .. } => name("remove-section", "Remove section"),
            Change::MoveSection { .. } => name("move-section", "Move section"),
            Change::MergeSection { .. } => name("merge-sections", "Merge sections"),
            Change::Set(setting) => setting.name(),
            Change::Field { .. } => name("local-field", "Fill in local field"),
            Change::AddSources { sources } => counted(sources, ("add-source", "Add source"), ("add-sources", "Add sources")),
            Change::RemoveSources { sources } => {
                counted(sources, ("remove-source", "Remove source"), ("remove-sources", "Remove sources"))
            }
            Change::AddPicture { .. } => name("add-picture", "Add picture"),
            Change::RemovePictures { pictures } => {
                counted(pictures, ("remove-picture", "Remove picture"), ("remove-pictures", "Remove pictures"))
            }
            Change::Together { step: Step::Import, .. } => name("import", "Import"),
            Change::SetBrand { .. } => name("brand", "Take look of organisation"),
            Change::RemoveBrand => name("remove-brand", "Remove look of organisation"),
            Change::ReplaceTalk { why, .. } | Change::ReplaceAll { why, .. } => why.name(),
        }
    }

    /// What is being typed into, where a change is typing.
    pub(super) fn typed_into(&self) -> Option<Typing> {
        match self {
            Change::SlideText { slide, .. } => Some(Typing::SlideText(slide.clone())),
            Change::SlideMinutes { slide, .. } => Some(Typing::SlideMinutes(slide.clone())),
            Change::RenameSection { section, .. } => Some(Typing::Section(*section)),
            Change::Field { field, .. } => Some(Typing::Field(field.clone())),
            Change::Set(Setting::Title(_)) => Some(Typing::Title),
            Change::Set(Setting::Subtitle(_)) => Some(Typing::Subtitle),
            Change::Set(Setting::Minutes(_)) => Some(Typing::Minutes),
            Change::Set(_)
            | Change::Insert { .. }
            | Change::Write { .. }
            | Change::Move { .. }
            | Change::Remove { .. }
            | Change::Delete { .. }
            | Change::Duplicate { .. }
            | Change::Hide { .. }
            | Change::SlideTimes { .. }
            | Change::Reviewed { .. }
            | Change::RevertSlides { .. }
            | Change::AddSection { .. }
            | Change::SplitSection { .. }
            | Change::RemoveSection { .. }
            | Change::MoveSection { .. }
            | Change::MergeSection { .. }
            | Change::AddSources { .. }
            | Change::RemoveSources { .. }
            | Change::AddPicture { .. }
            | Change::RemovePictures { .. }
            | Change::Together { .. }
            | Change::SetBrand { .. }
            | Change::RemoveBrand
            | Change::ReplaceTalk { .. }
            | Change::ReplaceAll { .. } => None,
        }
    }
}

impl Setting {
    fn name(&self) -> ChangeName {
        let (code, english) = match self {
            Setting::Title(_) => ("title", "Change title"),
            Setting::Subtitle(_) => ("subtitle", "Change subtitle"),
            Setting::Date(_) => ("date", "Change date"),
            Setting::Minutes(_) => ("minutes", "Change time"),
            Setting::Language(_) => ("language", "Change language"),
            Setting::Theme(_) => ("theme", "Change theme"),
            Setting::Aspect(_) => ("aspect", "Change slide shape"),
            Setting::CitationStyle(_) => ("citation-style", "Change citation style"),
            Setting::Sources(_) => ("sources", "Change place of sources"),
            Setting::Handouts(_) => ("handouts", "Change handouts"),
        };
        ChangeName { code, english }
    }
}

impl Replacement {
    pub(super) fn name(self) -> ChangeName {
        let (code, english) = match self {
            Replacement::Audience => ("audience", "Change audience"),
            Replacement::Time => ("fit-time", "Fit to time"),
            Replacement::Pack => ("update-pack", "Update content"),
            Replacement::File => ("revert", "Revert to saved"),
        };
        ChangeName { code, english }
    }
}

/// What is being typed into: typing into the same thing is one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typing {
    SlideText(SlideId),
    SlideMinutes(SlideId),
    Section(usize),
    Field(FieldId),
    Title,
    Subtitle,
    Minutes,
}
