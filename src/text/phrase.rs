//! Phrases of messages: a count with its noun, a noun with its article, a day from now.

/// A count with its noun: "1 question", "3 questions".
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// How often something was: "once", "3 times".
pub fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { plural(count, "time") }
}

/// A noun with its indefinite article, by its first letter: "a card", "an order".
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A text with a capital at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + characters.as_str()
}

/// When something is due, some days from now: "today", "tomorrow", "in 12 days", "in 3 months".
pub fn in_days(days: i64) -> String {
    let some = |count: i64, unit: &str| {
        format!("in {}", plural(usize::try_from(count).unwrap_or_default(), unit))
    };
    match days {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=60 => some(days, "day"),
        61..=730 => some((days + 15) / 30, "month"),
        _ => some((days + 182) / 365, "year"),
    }
}

/// A percentage in whole percent, rounded half up as everywhere: "63 %".
pub fn percent(percent: f64) -> String {
    format!("{} %", (percent + 0.5).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_as_people_count_them() {
        let told: Vec<String> = [-3, 0, 1, 2, 60, 61, 365, 731].map(in_days).to_vec();
        let expected =
            "today|today|tomorrow|in 2 days|in 60 days|in 2 months|in 12 months|in 2 years";
        assert_eq!(told.join("|"), expected);
    }

    #[test]
    fn percentages_are_rounded_half_up() {
        let cases =
            [(0.0, "0 %"), (12.5, "13 %"), (62.5, "63 %"), (66.4, "66 %"), (100.0, "100 %")];
        for (share, expected) in cases {
            assert_eq!(percent(share), expected);
        }
    }
}
