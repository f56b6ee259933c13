//! Texts that are long in one way, each in every place of a deck where a text may stand.

use super::Case;
use super::decks::join;

/// Decks of one text.
pub const TEXTS: &[Case<String>] = &[
    ("stars", |n| everywhere(&"*".repeat(n))),
    ("stars apart", |n| everywhere(&"* ".repeat(n))),
    ("stars before words", |n| everywhere(&"*a ".repeat(n))),
    ("stars around words", |n| everywhere(&"*a* ".repeat(n))),
    ("double stars", |n| everywhere(&"**a** ".repeat(n))),
    ("stars between words", |n| everywhere(&"a*b".repeat(n))),
    ("stars and double stars", |n| everywhere(&"*a **b ".repeat(n))),
    ("nested emphasis", |n| everywhere(&format!("{}a{}", "*a ".repeat(n), " b*".repeat(n)))),
    ("underscores", |n| everywhere(&"_".repeat(n))),
    ("underscores around words", |n| everywhere(&"_a_ ".repeat(n))),
    ("underscores between words", |n| everywhere(&"a_".repeat(n))),
    ("tildes", |n| everywhere(&"~".repeat(n))),
    ("tildes around words", |n| everywhere(&"~~a~~ ".repeat(n))),
    ("opening brackets", |n| everywhere(&"[".repeat(n))),
    ("closing brackets", |n| everywhere(&"]".repeat(n))),
    ("brackets", |n| everywhere(&"[a] ".repeat(n))),
    ("nested brackets", |n| everywhere(&format!("{}a{}", "[".repeat(n), "]".repeat(n)))),
    ("links", |n| everywhere(&"[a](b) ".repeat(n))),
    ("links left open", |n| everywhere(&"[a](".repeat(n))),
    ("links with titles left open", |n| everywhere(&"[a](b \"".repeat(n))),
    ("images", |n| everywhere(&"![a](b.png) ".repeat(n))),
    ("images left open", |n| everywhere(&"![".repeat(n))),
    ("images in links", |n| everywhere(&"[![a](b)](c) ".repeat(n))),
    ("references", |n| everywhere(&"[a][b] ".repeat(n))),
    ("definitions", |n| everywhere(&"[a]: b\n".repeat(n))),
    ("definitions left open", |n| everywhere(&"[a]: \n".repeat(n))),
    ("footnotes", |n| everywhere(&"[^a] ".repeat(n))),
    ("footnotes defined", |n| everywhere(&"[^a]: b\n".repeat(n))),
    ("tasks", |n| everywhere(&"- [ ] a\n".repeat(n))),
    ("opening parentheses", |n| everywhere(&"(".repeat(n))),
    ("closing parentheses", |n| everywhere(&")".repeat(n))),
    ("parentheses", |n| everywhere(&"(a) ".repeat(n))),
    ("nested parentheses", |n| everywhere(&format!("{}a{}", "(".repeat(n), ")".repeat(n)))),
    ("optional words", |n| everywhere(&"a (b) ".repeat(n))),
    ("backticks", |n| everywhere(&"`".repeat(n))),
    ("backticks around words", |n| everywhere(&"`a` ".repeat(n))),
    ("backticks of many lengths", |n| everywhere(&lengths(n))),
    ("fences", |n| everywhere(&"```\n".repeat(n))),
    ("lines of code", |n| everywhere(&"    a = b\n".repeat(n))),
    ("dollars", |n| everywhere(&"$".repeat(n))),
    ("maths", |n| everywhere(&"$a$ ".repeat(n))),
    ("displayed maths", |n| everywhere(&"$$a$$ ".repeat(n))),
    ("maths left open", |n| everywhere(&"$a ".repeat(n))),
    ("fractions in fractions", |n| {
        everywhere(&format!("${}1{}$", "\\frac{1}{".repeat(n), "}".repeat(n)))
    }),
    ("braces in maths", |n| everywhere(&format!("${}1{}$", "{".repeat(n), "}".repeat(n)))),
    ("powers", |n| everywhere(&format!("$a{}$", "^{a}".repeat(n)))),
    ("commands of maths", |n| everywhere(&format!("$a{}$", "\\alpha ".repeat(n)))),
    ("rows of a matrix", |n| {
        everywhere(&format!("$\\begin{{matrix}}{}\\end{{matrix}}$", "a & b \\\\ ".repeat(n)))
    }),
    ("rows of a table", |n| {
        everywhere(&format!("| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(n)))
    }),
    ("columns of a table", |n| {
        everywhere(&format!(
            "{}|\n{}|\n{}|\n",
            "| a ".repeat(n),
            "|---".repeat(n),
            "| b ".repeat(n)
        ))
    }),
    ("columns of rows", |n| everywhere(&format!("| a | b |\n|---|---|\n{}|\n", "| b ".repeat(n)))),
    ("pipes", |n| everywhere(&"|".repeat(n))),
    ("signs of quotes", |n| everywhere(&">".repeat(n))),
    ("quotes in quotes", |n| everywhere(&"> ".repeat(n))),
    ("lines of a quote", |n| everywhere(&"> a\n".repeat(n))),
    ("lists in lists", |n| everywhere(&"- ".repeat(n))),
    ("lists in lists by lines", |n| everywhere(&stairs(n))),
    ("items of a list", |n| everywhere(&"- a\n".repeat(n))),
    ("numbered items", |n| everywhere(&"1. a\n".repeat(n))),
    ("items with paragraphs", |n| everywhere(&"- a\n\n  b\n\n".repeat(n))),
    ("headings", |n| everywhere(&"# a\n".repeat(n))),
    ("underlined headings", |n| everywhere(&"a\n=\n".repeat(n))),
    ("rules", |n| everywhere(&"---\n".repeat(n))),
    ("HTML tags", |n| everywhere(&"<b>".repeat(n))),
    ("tags that close", |n| everywhere(&"</b>".repeat(n))),
    ("tags left open", |n| everywhere(&"<a ".repeat(n))),
    ("angles", |n| everywhere(&"<".repeat(n))),
    ("attributes", |n| everywhere(&format!("<a{}>b</a>", " b=c".repeat(n)))),
    ("comments", |n| everywhere(&"<!-- a -->".repeat(n))),
    ("comments left open", |n| everywhere(&"<!--".repeat(n))),
    ("instructions left open", |n| everywhere(&"<?".repeat(n))),
    ("declarations left open", |n| everywhere(&"<!A".repeat(n))),
    ("data left open", |n| everywhere(&"<![CDATA[".repeat(n))),
    ("lines of markup", |n| everywhere(&"<div>\n".repeat(n))),
    ("addresses", |n| everywhere(&"<http://a.b> ".repeat(n))),
    ("bare addresses", |n| everywhere(&"https://a.b/c ".repeat(n))),
    ("entities", |n| everywhere(&"&amp;".repeat(n))),
    ("numbered entities", |n| everywhere(&"&#65;".repeat(n))),
    ("ampersands", |n| everywhere(&"&".repeat(n))),
    ("entities left open", |n| everywhere(&"&amp".repeat(n))),
    ("backslashes", |n| everywhere(&"\\".repeat(n))),
    ("escaped stars", |n| everywhere(&"\\*".repeat(n))),
    ("digits", |n| everywhere(&"7".repeat(n))),
    ("numbers", |n| everywhere(&"7 ".repeat(n))),
    ("numbers with commas", |n| everywhere(&",777".repeat(n))),
    ("numbers with points", |n| everywhere(&".777".repeat(n))),
    ("numbers with blanks", |n| everywhere(&" 777".repeat(n))),
    ("years", |n| everywhere(&"1914 ".repeat(n))),
    ("dates", |n| everywhere(&"28 July 1914 ".repeat(n))),
    ("clocks", |n| everywhere(&"12:30 ".repeat(n))),
    ("Roman numerals", |n| everywhere(&"XIV ".repeat(n))),
    ("letters of Roman numerals", |n| everywhere(&"M".repeat(n))),
    ("number words", |n| everywhere(&"twenty ".repeat(n))),
    ("number words joined", |n| everywhere(&"twenty-one-".repeat(n))),
    ("hundreds", |n| everywhere(&"hundred ".repeat(n))),
    ("ordinals", |n| everywhere(&"third ".repeat(n))),
    ("percents", |n| everywhere(&"5 % ".repeat(n))),
    ("units", |n| everywhere(&"5 km ".repeat(n))),
    ("degrees", |n| everywhere(&"5° ".repeat(n))),
    ("superscripts", |n| everywhere(&"²".repeat(n))),
    ("subscripts", |n| everywhere(&"₂".repeat(n))),
    ("fractions", |n| everywhere(&"½ ".repeat(n))),
    ("slashes", |n| everywhere(&"3/4 ".repeat(n))),
    ("minus signs", |n| everywhere(&"-".repeat(n))),
    ("plus signs", |n| everywhere(&"+".repeat(n))),
    ("chemistry", |n| everywhere(&"H2O".repeat(n))),
    ("marks", |n| everywhere(&"\u{301}".repeat(n))),
    ("letters with marks", |n| everywhere(&"e\u{301}".repeat(n))),
    ("letters with many marks", |n| everywhere(&"a\u{300}\u{323}".repeat(n))),
    ("marks out of order", |n| everywhere(&"\u{301}\u{323}".repeat(n))),
    ("letters with accents", |n| everywhere(&"é".repeat(n))),
    ("words", |n| everywhere(&"word ".repeat(n))),
    ("one word", |n| everywhere(&"a".repeat(n))),
    ("one word of capitals", |n| everywhere(&"A".repeat(n))),
    ("capitals", |n| everywhere(&"Word ".repeat(n))),
    ("sentences", |n| everywhere(&"It is a word. ".repeat(n))),
    ("lines", |n| everywhere(&"word\n".repeat(n))),
    ("paragraphs", |n| everywhere(&"word\n\n".repeat(n))),
    ("blanks", |n| everywhere(&" ".repeat(n))),
    ("line ends", |n| everywhere(&"\n".repeat(n))),
    ("tabs", |n| everywhere(&"\t".repeat(n))),
    ("exotic blanks", |n| everywhere(&"\u{3000}".repeat(n))),
    ("zero widths", |n| everywhere(&"\u{200b}".repeat(n))),
    ("control characters", |n| everywhere(&"\u{1b}[31m".repeat(n))),
    ("bidirectional overrides", |n| everywhere(&"\u{202e}a".repeat(n))),
    ("commas", |n| everywhere(&",".repeat(n))),
    ("words with commas", |n| everywhere(&"a, ".repeat(n))),
    ("ands", |n| everywhere(&"and ".repeat(n))),
    ("words with ands", |n| everywhere(&"a and ".repeat(n))),
    ("ampersands between words", |n| everywhere(&"a & ".repeat(n))),
    ("semicolons", |n| everywhere(&"a; ".repeat(n))),
    ("slashes between words", |n| everywhere(&"a / ".repeat(n))),
    ("words joined by slashes", |n| everywhere(&"a/".repeat(n))),
    ("ors", |n| everywhere(&"a or ".repeat(n))),
    ("points", |n| everywhere(&".".repeat(n))),
    ("initials", |n| everywhere(&"U.".repeat(n))),
    ("abbreviations", |n| everywhere(&"St. ".repeat(n))),
    ("apostrophes", |n| everywhere(&"'".repeat(n))),
    ("words with apostrophes", |n| everywhere(&"don't ".repeat(n))),
    ("quotes", |n| everywhere(&"\"".repeat(n))),
    ("quoted words", |n| everywhere(&"\"a\" ".repeat(n))),
    ("curly quotes", |n| everywhere(&"“a” ".repeat(n))),
    ("nested curly quotes", |n| everywhere(&"“".repeat(n))),
    ("guillemets", |n| everywhere(&"«a» ".repeat(n))),
    ("hyphens", |n| everywhere(&"a-".repeat(n))),
    ("dashes", |n| everywhere(&"a – ".repeat(n))),
    ("ellipses", |n| everywhere(&"… ".repeat(n))),
    ("exclamation marks", |n| everywhere(&"!".repeat(n))),
    ("question marks", |n| everywhere(&"?".repeat(n))),
    ("sentences that ask", |n| everywhere(&"Is it? ".repeat(n))),
    ("articles", |n| everywhere(&"the ".repeat(n))),
    ("negations", |n| everywhere(&"not ".repeat(n))),
    ("prefixes", |n| everywhere(&"un".repeat(n))),
    ("initial words", |n| everywhere(&"It ".repeat(n))),
    ("braces", |n| everywhere(&"{".repeat(n))),
    ("double braces", |n| everywhere(&"{{".repeat(n))),
    ("closing braces", |n| everywhere(&"}}".repeat(n))),
    ("gaps in texts", |n| everywhere(&"{{a}} ".repeat(n))),
    ("colons", |n| everywhere(&":".repeat(n))),
    ("double colons", |n| everywhere(&"::".repeat(n))),
    ("equals signs", |n| everywhere(&"=".repeat(n))),
    ("hashes", |n| everywhere(&"#".repeat(n))),
    ("at signs", |n| everywhere(&"@".repeat(n))),
    ("underlines", |n| everywhere(&"____ ".repeat(n))),
    ("arrows", |n| everywhere(&"→ ".repeat(n))),
    ("arrows of signs", |n| everywhere(&"-> ".repeat(n))),
    ("emoji", |n| everywhere(&"😀".repeat(n))),
    ("families", |n| everywhere(&"👨\u{200d}👩\u{200d}👧".repeat(n))),
    ("flags", |n| everywhere(&"🇩".repeat(n))),
    ("skins", |n| everywhere(&"👍🏽".repeat(n))),
    ("selectors", |n| everywhere(&"\u{fe0f}".repeat(n))),
    ("Greek", |n| everywhere(&"λόγος ".repeat(n))),
    ("Cyrillic", |n| everywhere(&"слово ".repeat(n))),
    ("Hebrew", |n| everywhere(&"שלום ".repeat(n))),
    ("Hebrew with points", |n| everywhere(&"שָׁ".repeat(n))),
    ("Arabic", |n| everywhere(&"كلمة ".repeat(n))),
    ("Devanagari", |n| everywhere(&"शब्द ".repeat(n))),
    ("Thai", |n| everywhere(&"คำ".repeat(n))),
    ("Hangul", |n| everywhere(&"말 ".repeat(n))),
    ("jamo", |n| everywhere(&"\u{1112}\u{1161}\u{11ab}".repeat(n))),
    ("kana", |n| everywhere(&"かな".repeat(n))),
    ("Han", |n| everywhere(&"漢".repeat(n))),
    ("Han with points", |n| everywhere(&"漢。".repeat(n))),
    ("umlauts", |n| everywhere(&"ae".repeat(n))),
    ("sharp s", |n| everywhere(&"ß".repeat(n))),
    ("dotted i", |n| everywhere(&"İ".repeat(n))),
    ("ligatures", |n| everywhere(&"ﷺ".repeat(n))),
];

/// A deck with a text in every place where one may stand.
fn everywhere(text: &str) -> String {
    let mut literal = String::from("\"a");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            c if c.is_control() => literal.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => literal.push(c),
        }
    }
    let closed = format!("{literal} z\"");
    format!(
        "[deck]\nid = 'd'\ntitle = {closed}\ndescription = {closed}\ntags = [{closed}]\n\
         authors = [{closed}]\nlicense = {closed}\nsource = {closed}\n\
         [passages]\np = {closed}\n\
         [[question]]\nprompt = {closed}\nanswer = 'yes'\nexplain = {closed}\nhint = {closed}\n\
         source = {closed}\npassage = 'p'\n\
         [[question]]\nprompt = 'second'\nanswer = {closed}\naccept = ['b', {literal} y\"]\n\
         [[question]]\nprompt = 'third'\nanswer = 'a'\n\
         wrong = ['b', {{ text = {literal} x\", why = {closed} }}]\ntags = [{closed}]\n\
         [[question]]\nprompt = 'fourth'\nanswers = ['b', {literal} w\", [{literal} v\", 'c']]\n\
         [[question]]\ncloze = {literal} {{{{gap}}}} u\"\n\
         [[question]]\ncloze = \"This is the {{{{{}}}}} of it.\"\n\
         [[question]]\nfront = {literal} t\"\nback = {literal} s\"\nreverse = true\n\
         [[question]]\nprompt = 'eighth'\npairs = [[{literal} r\", 'x'], ['y', {literal} q\"]]\n\
         [[question]]\nprompt = 'ninth'\norder = ['x', {literal} p\", 'y']\n\
         [[question]]\nprompt = 'tenth'\nanswer = {literal} o\"\nexact = true\n\
         [[question]]\nprompt = 'eleventh'\nanswer = 5\nunit = {closed}\n\
         [[question]]\nprompt = 'twelfth'\nanswer = 'a'\nimage = {closed}\nalt = {closed}\n\
         [[question]]\nprompt = 'thirteenth'\nanswer = 'a'\nas = 'typed'\nwrong = [{closed}]\n",
        &literal[1..],
    )
}

/// Runs of backticks, each longer than the one before, of about so many in all.
fn lengths(count: usize) -> String {
    let longest = (2 * count).isqrt();
    (1..longest).map(|length| "`".repeat(length) + "a").collect()
}

/// A list in a list, a line for each, of about so many letters.
fn stairs(count: usize) -> String {
    let deepest = count.isqrt();
    join(deepest, |depth| format!("{}- a\n", "  ".repeat(depth)))
}
