//! Columns: what stands in each, told by the usual words of header rows in several languages, and by
//! the names of a deck's own keys.

use crate::deck::edit::question_key;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What is asked.
    Asks,
    /// What is right; beside options also the letter or number of one.
    Right,
    /// The value of a key.
    Key(&'static str),
    /// The kind of the question.
    Kind,
    /// The deck or category that it is of.
    Deck,
    /// The name of Anki's sort of note.
    NoteType,
    /// What Anki tells notes apart by.
    Guid,
    /// Nothing that is wanted.
    Skipped,
    /// What its name does not tell.
    Unknown,
}

use Column::{Asks, Deck, Guid, Key, Kind, NoteType, Right, Skipped};

/// The usual words, in English, German, French, Spanish and Russian.
const WORDS: &[(Column, &str)] = &[
    (
        Asks,
        "prompt|question|term|front|word|q|side 1|text|expression|questions|question text|frage|\
         begriff|vorderseite|wort|fragetext|question posée|terme|recto|mot|énoncé|pregunta|término|\
         anverso|palabra|enunciado|вопрос|термин|слово|лицевая сторона",
    ),
    (
        Right,
        "answer|definition|back|meaning|translation|a|side 2|right answer|correct answer|correct|\
         correct option|solution|response|answers|correct answers|antwort|definition|rückseite|\
         bedeutung|übersetzung|lösung|richtige antwort|réponse|définition|verso|traduction|\
         bonne réponse|respuesta|definición|reverso|traducción|respuesta correcta|ответ|\
         определение|перевод|обратная сторона|правильный ответ",
    ),
    (
        Key("wrong"),
        "wrong|distractor|incorrect|wrong answer|wrong answers|incorrect answer|false answer|\
         distractors|falsch|falsche antwort|faux|mauvaise réponse|incorrecta|respuesta incorrecta|\
         неверно|неправильный ответ",
    ),
    (
        Key("options"),
        "option|choice|options|choices|option text|auswahl|choix|opción|opciones|вариант|варианты",
    ),
    (
        Key("accept"),
        "accept|also accepted|alternatives|alternative|synonyms|alternativen|synonyme|synonymes|\
         sinónimos|синонимы",
    ),
    (
        Key("explain"),
        "explain|explanation|feedback|comment|notes|note|erklärung|anmerkung|notiz|explication|\
         remarque|explicación|nota|объяснение|пояснение|примечание|extra|back extra",
    ),
    (Key("hint"), "hint|hints|hinweis|tipp|indice|pista|подсказка"),
    (
        Key("tags"),
        "tags|tag|topic|topics|schlagwörter|thema|étiquettes|thème|etiquetas|tema|теги|тема",
    ),
    (Deck, "deck|category|stapel|kategorie|paquet|catégorie|mazo|categoría|колода|категория"),
    (Key("image"), "image|picture|bild|imagen|изображение|картинка"),
    (Key("audio"), "audio|sound|ton|son|sonido|звук"),
    (Key("source"), "source|quelle|fuente|источник"),
    (Kind, "kind|type|question type|fragetyp|type de question|tipo|тип"),
    (NoteType, "notetype|note type"),
    (Guid, "guid"),
    (Key("points"), "points|punkte|puntos|баллы"),
    (Skipped, "-|#|no|nr|number|time limit|№"),
];

/// Languages by their names in English and in themselves, for lists of vocabulary.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "english|englisch|anglais|inglés|английский"),
    ("de", "german|deutsch|allemand|alemán|немецкий"),
    ("fr", "french|französisch|français|francés|французский"),
    ("es", "spanish|spanisch|espagnol|español|испанский"),
    ("ru", "russian|russisch|russe|ruso|русский"),
    ("it", "italian|italienisch|italiano"),
    ("pt", "portuguese|portugiesisch|português"),
    ("nl", "dutch|niederländisch|nederlands"),
    ("pl", "polish|polnisch|polski"),
    ("uk", "ukrainian|ukrainisch|українська"),
    ("tr", "turkish|türkisch|türkçe"),
    ("la", "latin|latein|latina"),
    ("el", "greek|griechisch|ελληνικά"),
    ("sv", "swedish|schwedisch|svenska"),
    ("zh", "chinese|chinesisch|\u{4e2d}\u{6587}"),
    ("ja", "japanese|japanisch|\u{65e5}\u{672c}\u{8a9e}"),
    ("ko", "korean|koreanisch|\u{d55c}\u{ad6d}\u{c5b4}"),
    ("ar", "arabic|arabisch|\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}"),
    ("be", "belarusian|belarussisch|беларуская"),
];

