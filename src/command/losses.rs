//! Losses for people: what could not be carried, grouped by reason, with the first places of each.

use crate::error::Result;
use crate::format::Loss;
use crate::text::printable_line;
use std::collections::BTreeMap;
use std::io::Write;

/// How many places are told of a reason.
const PLACES: usize = 3;

/// How many reasons are told.
const REASONS: usize = 12;

/// Tells what is left out, what is lost, then what should be looked at; `rest` says where all of it is to be had.
pub fn tell(losses: &[Loss], rest: &str, out: &mut impl Write) -> Result<()> {
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
        writeln!(out, "{} {verb}:", of_group.count())?;
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
        if is_cut && !rest.is_empty() {
            writeln!(out, "  ({rest})")?;
        }
    }
    Ok(())
}
