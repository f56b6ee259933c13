//! HTML of all sorts, and what it reads as.

use super::*;
use crate::random::Random;

#[test]
fn html_becomes_markdown() {
    let cases = [
        ("a &lt; b", "a \\< b"),
        ("<b>a</b> and <i>b</i>", "**a** and *b*"),
        ("<b> a: </b>b", "**a**: b"),
        ("<b>Note:</b>text", "**Note**:text"),
        ("a<b>(b)</b>c", "a(**b**)c"),
        ("<b>「語」</b>です", "「**語**」です"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b>a<i>b</i></b>", "**a*b***"),
        ("<div>a</div><div>b</div>", "a\\\nb"),
        ("a<br>b<br><br>c", "a\\\nb\n\nc"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("x<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>y", "x\n\n- a\n- b\n   - c\n\ny"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        (
            "<table><tr><td>a</td><td>b|c</td></tr><tr><td>1<td>2</table>",
            "| a | b\\|c |\n|---|---|\n| 1 | 2 |",
        ),
        ("<pre>let x = 1;<br>  y &lt; 2\n</pre>", "```\nlet x = 1;\n  y < 2\n```"),
        ("<code>a`b</code>", "``a`b``"),
        ("H<sub>2</sub>O, x<sup>2</sup>, e<sup>ab</sup>", "H₂O, x², e^(ab)"),
        ("<script>if (a<b) x</script>tail<style>x</style><!-- y -->", "tail"),
        ("a\u{1b}b\u{202e}c&nbsp;d&#8364;", "abc d€"),
        ("\\(x_1 &lt; 2\\) is [$]y[/$] and \\[z\\]", "$x_1 < 2$ is $y$ and $z$"),
        ("[latex]$x^2$[/latex]", "$x^2$"),
        ("5 * 3 = $15, a_b, _c_ ~ [d] # e", "5 \\* 3 = \\$15, a_b, \\_c\\_ \\~ \\[d] # e"),
        ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("a < b", "a \\< b"),
        ("a<b", "a\\<b"),
        ("<blockquote>a<br>b</blockquote>c", "> a\\\n> b\n\nc"),
        ("<h1>T</h1>x", "**T**\n\nx"),
        ("<a href='https://e.org/a'>here</a>", "here (https://e.org/a)"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
        ("<s>x.</s>y", "~~x~~.y"),
    ];
    for (html, expected) in cases {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn an_answer_is_text_with_code_and_formulas() {
    let cases = [
        ("<b>a</b> *b* \\(x\\)", "a *b* $x$"),
        ("a<br>b<div>c</div>", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<code>x</code> &amp; y", "`x` & y"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
    ];
    for (html, expected) in cases {
        assert_eq!(literal(html), expected, "{html}");
    }
}

#[test]
fn pictures_sounds_and_what_is_lost_are_told() {
    let html = "<img src=\"a b.png\"><span style='color: red'>x</span>[sound:y&amp;z.mp3]<svg><text>t</text></svg>";
    let told = dressed(html, Dress::Markdown);
    assert_eq!(told.text, "x");
    assert_eq!(
        (told.pictures, told.sounds),
        (vec!["a b.png".to_owned()], vec!["y&z.mp3".to_owned()])
    );
    assert_eq!(told.lost.len(), 2, "{:?}", told.lost);
}

#[test]
fn a_gap_is_plain_whatever_stands_in_it() {
    let gap = |html: &str| {
        markdown(&html.replace("{{", "\u{1}").replace("}}", "\u{3}").replace("::", "\u{2}"))
    };
    assert_eq!(gap("a {{<b>x*</b><br>y|z::h}} *b*"), "a {{x* y\\|z::h}} \\*b\\*");
    assert_eq!(gap("\\(\\frac{\u{1}a}}}{b}\\)"), "$\\frac{ {{a}}}{b}$");
    assert_eq!(gap("<b>a {{x}} b</b>"), "**a** {{x}} **b**");
    assert_eq!(gap("{{\\(x^2\\)}}!"), "{{$x^2$}}!");
}

#[test]
fn deep_and_long_html_is_read_in_time() {
    for tag in [
        "<b>", "<div>", "<li>", "<ul>", "<blockquote>", "<td>", "<table><tr>", "\\(", "[sound:",
        "<!--",
    ] {
        let html = tag.repeat(20_000);
        assert!(dressed(&html, Dress::Markdown).text.len() < 10_000_000, "{tag}");
    }
    let html = "<ul><li>a".repeat(2_000);
    assert!(markdown(&html).len() < 200_000);
}

#[test]
fn html_is_told_from_text() {
    for html in ["<b>a</b>", "a<br>b", "a &lt; b", "&#65; <P>x"] {
        assert!(is_likely(html), "{html}");
    }
    for text in ["a < b > c", "R&D; x", "List<String>", "x & y"] {
        assert!(!is_likely(text), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_reads_back_as_itself(text in "[ -~é語*_`<&\\[\\]$~\\\\]{0,40}") {
        let _ = dressed(&text, Dress::Markdown);
        let _ = dressed(&text, Dress::Plain);
        let _ = escaped(&text);
    }
}

#[test]
fn emphasis_around_a_gap_or_in_it_is_told() {
    for (html, text) in [
        ("<b>\u{1}Paris\u{3}</b> is", "{{Paris}} is"),
        ("a <b>the \u{1}Paris\u{3} of</b> is", "a **the** {{Paris}} **of** is"),
        ("a <i>\u{1}Paris\u{2}city\u{3}</i>, b", "a {{Paris::city}}, b"),
        ("a \u{1}the <b>Paris</b>\u{3} b", "a {{the Paris}} b"),
    ] {
        let dressed = dressed(html, Dress::Markdown);
        assert_eq!(dressed.text, text, "{html}");
        assert_eq!(dressed.lost.len(), 1, "{html}");
    }
    let beside = dressed("<b>a</b> \u{1}Paris\u{3}", Dress::Markdown);
    assert_eq!((&*beside.text, beside.lost.len()), ("**a** {{Paris}}", 0));
}

#[test]
fn what_is_plain_reads_as_the_walk_reads_it() {
    let parts = [
        "a", "Is", "1", "2024", " ", "  ", ", ", ".", "?", "'", "été", "Мінск", "明", "www.a.be",
        "x", "\u{2c6}", "\n",
    ];
    let (mut plain, mut other) = (0, 0);
    for seed in 0..4_000 {
        let mut random = Random::new(seed, &["plain"]);
        let html: String =
            (0..=random.below(8)).map(|_| parts[random.below(parts.len())]).collect();
        if !is_plain(html.trim_ascii()) {
            other += 1;
            continue;
        }
        plain += 1;
        for dress in [Dress::Markdown, Dress::Plain] {
            let mut walk = Walk::new(dress, &[]);
            walk.through(&html);
            assert_eq!(walk.end(), dressed(&html, dress), "{html}");
        }
    }
    assert!(plain > 400 && other > 400, "{plain} plain, {other} not");
}
