//! Flat pieces: `[[question]]` and below it keys with their values, as nearly every piece of a deck is.
//! Such a piece, where it is not a plain one, is read from the parser's events straight into the list of keys that
//! reading goes by. A piece that is anything else, or in which anything is wrong, is left to the `toml` crate, which tells.

use super::plain::{self, FlatTable, MOST_DEPTH, MOST_KEYS};
use crate::kind::{TomlKey, TomlValue};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

/// A question and nothing else.
pub struct Flat<'t> {
    /// Its keys, sorted.
    pub table: FlatTable<'t>,
    /// The place of its header in the piece.
    pub header: Range<usize>,
    /// Whether it is a plain piece, so that TOML 1.0 has all of it.
    pub is_plain: bool,
}

impl<'t> Flat<'t> {
    /// Reads a piece if it is flat; `tokens` is written anew.
    pub fn read(text: &'t str, tokens: &mut Vec<Token>) -> Option<Self> {
        let mut flat = Self::of_plain(text).or_else(|| Self::of_events(text, tokens))?;
        flat.table.sort_unstable_by(|(one, _), (other, _)| one.get_ref().cmp(other.get_ref()));
        Some(flat)
    }

    fn of_plain(text: &'t str) -> Option<Self> {
        plain::read(text).map(|(header, table)| Self { table, header, is_plain: true })
    }

    /// Reads one by the parser's events; its keys stay in their order.
    fn of_events(text: &'t str, tokens: &mut Vec<Token>) -> Option<Self> {
        let source = Source::new(text);
        tokens.clear();
        tokens.extend(source.lex());
        let mut builder = Builder::new(source);
        let mut error: Option<ParseError> = None;
        parse_document(tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut error);
        if error.is_some() || !builder.is_flat {
            return None;
        }
        let Builder { header, table, .. } = builder;
        header.map(|header| Self { table, header, is_plain: false })
    }
}

/// A list or an inline table that is yet to be closed.
enum Unclosed<'t> {
    List(DeArray<'t>),
    Table(DeTable<'t>),
}

/// What is built from the events of a piece.
struct Builder<'t> {
    source: Source<'t>,
    header: Option<Range<usize>>,
    is_header_open: bool,
    table: FlatTable<'t>,
    /// Each with where it begins and the key it stands under, if it stands in a table.
    open: Vec<(Unclosed<'t>, usize, Option<TomlKey<'t>>)>,
    key: Option<TomlKey<'t>>,
    is_flat: bool,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>) -> Self {
        Self {
            source,
            header: None,
            is_header_open: false,
            table: Vec::with_capacity(8),
            open: Vec::new(),
            key: None,
            is_flat: true,
        }
    }

    /// Puts a value where it belongs.
    fn put(&mut self, value: TomlValue<'t>) {
        match (self.open.last_mut(), self.key.take()) {
            (Some((Unclosed::List(list), ..)), None) => list.push(value),
            (Some((Unclosed::Table(table), ..)), Some(key)) => {
                self.is_flat &= table.insert(key, value).is_none();
            }
            (None, Some(key)) => {
                self.is_flat &= self.table.len() < MOST_KEYS
                    && self.table.iter().all(|(name, _)| name.get_ref() != key.get_ref());
                if self.is_flat {
                    self.table.push((key, value));
                }
            }
            _ => self.is_flat = false,
        }
    }

    fn open(&mut self, open: Unclosed<'t>, span: Span) -> bool {
        self.is_flat &= self.open.len() < MOST_DEPTH;
        if self.is_flat {
            let key = self.key.take();
            self.open.push((open, span.start(), key));
        }
        self.is_flat
    }

    fn close(&mut self, end: usize) {
        let Some((open, start, key)) = self.open.pop() else {
            self.is_flat = false;
            return;
        };
        let value = match open {
            Unclosed::List(list) => DeValue::Array(list),
            Unclosed::Table(table) => DeValue::Table(table),
        };
        self.key = key;
        self.put(Spanned::new(start..end, value));
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Option<Raw<'t>> {
        let written = self.source.input().get(span.start()..span.end())?;
        Some(Raw::new_unchecked(written, encoding, span))
    }

    /// A value that is no list; a number or a date is read by the crate that knows them.
    fn value(
        &self,
        span: Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) -> Option<DeValue<'t>> {
        let raw = self.raw(span, encoding)?;
        if let Some(text) = verbatim(raw.as_str()) {
            return Some(DeValue::String(Cow::Borrowed(text)));
        }
        let mut text = Cow::Borrowed("");
        match raw.decode_scalar(&mut text, error) {
            ScalarKind::String => Some(DeValue::String(text)),
            ScalarKind::Boolean(flag) => Some(DeValue::Boolean(flag)),
            ScalarKind::DateTime | ScalarKind::Float | ScalarKind::Integer(_) => {
                DeValue::parse(raw.as_str()).ok().map(Spanned::into_inner)
            }
        }
    }
}

