//! Charts from data in a slide.

use serde::{Deserialize, Serialize};

/// A chart. Every series has one value for each category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart<I> {
    /// How the data is drawn.
    pub kind: ChartKind,
    /// What the chart is of; may be empty.
    pub title: Vec<I>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The unit of the values: `%` or a noun; may be empty.
    pub unit: String,
    /// What the values belong to: years, groups.
    pub categories: Vec<String>,
    /// The data.
    pub series: Vec<Series>,
    /// The citation (one inline as authored), or its mark as resolved.
    pub cite: Vec<I>,
}

/// How data is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Bars from zero.
    Bar,
    /// A line through the categories, which are in order.
    Line,
    /// Parts of a whole, as one divided bar.
    Share,
}

/// A row of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name in the key; may be empty when there is only one.
    #[serde(default)]
    pub name: String,
    /// One value for each category.
    pub values: Vec<f64>,
}
