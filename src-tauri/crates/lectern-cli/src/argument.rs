//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use lectern_model::date::Date;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::minutes::Minutes;
use lectern_model::talk::SourcesAt;
use lectern_model::theme::Aspect;
use std::path::PathBuf;

/// Ends the help text.
const EXIT_CODES: &str = "Exit codes:
  0  done
  1  done, but errors were reported (for check: errors were found; for go-bag: the bag is not ready)
  2  the command line is wrong, or names something that does not exist
  3  something cannot be read
  4  something cannot be written

Environment:
  LECTERN_CONTENT  the content folder, where --content does not name it
  XDG_DATA_HOME    in its lectern/packs are packs of your own, which win over those of the content folder; else ~/.local/share
  NO_COLOR         no colours in messages";

/// Heads the options that every command has.
const GENERAL: &str = "General options";

/// Makes cited talks for an audience and a time, and exports their slides and handouts.
#[derive(Debug, Parser)]
#[command(name = "lectern", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The folder with packs, themes, styles and fonts
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = GENERAL)]
    pub(crate) content: Option<PathBuf>,
    /// Print results and messages as JSON, one value a line
    #[arg(long, global = true, help_heading = GENERAL)]
    pub(crate) json: bool,
    /// Print results and errors only
    #[arg(long, short, global = true, help_heading = GENERAL)]
    pub(crate) quiet: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Plan a talk for an audience and a time
    New(New),
    /// Export a talk: slides as PDF, PowerPoint or one HTML file, handouts as PDF
    Export(Export),
    /// Pack everything a talk needs at a venue, and check every file of it
    GoBag(GoBag),
    /// Say what is wrong with a pack, a talk or a theme
    Check(Check),
    /// List the slides of a pack
    Library(Library),
    /// Show a slide with the evidence it rests on
    Show(Show),
    /// Make the same talk for another audience
    Retarget(Retarget),
    /// Take the look of your organisation from a PowerPoint file or template, or take it off again
    Brand(BrandTalk),
    /// Import decks, documents, pages, texts and bibliographies of other programs
    Import(Import),
    /// Make and export the sample talk of each audience of a pack
    Sample(Sample),
    /// Look whether everything needed is there
    Doctor,
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write one for each command
    Man(Man),
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// Who will be in the room
    #[arg(long, short)]
    pub(crate) audience: String,
    /// How long there is
    #[arg(long, short, value_parser = minutes)]
    pub(crate) minutes: Minutes,
    /// The pack, by name or folder; not needed where there is only one
    #[arg(long)]
    pub(crate) pack: Option<String>,
    /// The talk's title, where not the one the pack proposes
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The day of the talk, as 2026-05-01
    #[arg(long)]
    pub(crate) date: Option<Date>,
    /// The talk's language, as en or es
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// A local field, as county_hotline=555-0100; may be given several times
    #[arg(long = "field", value_name = "NAME=VALUE", value_parser = field)]
    pub(crate) fields: Vec<(String, String)>,
    /// The theme
    #[arg(long)]
    pub(crate) theme: Option<String>,
    /// The shape of the slides
    #[arg(long, value_enum, default_value_t = AspectName::Wide)]
    pub(crate) aspect: AspectName,
    /// The file to write
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The talk's file
    #[arg(value_name = "TALK", value_hint = ValueHint::FilePath)]
    pub(crate) talk: PathBuf,
    /// Export the slides as PDF; to this file in the folder, where one is named
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub(crate) deck: Option<Option<PathBuf>>,
    /// Export the slides for PowerPoint and its like, with notes
    #[arg(long)]
    pub(crate) pptx: bool,
    /// Export the slides as one file for a browser, with notes
    #[arg(long)]
    pub(crate) html: bool,
    /// Make --pptx and --html for the audience: without notes, answers, hidden and backup slides
    #[arg(long)]
    pub(crate) audience: bool,
    /// Export a handout: article, 1-up, 2-up, 3-up, 4-up, 6-up, 9-up, notes, takeaway, cards, large-print,
    /// accreditation; may be given several times
    #[arg(long = "handout", value_name = "KIND")]
    pub(crate) handouts: Vec<Handout>,
    /// Export every handout
    #[arg(long, conflicts_with = "handouts")]
    pub(crate) all_handouts: bool,
    /// The paper of handouts
    #[arg(long, value_enum)]
    pub(crate) paper: Option<PaperName>,
    /// The ink of handouts
    #[arg(long, value_enum)]
    pub(crate) ink: Option<InkName>,
    /// How citations look: plain, legal, ama, apa, chicago or a CSL file
    #[arg(long)]
    pub(crate) style: Option<String>,
    /// Where sources stand: at the foot of the citing slide, in a list at the end, or both
    #[arg(long, value_enum)]
    pub(crate) sources: Option<SourcesName>,
    /// The folder to write to
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct GoBag {
    /// The talk's file
    #[arg(value_name = "TALK", value_hint = ValueHint::FilePath)]
    pub(crate) talk: PathBuf,
    /// The folder to put the bag in, such as a USB stick's
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) output: PathBuf,
    /// Pack it as one zip archive instead of a folder
    #[arg(long)]
    pub(crate) zip: bool,
    /// The handouts to pack, with commas between them; those the talk names, else article and takeaway. Notes pages come besides
    #[arg(long, alias = "handout", value_name = "KINDS", value_delimiter = ',')]
    pub(crate) handouts: Vec<Handout>,
    /// The paper of handouts
    #[arg(long, value_enum)]
    pub(crate) paper: Option<PaperName>,
    /// The ink of handouts
    #[arg(long, value_enum)]
    pub(crate) ink: Option<InkName>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A pack (by name or folder), a talk's file or a theme's
    #[arg(value_name = "PACK|TALK|THEME", value_hint = ValueHint::AnyPath)]
    pub(crate) name: String,
}

