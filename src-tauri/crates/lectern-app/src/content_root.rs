//! The folder with packs, themes, citation styles and fonts, and what is in it.

use crate::error::AppError;
use crate::pack_folder::PackFolder;
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the content folder may be told. The program's environment is read by its outermost layer alone and handed in here.
#[derive(Debug, Clone, Default)]
pub struct ContentHints {
    /// What the user named.
    pub named: Option<PathBuf>,
    /// What the environment names.
    pub environment: Option<PathBuf>,
    /// The program's own file.
    pub program: Option<PathBuf>,
    /// The user's folder of packs, see [`user_packs`]; it need not be there.
    pub user: Option<PathBuf>,
}

/// Where a user's packs are installed: in the folder for programs' data that the environment names, else in its usual place in the
/// user's folder.
pub fn user_packs(data: Option<&Path>, home: Option<&Path>) -> Option<PathBuf> {
    let usual = if cfg!(target_os = "macos") {
        "Library/Application Support"
    } else if cfg!(windows) {
        "AppData/Roaming"
    } else {
        ".local/share"
    };
    // A relative folder would be another one for every folder the program is started in.
    let data = data.filter(|data| data.is_absolute()).map(Path::to_owned).or_else(|| Some(home?.join(usual)))?;
    Some(data.join("lectern").join("packs"))
}

/// The content folder: `packs/`, `themes/`, `styles/`, `fonts/`; and the user's packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRoot {
    folder: PathBuf,
    user: Option<PathBuf>,
}

impl ContentRoot {
    /// Finds the content folder: the one named, else the environment's, else the one installed with the program, else the one of the
    /// source tree the program was built from.
    ///
    /// # Errors
    /// There is none; or the one named is none.
    pub fn find(hints: &ContentHints) -> Result<Self, AppError> {
        let named = hints.named.as_ref().or(hints.environment.as_ref());
        let looked = match named {
            Some(folder) => vec![folder.clone()],
            None => default_folders(hints.program.as_deref()),
        };
        match looked.iter().find(|folder| is_content(folder)) {
            // A path without `..` reads better in messages; one that cannot be cleaned up works as well.
            Some(folder) => {
                Ok(Self { folder: fs::canonicalize(folder).unwrap_or_else(|_| folder.clone()), user: hints.user.clone() })
            }
            None => Err(AppError::NoContent { looked }),
        }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The user's folder of packs, where packs are installed; it need not be there yet.
    pub fn user_packs(&self) -> Option<&Path> {
        self.user.as_deref()
    }

    /// The packs, by their folders' names, which are their ids; sorted. One that is in the content folder and in the user's is one.
    pub fn pack_names(&self) -> Vec<String> {
        let is_pack = |folder: &PathBuf, name: &String| folder.join(name).join("pack.yaml").is_file();
        let names = |folder: PathBuf| names_in(&folder).into_iter().filter(move |name| is_pack(&folder, name));
        let names: BTreeSet<String> = self.pack_folders().flat_map(names).collect();
        names.into_iter().collect()
    }

    /// The folders that packs are in; of two packs of the same name the first one's is read.
    fn pack_folders(&self) -> impl Iterator<Item = PathBuf> {
        self.user.clone().into_iter().chain([self.folder.join("packs")])
    }

    /// The folder and the files of the pack with this name, the user's before a shipped one, or of the folder `name` where that is a
    /// pack's, with the citation styles that all packs share.
    ///
    /// # Errors
    /// There is no such pack, or its folder cannot be read.
    pub fn open_pack(&self, name: &str) -> Result<(PathBuf, PackFolder, Vec<Diagnostic>), AppError> {
        let installed = self.pack_names().iter().any(|known| known == name);
        let mut folders = self.pack_folders().filter(|_| installed).map(|folder| folder.join(name));
        let folder = folders.find(|folder| folder.join("pack.yaml").is_file()).unwrap_or_else(|| PathBuf::from(name));
        if !folder.join("pack.yaml").is_file() {
            return Err(AppError::unknown("pack", name, self.pack_names()));
        }
        let (files, diagnostics) = PackFolder::open(&folder, &[("styles", &self.folder.join("styles"))])?;
        Ok((folder, files, diagnostics))
    }

    /// The themes' ids, sorted.
    pub fn theme_names(&self) -> Vec<String> {
        stems_in(&self.folder.join("themes"), ".yaml")
    }

    /// The names of the citation styles that are CSL files, sorted.
    pub fn style_names(&self) -> Vec<String> {
        stems_in(&self.folder.join("styles"), ".csl")
    }

    /// The path, inside the content folder, and the text of a theme.
    ///
    /// # Errors
    /// There is no such theme, or it cannot be read.
    pub fn read_theme(&self, id: &str) -> Result<(String, String), AppError> {
        if !self.theme_names().iter().any(|known| known == id) {
            return Err(AppError::unknown("theme", id, self.theme_names()));
        }
        let inside = format!("themes/{id}.yaml");
        let path = self.folder.join(&inside);
        let text = fs::read_to_string(&path).map_err(|error| AppError::read(&path, &error))?;
        Ok((inside, text))
    }

    /// The font files, sorted by name.
    pub fn font_files(&self) -> Vec<PathBuf> {
        let fonts = self.folder.join("fonts");
        let is_font = |name: &String| [".ttf", ".otf", ".ttc"].iter().any(|extension| name.ends_with(extension));
        names_in(&fonts).into_iter().filter(is_font).map(|name| fonts.join(name)).collect()
    }
}

fn default_folders(program: Option<&Path>) -> Vec<PathBuf> {
    let beside = program.and_then(Path::parent);
    // Beside the program; where Debian puts a program's data; where macOS does.
    let installed = ["content", "../share/lectern/content", "../lib/lectern/content", "../Resources/content"];
    let mut folders: Vec<PathBuf> = beside.iter().flat_map(|folder| installed.map(|inside| folder.join(inside))).collect();
    folders.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content"));
    folders
}

fn is_content(folder: &Path) -> bool {
    folder.join("packs").is_dir() || folder.join("fonts").is_dir()
}

fn stems_in(folder: &Path, extension: &str) -> Vec<String> {
    let stem = |name: String| name.strip_suffix(extension).map(str::to_owned);
    names_in(folder).into_iter().filter_map(stem).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_content::pack_source::PackSource;

    #[test]
    fn the_folder_that_was_named_is_the_only_one_looked_in() {
        let hints = ContentHints { named: Some("/no/such/content".into()), ..ContentHints::default() };
        let error = ContentRoot::find(&hints).unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no content folder with packs, themes and fonts; looked in /no/such/content; name one with --content"
        );
    }

