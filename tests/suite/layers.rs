//! The direction of dependencies: a module uses only what stands to its right in the map of
//! `src/lib.rs`, and nothing from the engine inwards reads the world outside.

mod circles;
mod names;
mod signs;
mod source;

use source::{Source, sources};

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

/// Every file but the roots, with the module of the map that it is of.
fn of_the_map() -> Vec<(String, Source)> {
    let sources = sources().into_iter();
    let inner = sources.filter_map(|source| Some((source.module.first()?.clone(), source)));
    inner.filter(|(module, _)| module != "main").collect()
}

#[test]
fn a_module_uses_only_what_stands_to_its_right() {
    for (module, source) in of_the_map() {
        for path in source.named() {
            let ["crate", other, ..] = path[..] else { continue };
            if other == module || !LAYERS.iter().any(|layer| layer.contains(&other)) {
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
    for (module, source) in of_the_map() {
        if layer(&module) >= layer("engine") {
            for path in source.named() {
                let path = path.join("::");
                for outside in OUTSIDE {
                    assert!(!path.starts_with(outside), "{} uses {path}", source.path);
                }
            }
        }
    }
}
