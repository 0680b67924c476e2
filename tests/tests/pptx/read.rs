//! What other programs read in a file.

use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A presentation as python-pptx reads it.
#[derive(Debug, Deserialize)]
pub(crate) struct Read {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) language: String,
    pub(crate) layouts: Vec<String>,
    pub(crate) sections: Vec<ReadSection>,
    pub(crate) slides: Vec<ReadSlide>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadSection {
    pub(crate) name: String,
    /// The parts of its slides.
    pub(crate) slides: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadSlide {
    /// The name of its part.
    pub(crate) part: String,
    pub(crate) name: String,
    pub(crate) layout: String,
    pub(crate) hidden: bool,
    pub(crate) title: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) shapes: Vec<ReadShape>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadShape {
    pub(crate) name: String,
    pub(crate) placeholder: Option<String>,
    pub(crate) index: Option<u32>,
    pub(crate) alt: Option<String>,
    pub(crate) decorative: bool,
    /// Left, top, width and height in EMU; none where the layout's hold.
    pub(crate) bounds: [Option<i64>; 4],
    #[serde(default)]
    pub(crate) paragraphs: Vec<ReadParagraph>,
    #[serde(default)]
    pub(crate) runs: Vec<ReadRun>,
    #[serde(default)]
    pub(crate) table: Vec<Vec<String>>,
    pub(crate) chart: Option<ReadChart>,
    #[serde(default)]
    pub(crate) shapes: Vec<ReadShape>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadParagraph {
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadRun {
    pub(crate) text: String,
    pub(crate) lang: Option<String>,
    pub(crate) raised: bool,
    pub(crate) link: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadChart {
    pub(crate) categories: Vec<String>,
    pub(crate) series: Vec<ReadSeries>,
    /// The size of its workbook in bytes.
    pub(crate) workbook: usize,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReadSeries {
    pub(crate) name: String,
    pub(crate) values: Vec<Option<f64>>,
}

impl ReadSlide {
    /// Its shapes and the shapes in them, in reading order.
    pub(crate) fn all(&self) -> Vec<&ReadShape> {
        fn push<'a>(shapes: &'a [ReadShape], all: &mut Vec<&'a ReadShape>) {
            for shape in shapes {
                all.push(shape);
                push(&shape.shapes, all);
            }
        }
        let mut all = Vec::new();
        push(&self.shapes, &mut all);
        all
    }

    /// Its words, paragraph by paragraph and cell by cell.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.all()
            .into_iter()
            .flat_map(|shape| {
                let cells = shape.table.iter().flatten().map(String::as_str);
                shape.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).chain(cells)
            })
            .collect()
    }
}

/// Runs a program that must be there and succeed; gives what it says.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}; `make test` installs what is missing"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The project's tool that looks into PPTX files.
pub(crate) fn tool(what: &str, files: &[PathBuf]) -> String {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/pptx/pptx");
    run(Command::new(program).arg(what).args(files))
}

/// What python-pptx reads in files.
pub(crate) fn read(files: &[PathBuf]) -> Vec<Read> {
    tool("read", files).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
