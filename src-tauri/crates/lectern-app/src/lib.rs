//! The use cases of Lectern: finding content, planning a talk, opening and saving it, checking and exporting. Touches the disk; knows
//! no window and no command line.

mod archive;
pub mod atomic_file;
pub mod check;
pub mod citation_style;
mod conflict;
pub mod content_root;
pub mod coverage;
mod deck_text;
pub mod doctor;
pub mod document;
pub mod error;
pub mod export;
pub mod file_name;
pub mod font_folder;
pub mod import;
pub mod installed_pack;
pub mod new_talk;
pub mod pack_folder;
pub mod picture;
mod pipeline;
pub mod plan;
pub mod present;
pub mod retarget;
pub mod sample;
pub mod search;
pub mod system_font;
pub mod talk_file;
pub mod talk_language;
pub mod talk_time;
#[cfg(test)]
mod test_library;
