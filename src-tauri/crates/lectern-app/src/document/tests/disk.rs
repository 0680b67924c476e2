//! Tests of saving, the modified mark, and coming back after a crash.

use super::*;
use crate::document::autosave::Autosave;
use crate::document::documents::{Documents, Opening};
use crate::document::settings::{LocalField, Settings};
use std::fs;
use std::os::unix::fs::symlink;
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    documents: Documents,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::new(Autosave::begin(&folder.path().join("state")).unwrap());
        Self { folder, documents }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A talk saved as `evening.lectern`.
    fn evening(&mut self) -> DocumentId {
        let id = self.documents.create(talk());
        self.documents.save_as(&id, &self.file("evening"), false).unwrap();
        id
    }

    fn document(&mut self, id: &DocumentId) -> &mut Document {
        self.documents.get_mut(id).unwrap()
    }

    /// The program is killed: its locks are gone and nothing is tidied up. Another starts.
    fn crash(self) -> Self {
        let state = self.folder.path().join("state");
        let lock = fs::read_dir(state.join("autosave")).unwrap().find_map(|entry| {
            let path = entry.unwrap().path();
            path.extension().is_some_and(|extension| extension == "lock").then_some(path)
        });
        drop(self.documents);
        fs::write(lock.unwrap(), "").unwrap();
        Self { documents: Documents::new(Autosave::begin(&state).unwrap()), folder: self.folder }
    }

    fn copies(&self) -> usize {
        let entries = fs::read_dir(self.file("state/autosave")).unwrap();
        entries.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "autosave")).count()
    }
}

#[test]
fn the_modified_mark_follows_the_saved_state() {
    let mut desk = Desk::new();
    let id = desk.documents.create(talk());
    assert!(desk.document(&id).is_modified());
    assert!(matches!(desk.documents.save(&id, Overwrite::Unchanged), Err(SaveError::Untitled)));
    let id = desk.evening();
    let document = desk.document(&id);
    assert!(!document.is_modified());
    document.apply(title("One")).unwrap();
    assert!(document.is_modified());
    document.undo().unwrap();
    assert!(!document.is_modified());
    document.redo().unwrap();
    desk.documents.save(&id, Overwrite::Unchanged).unwrap();
    let document = desk.document(&id);
    assert!(!document.is_modified());
    document.apply(title("One and two")).unwrap();
    assert!(document.is_modified(), "typing does not join a saved step");
    document.undo().unwrap();
    assert!(!document.is_modified());
    document.undo().unwrap();
    document.apply(title("Three")).unwrap();
    document.undo().unwrap();
    assert!(document.is_modified(), "the saved state cannot be reached any more");
}

#[test]
fn an_edited_talk_comes_back_from_its_file() {
    let mut desk = Desk::new();
    let id = desk.evening();
    let document = desk.document(&id);
    document.apply(Change::Duplicate { slides: ids(&["a"]) }).unwrap();
    document.apply(Change::SlideText { slide: "b".into(), text: text("b", "- Other") }).unwrap();
    desk.documents.save(&id, Overwrite::Unchanged).unwrap();
    let saved = desk.documents.close(&id).unwrap();
    let Opening::New { id, diagnostics } = desk.documents.open(&desk.file("evening.lectern")).unwrap() else { panic!() };
    assert_eq!(diagnostics, []);
    let document = desk.document(&id);
    assert_eq!(document.open().talk, saved.open().talk);
    assert_eq!(document.open().edits().count(), 1);
    assert!(!document.is_modified());
    assert_eq!((document.name().as_str(), document.proposed_file_name().as_str()), ("evening", "evening.lectern"));
}

#[test]
fn a_file_that_another_program_changed_is_not_overwritten_unasked() {
    let mut desk = Desk::new();
    let id = desk.evening();
    let path = desk.file("evening.lectern");
    let mut other = talk();
    other.talk.title = "Theirs".to_owned();
    save_talk(&other, &path).unwrap();
    desk.document(&id).apply(title("Ours")).unwrap();
    let error = desk.documents.save(&id, Overwrite::Unchanged).unwrap_err();
    assert!(error.to_string().ends_with("save under another name to keep both, replace it, or revert to it"), "{error}");
    assert_eq!(open_talk(&path).unwrap().open.talk.title, "Theirs");
    let document = desk.document(&id);
    document.revert().unwrap();
    assert_eq!((document.open().talk.title.as_str(), document.is_modified()), ("Theirs", false));
    document.undo().unwrap();
    assert_eq!((document.open().talk.title.as_str(), document.is_modified()), ("Ours", true));
    desk.documents.save(&id, Overwrite::Unchanged).unwrap();
    assert_eq!(open_talk(&path).unwrap().open.talk.title, "Ours");
    save_talk(&other, &path).unwrap();
    desk.documents.save(&id, Overwrite::Anyway).unwrap();
    fs::remove_file(&path).unwrap();
    desk.documents.save(&id, Overwrite::Unchanged).unwrap();
    assert!(path.is_file(), "a file that is gone is written again");
}