/// A header row as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableHead {
    /// What stands in each column.
    pub columns: Vec<Column>,
    /// The languages of the first two.
    pub languages: Option<[&'static str; 2]>,
}

/// What a column of a name holds.
pub fn column(name: &str) -> Column {
    let name = name.trim().to_lowercase();
    let name = name.split([':', '(']).next().unwrap_or_default();
    let name = name.split(" - ").next().unwrap_or_default().trim().replace('_', " ");
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || " .#".contains(c));
    let lettered = plain.rsplit_once(' ').filter(|(_, letter)| letter.len() == 1);
    let stem = lettered.map_or(plain, |(stem, _)| stem);
    // "Answer 1" and "Answer A" are options; "Side 1" is what it says.
    let is_numbered = stem.len() < name.len() && !name.is_empty();
    word(&name).unwrap_or_else(|| match word(stem) {
        Some(Right) if is_numbered => Key("options"),
        Some(column) => column,
        None => question_key(&name.replace(' ', "-")).map_or(Column::Unknown, Key),
    })
}

/// Whether a name is one of a column.
pub fn column_named(name: &str) -> bool {
    column(name) != Column::Unknown
}

fn word(name: &str) -> Option<Column> {
    let found = WORDS.iter().find(|(_, words)| words.split('|').any(|word| word == name));
    found.map(|(column, _)| *column)
}

/// The language that a column is named by.
fn language(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let found = LANGUAGES.iter().find(|(_, names)| names.split('|').any(|known| known == name));
    found.map(|(code, _)| *code)
}

/// The head that a row is, if it is one: what is asked and what is right have their words in it.
pub fn head<'r>(cells: impl Iterator<Item = &'r str> + Clone) -> Option<TableHead> {
    let mut columns: Vec<Column> = cells.clone().map(column).collect();
    if columns.contains(&Key("cloze")) {
        return Some(TableHead { columns, languages: None });
    }
    if columns.contains(&Asks) {
        if !columns.contains(&Right) {
            // Options without a column for the right one are ways to say what is right.
            let options = columns.iter_mut().filter(|column| **column == Key("options"));
            options.for_each(|column| *column = Right);
        }
        let has_right = columns
            .iter()
            .any(|column| matches!(column, Right | Kind | Key("wrong" | "explain" | "tags")));
        return has_right.then_some(TableHead { columns, languages: None });
    }
    let languages: Vec<Option<&str>> = cells.map(language).collect();
    let [Some(first), Some(second), ..] = languages[..] else { return None };
    if first == second {
        return None; // a word and its translation
    }
    columns[0] = Asks;
    columns[1] = Right;
    Some(TableHead { columns, languages: Some([first, second]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_the_usual_words() {
        for (name, meant) in [
            ("Question", Asks),
            ("Frage:", Asks),
            ("Side 2", Right),
            ("Correct answer(s) - choose at least one", Right),
            ("Answer 1 - max 75 characters", Key("options")),
            ("Option B", Key("options")),
            ("wrong_answer_3", Key("wrong")),
            ("Неправильный ответ 2", Key("wrong")),
            ("Explanation", Key("explain")),
            ("Tolerance", Key("tolerance")),
            ("Time limit (sec)", Skipped),
            ("Price", Column::Unknown),
        ] {
            assert_eq!(column(name), meant, "{name}");
        }
    }

    #[test]
    fn a_row_of_such_words_is_a_head_and_other_rows_are_not() {
        let of = |row: &str| head(row.split(',')).map(|head| head.columns);
        assert_eq!(of("Term,Definition").unwrap(), [Asks, Right]);
        assert_eq!(of("Question,A1,Answer 1,Answer 2").unwrap()[2..], [Right, Right]);
        assert_eq!(of("word,house"), None);
        assert_eq!(of("Deutsch,German"), None);
        let vocabulary = head("Englisch,Deutsch".split(',')).unwrap();
        assert_eq!(vocabulary.languages, Some(["en", "de"]));
    }
}
