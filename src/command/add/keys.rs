//! The keys of a question as options: made from the table of kinds, so that every key of every
//! kind can be given.

use crate::deck::COMMON;
use crate::deck::edit::Draft;
use crate::deck::edit::compose::{in_order, kind, notation, takes_several, value_of};
use crate::error::{Error, Result};
use crate::kind::{KINDS, Key, Row, Shape};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

const KIND: &str = "kind";

/// The keys that were given, each with its lines.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    given: Vec<(&'static str, Vec<String>)>,
    kind: Option<String>,
}

/// Every key once, in the order to write them: those of the kinds, then those of all questions.
fn all() -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for key in KINDS.iter().flat_map(|row| row.keys).chain(COMMON) {
        if !keys.iter().any(|other| other.name == key.name) {
            keys.push(*key);
        }
    }
    keys
}

/// What a key is for, in all kinds that have it.
fn help(key: &Key) -> String {
    let mut helps: Vec<&str> = Vec::new();
    let same = KINDS.iter().flat_map(|row| row.keys).filter(|other| other.name == key.name);
    for other in same.chain([key]) {
        if !helps.contains(&other.help) {
            helps.push(other.help);
        }
    }
    let mut help = helps.join("; or: ");
    help.extend(notation(key.shape).map(|notation| format!(". {notation}")));
    help
}

impl Keys {
    /// Whether none was given; the kind may be.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The kind that was named.
    pub fn kind(&self) -> Option<&'static Row> {
        let name = self.kind.as_deref()?;
        KINDS.iter().find(|row| row.name == name)
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
        let args = all().into_iter().map(|key| {
            let arg = Arg::new(key.name).long(key.name).help(help(&key));
            let arg = arg.help_heading("Keys of the question").allow_hyphen_values(true);
            match key.shape {
                Shape::Flag if !is_shared(&key) => arg
                    .num_args(0..=1)
                    .require_equals(true)
                    .value_name("true|false")
                    .default_missing_value("true")
                    .allow_hyphen_values(false),
                shape if takes_several(shape) || is_shared(&key) && key.name == "wrong" => {
                    arg.action(ArgAction::Append).value_name("TEXT")
                }
                Shape::Number | Shape::Whole(..) | Shape::Between(..) => arg.value_name("NUMBER"),
                _ => arg.value_name("TEXT"),
            }
        });
        command.arg(kind).args(args.collect::<Vec<_>>())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Whether several kinds have a key of this name, in several shapes.
fn is_shared(key: &Key) -> bool {
    let same = KINDS.iter().flat_map(|row| row.keys).filter(|other| other.name == key.name);
    same.into_iter().any(|other| other.shape != key.shape)
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
        for key in all() {
            if let Some(lines) = matches.get_many::<String>(key.name) {
                self.given.push((key.name, lines.cloned().collect()));
            }
        }
        self.kind = matches.get_one::<String>(KIND).cloned();
        Ok(())
    }
}
