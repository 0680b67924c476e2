//! What presenters have in other programs comes into a talk: slides, sources, an organisation's look; and what must not does not.

use lectern_e2e::foreign::{NUMBER, SLIDES, bomb, deck, deck_with_entity, deck_with_macros, document, source};
use lectern_e2e::session::{Result, Session, drive};

const DRAFT: &str = "Draft: not reviewed";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn slides_sources_and_a_look_come_from_other_programs() {
    drive(150, async |session| {
        session.lay_out("parents", "20").await?;
        refuse(session).await?;
        take_deck(session).await?;
        take_document(session).await?;
        take_source(session).await?;
        lend_look(session).await
    })
    .await;
}

/// Opens a file as slides.
async fn open(session: &Session, name: &str, bytes: &[u8]) -> Result {
    session.desktop.offer(name, bytes);
    session.press("Ctrl+Shift+o").await?;
    session.find("[data-dialog-title]").await.map(drop)
}

/// Files that would do harm are told of, and change nothing.
async fn refuse(session: &Session) -> Result {
    let before = session.slides().await?;
    for (name, bytes, said) in [("entity.pptx", deck_with_entity(), "document type"), ("bomb.pptx", bomb(), "a zip bomb")] {
        open(session, name, &bytes).await?;
        session.until_text("[data-dialog-content] [role=alert]", said).await?;
        session.until_text("[data-dialog-content] [role=alert]", "Nothing of it is in your talk").await?;
        session.is_for_everybody_by_day_and_night(&format!("import, {name}")).await?;
        session.close_dialog().await?;
    }
    open(session, "macros.pptm", &deck_with_macros()).await?;
    session.until_text("[data-dialog-content]", "programs in files of others are not read").await?;
    session.close_dialog().await?;
    assert_eq!(session.slides().await?, before);
    assert_eq!(session.count("button[aria-label^='Undo'][disabled]").await?, 1, "there is nothing to undo");
    Ok(())
}

/// The slides that are marked as drafts, by their ids.
async fn drafts(session: &Session) -> Result<Vec<String>> {
    let marked = "return [...document.querySelectorAll('.row.slide')].filter((row) => row.textContent.includes(arguments[0])).map((row) => row.dataset.row);";
    Ok(serde_json::from_value(session.page.execute(marked, vec![DRAFT.into()]).await?)?)
}

async fn until_drafts(session: &Session, wanted: &[String]) -> Result {
    session.until(&format!("the drafts {wanted:?}"), async || Ok(drafts(session).await? == wanted)).await
}

/// A deck comes in as drafts, is looked through, reviewed, and undone as one step.
async fn take_deck(session: &Session) -> Result {
    let before = session.slides().await?;
    open(session, "county.pptx", &deck()).await?;
    session.until_text("[data-dialog-title]", "county.pptx").await?;
    session.until_text("[data-dialog-content] .uncited", "without a source").await?;
    session.until_text("[data-dialog-content] li .uncited li", NUMBER).await?;
    session.is_for_everybody_by_day_and_night("import, slides").await?;
    session.click_words("Take 2 slides").await?;
    session.until_gone("[data-dialog-content]").await?;
    session.until("the slides that came", async || Ok(session.slides().await?.len() == before.len() + SLIDES.len())).await?;
    let came: Vec<String> = session.slides().await?.into_iter().filter(|id| !before.contains(id)).collect();
    until_drafts(session, &came).await?;
    for (id, (title, _)) in came.iter().zip(SLIDES) {
        assert_eq!(session.row_title(id).await?, title);
    }
    session.is_for_everybody_by_day_and_night("builder, drafts").await?;

    session.press("Ctrl+l").await?;
    session.until_text("section[aria-labelledby=review-draft]", SLIDES[0].0).await?;
    session.until_text("section[aria-labelledby=review-figure]", "“62” has no citation").await?;
    session.is_for_everybody("to look at, drafts").await?;
    session.close_dialog().await?;

    session.choose_slide(&came[0]).await?;
    session.until_text("section[aria-label=Details] [role=group]", "It came from a file").await?;
    session.is_for_everybody_by_day_and_night("builder, a draft").await?;
    session.click_words("I have reviewed it").await?;
    until_drafts(session, &came[1..]).await?;
    session.row(&came[1]).await?.click().await?;
    session.press("Ctrl+z").await?;
    until_drafts(session, &came).await?;
    session.press("Ctrl+z").await?;
    session.until("the talk as it was", async || Ok(session.slides().await? == before)).await?;
    session.press("Ctrl+Shift+z").await?;
    until_drafts(session, &came).await
}

async fn take_document(session: &Session) -> Result {
    let before = session.slides().await?;
    let heading = "What the school does";
    open(session, "school.docx", &document(heading, &["It listens", "It calls"], "Nobody waits for proof.")).await?;
    session.until_text("[data-dialog-title]", "school.docx").await?;
    session.until_text("[data-dialog-content]", heading).await?;
    session.click_words("Take 1 slide").await?;
    session.until_gone("[data-dialog-content]").await?;
    session.until("the slide that came", async || Ok(session.slides().await?.len() == before.len() + 1)).await?;
    let came = session.slides().await?.into_iter().find(|id| !before.contains(id)).unwrap();
    session.choose_slide(&came).await?;
    session.open_tab("Words").await?;
    let words = session.value(lectern_e2e::builder::WORDS).await?;
    for said in ["- It listens", "- It calls", "Nobody waits for proof."] {
        assert!(words.contains(said), "{words}");
    }
    Ok(())
}

async fn take_source(session: &Session) -> Result {
    let title = "Calls of one county";
    session.open_tab("Sources").await?;
    session.desktop.offer("library.ris", &source(title));
    session.click_words("Import a file").await?;
    session.until_text("section[aria-labelledby=own-sources] li", title).await?;
    session.is_for_everybody("sources, imported").await
}

/// An organisation's look is taken, shown with what was corrected, and removed; a hostile file leaves it as it was.
async fn lend_look(session: &Session) -> Result {
    let look = "section[aria-labelledby=talk-brand]";
    session.command("Settings of this talk").await?;
    session.click_words("Slides").await?;
    session.desktop.offer("county.pptx", &deck());
    session.click_words("Take it from").await?;
    session.until_text(look, "From county.pptx").await?;
    let colours = session.text(&format!("{look} .colours")).await?;
    assert!(colours.contains("#ffcc00"), "{colours}");
    session.until_text(&format!("{look} dl"), "logo.svg").await?;
    let notes = session.text(&format!("{look} .notes")).await?;
    assert!(notes.contains("No Such Font"), "{notes}");
    session.is_for_everybody_by_day_and_night("a look, taken").await?;

    session.desktop.offer("entity.pptx", &deck_with_entity());
    session.click_words("Take another").await?;
    session.until_text("[data-dialog-content] [role=alert]", "document type").await?;
    session.until_text(look, "From county.pptx").await?;
    session.is_for_everybody("a look, refused").await?;
    session.click_words("Remove").await?;
    session.until_text(look, "Take it from a PowerPoint file").await?;
    session.close_dialog().await
}
