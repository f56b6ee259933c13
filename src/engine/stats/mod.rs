//! Statistics: what a history says of how well a learner knows some items, what is coming, and what
//! was done. Pure: rows come in, numbers go out.

mod knowledge;

pub use knowledge::Knowledge;
