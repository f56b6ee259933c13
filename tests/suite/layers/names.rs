//! A type name has one meaning in the whole program.

use super::source::sources;
use std::collections::BTreeMap;

#[test]
fn a_type_name_has_one_meaning() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        for name in source.types {
            places.entry(name).or_default().push(source.path.clone());
        }
    }
    places.remove("Args"); // each subcommand has its own
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "names of more than one type: {places:#?}");
}
