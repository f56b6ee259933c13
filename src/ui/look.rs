//! How things are painted: what each colour, weight and sign means, the same on every surface.

use crate::form::Verdict;
use crate::text::{Coloured, Hue, Look, breaks};
use console::Style;
use dialoguer::theme::ColorfulTheme;

/// What a piece of text means, and so how it is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Of little weight: keys, tags, sources.
    Dim,
    /// A heading.
    Bold,
    /// Stressed words.
    Italic,
    /// Stressed more.
    Strong,
    /// Both.
    StrongItalic,
    /// Code.
    Code,
    /// Good news.
    Good,
    /// A warning, or half good news.
    Fair,
    /// Bad news.
    Bad,
    /// A bar or another chart.
    Bar,
    /// What is too much in an answer.
    Extra,
    /// What is missing in it.
    Missing,
    /// What the next key takes the place of.
    Selected,
    /// The line that the keys act on.
    Active,
}

impl Look {
    /// The same place with other columns.
    pub(crate) const fn with_columns(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// One sign where there is Unicode, else the other.
    pub(crate) const fn sign(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { unicode } else { ascii }
    }

    /// What stands between keys, or between facts.
    pub(crate) const fn dot(self) -> &'static str {
        self.sign(" · ", " - ")
    }

    /// Paints a text: words by weight and lines, signs and bars by colour. Code is between backticks,
    /// and without colour stress is marked too, as in Markdown.
    pub(super) fn paint(self, ink: Ink, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        if !self.colour {
            return match ink {
                Ink::Italic => format!("*{text}*"),
                Ink::Strong => format!("**{text}**"),
                Ink::StrongItalic => format!("***{text}***"),
                Ink::Code => format!("`{text}`"),
                Ink::Dim
                | Ink::Bold
                | Ink::Good
                | Ink::Fair
                | Ink::Bad
                | Ink::Bar
                | Ink::Active
                | Ink::Selected
                | Ink::Extra
                | Ink::Missing => text.into(),
            };
        }
        let style = Style::new();
        let signed = |what: Coloured| self.coloured(what);
        let style = match ink {
            Ink::Dim => style.dim(),
            Ink::Bold | Ink::Strong => style.bold(),
            Ink::Italic => style.italic(),
            Ink::StrongItalic => style.bold().italic(),
            Ink::Code => {
                let tick = self.paint(Ink::Dim, "`");
                return format!("{tick}{text}{tick}");
            }
            Ink::Selected => style.reverse(),
            Ink::Active => signed(Coloured::Active),
            Ink::Good => signed(Coloured::Right),
            Ink::Fair => signed(Coloured::Close),
            Ink::Bad => signed(Coloured::Wrong),
            Ink::Bar => signed(Coloured::Bar),
            Ink::Extra => signed(Coloured::Wrong).underlined(),
            Ink::Missing => signed(Coloured::Right).underlined(),
        };
        style.force_styling(true).apply_to(text).to_string()
    }

    /// How signs of a sort are painted where there is colour.
    fn coloured(self, what: Coloured) -> Style {
        match self.theme.of(what) {
            Hue::Numbered(colour) => Style::new().color256(colour),
            Hue::Own => Style::new(),
        }
    }

    /// Makes a whole line bold, what is painted in it too; what is stressed there is underlined.
    pub(super) fn embolden(self, line: &str) -> String {
        if !self.colour || line.is_empty() {
            return line.to_owned();
        }
        let inner =
            line.replace("\u{1b}[1m", "\u{1b}[4m").replace("\u{1b}[0m", "\u{1b}[0m\u{1b}[1m");
        format!("\u{1b}[1m{inner}\u{1b}[0m")
    }

