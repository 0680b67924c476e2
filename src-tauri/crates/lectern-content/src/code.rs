//! The short names of everything that reading and checking can say, with their meanings.

macro_rules! codes {
    ($($name:ident = $text:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning] pub(crate) const $name: &str = $text;)*

        /// Every code a [`Diagnostic`](lectern_model::diagnostic::Diagnostic) of this crate's reading and checking can carry, with
        /// what it means. `content/README.md` prints this list.
        pub const ALL: &[(&str, &str)] = &[$(($text, $meaning),)*];
    };
}

codes! {
    UNREADABLE_FILE = "unreadable-file", "The file cannot be read.";
    NOT_UTF8 = "not-utf8", "The file is not UTF-8 text.";
    FILE_TOO_LARGE = "file-too-large", "A slide over 1 MB, another text file over 32 MB, a picture over 64 MB or 100 megapixels, an SVG over 500 KB or too intricate.";
    MISSING_FILE = "missing-file", "The pack has no `pack.yaml`.";
    UNKNOWN_FILE = "unknown-file", "A file nobody reads, such as a misspelt `claim.yaml`.";
    TOO_MANY = "too-many", "A file has more mistakes than are shown.";
    BAD_YAML = "bad-yaml", "The YAML is broken; what follows is not read.";
    BAD_JSON = "bad-json", "The JSON is broken; what follows is not read.";
    YAML_LIMIT = "yaml-limit", "YAML with aliases, or nested or large beyond all need.";
    UNKNOWN_KEY = "unknown-key", "A key that is not in this page.";
    DUPLICATE_KEY = "duplicate-key", "A key stands twice; the first is read.";
    MISSING_KEY = "missing-key", "A key that must be there is not.";
    BAD_VALUE = "bad-value", "A value of the wrong kind.";
    BAD_ID = "bad-id", "An id with other characters than an id has.";
    DUPLICATE_ID = "duplicate-id", "Two things of a kind with one id; the first is read.";
    BAD_DATE = "bad-date", "A date of a source that is no date.";
    BAD_IMAGE = "bad-image", "A picture that cannot be read.";
    UNSUPPORTED_IMAGE = "unsupported-image", "A picture that is neither PNG, JPEG nor SVG.";
    DRAWING_PART = "drawing-part", "Something in an SVG picture that is not drawn as it stands, such as text or a filter.";
    MISSING_FRONT_MATTER = "missing-front-matter", "A slide's file does not begin with its head between `---` lines.";
    UNKNOWN_SECTION = "unknown-section", "A level-2 heading that is no section.";
    UNKNOWN_CLASS = "unknown-class", "A class on a heading that means nothing.";
    DUPLICATE_SECTION = "duplicate-section", "A section stands twice; the first is used.";
    RAW_HTML = "raw-html", "Raw HTML, which is not read.";
    INDENTED_CODE = "indented-code", "A paragraph indented by four spaces or more, which is not read.";
    UNSUPPORTED_MARKDOWN = "unsupported-markdown", "Markdown that is not in this page.";
    UNKNOWN_BLOCK = "unknown-block", "A fenced block that is not `number`, `chart` or `help`.";
    MISPLACED_BLOCK = "misplaced-block", "A block where it cannot be, such as a table in a list.";
    LIST_TOO_DEEP = "list-too-deep", "A list deeper than three levels, or a quotation in a quotation.";
    TABLE_CELLS = "table-cells", "A table row with more cells than the header; the rest is not read.";
    MALFORMED_CITATION = "malformed-citation", "Brackets with `@` that are no citation.";
    MALFORMED_FIELD = "malformed-field", "Braces that are no local field.";
    BAD_LINK = "bad-link", "A link that leads neither to the web nor to a phone or mail address.";
    MISSING_ALT = "missing-alt", "A picture or chart without alternative text.";
    BODY_SHAPE = "body-shape", "A body that is not what its layout shows.";
    UNKNOWN_CITATION = "unknown-citation", "A citation of a source that is not in `sources.json`.";
    UNKNOWN_SOURCE = "unknown-source", "A record names a source that is not in `sources.json`.";
    UNKNOWN_CLAIM = "unknown-claim", "A claim that is not in `claims.yaml`.";
    UNKNOWN_STATISTIC = "unknown-statistic", "A statistic that is not in `claims.yaml`.";
    UNKNOWN_CONTACT = "unknown-contact", "A contact that is not in `help.yaml`.";
    UNKNOWN_TOPIC = "unknown-topic", "A topic that is not in `pack.yaml`.";
    UNKNOWN_AUDIENCE = "unknown-audience", "An audience that is not in `pack.yaml`.";
    UNKNOWN_FIELD = "unknown-field", "A local field that is not in `pack.yaml`.";
    UNKNOWN_SLIDE = "unknown-slide", "A slide that does not exist.";
    MISSING_IMAGE = "missing-image", "A picture that is not in the pack.";
    MISSING_STYLE = "missing-style", "A citation style file that is not in the pack.";
    NUMBER_WITHOUT_CITATION = "number-without-citation", "A number on a slide, in its handout or takeaway text, without a citation in its block.";
    CLAIM_WITHOUT_SOURCE = "claim-without-source", "A fact, figure or law without a source.";
    CLAIM_NOT_FOR_SLIDES = "claim-not-for-slides", "A `drop` or `internal` claim on a slide.";
    MISSING_CAVEAT = "missing-caveat", "A `caveat` claim on a slide without its note.";
    CONFLICTING_CLAIMS = "conflicting-claims", "Claims that cannot both stand, in one talk, neither with its note (`caveat: worded` settles it).";
    WITHDRAWN_FIGURE = "withdrawn-figure", "A figure that was examined and is not used; the message names what to say instead.";
    UNVERIFIED_SOURCE = "unverified-source", "A cited source that nobody has checked.";
    UNCONFIRMED_CONTACT = "unconfirmed-contact", "A contact without the day on which a person confirmed it.";
    AVOIDED_TERM = "avoided-term", "A word to avoid; the message names the one to prefer.";
    DRAFT_SLIDE = "draft-slide", "A slide that came from elsewhere and that nobody has reviewed yet.";
    DRAFT_TRANSLATION = "draft-translation", "A talk in a language whose wordings no native speaker has confirmed.";
    OUTLINE_MINUTES = "outline-minutes", "Minutes that do not add up.";
    OBJECTIVE_SLIDE = "objective-slide", "An objective that no slide of its outline teaches.";
    WRONG_AUDIENCE = "wrong-audience", "A slide in a talk for an audience it does not serve.";
    MISSING_OPENING = "missing-opening", "A talk that does not begin with the opening slide.";
    MISSING_CLOSING = "missing-closing", "A talk that does not end with the closing slide.";
    THEME_INCOMPLETE = "theme-incomplete", "A theme without a layout or a text style.";
    LOW_CONTRAST = "low-contrast", "Colours too close to read (WCAG 2.2).";
}
