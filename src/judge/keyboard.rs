//! What a keyboard lacks (rule 7): `ae` typed for `ä` where the language does so, and kana of the other
//! sort. Only what was typed may stand for a letter of the key, never the other way.

use super::Language;
use super::script::is_kana;

/// Languages, with letters in lower case and what is typed for each.
const PAIRS: [(&str, &str); 6] = [
    ("de", "äae öoe üue ßss"),
    ("sv", "åaa äae öoe"),
    ("da", "åaa æae øoe"),
    ("nb", "åaa æae øoe"),
    ("no", "åaa æae øoe"),
    ("is", "æae öoe"),
];

/// Tells whether a text is another with pairs of letters typed for some of its own letters.
pub(super) fn stands_for(own: &str, typed: &str, language: Language) -> bool {
    let Some((_, pairs)) = PAIRS.iter().find(|(tag, _)| language.is(tag)) else { return false };
    let mut rest = typed;
    let mut is_other = false;
    for c in own.chars() {
        if let Some(after) = rest.strip_prefix(c) {
            rest = after;
            continue;
        }
        let lower: String = c.to_lowercase().collect();
        let pair = pairs.split(' ').find_map(|pair| pair.strip_prefix(lower.as_str()));
        let after = pair.and_then(|pair| {
            let start = rest.get(..pair.len())?;
            start.eq_ignore_ascii_case(pair).then(|| &rest[pair.len()..])
        });
        let Some(after) = after else { return false };
        (rest, is_other) = (after, true);
    }
    is_other && rest.is_empty()
}

/// Tells whether two texts are the same but for hiragana and katakana, and the long mark typed as a
/// vowel; not where that is what is asked.
pub(super) fn is_other_kana(own: &str, typed: &str, language: Language, prompt: &str) -> bool {
    const ASKED: [&str; 8] =
        ["hiragana", "katakana", "kana", "ひらがな", "カタカナ", "平仮名", "片仮名", "かな"];
    let is_japanese = language == Language::NONE || language.is("ja");
    let is_asked = || {
        let prompt = prompt.to_lowercase();
        ASKED.iter().any(|name| prompt.contains(name))
    };
    is_japanese
        && own.chars().nth(1).is_some()
        && own.contains(is_kana)
        && !is_asked()
        && hiragana(own) == hiragana(typed)
}

/// Writes katakana as hiragana and the long mark as the vowel it lengthens.
fn hiragana(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = match c {
            'ー' => out.chars().last().and_then(vowel).unwrap_or(c),
            'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            _ => c,
        };
        out.push(plain);
    }
    out
}

/// The vowel of a hiragana.
fn vowel(kana: char) -> Option<char> {
    const ROWS: [(char, &str); 5] = [
        ('あ', "あぁかがさざただなはばぱまやゃらわゎ"),
        ('い', "いぃきぎしじちぢにひびぴみりゐ"),
        ('う', "うぅくぐすずつづぬふぶぷむゆゅるゔ"),
        ('え', "えぇけげせぜてでねへべぺめれゑ"),
        ('お', "おぉこごそぞとどのほぼぽもよょろを"),
    ];
    ROWS.iter().find(|(_, row)| row.contains(kana)).map(|(vowel, _)| *vowel)
}