#[test]
fn a_file_is_open_once_by_whatever_name() {
    let mut desk = Desk::new();
    let id = desk.evening();
    symlink(desk.file("evening.lectern"), desk.file("link.lectern")).unwrap();
    for name in ["evening.lectern", "./evening.lectern", "link.lectern"] {
        let Opening::Raise(raised) = desk.documents.open(&desk.file(name)).unwrap() else { panic!("{name}") };
        assert_eq!(raised, id);
    }
    let copy = desk.documents.duplicate(&id).unwrap();
    assert!(desk.document(&copy).is_modified() && desk.document(&copy).path().is_none());
    for name in ["evening", "evening.lectern"] {
        let error = desk.documents.save_as(&copy, &desk.file(name), true).unwrap_err();
        assert_eq!(error.code(), "open-elsewhere");
    }
    fs::write(desk.file("there.lectern"), "old").unwrap();
    assert_eq!(desk.documents.save_as(&copy, &desk.file("there"), false).unwrap_err().code(), "exists");
    assert_eq!(fs::read(desk.file("there.lectern")).unwrap(), b"old");
    let path = desk.documents.save_as(&copy, &desk.file("there"), true).unwrap();
    assert_eq!(desk.document(&copy).path(), Some(path.as_path()));
    desk.documents.close(&id).unwrap();
    assert!(matches!(desk.documents.open(&desk.file("evening.lectern")).unwrap(), Opening::New { .. }));
}

#[test]
fn what_was_not_saved_comes_back_after_a_crash() {
    let mut desk = Desk::new();
    let id = desk.evening();
    desk.document(&id).apply(title("Unsaved")).unwrap();
    desk.document(&id).apply(Change::SlideText { slide: "b".into(), text: text("b", "- Other") }).unwrap();
    desk.documents.autosave().unwrap();
    let unsaved = desk.document(&id).open().clone();
    assert_eq!(desk.documents.leftovers(), [], "a session does not offer its own copies");
    let mut desk = desk.crash();
    let leftovers = desk.documents.leftovers();
    let [leftover] = leftovers.as_slice() else { panic!("{leftovers:?}") };
    assert_eq!((leftover.title.as_str(), leftover.original.clone()), ("Unsaved", Some(desk.file("evening.lectern"))));
    let (id, diagnostics) = desk.documents.restore(leftover).unwrap();
    assert_eq!(diagnostics, []);
    let document = desk.document(&id);
    assert!(document.is_modified());
    assert_eq!(document.open().talk, unsaved.talk);
    assert_eq!(document.open().edits().count(), 1);
    // It crashes again before anything is saved.
    let mut desk = desk.crash();
    let (id, _) = desk.documents.restore(&desk.documents.leftovers()[0]).unwrap();
    assert_eq!(desk.documents.leftovers(), []);
    desk.documents.save(&id, Overwrite::Unchanged).unwrap();
    assert_eq!(desk.copies(), 0);
    assert_eq!(open_talk(&desk.file("evening.lectern")).unwrap().open.talk.title, "Unsaved");
}

#[test]
fn a_restored_talk_notices_that_its_file_is_another_now() {
    let mut desk = Desk::new();
    let id = desk.evening();
    desk.document(&id).apply(title("Unsaved")).unwrap();
    desk.documents.autosave().unwrap();
    let mut desk = desk.crash();
    let mut other = talk();
    other.talk.title = "Theirs".to_owned();
    save_talk(&other, &desk.file("evening.lectern")).unwrap();
    let (id, _) = desk.documents.restore(&desk.documents.leftovers()[0]).unwrap();
    assert_eq!(desk.documents.save(&id, Overwrite::Unchanged).unwrap_err().code(), "changed-on-disk");
}

#[test]
fn copies_go_when_they_are_not_needed() {
    let mut desk = Desk::new();
    let id = desk.evening();
    desk.documents.autosave().unwrap();
    assert_eq!(desk.copies(), 0, "nothing is unsaved");
    desk.document(&id).apply(title("Unsaved")).unwrap();
    desk.documents.autosave().unwrap();
    assert_eq!(desk.copies(), 1);
    desk.document(&id).undo().unwrap();
    desk.documents.autosave().unwrap();
    assert_eq!(desk.copies(), 0);
    desk.document(&id).redo().unwrap();
    desk.documents.autosave().unwrap();
    desk.documents.close(&id).unwrap();
    assert_eq!(desk.copies(), 0);
    let new = desk.documents.create(talk());
    desk.documents.autosave().unwrap();
    assert_eq!((desk.copies(), desk.document(&new).path()), (1, None));
    let desk = desk.crash();
    desk.documents.throw_away(&desk.documents.leftovers()[0]).unwrap();
    assert_eq!(desk.documents.leftovers(), []);
    let locks = fs::read_dir(desk.file("state/autosave")).unwrap().count();
    assert_eq!(locks, 1, "the lock of the running session is all there is");
}

#[test]
fn a_session_that_runs_keeps_its_copies() {
    let mut desk = Desk::new();
    desk.documents.create(talk());
    desk.documents.autosave().unwrap();
    let other = Autosave::begin(&desk.file("state")).unwrap();
    assert_eq!(other.leftovers(), []);
}

