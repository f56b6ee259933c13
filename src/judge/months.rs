//! Names of the months in the languages that decks are often about, as Unicode's CLDR has them, with
//! the form that stands behind a day.

use super::Language;
use super::script::unaccent;
use crate::text::month as english;

/// A language a line, twelve months each; the forms of one are parted by `/`.
const MONTHS: &str = "\
de januar/jänner februar/feber märz/maerz/mrz april mai juni juli august september oktober november dezember
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
es enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
nl januari februari maart/mrt april mei juni juli augustus september oktober november december
pl styczeń/stycznia luty/lutego marzec/marca kwiecień/kwietnia maj/maja czerwiec/czerwca lipiec/lipca sierpień/sierpnia wrzesień/września październik/października listopad/listopada grudzień/grudnia
ru январь/января февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля август/августа сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря
uk січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада грудень/грудня
sv januari februari mars april maj juni juli augusti september oktober november december
da januar februar marts april maj juni juli august september oktober november december
nb januar februar mars april mai juni juli august september oktober november desember
no januar februar mars april mai juni juli august september oktober november desember
fi tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta joulukuu/joulukuuta";

/// The number of a month by its name in lower case, in English or the language of the answer, or by
/// a beginning that no other month has.
pub(super) fn month(name: &str, language: Language) -> Option<usize> {
    english(name).or_else(|| {
        let mut lines = MONTHS.lines().filter_map(|line| line.split_once(' '));
        let (_, names) = lines.find(|(tag, _)| language.is(tag))?;
        let name = unaccent(name);
        let whole = |form: &str| unaccent(form) == name;
        let begins = |form: &str| name.chars().count() >= 3 && unaccent(form).starts_with(&name);
        let of = |is: &dyn Fn(&str) -> bool| {
            let fits = names.split(' ').zip(1..).filter(|(forms, _)| forms.split('/').any(is));
            fits.map(|(_, number)| number).collect::<Vec<usize>>()
        };
        [of(&whole), of(&begins)].into_iter().find_map(|all| match *all {
            [number] => Some(number),
            _ => None,
        })
    })
}
