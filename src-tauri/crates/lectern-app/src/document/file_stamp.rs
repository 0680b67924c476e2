//! Whether a file is still as it was.

use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// How a file was when it was read or written last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileStamp {
    /// In bytes.
    size: u64,
    /// When it was changed, in nanoseconds since 1970; 0 where the file system does not say.
    modified: u64,
    hash: u64,
}

impl FileStamp {
    /// The stamp of a file.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        let bytes = fs::read(path)?;
        Ok(Self { size: bytes.len() as u64, modified: modified(&metadata), hash: hash(&bytes) })
    }

    /// Whether a file is another than this one. One that was merely touched is not, and neither is one that is gone: writing it
    /// loses nothing.
    pub(super) fn differs(&self, path: &Path) -> io::Result<bool> {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(false),
            Err(error) => return Err(error),
        };
        if metadata.len() != self.size {
            return Ok(true);
        }
        if self.modified != 0 && modified(&metadata) == self.modified {
            return Ok(false);
        }
        Ok(hash(&fs::read(path)?) != self.hash)
    }
}

fn modified(metadata: &fs::Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// FNV-1a, which stays the same over versions of the program.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_touched_file_is_the_same_and_another_text_of_the_same_length_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let stamp = FileStamp::of(&path).unwrap();
        let later = SystemTime::now() + Duration::from_secs(9);
        fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        assert!(!stamp.differs(&path).unwrap());
        fs::write(&path, "two").unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        assert!(stamp.differs(&path).unwrap());
        fs::remove_file(&path).unwrap();
        assert!(!stamp.differs(&path).unwrap());
    }
}
