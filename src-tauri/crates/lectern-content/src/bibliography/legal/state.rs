//! The states by the abbreviations of legal citations (The Bluebook, table T10).

/// Names that are abbreviated; a state that is not here (Alaska, Hawaii, Idaho, Iowa, Ohio, Utah) is written out.
const STATES: [(&str, &str); 45] = [
    ("Alabama", "Ala."),
    ("Arizona", "Ariz."),
    ("Arkansas", "Ark."),
    ("California", "Cal."),
    ("Colorado", "Colo."),
    ("Connecticut", "Conn."),
    ("Delaware", "Del."),
    ("District of Columbia", "D.C."),
    ("Florida", "Fla."),
    ("Georgia", "Ga."),
    ("Illinois", "Ill."),
    ("Indiana", "Ind."),
    ("Kansas", "Kan."),
    ("Kentucky", "Ky."),
    ("Louisiana", "La."),
    ("Maine", "Me."),
    ("Maryland", "Md."),
    ("Massachusetts", "Mass."),
    ("Michigan", "Mich."),
    ("Minnesota", "Minn."),
    ("Mississippi", "Miss."),
    ("Missouri", "Mo."),
    ("Montana", "Mont."),
    ("Nebraska", "Neb."),
    ("Nevada", "Nev."),
    ("New Hampshire", "N.H."),
    ("New Jersey", "N.J."),
    ("New Mexico", "N.M."),
    ("New York", "N.Y."),
    ("North Carolina", "N.C."),
    ("North Dakota", "N.D."),
    ("Oklahoma", "Okla."),
    ("Oregon", "Or."),
    ("Pennsylvania", "Pa."),
    ("Rhode Island", "R.I."),
    ("South Carolina", "S.C."),
    ("South Dakota", "S.D."),
    ("Tennessee", "Tenn."),
    ("Texas", "Tex."),
    ("Vermont", "Vt."),
    ("West Virginia", "W. Va."),
    ("Virginia", "Va."),
    ("Washington", "Wash."),
    ("Wisconsin", "Wis."),
    ("Wyoming", "Wyo."),
];

/// States whose names are written out.
const WRITTEN_OUT: [&str; 6] = ["Alaska", "Hawaii", "Idaho", "Iowa", "Ohio", "Utah"];

/// A state by its abbreviation; none if it is no state.
pub(super) fn abbreviation(name: &str) -> Option<&'static str> {
    let written_out = WRITTEN_OUT.iter().find(|state| **state == name).copied();
    STATES.iter().find(|(state, _)| *state == name).map(|(_, short)| *short).or(written_out)
}

/// A code's name with the state it begins with abbreviated: `Tex. Penal Code`.
pub(super) fn abbreviate(code: &str) -> String {
    let found = STATES.iter().find_map(|(state, short)| Some((short, code.strip_prefix(state)?)));
    match found {
        Some((short, rest)) if rest.is_empty() || rest.starts_with(' ') => format!("{short}{rest}"),
        _ => code.to_owned(),
    }
}
