pub fn fold(t: &str, r: super::Rules) -> String {
    t.to_lowercase()
}
