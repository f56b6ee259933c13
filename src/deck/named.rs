//! What a person names in a deck: a question by its id or its number, all of it or one part, the
//! same for every command.

use super::{Deck, Item};

impl Deck {
    /// Where a question stands that a person named by its id or its number.
    pub fn question_at(&self, word: &str) -> Option<usize> {
        let named = self.questions().iter().position(|question| question.key == word);
        let numbered = || word.parse::<usize>().ok()?.checked_sub(1);
        named.or_else(|| numbered().filter(|at| *at < self.questions().len()))
    }

    /// The items that a person named, drafts too: those of a question, or one of them by its key, in
    /// which the number of the question may stand for its id.
    pub fn named(&self, word: &str) -> Vec<Item> {
        let items = |at: usize| {
            let parts = self.questions()[at].kind.parts().into_iter();
            parts.map(move |part| Item { question: at, part })
        };
        if let Some(at) = self.question_at(word) {
            return items(at).collect();
        }
        let mut all = (0..self.questions().len()).flat_map(items);
        if let Some(item) = all.find(|item| self.key(*item) == word) {
            return vec![item];
        }
        let Some((number, part)) = word.split_once('#') else { return Vec::new() };
        let Some(at) = self.question_at(number) else { return Vec::new() };
        let key = format!("{}#{part}", self.questions()[at].key);
        items(at).filter(|item| self.key(*item) == key).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    #[test]
    fn a_question_and_its_parts_go_by_id_and_by_number() {
        let text = "[[question]]\nprompt = 'p'\nanswer = 'a'\n[[question]]\nid = 'dog'\nfront = 'Hund'\n\
            back = 'dog'\nreverse = true\n[[question]]\ncloze = '{{One}} and {{two}}.'\n";
        let deck = read(text, "t").deck;
        let named = |word: &str| -> Vec<String> {
            deck.named(word).into_iter().map(|item| deck.key(item)).collect()
        };
        assert_eq!(named("1").len(), 1);
        assert_eq!(named("2"), named("dog"));
        assert_eq!(named("2#reverse"), ["dog#reverse"]);
        assert_eq!(named("dog#reverse"), ["dog#reverse"]);
        for word in ["0", "4", "1#reverse", "2#front", "cat", "#", ""] {
            assert_eq!(named(word), [""; 0], "{word}");
        }
    }
}