/// What stands between quotes on one line, where every sign means itself, as in nearly all texts.
fn verbatim(written: &str) -> Option<&str> {
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    let means_more = |byte: u8| matches!(byte, b'"' | b'\\' | 0..0x20 | 0x7f);
    // All of it is looked at, which is many bytes at once.
    let is_more = text.bytes().fold(false, |is_more, byte| is_more | means_more(byte));
    (!is_more).then_some(text)
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_flat = false;
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.is_flat &= self.header.is_none() && self.table.is_empty();
        self.header = Some(span.start()..span.end());
        self.is_header_open = true;
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.is_header_open = false;
        if let Some(header) = &mut self.header {
            header.end = span.end();
        }
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(Unclosed::Table(DeTable::new()), span)
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span.end());
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(Unclosed::List(DeArray::new()), span)
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span.end());
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else { return };
        if self.is_header_open {
            self.is_flat &= raw.as_str() == "question";
            return;
        }
        let mut name = Cow::Borrowed("");
        raw.decode_key(&mut name, error);
        self.key = Some(Spanned::new(span.start()..span.end(), name));
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_flat = false;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        match self.value(span, encoding, error) {
            Some(value) if self.is_flat => self.put(Spanned::new(span.start()..span.end(), value)),
            _ => self.is_flat = false,
        }
    }

    fn error(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_flat = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// What the crate reads of a question that stands alone.
    fn by_the_crate(text: &str) -> Option<String> {
        let table = DeTable::parse(text).ok()?.into_inner();
        let list = table.get("question").filter(|_| table.len() == 1)?.get_ref().as_array()?;
        let question = list.first().filter(|_| list.len() == 1)?;
        let entries: Vec<_> = question.get_ref().as_table()?.iter().collect();
        Some(format!("{:?} {entries:?}", question.span()))
    }

    fn told(flat: &Flat<'_>) -> String {
        let mut entries: Vec<_> = flat.table.iter().map(|(key, value)| (key, value)).collect();
        entries.sort_by_key(|(key, _)| key.get_ref());
        format!("{:?} {entries:?}", flat.header)
    }

    fn flat(text: &str) -> Option<String> {
        Flat::of_events(text, &mut Vec::new()).map(|flat| told(&flat))
    }

    fn plain(text: &str) -> Option<String> {
        Flat::of_plain(text).map(|flat| told(&flat))
    }

    #[test]
    fn what_is_flat_is_read_as_the_crate_reads_it() {
        let lines = [
            "[[question]]",
            "  [[ question ]] # one",
            "[[questions]]",
            "[deck]",
            "[question.x]",
            "prompt = 'Why?'",
            "prompt = \"Wh\\u0079 \\\"so\\\"?\\n\"",
            "\"answer\" = 12",
            "answer = 1_000.5",
            "answer = 2002-05-15",
            "answer = 0x1f",
            "answer = +inf",
            "answer = 007",
            "wrong = ['a', \"b\", [1, [2, [3, [4]]]],]",
            "wrong = [",
            "  'c', # of it",
            "]",
            "pairs = [['a', 'b'], ['c', { text = 'd', tolerance = 0.1 }]]",
            "one = { text = 'a', text = 'b' }",
            "wrong = [{ text = \"a\", why = 'It\\n is.' }, 'b', {}, {credit=1,}]",
            "accept = {a= [1,\n\t{ b = 'c' }] , d\t=true}",
            "three = { a = {b = {c = {d = {e = 1}}}} }",
            "two = { a.b = 1 }",
            "a.b = 'c'",
            "draft = true",
            "explain = '''",
            "It's so.",
            "'''",
            "explain = \"\"\"\\",
            "  so\"\"\"",
            "odd = 'left open",
            "tags = []\r",
            "\t# a remark \u{7f}",
            "",
        ];
        let (mut all, mut both, mut left) = (0, 0, 0);
        for seed in 0..4_000 {
            let mut random = Random::new(seed, &["flat"]);
            let mut text = String::from("[[question]]\n");
            for _ in 0..random.below(5) {
                text.push_str(lines[random.below(lines.len())]);
                text.push('\n');
            }
            match flat(&text) {
                None => left += 1,
                read => {
                    both += 1;
                    assert_eq!(read, by_the_crate(&text), "{text}");
                }
            }
            if let Some(plain) = plain(&text) {
                all += 1;
                assert_eq!(Some(plain), flat(&text), "{text}");
            }
        }
        assert!(all > 200 && both > 400 && left > 400, "{all} plain, {both} flat, {left} not");
    }

    #[test]
    fn what_is_plain_is_read_as_the_crate_reads_it_whatever_stands_there() {
        let signs: Vec<&str> =
            "[ ] [ ] \" \" ' , # = = a b - _ 1 0 true false \\ . é 中 { } {a=1, b={ c='d', }} + a=1 b=\"c\" ['d','e'] [[question]]"
                .split(' ')
                .chain([" ", "\t", "\n", "\n", "\r\n", "\r", "\u{7f}", "\u{1}", "\u{feff}"])
                .collect();
        let mut all = 0;
        for seed in 0..40_000 {
            let mut random = Random::new(seed, &["plain"]);
            let mut text = String::new();
            text.push_str(["[[question]]\n", "\n # é\n[[question]] #\r\n"][random.below(2)]);
            for _ in 0..random.below(12) {
                text.push_str(signs[random.below(signs.len())]);
            }
            if let Some(plain) = plain(&text) {
                all += 1;
                assert_eq!(Some(plain), by_the_crate(&text), "{text:?}");
            }
        }
        assert!(all > 4_000, "{all} plain");
    }

    #[test]
    fn what_a_person_writes_most_is_plain() {
        for text in [
            "[[question]]\nprompt = \"Why?\"\nanswer = 'So.' # it is\nwrong = [\"No.\", 'Yes.']\n",
            "[[question]]\nprompt = \"Why?\"\nwrong = [{ text = 'No.', why = \"It is.\" },\n 'Yes.']\n",
            "\r\n# Of dates.\r\n[[question]] # the first\r\nanswer = 2002\r\ndraft=true\r\n\r\n# more",
            "[[question]]\n  pairs = [\n  ['a', \"b\"], # of it\n\n  ['c', 'd',],\n]\n\tpoints\t= 2",
        ] {
            assert!(plain(text).is_some_and(|read| Some(read) == by_the_crate(text)), "{text}");
        }
    }

    #[test]
    fn what_a_person_writes_is_flat() {
        for text in [
            "[[question]]\nprompt = 'Why?'\nanswer = 'So.'\nwrong = ['No.', 'Yes.']\n",
            "\n# Of dates.\n[[question]] # the first\nprompt = \"\"\"\nWhen?\"\"\"\nanswer = 2002\n\n",
            "[[question]]\npairs = [\n  ['a', 'b'], # of it\n  ['c', 'd'],\n]\npoints = 2\n",
        ] {
            assert!(flat(text).is_some_and(|read| Some(read) == by_the_crate(text)), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_broken_is_left_to_the_crate() {
        let many = (0..40).map(|at| format!("key{at} = 1")).collect::<Vec<_>>().join("\n");
        for text in [
            "",
            "prompt = 'Why?'\n",
            "[deck]\ntitle = 'a'\n",
            "[[question]]\na = 1\n[[question]]\na = 2\n",
            "[[question]]\na = 1\na = 2\n",
            "[[question]]\na.b = 1\n",
            "[[question]]\na = [[[[[1]]]]]\n",
            "[[question]]\na = 'open\n",
            "[[question.a]]\nb = 1\n",
            &format!("[[question]]\n{many}"),
        ] {
            assert!(flat(text).is_none(), "{text}");
        }
    }
}
