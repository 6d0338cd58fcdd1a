//! Chapters that are not about one item: how the library is built, where the model comes from, how fast it is,
//! what changed.
//!
//! There is nothing here to call. The chapters are part of the documentation so that their code is compiled
//! and run with the tests. How sentences are split is told in [`split`](mod@crate::split).

#[doc = include_str!("docs/design.md")]
pub mod design {}

#[doc = include_str!("docs/model.md")]
///
/// The same as a picture, for the beads; on the dashed line a confidence is what it says:
///
#[doc = include_str!("docs/reliability.svg")]
pub mod model {}

#[doc = include_str!("docs/quotes.md")]
pub mod quotes {}

#[doc = include_str!("docs/speed.md")]
pub mod speed {}

#[doc = include_str!("../README.md")]
pub mod readme {}

#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}
