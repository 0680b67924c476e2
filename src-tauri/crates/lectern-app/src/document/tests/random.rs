//! Any sequence of changes can be undone to the first state and redone to the last.

use super::*;
use std::collections::BTreeSet;

/// A small generator of numbers, the same from the same seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn slides(&mut self, open: &OpenTalk) -> Vec<SlideId> {
        let all: Vec<&SlideId> = open.library.slides.keys().collect();
        (0..=self.below(3)).map(|_| all[self.below(all.len())].clone()).collect()
    }

    fn spot(&mut self) -> Spot {
        match self.below(4) {
            0 => Spot::Backup { position: self.below(3) },
            _ => in_section(self.below(4), self.below(4)),
        }
    }

    fn source(&mut self) -> lectern_model::source::Source {
        let key = ["smith2020", "x", "y"][self.below(3)].into();
        let title = format!("Title {}", self.below(5));
        let form = crate::own_source::SourceForm { title, ..crate::own_source::SourceForm::default() };
        crate::own_source::source_of(&form, Some(&key)).unwrap()
    }

    fn drawing(&mut self) -> Vec<u8> {
        let width = self.below(3) + 1;
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='{width}' height='5'/></svg>")
            .into_bytes()
    }

    fn change(&mut self, open: &OpenTalk) -> Change {
        let slides = self.slides(open);
        let slide = slides[0].clone();
        let word = format!("Word {}", self.below(1000));
        match self.below(23) {
            0 => Change::Insert { slides, at: self.spot() },
            1 => Change::Write { text: text("mine", &word), at: self.spot() },
            2..=4 => Change::Move { slides, to: self.spot() },
            5 => Change::Remove { slides },
            6 => Change::Delete { slides },
            7 => Change::Duplicate { slides },
            8 => Change::Hide { slides, hidden: self.below(2) == 0 },
            9 => Change::SlideMinutes { slide, minutes: Some(Minutes::new(self.below(5) as u32)) },
            10 => Change::SlideText { text: text(slide.as_str(), &word), slide },
            11 => Change::RevertSlides { slides },
            12 => Change::AddSection { at: self.below(4), title: word },
            13 => Change::SplitSection { section: self.below(4), position: self.below(3), title: word },
            14 => Change::RemoveSection { section: self.below(6) },
            15 => Change::MoveSection { section: self.below(4), to: self.below(4) },
            16 => Change::MergeSection { section: self.below(6) },
            17 => title(&word),
            18 | 19 => Change::AddSources { sources: vec![self.source()] },
            20 => Change::RemoveSources { sources: vec![self.source().id] },
            21 => Change::AddPicture { name: "a.svg".to_owned(), bytes: self.drawing().into() },
            _ => match self.below(4) {
                3 => Change::RemovePictures { pictures: vec!["images/own/a.svg".into()] },
                0 => Change::ReplaceAll { open: Box::new(talk()), why: Replacement::Pack },
                1 => Change::ReplaceTalk { talk: Box::new(talk().talk), why: Replacement::Time },
                _ => Change::Field { field: "presenter".into(), value: word },
            },
        }
    }
}

fn holds(open: &OpenTalk) {
    let slides: Vec<&SlideId> = open.talk.slides().chain(&open.talk.backup).map(|entry| &entry.slide).collect();
    assert_eq!(slides.iter().collect::<BTreeSet<_>>().len(), slides.len(), "a slide stands in a talk once");
    assert!(open.originals.keys().all(|id| open.library.slides.get(id).is_some_and(|slide| !slide.own)));
}

#[test]
fn undoing_all_gives_the_first_state_and_redoing_all_the_last() {
    let mut taken = 0;
    for seed in 1..=20 {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ (seed << 20));
        let mut document = document();
        let first = document.open().clone();
        for _ in 0..200 {
            match numbers.below(8) {
                0 => drop(document.undo()),
                1 => drop(document.redo()),
                2 => document.pause(),
                _ => {
                    let before = document.open().clone();
                    let change = numbers.change(&before);
                    match document.apply(change) {
                        Ok(applied) => {
                            taken += usize::from(applied.changed);
                            assert_eq!(applied.changed, before != *document.open());
                        }
                        Err(_) => assert_eq!(before, *document.open(), "a change that is refused changes nothing"),
                    }
                }
            }
            holds(document.open());
        }
        while document.redo().is_some() {}
        let last = document.open().clone();
        while document.undo().is_some() {}
        assert_eq!(*document.open(), first);
        while document.redo().is_some() {}
        assert_eq!(*document.open(), last);
    }
    assert!(taken > 500, "{taken}");
}
