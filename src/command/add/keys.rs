//! The keys of a question as options, made from the table of kinds, so that none is missing.

use super::half::HalfQuestion;
use crate::deck::COMMON;
use crate::deck::edit::Draft;
use crate::deck::edit::compose::{in_order, kind, notation, takes_several, value_of};
use crate::error::{Error, Result};
use crate::kind::{self, KINDS, Key, Row, Shape};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

const KIND: &str = "kind";

/// The keys that were given, each with its lines.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    given: Vec<(&'static str, Vec<String>)>,
    kind: Option<String>,
}

/// Every key, those of the kinds before those of all questions, each with all of its name.
fn all() -> Vec<(&'static str, Vec<&'static Key>)> {
    let mut all: Vec<(&str, Vec<&Key>)> = Vec::new();
    for key in kind::keys().chain(COMMON) {
        match all.iter_mut().find(|(name, _)| *name == key.name) {
            Some((_, same)) => same.push(key),
            None => all.push((key.name, vec![key])),
        }
    }
    all
}

/// What a key is for, in all kinds that have it.
fn help(same: &[&Key]) -> String {
    let mut helps: Vec<&str> = Vec::new();
    for key in same {
        if !helps.contains(&key.help) {
            helps.push(key.help);
        }
    }
    let mut help = helps.join("; or: ");
    let notation = same.iter().find_map(|key| notation(key.shape));
    help.extend(notation.map(|notation| format!(". {notation}")));
    help
}

impl Keys {
    /// Whether none was given; the kind may be.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Refuses keys beside what makes questions by itself.
    pub fn expect_none(&self, beside: &str) -> Result<()> {
        let first = self.given.first().map(|(key, _)| *key).or(self.kind.as_ref().map(|_| KIND));
        first.map_or(Ok(()), |key| {
            let error = Error::new(format!("cannot take --{key} beside {beside}"));
            Err(error.hint(format!("write it as a line of the text: {key}: ...")))
        })
    }

    /// The part of a question that they are, where more keys could make one of it.
    pub fn half(&self) -> Option<HalfQuestion> {
        let takes = |row: &&Row| {
            self.given.iter().all(|(name, lines)| {
                let mut keys = row.keys.iter().chain(COMMON);
                let key = keys.find(|key| key.name == *name);
                key.is_some_and(|key| value_of(key, lines).is_ok())
            })
        };
        let named = |row: &&Row| self.kind.as_ref().is_none_or(|kind| row.name == *kind);
        let rows: Vec<&Row> = KINDS.iter().filter(named).filter(takes).collect();
        let kind = match rows[..] {
            [] => return None,
            [row] => Some(row.name.to_owned()),
            _ => None,
        };
        let typed = self.given.iter().map(|(key, lines)| ((*key).to_owned(), lines.clone()));
        Some(HalfQuestion { kind, typed: typed.collect(), ..HalfQuestion::default() })
    }

    /// The question they make.
    pub fn draft(&self) -> Result<Draft> {
        let failed = |hint: String| Error::new("cannot tell what to add").hint(hint);
        let given: Vec<(&str, &[String])> =
            self.given.iter().map(|(key, lines)| (*key, lines.as_slice())).collect();
        let row = kind(&given, self.kind.as_deref()).map_err(failed)?;
        let mut draft = Draft::default();
        for key in in_order(row) {
            if let Some((_, lines)) = self.given.iter().find(|(name, _)| *name == key.name) {
                let failed = |hint| Error::new(format!("cannot read --{}", key.name)).hint(hint);
                draft.push(key.name, value_of(key, lines).map_err(failed)?);
            }
        }
        Ok(draft)
    }
}

impl clap::Args for Keys {
    fn augment_args(command: Command) -> Command {
        let kinds = PossibleValuesParser::new(KINDS.iter().map(|row| row.name));
        let kind = Arg::new(KIND)
            .long(KIND)
            .value_name("KIND")
            .value_parser(kinds)
            .help("The kind, where the keys could make several: `short` for a number as text");
        let args = all().into_iter().map(|(name, same)| {
            let arg = Arg::new(name).long(name).help(help(&same));
            let arg = arg.help_heading("Keys of the question").allow_hyphen_values(true);
            let every = |is: fn(Shape) -> bool| same.iter().all(|key| is(key.shape));
            if every(|shape| shape == Shape::Flag) {
                arg.num_args(0..=1)
                    .require_equals(true)
                    .value_name("true|false")
                    .default_missing_value("true")
                    .allow_hyphen_values(false)
            } else if every(|shape| !takes_several(shape)) {
                arg.value_name(if every(is_number) { "NUMBER" } else { "TEXT" })
            } else {
                arg.action(ArgAction::Append).value_name("TEXT")
            }
        });
        command.arg(kind).args(args.collect::<Vec<_>>())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

const fn is_number(shape: Shape) -> bool {
    matches!(shape, Shape::Number | Shape::Whole(..) | Shape::Between(..))
}

impl clap::FromArgMatches for Keys {
    fn from_arg_matches(matches: &ArgMatches) -> std::result::Result<Self, clap::Error> {
        let mut keys = Self::default();
        keys.update_from_arg_matches(matches)?;
        Ok(keys)
    }

    fn update_from_arg_matches(
        &mut self,
        matches: &ArgMatches,
    ) -> std::result::Result<(), clap::Error> {
        for (key, _) in all() {
            if let Some(lines) = matches.get_many::<String>(key) {
                self.given.push((key, lines.cloned().collect()));
            }
        }
        self.kind = matches.get_one::<String>(KIND).cloned();
        Ok(())
    }
}
