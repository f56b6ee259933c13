//! The page for a browser is whole: nothing of a network, no script, every tag closed, nothing of a
//! deck taken for markup.

use super::*;
use crate::engine::stats::{Aspect, Burden, Deadline, Knowledge, Portion, Work};

const TODAY: i64 = 20_513;

fn drawn() -> String {
    let mut glimpse = Glimpse { today: TODAY, ..Glimpse::default() };
    glimpse.forecast.overdue = 3;
    glimpse.forecast.days[4] = 7;
    let evil = "<script>alert('x')</script> & \"y\"\u{1b}[2J\u{202e}";
    let (by, name) = (Aspect::Deck, evil.to_owned());
    glimpse.portions.push(Portion { by, name, knowledge: Knowledge::default(), due: 1 });
    let said = evil.to_owned();
    glimpse.deadlines.push(Deadline { deck: "d".into(), day: TODAY + 9, said });
    let mut chronicle =
        Chronicle { course: vec![(TODAY - 7, 1.0), (TODAY, 2.5)], ..Chronicle::default() };
    let memory =
        crate::engine::schedule::Scheduler::default().step(None, crate::form::Rating::Good, 5);
    for day in TODAY - 400..=TODAY {
        chronicle.diary.add(day, 900);
        chronicle.retention.add(day, &memory.unwrap(), day % 9 > 0, 0.9);
    }
    chronicle.hard.push(Burden {
        deck: evil.into(),
        key: "k".into(),
        prompt: evil.into(),
        work: Work { answers: 2, milliseconds: 5 },
        instead: Some((evil.into(), 2)),
        ..Burden::default()
    });
    page(&glimpse, &chronicle, evil)
}

#[test]
fn a_page_asks_nothing_of_others_and_takes_no_text_for_markup() {
    let page = drawn();
    for word in ["<script", "http", "src=", "@import", "url(", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"));
    assert_eq!(page.matches("<rect class=\"s").count(), 53 * 7, "it is a Sunday");
}

#[test]
fn every_tag_is_closed() {
    let page = drawn();
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap()) {
        let name = tag.split([' ', '\n']).next().unwrap();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !tag.ends_with('/') && !["!doctype", "meta", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