    /// The sign of a verdict.
    pub(super) const fn verdict_sign(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Right => self.sign("✔", "+"),
            Verdict::Close => self.sign("≈", "~"),
            Verdict::Partly => self.sign("◐", "/"),
            Verdict::Wrong => self.sign("✘", "x"),
            Verdict::Skipped => self.sign("–", "-"),
        }
    }

    /// The colour of a verdict.
    pub(super) const fn verdict_ink(verdict: Verdict) -> Ink {
        match verdict {
            Verdict::Right => Ink::Good,
            Verdict::Close | Verdict::Partly => Ink::Fair,
            Verdict::Wrong => Ink::Bad,
            Verdict::Skipped => Ink::Dim,
        }
    }

    /// The theme that confirmations and our own choosers are drawn with.
    pub(super) fn theme(self) -> ColorfulTheme {
        let paint = |style: Style| style.for_stderr().force_styling(self.colour);
        let (own, dim) = (paint(Style::new()), paint(Style::new().dim()));
        let bold = paint(Style::new().bold());
        let sign = |style: &Style, unicode: &'static str, ascii: &'static str| {
            style.apply_to(self.sign(unicode, ascii).to_owned())
        };
        let coloured = |what: Coloured| paint(self.coloured(what));
        ColorfulTheme {
            defaults_style: own.clone(),
            prompt_style: bold.clone(),
            prompt_prefix: sign(&coloured(Coloured::Active), "?", "?"),
            prompt_suffix: sign(&dim, "›", ">"),
            success_prefix: sign(&coloured(Coloured::Right), "✔", "+"),
            success_suffix: sign(&dim, "·", "-"),
            hint_style: dim,
            values_style: own.clone(),
            active_item_style: bold,
            inactive_item_style: own.clone(),
            active_item_prefix: sign(&coloured(Coloured::Active), "❯", ">"),
            inactive_item_prefix: sign(&own, " ", " "),
            ..ColorfulTheme::default()
        }
    }
}

/// How many columns a painted line takes.
pub(super) use console::measure_text_width as width;

/// Breaks a painted text into lines of at most `columns`, the first line begun by `first` and the
/// others by `rest`. What is painted across a break is closed and opened again.
pub(super) fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let columns = columns.max(width(first).max(width(rest)) + 2); // a wide character must fit
    let mut lines = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let first = if number == 0 { first } else { rest };
        let options = breaks::options(columns).initial_indent(first).subsequent_indent(rest);
        lines.extend(textwrap::wrap(line, options).into_iter().map(String::from));
    }
    mend(&mut lines);
    lines
}

/// Cuts a line without a style after `columns`, with a sign that it goes on.
pub(super) fn cut(line: &str, look: Look) -> String {
    console::truncate_str(line, look.columns, look.sign("…", "~")).into_owned()
}

/// Closes at each line's end what is still painted, and opens it again on the next.
fn mend(lines: &mut [String]) {
    let mut open = String::new();
    for line in lines {
        let begun = open.clone();
        for (at, _) in line.match_indices('\u{1b}') {
            let sequence = &line[at..];
            let sequence = &sequence[..=sequence.find('m').unwrap_or(0)];
            if sequence == "\u{1b}[0m" {
                open.clear();
            } else {
                open.push_str(sequence);
            }
        }
        if !begun.is_empty() {
            line.insert_str(0, &begun);
        }
        if !open.is_empty() {
            line.push_str("\u{1b}[0m");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOUR: Look =
        Look { columns: 20, colour: true, theme: crate::text::Theme::USUAL, unicode: true };

    #[test]
    fn what_is_painted_across_a_break_is_opened_again() {
        let text = format!("one {} end", COLOUR.paint(Ink::Bold, "two three"));
        let lines = wrap(&text, 9, "", "  ");
        let bold = "\u{1b}[1m";
        assert_eq!(
            lines,
            [
                format!("one {bold}two\u{1b}[0m"),
                format!("{bold}  three\u{1b}[0m"),
                "  end".to_owned()
            ]
        );
    }

    #[test]
    fn lines_wrap_by_columns_and_never_panic() {
        assert_eq!(wrap("東京都の首都", 6, "> ", "  "), ["> 東京", "  都の", "  首都"]);
        for columns in 0..=4 {
            assert_eq!(wrap("ab 東京", columns, "> ", "  "), ["> ab", "  東", "  京"]);
        }
        for columns in 0..8 {
            for line in wrap("Организация договора e\u{301}\u{301}", columns, "a) ", "   ")
            {
                assert!(width(&line) <= columns.max(5), "{line:?} in {columns}");
            }
        }
    }

    #[test]
    fn without_colour_there_is_no_escape_and_stress_stays_visible() {
        let look = Look { colour: false, ..COLOUR };
        assert_eq!(look.paint(Ink::Code, "x"), "`x`");
        assert_eq!(look.paint(Ink::Bad, "x"), "x");
        assert!(!format!("{}", look.theme().active_item_prefix).contains('\u{1b}'));
    }

    #[test]
    fn a_line_is_cut_by_columns() {
        let look =
            Look { columns: 5, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
        assert_eq!(cut("abcdef", look), "abcd…");
        assert_eq!(cut("東京都", look), "東京…");
    }
}