    #[test]
    fn content_beside_the_program_is_found_before_the_source_tree() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("bin/content/fonts")).unwrap();
        let hints = ContentHints { program: Some(folder.path().join("bin/lectern")), ..ContentHints::default() };
        let expected = folder.path().join("bin/content").canonicalize().unwrap();
        assert_eq!(ContentRoot::find(&hints).unwrap().folder(), expected);
    }

    #[test]
    fn the_source_tree_has_content_for_development() {
        let root = ContentRoot::find(&ContentHints::default()).unwrap();
        assert!(root.pack_names().contains(&"child-trafficking".to_owned()));
        assert!(!root.font_files().is_empty());
    }

    #[test]
    fn the_users_packs_win_over_shipped_ones_and_are_listed_once() {
        let folder = tempfile::tempdir().unwrap();
        let (content, user) = (folder.path().join("content"), folder.path().join("user"));
        fs::create_dir_all(content.join("styles")).unwrap();
        fs::write(content.join("styles/shared.csl"), "<style/>").unwrap();
        for (packs, id) in
            [(content.join("packs"), "both"), (content.join("packs"), "shipped"), (user.clone(), "both"), (user.clone(), "own")]
        {
            fs::create_dir_all(packs.join(id)).unwrap();
            fs::write(packs.join(id).join("pack.yaml"), format!("id: {id}")).unwrap();
        }
        let hints = ContentHints { named: Some(content.clone()), user: Some(user.clone()), ..ContentHints::default() };
        let root = ContentRoot::find(&hints).unwrap();
        assert_eq!(root.pack_names(), ["both", "own", "shipped"]);
        for (name, packs) in [("both", &user), ("own", &user), ("shipped", &root.folder().join("packs"))] {
            let (base, files, _) = root.open_pack(name).unwrap();
            assert_eq!(base, packs.join(name));
            assert_eq!(files.paths(), ["pack.yaml", "styles/shared.csl"]);
        }
        let none = ContentHints { user: Some(folder.path().join("nowhere")), ..hints };
        assert_eq!(ContentRoot::find(&none).unwrap().pack_names(), ["both", "shipped"]);
    }

    #[test]
    fn the_users_packs_are_where_programs_keep_their_data() {
        let (data, home) = (Path::new("/data"), Path::new("/home/ann"));
        assert_eq!(user_packs(Some(data), Some(home)), Some("/data/lectern/packs".into()));
        assert_eq!(user_packs(Some(Path::new("data")), Some(home)), user_packs(None, Some(home)));
        assert!(user_packs(None, Some(home)).unwrap().starts_with(home));
        assert_eq!(user_packs(None, None), None);
    }

    #[test]
    fn an_unknown_pack_is_answered_with_those_there_are() {
        let root = ContentRoot::find(&ContentHints::default()).unwrap();
        let error = root.open_pack("nothing").unwrap_err();
        assert!(error.to_string().starts_with("there is no pack `nothing`; choose from "), "{error}");
    }
}
