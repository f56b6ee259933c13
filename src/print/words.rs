//! What a paper says itself, in the language of its deck. Nothing here is counted in words ("2 points"):
//! a label with a number behind it is right in every language.

use super::direction::main_part;

/// The words of one language.
#[derive(Debug)]
pub struct PaperWords {
    /// Its tag.
    pub tag: &'static str,
    /// How many questions.
    pub questions: &'static str,
    /// How many points.
    pub points: &'static str,
    /// How long it takes.
    pub time: &'static str,
    /// The percentage that passes.
    pub pass: &'static str,
    /// Whose paper it is.
    pub name: &'static str,
    /// Of which class.
    pub class: &'static str,
    /// When.
    pub date: &'static str,
    /// The variant.
    pub variant: &'static str,
    /// The title of the key.
    pub key: &'static str,
    /// The title of the answer sheet.
    pub sheet: &'static str,
    /// Above a text: for which questions it is, whose numbers follow.
    pub text_for: &'static str,
    /// Every right option is to be picked.
    pub pick_all: &'static str,
    /// The option that none is right.
    pub none: &'static str,
    /// The options of a statement.
    pub truth: [&'static str; 2],
    /// Items are to be put in order, by their letters.
    pub order: &'static str,
    /// Each left-hand side gets the letter of its right-hand one.
    pub pairs: &'static str,
    /// Where a picture should be that is not there.
    pub no_picture: &'static str,
    /// A sound, which somebody has to play.
    pub sound: &'static str,
    /// What is right too.
    pub also: &'static str,
    /// Several answers are in order.
    pub in_order: &'static str,
    /// How many of several will do.
    pub enough: &'static str,
    /// Every character counts.
    pub exact: &'static str,
    /// No slip of the fingers is forgiven.
    pub no_typos: &'static str,
    /// Upper and lower case differ.
    pub case: &'static str,
    /// Another accent is another answer.
    pub accents: &'static str,
    /// What earns this share of the points.
    pub earns: &'static str,
    /// Where it is taken from.
    pub source: &'static str,
}

const ENGLISH: PaperWords = PaperWords {
    tag: "en",
    questions: "Questions",
    points: "Points",
    time: "Time",
    pass: "To pass",
    name: "Name",
    class: "Class",
    date: "Date",
    variant: "Variant",
    key: "Key",
    sheet: "Answer sheet",
    text_for: "Text for",
    pick_all: "Pick all that are right.",
    none: "none of these",
    truth: ["True", "False"],
    order: "Write the letters in the right order.",
    pairs: "Write the letter that belongs to each number.",
    no_picture: "The picture is missing",
    sound: "Sound",
    also: "Also right",
    in_order: "in this order",
    enough: "enough",
    exact: "every character counts",
    no_typos: "no typos",
    case: "capitals count",
    accents: "accents count",
    earns: "earns",
    source: "Source",
};

/// Every language there is; the first stands in for all others.
pub const LANGUAGES: &[PaperWords] = &[
    ENGLISH,
    PaperWords {
        tag: "de",
        questions: "Fragen",
        points: "Punkte",
        time: "Zeit",
        pass: "Bestanden ab",
        name: "Name",
        class: "Klasse",
        date: "Datum",
        variant: "Variante",
        key: "Lösungen",
        sheet: "Antwortbogen",
        text_for: "Text zu",
        pick_all: "Alle richtigen Antworten ankreuzen.",
        none: "keine davon",
        truth: ["Wahr", "Falsch"],
        order: "Die Buchstaben in der richtigen Reihenfolge eintragen.",
        pairs: "Zu jeder Zahl den passenden Buchstaben eintragen.",
        no_picture: "Das Bild fehlt",
        sound: "Ton",
        also: "Auch richtig",
        in_order: "in dieser Reihenfolge",
        enough: "es genügen",
        exact: "jedes Zeichen zählt",
        no_typos: "ohne Tippfehler",
        case: "Groß und klein zählt",
        accents: "Akzente zählen",
        earns: "Anteil",
        source: "Quelle",
    },
    PaperWords {
        tag: "fr",
        questions: "Questions",
        points: "Points",
        time: "Durée",
        pass: "Réussite à partir de",
        name: "Nom",
        class: "Classe",
        date: "Date",
        variant: "Variante",
        key: "Corrigé",
        sheet: "Feuille de réponses",
        text_for: "Texte pour",
        pick_all: "Cochez toutes les bonnes réponses.",
        none: "aucune de ces réponses",
        truth: ["Vrai", "Faux"],
        order: "Écrivez les lettres dans le bon ordre.",
        pairs: "Écrivez à chaque numéro la lettre qui convient.",
        no_picture: "L’image manque",
        sound: "Son",
        also: "Également juste",
        in_order: "dans cet ordre",
        enough: "il suffit de",
        exact: "chaque caractère compte",
        no_typos: "sans faute de frappe",
        case: "les majuscules comptent",
        accents: "les accents comptent",
        earns: "part",
        source: "Source",
    },
    PaperWords {
        tag: "es",
        questions: "Preguntas",
        points: "Puntos",
        time: "Tiempo",
        pass: "Aprobado desde",
        name: "Nombre",
        class: "Curso",
        date: "Fecha",
        variant: "Variante",
        key: "Soluciones",
        sheet: "Hoja de respuestas",
        text_for: "Texto para",
        pick_all: "Marca todas las respuestas correctas.",
        none: "ninguna de estas",
        truth: ["Verdadero", "Falso"],
        order: "Escribe las letras en el orden correcto.",
        pairs: "Escribe junto a cada número la letra que le corresponde.",
        no_picture: "Falta la imagen",
        sound: "Sonido",
        also: "También es correcto",
        in_order: "en este orden",
        enough: "bastan",
        exact: "cuenta cada carácter",
        no_typos: "sin erratas",
        case: "cuentan las mayúsculas",
        accents: "cuentan los acentos",
        earns: "vale",
        source: "Fuente",
    },
    PaperWords {
        tag: "it",
        questions: "Domande",
        points: "Punti",
        time: "Tempo",
        pass: "Sufficienza da",
        name: "Nome",
        class: "Classe",
        date: "Data",
        variant: "Variante",
        key: "Soluzioni",
        sheet: "Foglio delle risposte",
        text_for: "Testo per",
        pick_all: "Segna tutte le risposte corrette.",
        none: "nessuna di queste",
        truth: ["Vero", "Falso"],
        order: "Scrivi le lettere nell’ordine giusto.",
        pairs: "Scrivi accanto a ogni numero la lettera corrispondente.",
        no_picture: "Manca l’immagine",
        sound: "Audio",
        also: "Corretto anche",
        in_order: "in quest’ordine",
        enough: "ne bastano",
        exact: "conta ogni carattere",
        no_typos: "senza errori di battitura",
        case: "contano le maiuscole",
        accents: "contano gli accenti",
        earns: "vale",
        source: "Fonte",
    },
    PaperWords {
        tag: "pt",
        questions: "Questões",
        points: "Pontos",
        time: "Tempo",
        pass: "Aprovação a partir de",
        name: "Nome",
        class: "Turma",
        date: "Data",
        variant: "Variante",
        key: "Gabarito",
        sheet: "Folha de respostas",
        text_for: "Texto para",
        pick_all: "Marque todas as respostas corretas.",
        none: "nenhuma destas",
        truth: ["Verdadeiro", "Falso"],
        order: "Escreva as letras na ordem correta.",
        pairs: "Escreva junto a cada número a letra que lhe corresponde.",
        no_picture: "Falta a imagem",
        sound: "Som",
        also: "Também correto",
        in_order: "nesta ordem",
        enough: "bastam",
        exact: "cada caractere conta",
        no_typos: "sem erros de digitação",
        case: "as maiúsculas contam",
        accents: "os acentos contam",
        earns: "vale",
        source: "Fonte",
    },
    PaperWords {
        tag: "nl",
        questions: "Vragen",
        points: "Punten",
        time: "Tijd",
        pass: "Geslaagd vanaf",
        name: "Naam",
        class: "Klas",
        date: "Datum",
        variant: "Variant",
        key: "Antwoorden",
        sheet: "Antwoordblad",
        text_for: "Tekst bij",
        pick_all: "Kruis alle juiste antwoorden aan.",
        none: "geen van deze",
        truth: ["Waar", "Onwaar"],
        order: "Schrijf de letters in de juiste volgorde.",
        pairs: "Schrijf bij elk nummer de letter die erbij hoort.",
        no_picture: "De afbeelding ontbreekt",
        sound: "Geluid",
        also: "Ook goed",
        in_order: "in deze volgorde",
        enough: "genoeg zijn",
        exact: "elk teken telt",
        no_typos: "zonder typefouten",
        case: "hoofdletters tellen",
        accents: "accenten tellen",
        earns: "deel",
        source: "Bron",
    },
    PaperWords {
        tag: "pl",
        questions: "Pytania",
        points: "Punkty",
        time: "Czas",
        pass: "Próg zaliczenia",
        name: "Imię i nazwisko",
        class: "Klasa",
        date: "Data",
        variant: "Wariant",
        key: "Klucz odpowiedzi",
        sheet: "Karta odpowiedzi",
        text_for: "Tekst do",
        pick_all: "Zaznacz wszystkie poprawne odpowiedzi.",
        none: "żadna z nich",
        truth: ["Prawda", "Fałsz"],
        order: "Wpisz litery we właściwej kolejności.",
        pairs: "Wpisz przy każdym numerze właściwą literę.",
        no_picture: "Brakuje obrazu",
        sound: "Dźwięk",
        also: "Także poprawne",
        in_order: "w tej kolejności",
        enough: "wystarczy",
        exact: "liczy się każdy znak",
        no_typos: "bez literówek",
        case: "wielkość liter ma znaczenie",
        accents: "znaki diakrytyczne mają znaczenie",
        earns: "część",
        source: "Źródło",
    },
    PaperWords {
        tag: "ru",
        questions: "Вопросы",
        points: "Баллы",
        time: "Время",
        pass: "Порог",
        name: "Имя и фамилия",
        class: "Класс",
        date: "Дата",
        variant: "Вариант",
        key: "Ответы",
        sheet: "Бланк ответов",
        text_for: "Текст к",
        pick_all: "Отметьте все верные ответы.",
        none: "ни один из них",
        truth: ["Верно", "Неверно"],
        order: "Запишите буквы в правильном порядке.",
        pairs: "Запишите у каждого номера подходящую букву.",
        no_picture: "Нет картинки",
        sound: "Звук",
        also: "Тоже верно",
        in_order: "в этом порядке",
        enough: "достаточно",
        exact: "важен каждый знак",
        no_typos: "без опечаток",
        case: "регистр важен",
        accents: "ударения и диакритика важны",
        earns: "доля",
        source: "Источник",
    },
];

/// The words for a language by its tag; English where there are none.
pub fn words(language: &str) -> &'static PaperWords {
    let main = main_part(language);
    let known = LANGUAGES.iter().find(|words| words.tag.eq_ignore_ascii_case(main));
    known.unwrap_or(&ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_main_part_and_english_stands_in() {
        for (tag, known) in
            [("de-AT", "de"), ("PT_br", "pt"), ("ja", "en"), ("", "en"), ("ru", "ru")]
        {
            assert_eq!(words(tag).tag, known, "{tag}");
        }
        assert_eq!(LANGUAGES.len(), 9);
    }

    #[test]
    fn no_language_lacks_a_word_or_has_one_that_markup_would_take() {
        for words in LANGUAGES {
            let said = format!("{words:?}");
            assert!(!said.contains("\"\"") && !said.contains(['<', '&']), "{}", words.tag);
        }
    }
}
