//! Select: several right answers among options. Picking all of them at random earns nothing.

use super::others::says_none;
use super::pool::{Pool, RIGHT_AND_WRONG, WRONG};
use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape};
use crate::form::{Answer, Credit, Form, Grade};
use crate::judge::Judge;

/// A question with several right options.
#[derive(Clone, Debug)]
pub struct Select {
    options: Pool,
    /// Whether no option of its own says that none is right.
    offers_none: bool,
}

impl Kind for Select {
    const NAME: &'static str = "select";
    const SUMMARY: &'static str = "pick every right one of some options";
    const OFFER: &'static str = "several right answers and wrong ones";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("answers", Role::Answer, Shape::List(0), "the right options; none: []"),
        Key {
            shape: Shape::Noted(0),
            help: "the wrong options; each a text or { text, why }; [] where all are right",
            ..WRONG
        },
        Key::either(
            "options",
            Role::Options,
            Shape::Noted(2),
            "instead of `wrong`: all options in order, the right ones too",
        ),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Which of these cities lie on the Danube?"
answers = ["Vienna", "Budapest"]
wrong = ["Prague", { text = "Munich", why = "Munich lies on the Isar." }]
"#;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let help = "write the right options: answers = [\"...\", \"...\"]";
        let answers = fields.list("answers", 0, help);
        let options = Pool::read_any(fields, "answers", answers.as_deref());
        let (answers, options) = (answers?, options?);
        let offers_none = !options.texts().iter().any(|text| says_none(text));
        if answers.is_empty() && !offers_none {
            let place = fields.place("answers");
            let message = "no option is right, and one of them says so";
            let help = "delete that option: \"none of these\" is offered with every select";
            fields.report(&RIGHT_AND_WRONG, place, message, help);
            return None;
        }
        Some(Self { options, offers_none })
    }

    fn form(&self, _: Part) -> Form {
        Form::Many {
            options: self.options.texts(),
            arrange: self.options.arrange,
            offers_none: self.offers_none,
        }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::Many(self.options.right())
    }

    fn others(&self) -> Vec<&str> {
        self.options.others()
    }

    fn grade(&self, _: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let Answer::Many(picked) = answer else { return Ok(Grade::new(Credit::NONE)) };
        let mut picked = picked.clone();
        picked.sort_unstable();
        picked.dedup();
        picked.retain(|at| *at < self.options.count());
        let (right, wrong): (Vec<usize>, Vec<usize>) =
            picked.iter().partition(|at| self.options.is_right(**at));
        let all = self.options.right_count();
        if all == 0 || all == self.options.count() {
            let credit =
                if wrong.is_empty() && right.len() == all { Credit::FULL } else { Credit::NONE };
            return Ok(Grade { notes: self.options.whys(&wrong), ..Grade::new(credit) });
        }
        // right/R − wrong/min(R, W), over one denominator.
        let least = all.min(self.options.count() - all).max(1);
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let earned = signed(right.len() * least) - signed(wrong.len() * all);
        let credit = Credit::new(earned, all * least);
        Ok(Grade { notes: self.options.whys(&wrong), ..Grade::new(credit) })
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;
    use crate::form::{Answer, Form};
    use crate::judge::{Judge, Rules};
    use crate::kind::Part;

    /// What each pick of two options earns, none of them first.
    fn earned(keys: &str) -> Vec<String> {
        let reading = read(&format!("[[question]]\nprompt = 'p'\n{keys}\n"), "t");
        assert_eq!(reading.findings, [], "{keys}");
        let kind = &reading.deck.questions()[0].kind;
        let Form::Many { options, offers_none, .. } = kind.form(Part::Whole) else { panic!() };
        assert_eq!((options.len(), offers_none), (2, true));
        let judge = Judge { rules: Rules::default(), rivals: None, question: 0, prompt: "" };
        let picks = [vec![], vec![0], vec![1], vec![0, 1]].into_iter();
        let grade = |pick| kind.grade(Part::Whole, &Answer::Many(pick), &judge).unwrap();
        picks.map(|pick| grade(pick).credit.to_string()).collect()
    }

    #[test]
    fn where_all_or_none_is_right_it_is_all_or_nothing() {
        assert_eq!(earned("answers = ['a', 'b']\nwrong = []"), ["0/1", "0/1", "0/1", "1/1"]);
        assert_eq!(earned("answers = []\nwrong = ['a', 'b']"), ["1/1", "0/1", "0/1", "0/1"]);
        assert_eq!(earned("answers = []\noptions = ['a', 'b']"), ["1/1", "0/1", "0/1", "0/1"]);
        assert_eq!(earned("answers = ['a']\nwrong = ['b']"), ["0/1", "1/1", "0/1", "0/1"]);
    }

    #[test]
    fn that_none_is_right_is_read_as_the_answer() {
        let text = "[[question]]\nprompt = 'p'\nanswers = []\nwrong = ['a', 'b']\n";
        let deck = read(text, "t").deck;
        let kind = &deck.questions()[0].kind;
        let key = kind.key(Part::Whole);
        assert_eq!(kind.form(Part::Whole).words(&key), ["none of these"]);
    }

    #[test]
    fn what_cannot_be_picked_is_an_error() {
        for (keys, code, message) in [
            ("answers = []\nwrong = []", "too-few", "there is no option"),
            ("answers = ['a']\nwrong = []", "too-few", "there is one option only"),
            ("answers = []\nwrong = ['a']", "too-few", "there is one option only"),
            ("answers = ['a', 'b']\noptions = ['a', 'b']", "too-few", "every option is right"),
            ("answers = []", "too-few", "`answers` is empty"),
            ("answers = []\nwrong = ['a', 'None of these']", "right-and-wrong", "no option is"),
            ("answer = 'a'\nwrong = []", "too-few", "`wrong` is empty"),
        ] {
            let found = read(&format!("[[question]]\nprompt = 'p'\n{keys}\n"), "t").findings;
            let [finding] = &found[..] else { panic!("{keys}: {found:?}") };
            assert_eq!(finding.code, code, "{keys}");
            assert!(finding.message.starts_with(message), "{keys}: {}", finding.message);
        }
        let own = "[[question]]\nprompt = 'p'\nanswers = ['None of these']\nwrong = ['a', 'b']\n";
        let Form::Many { offers_none, .. } =
            read(own, "t").deck.questions()[0].kind.form(Part::Whole)
        else {
            panic!()
        };
        assert!(!offers_none);
    }
}
