//! The direction of dependencies: a module uses only what stands to its right in the map of
//! `src/lib.rs`, and nothing from the engine inwards reads the world outside.

mod circles;
mod names;
mod signs;
mod source;
mod typed;

use source::{Source, sources};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The map, as a file shows it.
fn map(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).unwrap();
    let line = text.lines().find(|line| line.contains("main → command")).unwrap();
    line.trim_start_matches("//! ").to_owned()
}

/// The modules from left to right; those of one layer do not use each other.
static LAYERS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let map = map("src/lib.rs");
    let layers = map.split(" → ").map(|layer| layer.trim_matches(['{', '}', ' ']));
    layers.map(|layer| layer.split(", ").map(str::to_owned).collect()).collect()
});

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.iter().any(|name| name == module))
}

fn layer(module: &str) -> usize {
    layer_of(module).unwrap_or_else(|| panic!("`{module}` has no layer"))
}

/// Every file but the roots, with the module of the map that it is of.
fn of_the_map() -> Vec<(String, Source)> {
    let sources = sources().into_iter();
    let inner = sources.filter_map(|source| Some((source.module.first()?.clone(), source)));
    inner.filter(|(module, _)| module != "main").collect()
}

#[test]
fn readme_shows_the_same_map() {
    assert_eq!(map("README.md"), map("src/lib.rs"));
}

#[test]
fn a_module_uses_only_what_stands_to_its_right() {
    for (module, source) in of_the_map() {
        for path in source.named() {
            let ["crate", other, ..] = path[..] else { continue };
            if other == module || layer_of(other).is_none() {
                continue; // its own, or a macro of the crate's root
            }
            assert!(
                layer(&module) < layer(other),
                "{} is of `{module}` and must not use `{other}`",
                source.path
            );
        }
    }
}

#[test]
fn from_the_engine_inwards_nothing_reads_the_world_outside() {
    const OUTSIDE: &[&str] = &[
        "std::fs", "std::env", "std::io", "std::time", "std::process", "jiff::Zoned", "console::",
    ];
    // What is packed and unpacked stays in memory.
    const INSIDE: [&str; 3] = ["std::io::Cursor", "std::io::Read", "std::io::Write"];
    for (module, source) in of_the_map() {
        if layer(&module) >= layer("engine") {
            for path in source.named() {
                let path = path.join("::");
                for outside in OUTSIDE.iter().filter(|_| !INSIDE.contains(&path.as_str())) {
                    assert!(!path.starts_with(outside), "{} uses {path}", source.path);
                }
            }
        }
    }
}
