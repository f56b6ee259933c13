//! No two files import each other, directly or in a longer circle. What a child takes from the
//! modules that it stands in is no import, and neither is what they declare or hand on of it.

use super::source::{Names, Source, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Deeper than any path leads from import to import; globs can lead in rounds.
const DEEPEST: usize = 16;

/// For each file, the files that define what it names.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The files by the modules that they are.
struct Program(BTreeMap<Names, Source>);

impl Program {
    fn uses(&self) -> Uses {
        let used = |source: &Source| {
            let imports = source.imports.iter().filter(|import| import.name != "*");
            let imports = imports.map(|import| (&import.path, import.public));
            let paths = source.paths.iter().map(|path| (path, false));
            let mut used = BTreeSet::new();
            for (path, handed_on) in imports.chain(paths) {
                let Some(other) = self.home(source, path, 0) else { continue };
                let own = other.module.starts_with(&source.module) && handed_on;
                if !source.module.starts_with(&other.module) && !own {
                    used.insert(other.path.clone());
                }
            }
            used
        };
        self.0.values().map(|source| (source.path.clone(), used(source))).collect()
    }

    /// The file that defines what a path in a file means; nothing for what is no part of the
    /// program, and for a module as a whole.
    fn home(&self, source: &Source, path: &[String], depth: usize) -> Option<&Source> {
        let (first, rest) = path.split_first()?;
        if depth > DEEPEST {
            return None;
        }
        match first.as_str() {
            "crate" | "quizdeck" => self.within(self.0.get(&[][..])?, rest, depth),
            "self" => self.within(source, rest, depth),
            "super" => {
                let (_, parent) = source.module.split_last()?;
                self.within(self.0.get(parent)?, rest, depth)
            }
            _ => self.within(source, path, depth),
        }
    }

    /// The same for a path from a module on.
    fn within(&self, module: &Source, path: &[String], depth: usize) -> Option<&Source> {
        let (first, rest) = path.split_first()?;
        if first == "super" {
            return self.home(module, path, depth + 1);
        }
        let child = [&module.module[..], std::slice::from_ref(first)].concat();
        if let Some(child) = self.0.get(&child)
            && !rest.is_empty()
        {
            return self.within(child, rest, depth + 1);
        }
        if module.items.contains(first) {
            return self.0.get(&module.module);
        }
        let named = module.imports.iter().filter(|import| import.name == *first);
        let all = module.imports.iter().filter(|import| import.name == "*");
        let named = named.map(|import| [&import.path[..], rest].concat());
        let all = all.map(|import| [&import.path[..], path].concat());
        named.chain(all).find_map(|path| self.home(module, &path, depth + 1))
    }
}

/// The files that a file needs, itself only where it stands in a circle.
fn needed<'a>(uses: &'a Uses, file: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = uses[file].iter().map(String::as_str).collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(uses[file].iter().map(String::as_str));
        }
    }
    found
}

/// The imports that stand in a circle.
fn closing(uses: &Uses) -> Vec<(&str, &str)> {
    let needed: BTreeMap<&str, _> =
        uses.keys().map(|file| (file.as_str(), needed(uses, file))).collect();
    let all = uses.iter().flat_map(|(file, used)| used.iter().map(move |other| (file, other)));
    let pairs = all.map(|(file, other)| (file.as_str(), other.as_str()));
    pairs.filter(|(file, other)| needed[other].contains(file)).collect()
}

fn files() -> Program {
    let sources = sources().into_iter().filter(|source| source.path != "main.rs");
    Program(sources.map(|source| (source.module.clone(), source)).collect())
}

#[test]
fn no_two_files_import_each_other() {
    let uses = files().uses();
    let circles = closing(&uses);
    assert!(circles.is_empty(), "imports that stand in a circle: {circles:#?}");
}

#[test]
fn what_is_handed_on_is_of_the_file_that_defines_it() {
    let files = [
        ("lib.rs", "pub mod deck; pub mod store;"),
        ("deck/mod.rs", "mod question; mod answer; pub use question::*; use answer::Answer;"),
        ("deck/question.rs", "use super::Answer; pub struct Question;"),
        ("deck/answer.rs", "pub struct Answer(crate::store::Row);"),
        ("store.rs", "use crate::deck; pub struct Row(deck::Question);"),
    ];
    let files = files.map(|(path, text)| Source::of(path, text));
    let program = Program(files.into_iter().map(|file| (file.module.clone(), file)).collect());
    let uses = program.uses();
    assert_eq!(uses["store.rs"], BTreeSet::from(["deck/question.rs".to_owned()]));
    assert_eq!(uses["deck/question.rs"], BTreeSet::from(["deck/answer.rs".to_owned()]));
    assert_eq!(closing(&uses).len(), 3, "store, question, answer and again store");
}
