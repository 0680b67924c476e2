//! Addresses of links, bounded: each run of words in a link holds the whole address.

use super::report::Report;
use super::tree::Leads;

/// The longest address that is kept, in bytes.
pub(super) const LONGEST_ADDRESS: usize = 2000;

/// The most bytes of addresses in all runs of a file together.
const MOST: usize = 16 << 20;

/// The links of a file, as far as they were read.
#[derive(Debug)]
pub(super) struct Links {
    left: usize,
}

impl Default for Links {
    fn default() -> Self {
        Self { left: MOST }
    }
}

impl Links {
    /// Where a run of words leads; nowhere, and a word of it in the report, where the address is longer than is kept.
    pub(super) fn leads(&mut self, address: &str, place: &str, report: &mut Report) -> Option<Leads> {
        if address.len() > LONGEST_ADDRESS {
            let named = super::markup::shortened(address);
            let message = format!("the link to {named}: its address has more than {LONGEST_ADDRESS} bytes; its words stay");
            report.dropped(place, message);
            return None;
        }
        self.has_room(address, place, report).then(|| Leads::Address(address.to_owned()))
    }

    /// A link to the page of a part.
    pub(super) fn leads_to_page(&mut self, part: &str, place: &str, report: &mut Report) -> Option<Leads> {
        self.has_room(part, place, report).then(|| Leads::Page(part.to_owned()))
    }

    fn has_room(&mut self, name: &str, place: &str, report: &mut Report) -> bool {
        let left = self.left.checked_sub(name.len());
        if left.is_none() {
            report.dropped(place, "the links after many thousands of others; their words stay: divide the file");
        }
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}
