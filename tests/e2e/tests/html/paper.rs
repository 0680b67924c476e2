//! A deck is printed: the audience's copy a slide a sheet, the presenter's with its notes.

use crate::Files;
use fantoccini::wd::{PrintConfiguration, PrintMargins, PrintSize};
use lectern_e2e::browser::{Browser, Kind, browse};
use lectern_e2e::session::Result;
use std::process::Command;

/// The words of each sheet of so many points, printed with a margin.
async fn sheets(browser: &Browser, (width, height): (f64, f64), margin: f64) -> Result<Vec<String>> {
    // The driver prints on a sheet that it is told, a browser on the one that the file asks for.
    let size = PrintSize { width: width / 72.0 * 2.54, height: height / 72.0 * 2.54 };
    let margins = PrintMargins { top: margin, bottom: margin, left: margin, right: margin };
    let sheet = PrintConfiguration::builder().size(size).margins(margins).background(true).build().unwrap();
    let file = browser.desktop.picks().join("print.pdf");
    std::fs::write(&file, browser.page.print(sheet).await?).unwrap();
    let text = Command::new("pdftotext").args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()]).output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let mut sheets: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    sheets.pop();
    Ok(sheets)
}

/// Each slide has a sheet of its own, whatever was shown.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn each_slide_of_the_audiences_copy_has_a_sheet() {
    let files = Files::new();
    browse(Kind::Chromium, 60, &files.address("audience"), async |browser| {
        let titles = browser.ask("return Lectern.slides.map((slide) => slide.dataset.title.slice(0, 8));").await?;
        let titles: Vec<String> = serde_json::from_value(titles)?;
        let sheets = sheets(browser, (960.0, 540.0), 0.0).await?;
        assert_eq!(sheets.len(), titles.len(), "{sheets:#?}");
        for (sheet, title) in sheets.iter().zip(&titles).filter(|(_, title)| title.is_ascii()) {
            assert!(sheet.contains(title.as_str()), "{title}: {sheet}");
        }
        assert!(sheets.iter().all(|sheet| !sheet.contains("Zanzibar") && !sheet.contains("Aconcagua")), "{sheets:#?}");
        Ok(())
    })
    .await;
}

/// Each sheet says for whom it is; a slide begins one, and its notes are under it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn the_presenters_copy_is_printed_with_its_notes() {
    let files = Files::new();
    browse(Kind::Chromium, 60, &files.address("presenter"), async |browser| {
        let count = browser.ask("return Lectern.slides.length;").await?.as_u64().unwrap() as usize;
        // Whatever is open on the screen.
        browser.key('b').await?;
        let sheets = sheets(browser, (612.0, 792.0), 1.4).await?;
        let begun = sheets.iter().filter(|sheet| sheet.contains("Presenter’s copy: not for the audience")).count();
        assert_eq!((begun, sheets.len()), (count, count), "{sheets:#?}");
        for (slide, note) in [
            ("Everybody in this room", "Zanzibarstatement"),
            ("Counted once", "Zanzibartable"),
            ("Aconcaguasecret", "Kilimanjarosecret"),
            ("Denalispare", "Zanzibarspare"),
            ("By leave of", "Ruwenzori"),
        ] {
            let sheet = sheets.iter().find(|sheet| sheet.contains(slide)).unwrap_or_else(|| panic!("{slide} is printed"));
            assert!(sheet.find(slide) < sheet.find(note), "{note} stands under {slide}: {sheet}");
        }
        Ok(())
    })
    .await;
}
