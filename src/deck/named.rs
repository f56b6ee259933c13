//! What a person names in a deck: a question by its id or its number, all of it or one part, the
//! same for every command.

use super::{Deck, Item};

impl Deck {
    /// Where a question stands that a person named by its id or its number.
    pub fn question_at(&self, word: &str) -> Option<usize> {
        let named = self.questions().iter().position(|question| question.key == word);
        let numbered = || {
            let number = word.parse::<usize>().ok()?;
            self.questions().binary_search_by_key(&number, |question| question.number).ok()
        };
        named.or_else(numbered)
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
        let own = items(at).find(|item| self.key(*item) == key);
        let labelled = || items(at).find(|item| item.part.label().as_deref() == Some(part));
        own.or_else(labelled).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;
    use crate::kind::Part;

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
        for word in ["0", "4", "1#reverse", "1#", "2#front", "cat", "#", ""] {
            assert_eq!(named(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn a_gap_goes_by_what_stands_in_it_and_by_its_place() {
        let text = "[[question]]\nid = 'q'\neach = true\ncloze = '{{One}}, {{two}}, {{gap 1}}.'\n";
        let deck = read(text, "t").deck;
        let named = |word: &str| -> Vec<Part> {
            deck.named(word).into_iter().map(|item| item.part).collect()
        };
        assert_eq!(named("q#two"), [Part::Gap(1)]);
        assert_eq!(named("1#gap 2"), [Part::Gap(1)]);
        assert_eq!(named("q#gap 1"), [Part::Gap(2)]); // its own name first
        assert_eq!(named("q#gap 4"), []);
    }

    #[test]
    fn questions_that_cannot_be_asked_have_their_numbers() {
        let good = "[[question]]\nprompt = 'p'\nanswer = 'a'\nid = ";
        let broken = "[[question]]\nprompt = 'q'\n[[question]]\nprompt = 'r\n";
        let text = format!("{broken}{good}'a'\n{broken}{good}'b'\n");
        let deck = read(&text, "t").deck;
        let numbers: Vec<usize> = deck.questions().iter().map(|one| one.number).collect();
        assert_eq!((numbers.as_slice(), deck.total()), ([3, 6].as_slice(), 6));
        assert_eq!(deck.question_at("6"), Some(1));
        assert_eq!(deck.question_at("2"), None);
    }
}
