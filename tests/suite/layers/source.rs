//! What the files of `src` define, import and name, read token by token: comments and texts are
//! never taken for code, and tests are left out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A path as it is written, segment by segment.
pub type Names = Vec<String>;

/// One file of the program.
#[derive(Debug, Default)]
pub struct Source {
    /// Where it lies, below `src`.
    pub path: String,
    /// The module that it is.
    pub module: Names,
    /// The types that it defines: structs, enums, traits and aliases, in their order.
    pub types: Vec<String>,
    /// Everything that it defines and other files could name.
    pub items: BTreeSet<String>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// The longer paths in its code.
    pub paths: Vec<Names>,
    /// The texts in its code, as they are written; without those that are chosen by `sign`.
    pub texts: Vec<String>,
    /// Modules that are there in tests only.
    test_modules: BTreeSet<String>,
}

/// One name that is brought into a file.
#[derive(Debug, Clone)]
pub struct Import {
    /// The name here; `*` for everything.
    pub name: String,
    /// What it stands for; without the `*`.
    pub path: Names,
    /// Whether it is handed on.
    pub public: bool,
}

/// What some tokens stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    File,
    /// A trait, or an `impl` of a type.
    Trait,
    Group,
}

/// The sources of the program, without those of tests.
pub fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    let read = |file: &PathBuf| {
        let path = file.strip_prefix(&src).unwrap().display().to_string();
        Source::of(&path, &fs::read_to_string(file).unwrap())
    };
    let mut sources: Vec<Source> = files.iter().map(read).collect();
    let tests: BTreeSet<Names> = sources.iter().flat_map(Source::tests).collect();
    sources
        .retain(|source| !(1..=source.module.len()).any(|n| tests.contains(&source.module[..n])));
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 100, "the sources were not found");
    sources
}

/// Every file's text, by its path below `src`, files of tests aside.
pub fn texts() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let kept = sources().into_iter();
    kept.map(|source| {
        let text = fs::read_to_string(src.join(&source.path)).unwrap();
        (source.path, text)
    })
    .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

impl Source {
    /// Every path that it names, in imports and in its code.
    pub fn named(&self) -> impl Iterator<Item = Vec<&str>> {
        let imports = self.imports.iter().map(|import| &import.path);
        imports.chain(&self.paths).map(|path| path.iter().map(String::as_str).collect())
    }

    /// The file at a path below `src`.
    pub fn of(path: &str, text: &str) -> Self {
        let mut module: Names = path.trim_end_matches(".rs").split('/').map(Into::into).collect();
        if module.last().is_some_and(|last| ["mod", "lib"].contains(&last.as_str())) {
            module.pop();
        }
        let mut source = Self { path: path.to_owned(), module, ..Self::default() };
        let tokens: TokenStream = text.parse().unwrap();
        source.take(tokens, Within::File);
        source
    }

    /// The modules of tests that it opens.
    fn tests(&self) -> Vec<Names> {
        let below = |name: &String| [&self.module[..], std::slice::from_ref(name)].concat();
        self.test_modules.iter().map(below).collect()
    }

