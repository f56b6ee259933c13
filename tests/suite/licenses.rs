//! `--licenses`: what whoever ships the program passes on.

use crate::program::Program;
use std::fs;
use std::path::Path;

#[test]
fn every_package_that_is_named_in_the_manifest_has_its_notice() {
    let printed = Program::new().run(&["--licenses"], "");
    assert_eq!(printed.status, 0);
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    let packages = manifest["dependencies"].as_table().unwrap();
    assert!(packages.len() > 20);
    for name in packages.keys() {
        let line = format!("\n{name} ");
        assert!(printed.stdout.contains(&line), "{name}");
    }
    assert!(printed.stdout.contains("Mozilla Public License Version 2.0"));
}
