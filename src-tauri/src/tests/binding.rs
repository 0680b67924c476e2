//! The page's types, made from the wire types, and the page's calls.

use crate::ipc::edit::{AspectView, ChangeWish, InkView, PaperView, SourcesAtView, SpotWish};
use crate::ipc::error::IpcError;
use crate::ipc::evidence::{
    BriefClaim, ClaimView, ConflictView, DocumentClaim, DocumentPlace, DocumentView, HandlingView, SourceLine, SourceWish,
    StatusView,
};
use crate::ipc::export::{ExportChoice, ExportPreview, ExportProgress, ExportView, ExportedView, FormatView, PhaseView};
use crate::ipc::go_bag::{GoBagCheck, GoBagFile, GoBagView, GoBagWish};
use crate::ipc::import::{ImportNoteKind, ImportNoteView, ImportPartView, ImportStateView, ImportView, ImportedSlideView};
use crate::ipc::library::{CardView, EvidenceMarkView, LibraryView, LibraryWish, NamedView, WeightView};
use crate::ipc::proposal::{FitView, SwapRow, SwapView, SwapWhat, UpdateItemView, UpdateView};
use crate::ipc::review::{FindingKindView, FindingView};
use crate::ipc::settings::{
    AppearanceView, FieldEntry, FieldKindView, FieldView, InstalledView, LeftoverView, RecentView, SettingsView, StartView,
    ThemeView,
};
use crate::ipc::show::{
    AudienceDeck, AudienceState, AudienceWhat, BindingView, ButtonView, CheckStatus, CheckView, DisplayView, IntentWish, KeyWish,
    NoticeView, PaceView, PointerView, PreflightItem, PresenterDeck, ProposalView, ScreensWish, SectionPaceView, ShowSection,
    ShowSlide, ShowState, ShowWish, SlideTimeView, StageView, StopView, TimerView,
};
use crate::ipc::slide::{PartRole, PartView, SlideDetail, TermView};
use crate::ipc::talk::{
    AudienceView, BrandView, ChangeView, ChangedView, LanguageView, MessageView, NewsView, PackView, PictureView, PlanPreview,
    SectionView, SeverityView, SlideView, StepView, TalkView, TalkWish,
};
use crate::ipc::text::{BlockView, MarkedView, RunView, TextChangeKind, TextChangeView};
use crate::ipc::window::{MenuAction, WindowEvent};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS};

include!("../commands/names.in");

fn backend() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend")
}

/// A type with what its Rust type says of itself.
fn declare<T: TS>(config: &Config) -> String {
    format!("\n{}export {}\n", T::docs().unwrap_or_default(), T::decl(config))
}

/// Declares all types of the wire, in order of name.
macro_rules! declared {
    ($config:expr) => {
        declared!($config,
            AppearanceView,
            AspectView,
            AudienceDeck,
            AudienceState,
            AudienceView,
            AudienceWhat,
            BindingView,
            BlockView,
            BrandView,
            BriefClaim,
            ButtonView,
            CardView,
            ChangeView,
            ChangeWish,
            ChangedView,
            CheckStatus,
            CheckView,
            ClaimView,
            ConflictView,
            DisplayView,
            DocumentClaim,
            DocumentPlace,
            DocumentView,
            EvidenceMarkView,
            ExportChoice,
            ExportPreview,
            ExportProgress,
            ExportView,
            ExportedView,
            FieldEntry,
            FieldKindView,
            FieldView,
            FindingKindView,
            FindingView,
            FitView,
            FormatView,
            GoBagCheck,
            GoBagFile,
            GoBagView,
            GoBagWish,
            HandlingView,
            ImportNoteKind,
            ImportNoteView,
            ImportStateView,
            ImportPartView,
            ImportView,
            ImportedSlideView,
            InkView,
            InstalledView,
            IntentWish,
            IpcError,
            KeyWish,
            LanguageView,
            LeftoverView,
            LibraryView,
            LibraryWish,
            MarkedView,
            MenuAction,
            MessageView,
            NamedView,
            NewsView,
            NoticeView,
            PaceView,
            PackView,
            PaperView,
            PartRole,
            PartView,
            PhaseView,
            PictureView,
            PlanPreview,
            PointerView,
            PreflightItem,
            PresenterDeck,
            ProposalView,
            RecentView,
            RunView,
            ScreensWish,
            SectionPaceView,
            SectionView,
            SettingsView,
            SeverityView,
            ShowSection,
            ShowSlide,
            ShowState,
            ShowWish,
            SlideDetail,
            SlideTimeView,
            SlideView,
            SourceLine,
            SourceWish,
            SourcesAtView,
            SpotWish,
            StageView,
            StartView,
            StatusView,
            StepView,
            StopView,
            SwapRow,
            SwapView,
            SwapWhat,
            TalkView,
            TalkWish,
            TermView,
            TextChangeKind,
            TextChangeView,
            ThemeView,
            TimerView,
            UpdateItemView,
            UpdateView,
            WeightView,
            WindowEvent,
        )
    };
    ($config:expr, $($name:ident),* $(,)?) => {
        [$(declare::<$name>($config)),*].concat()
    };
}

/// The page's types.
fn bindings() -> String {
    let types: String = declared!(&Config::default());
    format!("// Made from src-tauri/src/ipc by `make accept`. Not to be edited.\n{types}")
}

#[test]
fn the_pages_types_are_the_programs() {
    let (path, wanted) = (backend().join("bindings/wire.ts"), bindings());
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &wanted).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == wanted, "{} is out of date; run `make accept`", path.display());
}

#[test]
fn the_page_calls_every_command_and_no_other() {
    let text = fs::read_to_string(backend().join("tauri.ts")).unwrap();
    let called: BTreeSet<&str> = text.split("invoke(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(called, COMMANDS.iter().copied().collect());
}

#[test]
fn only_the_backend_speaks_to_the_program() {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, files) } else { files.push(path) }
        }
    }
    let mut files = Vec::new();
    walk(&backend().join(".."), &mut files);
    for file in files.iter().filter(|file| !file.ends_with("backend/tauri.ts")) {
        let text = fs::read_to_string(file).unwrap_or_default();
        assert!(!text.contains("@tauri-apps"), "{} speaks to the program past the backend", file.display());
    }
}
