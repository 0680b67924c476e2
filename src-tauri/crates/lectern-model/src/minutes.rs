//! Speaking time.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// A span of speaking time, kept in whole seconds and written as minutes (`2`, `1.5`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Minutes(u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Minutes = Minutes(0);

    /// Whole minutes.
    pub const fn new(minutes: u32) -> Self {
        Self(minutes * 60)
    }

    /// A span of seconds.
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// The span in seconds.
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// `self - other`, and zero where that would be less than nothing.
    pub const fn saturating_sub(self, other: Minutes) -> Minutes {
        Minutes(self.0.saturating_sub(other.0))
    }

    /// How far apart two spans are.
    pub const fn distance(self, other: Minutes) -> Minutes {
        Minutes(self.0.abs_diff(other.0))
    }
}

impl From<f64> for Minutes {
    fn from(minutes: f64) -> Self {
        // A cast saturates: negative and not-a-number become zero.
        Self((minutes.clamp(0.0, 100_000.0) * 60.0).round() as u32)
    }
}

impl From<Minutes> for f64 {
    fn from(minutes: Minutes) -> Self {
        f64::from(minutes.0) / 60.0
    }
}

impl Add for Minutes {
    type Output = Minutes;
    fn add(self, other: Minutes) -> Minutes {
        Minutes(self.0 + other.0)
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Minutes) {
        self.0 += other.0;
    }
}

impl Sub for Minutes {
    type Output = Minutes;
    fn sub(self, other: Minutes) -> Minutes {
        self.saturating_sub(other)
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Minutes>>(iter: I) -> Minutes {
        iter.fold(Minutes::ZERO, Add::add)
    }
}

impl fmt::Display for Minutes {
    /// `20`, or `1.5` where there is a part minute.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(60) {
            write!(f, "{}", self.0 / 60)
        } else {
            let text = format!("{:.2}", f64::from(self.0) / 60.0);
            f.write_str(text.trim_end_matches('0'))
        }
    }
}
