//! Dates as they are written in a language: an author notes `1914-07-28`, a learner reads it as the
//! author's language has it.

use jiff::civil::Date;

/// How a language writes a date, by its tag: its pattern, of `{d}`, `{m}` and `{y}`, and its months
/// as they stand in a date. The first row of a language is for regions that have none of their own.
/// Source: Unicode CLDR 46, `dateFormats/long` and `months/format/wide`.
const LANGUAGES: &[(&str, &str, &str)] = &[
    (
        "en",
        "{d} {m} {y}",
        "January February March April May June July August September October November December",
    ),
    (
        "en-us",
        "{m} {d}, {y}",
        "January February March April May June July August September October November December",
    ),
    (
        "de",
        "{d}. {m} {y}",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    (
        "fr",
        "{d} {m} {y}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    (
        "es",
        "{d} de {m} de {y}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    (
        "pt",
        "{d} de {m} de {y}",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    (
        "it",
        "{d} {m} {y}",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    (
        "nl",
        "{d} {m} {y}",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    (
        "sv",
        "{d} {m} {y}",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    (
        "da",
        "{d}. {m} {y}",
        "januar februar marts april maj juni juli august september oktober november december",
    ),
    (
        "nb",
        "{d}. {m} {y}",
        "januar februar mars april mai juni juli august september oktober november desember",
    ),
    (
        "fi",
        "{d}. {m} {y}",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta \
         syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    (
        "pl",
        "{d} {m} {y}",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
         listopada grudnia",
    ),
    (
        "cs",
        "{d}. {m} {y}",
        "ledna února března dubna května června července srpna září října listopadu prosince",
    ),
    (
        "ru",
        "{d} {m} {y} г.",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    (
        "uk",
        "{d} {m} {y} р.",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    ),
    ("zh", "{y}年{m}月{d}日", "1 2 3 4 5 6 7 8 9 10 11 12"),
    ("ja", "{y}年{m}月{d}日", "1 2 3 4 5 6 7 8 9 10 11 12"),
    ("ko", "{y}년 {m}월 {d}일", "1 2 3 4 5 6 7 8 9 10 11 12"),
];

/// A text that is a date of the form `1914-07-28`, as a language writes it; nothing for any other
/// text or language. Where an author names no language, it is English.
pub fn written_date(text: &str, language: Option<&str>) -> Option<String> {
    let is_date =
        text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date: Date = if is_date { text.parse().ok()? } else { return None };
    let tag = language.unwrap_or("en").to_lowercase().replace('_', "-");
    let main = tag.split('-').next().unwrap_or_default();
    let row = |name: &str| LANGUAGES.iter().find(|(language, ..)| *language == name);
    let (_, pattern, months) = row(&tag).or_else(|| row(main))?;
    let month = usize::try_from(date.month()).ok()?.checked_sub(1)?;
    let month = months.split_whitespace().nth(month)?;
    let (day, year) = (date.day().to_string(), date.year().to_string());
    Some(pattern.replace("{d}", &day).replace("{y}", &year).replace("{m}", month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_the_language_has_it() {
        for (language, written) in [
            (None, "28 July 1914"),
            (Some("en"), "28 July 1914"),
            (Some("en-GB"), "28 July 1914"),
            (Some("en-US"), "July 28, 1914"),
            (Some("de_AT"), "28. Juli 1914"),
            (Some("es"), "28 de julio de 1914"),
            (Some("ru"), "28 июля 1914 г."),
            (Some("ja"), "1914年7月28日"),
        ] {
            assert_eq!(written_date("1914-07-28", language).as_deref(), Some(written));
        }
        assert_eq!(written_date("1914-07-28", Some("tlh")), None);
        for text in ["1914-13-28", "1914-7-28", "28 July 1914", "555-123-45", ""] {
            assert_eq!(written_date(text, None), None, "{text}");
        }
    }

    #[test]
    fn every_language_has_twelve_months_and_all_parts() {
        for (language, pattern, months) in LANGUAGES {
            assert_eq!(months.split_whitespace().count(), 12, "{language}");
            assert!(["{d}", "{m}", "{y}"].iter().all(|part| pattern.contains(part)), "{language}");
        }
    }
}
