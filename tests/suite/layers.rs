//! The direction of dependencies: a module uses only what stands to its right in the map of
//! `src/lib.rs`, and nothing from the engine inwards reads the world outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from left to right; those of one layer do not use each other.
const LAYERS: &[&[&str]] = &[
    &["command"],
    &["sitting"],
    &["shelf"],
    &["ui", "store", "env"],
    &["error"],
    &["engine", "lint"],
    &["deck"],
    &["kind"],
    &["form", "judge", "report"],
    &["text", "random"],
];

fn layer(module: &str) -> usize {
    let found = LAYERS.iter().position(|layer| layer.contains(&module));
    found.unwrap_or_else(|| panic!("`{module}` has no layer"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file by its module, without its tests and comments.
fn sources() -> BTreeMap<PathBuf, (String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let module = |path: &Path| {
        let inner = path.strip_prefix(&src).unwrap();
        let first = inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    found
        .into_iter()
        .filter(|path| !path.ends_with("tests.rs") && !path.ends_with("cases.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = code.collect::<Vec<_>>().join("\n");
            (path.clone(), (module(&path), code))
        })
        .filter(|(_, (module, _))| module != "main" && module != "lib")
        .collect()
}

/// The modules that a file names: `crate::name`, also in a group of imports.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        let names = match part.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default(),
            None => part,
        };
        for name in names.split(", ") {
            let name: String =
                name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push(name);
            if !part.starts_with('{') {
                break;
            }
        }
    }
    found
}

#[test]
fn a_module_uses_only_what_stands_to_its_right() {
    let sources = sources();
    assert!(sources.len() > 30, "the sources were not found");
    for (path, (module, code)) in &sources {
        for other in used(code).iter().filter(|other| *other != module) {
            if !LAYERS.iter().any(|layer| layer.contains(&other.as_str())) {
                continue; // a macro or a type of the crate's root
            }
            assert!(
                layer(module) < layer(other),
                "{} is of `{module}` and must not use `{other}`",
                path.display()
            );
        }
    }
}

#[test]
fn from_the_engine_inwards_nothing_reads_the_world_outside() {
    const OUTSIDE: &[&str] = &[
        "std::fs", "std::env", "std::io", "std::time", "std::process", "jiff::Zoned", "console::",
    ];
    for (path, (module, code)) in &sources() {
        if layer(module) >= layer("engine") {
            for outside in OUTSIDE {
                assert!(!code.contains(outside), "{} uses {outside}", path.display());
            }
        }
    }
}
