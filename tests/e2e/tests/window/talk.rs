//! A talk, from the start to files in the hand, through a crash.

use lectern_e2e::builder::WORDS;
use lectern_e2e::file::{pages, parts_with, words};
use lectern_e2e::session::{Result, Session, drive};
use std::fs;

const FILE: &str = "Keeping our children safe.lectern";
/// What the presenter says and nobody else may read.
const NOTE: &str = "Ask the caretaker for the blue door";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_is_made_and_survives_a_crash_and_is_exported() {
    drive(150, async |session| {
        session.lay_out("parents", "20").await?;
        session.until_text(".builder header", "not saved yet").await?;
        let slide = pick_and_order(session).await?;
        let preferred = edit(session, &slide).await?;
        save(session, &preferred).await?;
        crash(session, &slide).await?;
        export(session, &preferred).await
    })
    .await;
}

/// Adds a slide and moves slides about; gives the id of the one that is then first.
async fn pick_and_order(session: &Session) -> Result<String> {
    let laid_out = session.slides().await?;
    let title = session.add_from_library("online").await?;
    let with_new = session.slides().await?;
    let new: Vec<&String> = with_new.iter().filter(|id| !laid_out.contains(id)).collect();
    let [new] = new[..] else { panic!("one slide was added") };
    assert_eq!(session.row_title(new).await?, title);

    // By keyboard: the second slide comes first.
    let [first, second, third] = [0, 1, 2].map(|at| with_new[at].as_str());
    session.choose_slide(second).await?;
    session.press("Alt+Up").await?;
    session.until("the order by keys", async || Ok(session.slides().await?[..3] == [second, first, third])).await?;
    // By the pointer: the third slide comes to the lower side of the first.
    let (from, to) = (session.row(third).await?, session.row(second).await?);
    session.drag(&from, &to, true).await?;
    session.until("the order by the pointer", async || Ok(session.slides().await?[..3] == [second, third, first])).await?;
    Ok(second.to_owned())
}

/// Writes a term to avoid and takes the preferred one; gives that.
async fn edit(session: &Session, slide: &str) -> Result<String> {
    session.choose_slide(slide).await?;
    let before = session.value(WORDS).await?;
    session.write(WORDS, " Nobody is a child prostitute").await?;
    assert_eq!(session.text(".editor .sheet u").await?, "child prostitute");
    session.is_for_everybody("builder, a term to avoid").await?;
    let preferred = session.text("button.offer").await?;
    session.click("button.offer").await?;
    let resolved = format!("{before} Nobody is a {preferred}");
    session.until("the preferred term", async || Ok(session.value(WORDS).await? == resolved)).await?;
    session.until_gone(".editor .sheet u").await?;

    // Undo goes back to before the term was taken or typed; redo brings all again.
    session.press("Ctrl+z").await?;
    session.until("undo", async || Ok(session.value(WORDS).await? != resolved)).await?;
    session.press("Ctrl+Shift+z").await?;
    session.until("redo", async || Ok(session.value(WORDS).await? == resolved)).await?;
    session.open_tab("Notes").await?;
    session.write("textarea[aria-label^='What you say']", &format!(" {NOTE}.")).await?;
    Ok(preferred)
}

async fn save(session: &Session, preferred: &str) -> Result {
    session.press("Ctrl+s").await?;
    session.until_text(".builder header", &format!("saved as {FILE}")).await?;
    let talk = session.desktop.picks().join(FILE);
    assert_ne!(parts_with(&talk, &format!("Nobody is a {preferred}")), [""; 0], "the talk's file has the edit");
    assert_ne!(parts_with(&talk, NOTE), [""; 0], "what was being typed is saved too");
    Ok(())
}

/// Changes the talk, waits for the copy for after a crash, and crashes.
async fn crash(session: &mut Session, slide: &str) -> Result {
    let changed = "The evening that was nearly lost";
    session.open_tab("Words").await?;
    session.find("#slide-title").await?.clear().await?;
    session.write("#slide-title", changed).await?;
    session.until_text(".builder header", "changed, not saved").await?;
    let copies = session.desktop.state().join("autosave");
    session
        .until("a copy for after a crash", async || {
            let entries = fs::read_dir(&copies).unwrap();
            Ok(entries.filter_map(std::result::Result::ok).any(|entry| !parts_with(&entry.path(), changed).is_empty()))
        })
        .await?;
    session.crash(&[]).await;

    assert_eq!(session.left_by_crash().await?, ["Keeping our children safe"]);
    session.is_for_everybody("start, after a crash").await?;
    session.click_words("Restore").await?;
    session.until_built().await?;
    session.until_text(&format!("[data-row='{slide}']"), changed).await?;
    session.until_text(".builder header", "changed, not saved").await?;
    assert_eq!(parts_with(&session.desktop.picks().join(FILE), changed), [""; 0], "the file is as it was saved");
    Ok(())
}

async fn export(session: &Session, preferred: &str) -> Result {
    let made =
        session.export(&["Slides (PDF)", "Article to read", "3 slides a page, with lines", "Slides with your notes"]).await?;
    assert_eq!(made.len(), 4);
    let noted: Vec<bool> = made.iter().map(|(file, _)| words(file).contains(NOTE)).collect();
    assert_eq!(noted.iter().filter(|noted| **noted).count(), 1, "one file is for the presenter alone: {made:?}");
    for ((file, told), noted) in made.iter().zip(noted) {
        assert_eq!(pages(file), *told, "{}", file.display());
        let name = file.file_name().unwrap().to_string_lossy();
        assert!(!noted || name.contains("notes"), "{name} is an audience's and has notes");
    }
    let (deck, told) = &made[0];
    assert!(*told >= session.slides().await?.len(), "every slide has its page");
    let text = words(deck);
    for words in [&format!("Nobody is a {preferred}"), "The evening that was nearly lost"] {
        assert!(text.contains(words), "`{words}` is on a slide");
    }
    Ok(())
}
