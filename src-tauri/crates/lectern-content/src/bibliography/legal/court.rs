//! Courts by the abbreviations of legal citations (The Bluebook, tables T1 and T7).

use super::state;

const ORDINALS: [(&str, &str); 12] = [
    ("First", "1st"),
    ("Second", "2d"),
    ("Third", "3d"),
    ("Fourth", "4th"),
    ("Fifth", "5th"),
    ("Sixth", "6th"),
    ("Seventh", "7th"),
    ("Eighth", "8th"),
    ("Ninth", "9th"),
    ("Tenth", "10th"),
    ("Eleventh", "11th"),
    ("District of Columbia", "D.C."),
];

/// A court's name as it stands before the year; empty where the reporter names the court. A name that is not known, or is an
/// abbreviation already, stays as it is.
pub(super) fn abbreviate(court: &str, reporter: &str) -> String {
    let court = court.trim();
    let federal = court.strip_prefix("United States ").or_else(|| court.strip_prefix("U.S. ")).unwrap_or(court);
    if is_supreme(federal) || is_supreme(court) {
        return if matches!(reporter, "U.S." | "S. Ct." | "L. Ed." | "L. Ed. 2d") { String::new() } else { "U.S.".to_owned() };
    }
    if let Some(circuit) = federal.strip_prefix("Court of Appeals for the ").and_then(circuit) {
        return circuit;
    }
    if let Some(district) = federal.strip_prefix("District Court for the ").and_then(district) {
        return district;
    }
    state_court(court).unwrap_or_else(|| court.to_owned())
}

fn is_supreme(court: &str) -> bool {
    matches!(court, "Supreme Court" | "Supreme Court of the United States")
}

/// `Eighth Circuit` as `8th Cir.`
fn circuit(name: &str) -> Option<String> {
    let name = name.strip_suffix(" Circuit")?;
    if name == "Federal" {
        return Some("Fed. Cir.".to_owned());
    }
    ORDINALS.iter().find(|(ordinal, _)| *ordinal == name).map(|(_, short)| format!("{short} Cir."))
}

/// `Southern District of New York` as `S.D.N.Y.`, `District of Massachusetts` as `D. Mass.`
fn district(name: &str) -> Option<String> {
    let (side, state) = name.split_once("District of ")?;
    let side = match side.trim() {
        "" => "D.",
        "Northern" => "N.D.",
        "Southern" => "S.D.",
        "Eastern" => "E.D.",
        "Western" => "W.D.",
        "Middle" => "M.D.",
        "Central" => "C.D.",
        _ => return None,
    };
    let state = state::abbreviation(state)?;
    // Single capitals close up (rule 6.1(a)).
    let closes_up = state.split('.').filter(|part| !part.is_empty()).all(|part| part.chars().count() == 1);
    Some(if closes_up { format!("{side}{state}") } else { format!("{side} {state}") })
}

/// The courts of a state: its highest by the state alone.
fn state_court(court: &str) -> Option<String> {
    let highest = court.strip_prefix("Supreme Court of ").or_else(|| court.strip_suffix(" Supreme Court"));
    if let Some(state) = highest.and_then(state::abbreviation) {
        return Some(state.to_owned());
    }
    let criminal =
        court.strip_prefix("Court of Criminal Appeals of ").or_else(|| court.strip_suffix(" Court of Criminal Appeals"));
    if let Some(state) = criminal.and_then(state::abbreviation) {
        return Some(format!("{state} Crim. App."));
    }
    let starts = ["Court of Appeals of ", "Court of Appeal of "];
    let ends = [" Court of Appeals", " Court of Appeal"];
    let appeals =
        starts.iter().find_map(|start| court.strip_prefix(start)).or_else(|| ends.iter().find_map(|end| court.strip_suffix(end)));
    match appeals.and_then(state::abbreviation)? {
        // In these the court of appeals is the highest.
        state @ ("N.Y." | "Md." | "D.C.") => Some(state.to_owned()),
        state => Some(format!("{state} Ct. App.")),
    }
}