#[derive(Debug, Args)]
pub(crate) struct Library {
    /// Only slides for this audience
    #[arg(long, short)]
    pub(crate) audience: Option<String>,
    /// Only slides on this topic
    #[arg(long, short)]
    pub(crate) topic: Option<String>,
    /// Only slides with these words, the best first
    #[arg(long, short)]
    pub(crate) search: Option<String>,
    /// Instead, every claim of the pack: the documents that carry it, and the slides that rest on it
    #[arg(long, conflicts_with_all = ["audience", "topic", "search", "document"])]
    pub(crate) coverage: bool,
    /// Instead, a document of the pack in full: what it says, what becomes of it, and why
    #[arg(long, value_name = "SOURCE", conflicts_with_all = ["audience", "topic", "search"])]
    pub(crate) document: Option<String>,
    /// The pack, by name or folder; not needed where there is only one
    #[arg(long)]
    pub(crate) pack: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The slide's id
    pub(crate) slide: String,
    /// The pack, by name or folder; not needed where there is only one
    #[arg(long)]
    pub(crate) pack: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Retarget {
    /// The talk's file
    #[arg(value_name = "TALK", value_hint = ValueHint::FilePath)]
    pub(crate) talk: PathBuf,
    /// Who will be in the room
    #[arg(long, short)]
    pub(crate) audience: String,
    /// The file to write
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BrandTalk {
    /// The talk's file, which is changed
    #[arg(value_name = "TALK", value_hint = ValueHint::FilePath)]
    pub(crate) talk: PathBuf,
    /// The deck or template (pptx, potx) that lends its colours, fonts and logo
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, required_unless_present = "remove")]
    pub(crate) file: Option<PathBuf>,
    /// Take the look off again
    #[arg(long, conflicts_with = "file")]
    pub(crate) remove: bool,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(crate) struct Import {
    #[command(subcommand)]
    pub(crate) what: Option<ImportWhat>,
    #[command(flatten)]
    pub(crate) file: ImportFile,
}

#[derive(Debug, Args)]
pub(crate) struct ImportFile {
    /// A PowerPoint deck, a Word document, a web page, Markdown, text, a PDF (its words), CSL-JSON, BibLaTeX or RIS
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: Option<PathBuf>,
    /// The talk to import into: new slides come last, as drafts; slides that were exported from it are compared
    #[arg(long, value_name = "TALK", value_hint = ValueHint::FilePath)]
    pub(crate) into: Option<PathBuf>,
    /// Only say what would come in, be changed and be dropped
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// What to import.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportWhat {
    /// A BibLaTeX or RIS bibliography, as a pack's sources.json
    Sources(ImportSources),
}

#[derive(Debug, Args)]
pub(crate) struct ImportSources {
    /// The .bib or .ris file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// The file to write; printed where none is named
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// The folder to write to
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) output: PathBuf,
    /// The talk of each outline of the pack, instead of one for each audience
    #[arg(long)]
    pub(crate) outlines: bool,
    /// The pack, by name or folder; not needed where there is only one
    #[arg(long)]
    pub(crate) pack: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// A folder to write a page for each command to
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) output: Option<PathBuf>,
}

fn minutes(text: &str) -> Result<Minutes, String> {
    match text.parse::<f64>() {
        Ok(minutes) if (0.5..=600.0).contains(&minutes) => Ok(Minutes::from(minutes)),
        Ok(_) | Err(_) => Err("give a number of minutes from 0.5 to 600".to_owned()),
    }
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as name=value")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// The shape of slides, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum AspectName {
    #[value(name = "16:9")]
    Wide,
    #[value(name = "4:3")]
    Standard,
}

impl From<AspectName> for Aspect {
    fn from(name: AspectName) -> Self {
        match name {
            AspectName::Wide => Aspect::Wide,
            AspectName::Standard => Aspect::Standard,
        }
    }
}

/// Paper, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PaperName {
    Letter,
    A4,
    Legal,
}

impl From<PaperName> for Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::Letter => Paper::Letter,
            PaperName::A4 => Paper::A4,
            PaperName::Legal => Paper::Legal,
        }
    }
}

/// Ink, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum InkName {
    #[value(alias = "color")]
    Colour,
    #[value(alias = "gray")]
    Grey,
}

impl From<InkName> for Ink {
    fn from(name: InkName) -> Self {
        match name {
            InkName::Colour => Ink::Colour,
            InkName::Grey => Ink::Grey,
        }
    }
}

/// Where sources stand, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SourcesName {
    Foot,
    End,
    Both,
}

impl From<SourcesName> for SourcesAt {
    fn from(name: SourcesName) -> Self {
        match name {
            SourcesName::Foot => SourcesAt::Foot,
            SourcesName::End => SourcesAt::End,
            SourcesName::Both => SourcesAt::Both,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn times_outside_reason_are_refused() {
        assert_eq!(minutes("12.5"), Ok(Minutes::from(12.5)));
        for wrong in ["0", "-3", "601", "NaN", "inf", "soon"] {
            assert!(minutes(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_help_lists_every_handout() {
        let mut command = Arguments::command();
        let export = command.find_subcommand_mut("export").unwrap();
        let help = export.render_long_help().to_string();
        for kind in Handout::all() {
            assert!(help.contains(&kind.name()), "{kind}");
        }
    }
}
