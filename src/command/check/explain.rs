//! What the rules are: all of them in a list, or one with its reason and examples.

use super::digest::severity;
use crate::error::{Error, Result};
use crate::format::QUICK_RULES;
use crate::lint::{GROUPS, rule, rules};
use crate::report::{Rigour, Rule};
use crate::text::did_you_mean;
use std::io::Write;

/// What the guidelines are that rules are taken from, by their numbers.
const GUIDELINES: &str = "Haladyna, Downing and Rodriguez (2002), Applied Measurement in\n\
                          Education 15, 309-334";

/// What is said of quick text before it is a deck: `add`, `new` and `import` tell it.
const QUICK: (&str, &[&Rule]) = ("Quick text, before it is a deck", &QUICK_RULES);

/// Every rule that something may be told by.
fn told() -> impl Iterator<Item = &'static Rule> {
    rules().chain(QUICK_RULES)
}

/// Lists every rule, group by group.
pub fn list(out: &mut impl Write) -> Result<()> {
    let width = told().map(|rule| rule.code.len()).max().unwrap_or(0);
    let of_decks = GROUPS.iter().map(|(title, rules)| (*title, &rules[..]));
    for (at, (title, rules)) in of_decks.chain([QUICK]).enumerate() {
        let blank = if at == 0 { "" } else { "\n" };
        writeln!(out, "{blank}{title}")?;
        for rule in rules {
            let kind = match rule.rigour {
                Rigour::Usual => severity(rule.severity),
                Rigour::Pedantic => "pedantic",
            };
            writeln!(out, "  {:width$}  {kind:8}  {}", rule.code, rule.summary)?;
        }
    }
    Ok(())
}

/// The rule of a code that decks are checked by.
pub fn find(code: &str) -> Result<&'static Rule> {
    rule(code).ok_or_else(|| {
        if QUICK_RULES.iter().any(|rule| rule.code == code) {
            return Error::new(format!("cannot tell findings of {code}: no deck has them"))
                .hint("it is told of quick text, by `add`, `new` and `import`");
        }
        unknown(code, "tell findings of")
    })
}

/// That no rule has a code, and something cannot be done without it.
fn unknown(code: &str, what: &str) -> Error {
    let near = did_you_mean(code, told().map(|rule| rule.code));
    let hint = near.map_or_else(
        || "`quizdeck check --list` names all of them".to_owned(),
        |near| format!("did you mean {near}?"),
    );
    Error::new(format!("cannot {what} {code}: there is no such rule")).hint(hint)
}

/// Tells what one rule is for.
pub fn explain(code: &str, out: &mut impl Write) -> Result<()> {
    let rule = told().find(|rule| rule.code == code).ok_or_else(|| unknown(code, "explain"))?;
    let asked_for = match rule.rigour {
        Rigour::Usual => "",
        Rigour::Pedantic => ", with --pedantic",
    };
    let kind = severity(rule.severity);
    writeln!(out, "{} ({kind}{asked_for}): {}", rule.code, rule.summary)?;
    writeln!(out)?;
    for line in crate::text::wrap(rule.why, 78) {
        writeln!(out, "{line}")?;
    }
    if rule.why.contains("guideline") {
        writeln!(out, "\nGuidelines: {GUIDELINES}")?;
    }
    for (title, example) in [("Bad:", rule.bad()), ("Good:", rule.good())] {
        if example.is_empty() {
            continue;
        }
        writeln!(out, "\n{title}\n")?;
        for line in example.lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            writeln!(out, "{indent}{}", crate::text::printable(line))?;
        }
    }
    Ok(())
}
