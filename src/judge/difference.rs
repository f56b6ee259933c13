pub enum Change {
    Same,
    Missing,
    Extra,
}
pub fn difference(a: &str, b: &str) -> Vec<(Change, String)> {
    vec![]
}