    /// Takes what the tokens of one group hold. A `type` in a trait or an `impl` is no type, and a
    /// function in a group can be named from there only.
    fn take(&mut self, tokens: TokenStream, within: Within) {
        let tokens = self.without_tests(tokens);
        let (mut at, mut implements, mut public) = (0, false, false);
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let next = tokens.get(at + 1).map(TokenTree::to_string).unwrap_or_default();
                    implements |= word == "impl" || word == "trait";
                    public |= word == "pub";
                    match word.as_str() {
                        "use" => {
                            let end = end_of(&tokens, at);
                            self.import(&tokens[at + 1..end], &mut Vec::new(), public);
                            at = end;
                        }
                        "struct" | "enum" | "trait" => self.define(next, true),
                        "type" if within != Within::Trait => self.define(next, true),
                        "fn" | "const" | "static" if within == Within::File => {
                            self.define(next, false);
                        }
                        "sign" if next.starts_with('(') => at += 1,
                        _ => {
                            let names = path_at(&tokens, &mut at);
                            if names.len() > 1 {
                                self.paths.push(names);
                            }
                        }
                    }
                }
                TokenTree::Group(group) if is_doc(group) => {}
                TokenTree::Group(group) => {
                    let body = group.delimiter() == Delimiter::Brace;
                    let within = if body && implements { Within::Trait } else { Within::Group };
                    self.take(group.stream(), within);
                }
                TokenTree::Literal(literal) if literal.to_string().ends_with(['"', '#']) => {
                    self.texts.push(literal.to_string());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            if tokens.get(at).is_some_and(ends_item) {
                (implements, public) = (false, false);
            }
            at += 1;
        }
    }

    /// The tokens without the items that are there in tests only; their modules are noted.
    fn without_tests(&mut self, tokens: TokenStream) -> Vec<TokenTree> {
        let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
        while let Some(start) = tokens.windows(2).position(is_test) {
            let item = &tokens[start..];
            let end = item.iter().position(ends_item).map_or(tokens.len(), |end| start + end + 1);
            let item: Vec<_> = tokens.drain(start..end).collect();
            let name = item.windows(2).find(|pair| pair[0].to_string() == "mod");
            self.test_modules.extend(name.map(|pair| pair[1].to_string()));
        }
        tokens
    }

    fn define(&mut self, name: String, is_type: bool) {
        if !name.starts_with(|first: char| first.is_alphabetic()) {
            return; // a name that a macro gives
        }
        if is_type {
            self.types.push(name.clone());
        }
        self.items.insert(name);
    }

    /// Takes one tree of a `use`, below what was read of its path.
    fn import(&mut self, tree: &[TokenTree], path: &mut Names, public: bool) {
        let depth = path.len();
        for part in tree.split(|token| is(token, ',')) {
            let mut alias = None;
            for (at, token) in part.iter().enumerate() {
                match token {
                    TokenTree::Ident(word) if *word == "as" => {
                        alias = part.get(at + 1).map(TokenTree::to_string);
                        break;
                    }
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.import(&inner, path, public);
                        path.truncate(depth);
                    }
                    star if is(star, '*') => alias = Some("*".to_owned()),
                    _ => {}
                }
            }
            if path.len() > depth || alias.is_some() {
                if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                    path.pop();
                }
                let name = alias.or_else(|| path.last().cloned()).unwrap_or_default();
                self.imports.push(Import { name, path: path.clone(), public });
            }
            path.truncate(depth);
        }
    }
}

/// The place of the `;` that ends what begins at `at`.
fn end_of(tokens: &[TokenTree], at: usize) -> usize {
    (at..tokens.len()).find(|end| is(&tokens[*end], ';')).unwrap_or(tokens.len())
}

/// Whether an item, or the body of one, ends here.
fn ends_item(token: &TokenTree) -> bool {
    let is_body = |group: &Group| group.delimiter() == Delimiter::Brace;
    is(token, ';') || matches!(token, TokenTree::Group(group) if is_body(group))
}

/// Whether a group is what a comment of documentation becomes.
fn is_doc(group: &Group) -> bool {
    group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc")
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether two tokens are `#[cfg(test)]`.
fn is_test(pair: &[TokenTree]) -> bool {
    let [hash, TokenTree::Group(attribute)] = pair else { return false };
    is(hash, '#') && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// The path that begins at an identifier; `at` comes to stand on its last one.
fn path_at(tokens: &[TokenTree], at: &mut usize) -> Names {
    let mut names = vec![tokens[*at].to_string()];
    while let [_, first, second, TokenTree::Ident(next), ..] = &tokens[*at..] {
        if !is(first, ':') || !is(second, ':') {
            break;
        }
        names.push(next.to_string());
        *at += 3;
    }
    names
}

#[test]
fn only_code_counts_and_no_tests() {
    let source = Source::of(
        "a/b.rs",
        "//! `struct Told`\n#[cfg(test)]\nmod c;\n\
         use crate::d::{self, E as F, g::*};\n\
         /// \"…\"\n\
         impl Iterator for G { type Item = d::H; fn next() { \"crate::i::J\" } }\n\
         fn f() { look.sign(\"…\", \"...\"); \"→\" }\n\
         enum K { L(super::M) }\n\
         #[cfg(test)]\nmod tests { struct N; }\n\
         trait O { type P; }\ntype Q = K;\n",
    );
    assert_eq!(source.types, ["K", "O", "Q"]);
    assert_eq!(source.paths, [["d", "H"], ["super", "M"]]);
    assert_eq!(source.texts, ["\"crate::i::J\"", "\"→\""]);
    let imports = source.imports.iter();
    let imports: Vec<_> = imports.map(|i| (i.name.as_str(), i.path.join("::"))).collect();
    let expected = [("d", "crate::d"), ("F", "crate::d::E"), ("*", "crate::d::g")];
    assert_eq!(imports, expected.map(|(name, path)| (name, path.to_owned())));
    assert_eq!(source.tests(), [["a", "b", "c"], ["a", "b", "tests"]]);
}