#[test]
fn a_damaged_copy_is_offered_and_gives_what_is_left() {
    let mut desk = Desk::new();
    desk.documents.create(talk());
    desk.documents.autosave().unwrap();
    let mut desk = desk.crash();
    let file = desk.documents.leftovers()[0].file.clone();
    let whole = fs::read(&file).unwrap();
    fs::write(&file, [b"lectern-autosave 1\ntitle: [".as_slice(), &whole[whole.len() / 2..]].concat()).unwrap();
    let leftover = desk.documents.leftovers()[0].clone();
    assert_eq!((leftover.title.as_str(), &leftover.original), ("", &None));
    if desk.documents.restore(&leftover).is_err() {
        assert!(file.exists());
    }
    let start = whole.windows(4).position(|window| window == b"PK\x03\x04").unwrap();
    fs::write(&file, &whole[start..]).unwrap();
    let (id, _) = desk.documents.restore(&desk.documents.leftovers()[0]).unwrap();
    assert_eq!(desk.document(&id).open().talk, talk().talk);
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_and_loses_nothing() {
    let mut desk = Desk::new();
    let id = desk.evening();
    let path = desk.file("evening.lectern");
    let before = fs::read(&path).unwrap();
    desk.document(&id).apply(title("Ours")).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = desk.documents.save(&id, Overwrite::Unchanged).unwrap_err();
    assert!(error.to_string().contains("permission denied; choose a folder you may write to"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    let error = desk.documents.save_as(&id, &desk.file("none/evening"), false).unwrap_err();
    assert!(error.to_string().contains("the folder does not exist"), "{error}");
    let document = desk.document(&id);
    assert_eq!((document.open().talk.title.as_str(), document.is_modified()), ("Ours", true));
    assert_eq!(document.path(), Some(path.as_path()));
    document.undo().unwrap();
    assert!(!document.is_modified());
    document.redo().unwrap();
    fs::remove_dir_all(desk.file("state/autosave")).unwrap();
    fs::write(desk.file("state/autosave"), "in the way").unwrap();
    let error = desk.documents.autosave().unwrap_err();
    assert!(error.to_string().contains("is a file, not a folder"), "{error}");
    assert!(Autosave::begin(&desk.file("state")).is_err());
    assert!(desk.document(&id).is_modified());
}

#[test]
fn a_talks_own_fields_win_over_the_settings() {
    let mut open = talk();
    let entered = |value: &str| LocalField { value: value.to_owned(), checked_on: None };
    let settings = Settings {
        fields: [("county_hotline", "555-0100"), ("presenter", "A. Person"), ("other_pack", "x")]
            .map(|(id, value)| (id.into(), entered(value)))
            .into(),
        ..Settings::default()
    };
    open.talk.fields.insert("presenter".into(), "B. Person".to_owned());
    settings.fill(&mut open.talk, &open.library.pack);
    assert_eq!(open.talk.field("county_hotline"), Some("555-0100"));
    assert_eq!(open.talk.field("presenter"), Some("B. Person"));
    assert_eq!(open.talk.fields.len(), 2);
}

#[test]
fn titles_become_file_names() {
    let named = |title: &str| format!("{}.{EXTENSION}", stem_of_title(title));
    assert_eq!(named("Parents: 6/7 o'clock?"), "Parents 6 7 o'clock.lectern");
    assert_eq!(named(" .. "), "Talk.lectern");
    assert_eq!(named(&"ä".repeat(300)).chars().count(), 88);
}

#[test]
fn a_talk_under_another_extension_replaces_no_other() {
    let mut desk = Desk::new();
    let id = desk.evening();
    fs::copy(desk.file("evening.lectern"), desk.file("old.bak")).unwrap();
    fs::write(desk.file("old.bak.lectern"), "another").unwrap();
    desk.documents.close(&id).unwrap();
    let Opening::New { id, .. } = desk.documents.open(&desk.file("old.bak")).unwrap() else { panic!() };
    assert_eq!(desk.documents.save(&id, Overwrite::Unchanged).unwrap_err().code(), "exists");
    assert_eq!(fs::read(desk.file("old.bak.lectern")).unwrap(), b"another");
    fs::remove_file(desk.file("old.bak.lectern")).unwrap();
    assert_eq!(desk.documents.save(&id, Overwrite::Unchanged).unwrap(), desk.file("old.bak.lectern"));
}

#[test]
fn a_copy_opens_where_no_new_one_can_be_written() {
    let mut desk = Desk::new();
    desk.documents.create(talk());
    desk.documents.autosave().unwrap();
    let mut desk = desk.crash();
    let leftover = desk.documents.leftovers()[0].clone();
    let elsewhere = autosave::Leftover { file: desk.file("kept.autosave"), ..leftover.clone() };
    fs::rename(&leftover.file, &elsewhere.file).unwrap();
    fs::remove_dir_all(desk.file("state/autosave")).unwrap();
    let (id, _) = desk.documents.restore(&elsewhere).unwrap();
    assert!(desk.document(&id).is_modified() && elsewhere.file.exists());
}
