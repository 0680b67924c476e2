//! A deck is read by everybody, without asking anybody outside.

use crate::Files;
use lectern_e2e::browser::{Kind, browse};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn every_slide_is_for_everybody() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 120, &files.address("presenter"), async |browser| {
            let count = browser.ask("return Lectern.slides.length;").await?.as_u64().unwrap();
            for at in 0..count {
                browser.ask(&format!("Lectern.go(Lectern.slides[{at}]);")).await?;
                browser.is_for_everybody(&format!("page {}", at + 1)).await?;
            }
            Ok(())
        })
        .await;
    }
}

/// Nothing is asked for, and nothing could be.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn nothing_is_loaded_from_elsewhere() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 60, &files.address("presenter"), async |browser| {
            let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('data:'));";
            browser.until(asked, Vec::<String>::new()).await?;
            let fetched = "const done = arguments[0]; fetch('https://example.org/').then(() => done('went out'), () => done('refused'));";
            assert_eq!(browser.page.execute_async(fetched, Vec::new()).await?, "refused");
            // A picture from elsewhere, and a script that somebody put into the page.
            let put = "const done = arguments[0]; window.found = []; document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
                 const image = new Image(); image.src = 'https://example.org/a.png'; document.body.append(image);
                 const script = document.createElement('script'); script.textContent = 'window.ran = true;'; document.body.append(script);
                 setTimeout(() => done([window.ran === true, found.some((name) => name.startsWith('img')), found.some((name) => name.startsWith('script'))].join()), 300);";
            assert_eq!(browser.page.execute_async(put, Vec::new()).await?, "false,true,true", "{kind:?}");
            Ok(())
        })
        .await;
    }
}

/// The fonts in the file are the ones that are shown, and lines are as wide as the pages have them.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn fonts_are_the_files_own_and_lines_break_where_the_pages_do() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 60, &files.address("audience"), async |browser| {
            let fonts = "const done = arguments[0]; document.fonts.ready.then(() => done([...document.fonts].every((font) => font.status !== 'error')));";
            assert_eq!(browser.page.execute_async(fonts, Vec::new()).await?, true, "{kind:?}");
            browser.ask("document.documentElement.classList.remove('show');").await?;
            // No word is outside its slide.
            let outside = "return [...document.querySelectorAll('.slide .w')].filter((words) => { const box = words.getBoundingClientRect(),
                 slide = words.closest('.slide').getBoundingClientRect();
                 return box.left < slide.left - 1 || box.right > slide.right + 1 || box.top < slide.top - 2 || box.bottom > slide.bottom + 2; })
                 .map((words) => words.textContent);";
            browser.until(outside, Vec::<String>::new()).await?;
            // A paragraph reads and copies as one sentence.
            let copied = "const words = [...document.querySelectorAll('.slide li p')].find((item) => item.textContent.startsWith('A second'));
                 const range = document.createRange(); range.selectNodeContents(words);
                 getSelection().removeAllRanges(); getSelection().addRange(range); return [words.textContent.trim(), String(getSelection()).trim()];";
            let sentence = "A second one, long enough to go on in the next line, where its words stand under those of the first.1,2";
            let found = browser.ask(copied).await?;
            assert_eq!(found[0], sentence);
            let copied: Vec<&str> = found[1].as_str().unwrap().split_whitespace().collect();
            assert_eq!(copied.join(" "), sentence);
            Ok(())
        })
        .await;
    }
}
