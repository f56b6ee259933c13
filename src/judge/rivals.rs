#[derive(Debug)]
pub struct Rivals;
pub struct Rival<'t> {
    pub text: &'t str,
    pub question: u32,
    pub prompt: &'t str,
    pub is_answer: bool,
}
impl Rivals {
    pub fn new<'t>(a: impl IntoIterator<Item = Rival<'t>>) -> Self {
        Rivals
    }
}
