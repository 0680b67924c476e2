//! How long a talk takes.

use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::talk::{Talk, TalkSlide};

/// A section's time, which is that of its slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionTime {
    /// Its title.
    pub title: String,
    /// Its time.
    pub minutes: Minutes,
}

/// The time of a slide in a talk: the presenter's own, else the author's; none for a hidden slide or one that is not there.
pub fn slide_time(slide: &TalkSlide, library: &Library) -> Minutes {
    if slide.hidden {
        return Minutes::ZERO;
    }
    let authored = library.slides.get(&slide.slide).map_or(Minutes::ZERO, |slide| slide.minutes);
    slide.minutes.unwrap_or(authored)
}

/// The times of a talk's sections.
pub fn section_times(talk: &Talk, library: &Library) -> Vec<SectionTime> {
    let time = |slides: &[TalkSlide]| slides.iter().map(|slide| slide_time(slide, library)).sum();
    talk.sections.iter().map(|section| SectionTime { title: section.title.clone(), minutes: time(&section.slides) }).collect()
}

/// The time of a talk's slides.
pub fn talk_time(talk: &Talk, library: &Library) -> Minutes {
    talk.slides().map(|slide| slide_time(slide, library)).sum()
}
