//! Losses for people: what could not be carried, grouped by reason, with the first places of each.

use crate::env::file;
use crate::error::Result;
use crate::format::Loss;
use crate::text::{indented_json, printable_line};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::Path;

/// How many places are told of a reason.
const PLACES: usize = 3;

/// How many reasons are told.
const REASONS: usize = 12;

/// Tells what is left out, what is lost, then what should be looked at: at how many places, and each
/// reason with the first of them.
pub fn tell(losses: &[Loss], out: &mut impl Write) -> Result<()> {
    let groups = [
        (true, false, "left out"),
        (false, false, "with something lost"),
        (false, true, "to be looked at"),
    ];
    for (is_left_out, is_remark, verb) in groups {
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let is_of_group =
            |loss: &&Loss| loss.is_left_out == is_left_out && loss.is_remark == is_remark;
        let of_group = losses.iter().filter(is_of_group);
        for loss in of_group.clone() {
            reasons.entry(&loss.reason).or_default().push(&loss.place);
        }
        if reasons.is_empty() {
            continue;
        }
        let places: HashSet<&str> = of_group.map(|loss| loss.place.as_str()).collect();
        writeln!(out, "{} {verb}:", places.len())?;
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
        let mut is_cut = reasons.len() > REASONS;
        for (reason, places) in reasons.into_iter().take(REASONS) {
            is_cut |= places.len() > PLACES;
            let more = places.len().checked_sub(PLACES).filter(|more| *more > 0);
            let more = more.map_or_else(String::new, |more| format!(" and {more} more"));
            let told: Vec<&str> = places.into_iter().take(PLACES).collect();
            writeln!(
                out,
                "  {}: {}{more}",
                printable_line(reason),
                printable_line(&told.join(", "))
            )?;
        }
        if is_cut {
            writeln!(out, "  (--report FILE has them all)")?;
        }
    }
    Ok(())
}

/// Writes everything to a file that a program reads; what is there and no JSON is not written over.
pub fn report(path: &Path, whole: &impl Serialize) -> Result<()> {
    let json = indented_json(whole)?;
    file::expect_result(path)?;
    file::save(path, &json)
}
