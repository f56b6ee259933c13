//! Formulas of a school year, and what holds for every one.

use super::*;
use crate::testing::cases;
use proptest::prelude::*;

/// Formulas of lessons in mathematics, physics and chemistry: what is written, what is shown, and
/// what is shown where there is no Unicode.
const SCHOOL: [(&str, &str, &str); 35] = [
    (r"a^2 + b^2 = c^2", "a² + b² = c²", "a^2 + b^2 = c^2"),
    (
        r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
        "x = (−b ± √(b² − 4ac))/(2a)",
        "x = (-b +- sqrt(b^2 - 4ac))/(2a)",
    ),
    (
        r"x_{1,2} = -\frac{p}{2} \pm \sqrt{\left(\frac{p}{2}\right)^2 - q}",
        "x_(1,2) = −p/2 ± √((p/2)² − q)",
        "x_(1,2) = -p/2 +- sqrt((p/2)^2 - q)",
    ),
    (r"A = \pi r^2", "A = πr²", "A = pi r^2"),
    (r"V = \frac{4}{3}\pi r^3", "V = (4/3)πr³", "V = (4/3)pi r^3"),
    (r"\sqrt[3]{x+1}", "∛(x + 1)", "root[3](x + 1)"),
    (r"\sqrt{2} \approx 1.41", "√2 ≈ 1.41", "sqrt(2) ~= 1.41"),
    (r"\log_2 8 = 3", "log₂ 8 = 3", "log_2 8 = 3"),
    (r"\ln(ab) = \ln a + \ln b", "ln(ab) = ln a + ln b", "ln(ab) = ln a + ln b"),
    (r"\sin^2\alpha + \cos^2\alpha = 1", "sin² α + cos² α = 1", "sin^2 alpha + cos^2 alpha = 1"),
    (r"\angle ABC = 90^\circ", "∠ABC = 90°", "angle ABC = 90 deg"),
    (r"\overline{AB} \parallel \overline{CD}", "A̅B̅ ∥ C̅D̅", "bar(AB) || bar(CD)"),
    (r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}", "∑ᵢ₌₁ⁿ i = n(n + 1)/2", "sum_(i=1)^n i = n(n + 1)/2"),
    (r"\sum_{k=0}^{\infty} \frac{1}{2^k} = 2", "∑ₖ₌₀^∞ 1/2ᵏ = 2", "sum_(k=0)^(inf) 1/2^k = 2"),
    (r"\int_0^1 x^2\,dx = \frac{1}{3}", "∫₀¹ x² dx = ⅓", "int_0^1 x^2 dx = 1/3"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = 1", "lim_(x→0) (sin x)/x = 1", "lim_(x->0) (sin x)/x = 1"),
    (
        r"f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}",
        "f′(x) = lim_(h→0) (f(x + h) − f(x))/h",
        "f'(x) = lim_(h->0) (f(x + h) - f(x))/h",
    ),
    (r"\frac{dy}{dx} = 2x", "dy/dx = 2x", "dy/dx = 2x"),
    (r"e^{i\pi} + 1 = 0", "e^(iπ) + 1 = 0", "e^(i pi) + 1 = 0"),
    (r"x \in \mathbb{R} \setminus \{0\}", "x ∈ ℝ ∖ {0}", r"x in R \ {0}"),
    (r"-2x > 6 \Rightarrow x < -3", "−2x > 6 ⇒ x < −3", "-2x > 6 => x < -3"),
    (
        r"\binom{n}{k} = \frac{n!}{k!(n-k)!}",
        "C(n, k) = n!/(k!(n − k)!)",
        "C(n, k) = n!/(k!(n - k)!)",
    ),
    (r"P(A \cap B) = P(A) \cdot P(B)", "P(A ∩ B) = P(A) · P(B)", "P(A cap B) = P(A) * P(B)"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a  b; c  d)", "(a  b; c  d)"),
    (
        r"|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{if } x < 0 \end{cases}",
        "|x| = {x if x ≥ 0; −x if x < 0}",
        "|x| = {x if x >= 0; -x if x < 0}",
    ),
    (r"a_n = a_1 + (n-1)d", "aₙ = a₁ + (n − 1)d", "a_n = a_1 + (n - 1)d"),
    (r"\vec{F} = m\vec{a}", "F⃗ = ma⃗", "vec(F) = m vec(a)"),
    (r"E = \frac{1}{2}mv^2", "E = ½mv²", "E = (1/2)mv^2"),
    (r"F = G\frac{m_1 m_2}{r^2}", "F = G(m₁m₂/r²)", "F = G((m_1 m_2)/r^2)"),
    (r"m_e = 9.1 \times 10^{-31}\,\mathrm{kg}", "mₑ = 9.1 × 10⁻³¹ kg", "m_e = 9.1 x 10^(-31) kg"),
    (r"v = \frac{\Delta s}{\Delta t}", "v = Δs/Δt", "v = (Delta s)/(Delta t)"),
    (r"\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ → 2H₂O", "2H2 + O2 -> 2H2O"),
    (r"\ce{SO4^2-}", "SO₄²⁻", "SO4^2-"),
    (r"\ce{^{235}_{92}U}", "²³⁵₉₂U", "^235_92U"),
    (
        r"\ce{Fe^{3+} + 3OH- <=> Fe(OH)3 v}",
        "Fe³⁺ + 3OH⁻ ⇌ Fe(OH)₃ ↓",
        "Fe^3+ + 3OH^- <=> Fe(OH)3 v",
    ),
];

#[test]
fn the_formulas_of_school_are_readable() {
    for (source, shown, ascii) in SCHOOL {
        assert_eq!(readable(source, true).as_deref(), Some(shown), "{source}");
        assert_eq!(readable(source, false).as_deref(), Some(ascii), "{source} in ASCII");
    }
}

#[test]
fn what_is_written_in_a_line_means_the_same() {
    for (source, shown) in [
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{a}{\frac{b}{c}}", "a/(b/c)"),
        (r"\frac{a+b}{2}h", "((a + b)/2)h"),
        (r"\frac{a}{b}\cdot\frac{c}{d}", "a/b · c/d"),
        (r"\tan\frac{\alpha}{2}", "tan(α/2)"),
        (r"\frac{1}{\sin x}", "1/(sin x)"),
        (r"2\sqrt{2}x", "2√2·x"),
        (r"\sqrt{x^2+1}y", "√(x² + 1)y"),
        (r"\sqrt[n]{a^m} = a^{m/n}", "ⁿ√(aᵐ) = a^(m/n)"),
        (r"{(ab)}^2, {ab}^2, (a)^2", "(ab)², (ab)², (a)²"),
        (r"e^{-\frac{E}{kT}}", "e^(−E/(kT))"),
        (r"e^{-x^2} dx", "e^(−x²) dx"),
        (r"\left(\frac{a}{b}\right)^n", "(a/b)ⁿ"),
        (r"a\cdot(-b) - -c", "a · (−b) − −c"),
        (r"x \not= y, a \notin M", "x ≠ y, a ∉ M"),
        (r"1{,}000 + 3,5", "1,000 + 3,5"),
        (r"\frac{\text{distance}}{\text{time}}", "distance/time"),
        (r"\widehat{ABC} + \dot{x}", "AB̂C + ẋ"),
        (r"\max_{x} f(x)", "maxₓ f(x)"),
        (r"\text{if }x>0\text{ then }-1", "if x > 0 then −1"),
        (r"\begin{aligned} a &= b + c \\ d &= e \\ \end{aligned}", "a = b + c\nd = e"),
        (r"\left[ \begin{aligned} a &= b \\ c &= d \end{aligned} \right]", "[a = b; c = d]"),
        (r"\ce{A ->[H2SO4] B}, \ce{HC#CH}, \ce{CuSO4*5H2O}", "A –H₂SO₄→ B, HC≡CH, CuSO₄·5H₂O"),
        (r"{}^{14}_{6}C", "¹⁴₆C"),
        (r"x'' + \xrightarrow{H} 50\%", "x′′ + –H→ 50%"),
    ] {
        assert_eq!(readable(source, true).as_deref(), Some(shown), "{source}");
    }
}

#[test]
fn what_cannot_be_shown_in_a_line_is_left() {
    let deep = format!("{}x{}", "{".repeat(900), "}".repeat(900));
    for source in [
        "",
        " ",
        r"\unknown{x}",
        "x^",
        r"\frac{1}",
        "{",
        "}",
        "a & b",
        r"a \\ b",
        "a $ b",
        r"\underbrace{a}_{n}",
        r"\def\a{\a\a}\a",
        r"\newcommand{\a}{b}\a",
        r#"\char"1B"#,
        r"\char é",
        r"\color{#é1234}x",
        r"\begin{alignat}{é}",
        r"\char99999999999999999999999",
        r"\ce{H2O",
        &"x".repeat(3000),
        &deep,
    ] {
        assert_eq!(readable(source, true), None, "{source}");
    }
    assert_eq!(readable(r"\lfloor x \rfloor", false), None, "not every sign has a name in ASCII");
}

/// Formulas as they are written, and as nobody would write them.
fn source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => "[a-z0-9+=<>(),.|' -]{1,4}",
        1 => "\\PC{0,3}",
        1 => any::<char>().prop_map(String::from),
        3 => "[{}^_&$%~#\\\\]{1,3}",
        4 => prop::sample::select(vec![
            r"\frac", r"\sqrt", r"\sqrt[", "]", r"\vec", r"\overline{", r"\sum", r"\lim", r"\left(", r"\right)",
            r"\left.", r"\right|", r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{cases}", r"\end{cases}",
            r"\begin{aligned}", r"\end{aligned}", r"\begin{array}{cc}", r"\end{array}", r"\\", r"\text{", r"\ce{",
            r"\mathbb{", r"\mathrm", r"\binom", r"\not", r"\,", r"\quad", r"\alpha", r"\times", r"\to", r"\sin",
            r"\limits", r"\displaystyle", r"\color{red}", r"\over", r"\char", r"\hline", r"\fbox{", r"\boxed{", r"\begin{", r"\brace", r"\kern", r"\hskip 1em", r"\begin{align}", r"\end{align}", "plus", r"\genfrac", r"\left", r"\operatorname{", r"\text", r"\textbf{", r"\mathchoice", r"\begin{matrix*}[", r"\\[", "\u{3000}", r"\substack{", r"\hat",
            r"\xrightarrow", r"\overbrace", r"\middle|", r"\prime", r"\hspace{", "1em", "\u{301}", "->", "^2-", "\n",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn no_formula_panics_or_drives_the_terminal(source in source()) {
        for unicode in [true, false] {
            if let Some(text) = readable(&source, unicode) {
                prop_assert!(text.chars().all(|c| c == '\n' || is_printable(c)), "{text:?}");
                prop_assert!(!text.is_empty());
            }
        }
    }

    #[test]
    fn of_a_text_with_formulas_nothing_is_lost(text in source()) {
        let whole = |inline: &Inline<'_>| match inline {
            Inline::Plain(text) | Inline::Formula(text, _) => (*text).to_owned(),
        };
        prop_assert_eq!(formulas(&text).iter().map(whole).collect::<String>(), text);
    }
}
