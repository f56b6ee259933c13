//! Order: items to put in order.

use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape, longest_run};
use crate::form::{Answer, Credit, Form, Grade};
use crate::judge::Judge;

/// A question whose answer is an order.
#[derive(Clone, Debug)]
pub struct Order {
    order: Vec<String>,
}

impl Kind for Order {
    const NAME: &'static str = "order";
    const SUMMARY: &'static str = "put items in order";
    const OFFER: &'static str = "things in an order";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("order", Role::Parts, Shape::List(2), "the items from first to last"),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Order these inventions from the oldest to the newest."
order = ["printing press", "steam engine", "telephone", "transistor"]
"#;

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let help = "list at least two items, from first to last";
        let order = fields.list("order", 2, help)?;
        Some(Self { order: order.into_iter().map(|item| item.value).collect() })
    }

    fn form(&self, _: Part) -> Form {
        Form::Order { items: self.order.clone() }
    }

    fn key(&self, _: Part) -> Answer {
        Answer::Order((0..self.order.len()).collect())
    }

    fn others(&self) -> Vec<&str> {
        self.order.iter().map(String::as_str).collect()
    }

    fn grade(&self, _: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let Answer::Order(given) = answer else { return Ok(Grade::new(Credit::NONE)) };
        // Equal items may stand for each other: each given one is the first of its text not used.
        let mut used = vec![false; self.order.len()];
        let mut places = Vec::with_capacity(given.len());
        for at in given {
            let Some(text) = self.order.get(*at) else { continue };
            let free = (0..used.len()).find(|place| !used[*place] && self.order[*place] == *text);
            if let Some(place) = free {
                used[place] = true;
                places.push(place);
            }
        }
        let run = i64::try_from(longest_run(&places)).unwrap_or(i64::MAX);
        Ok(Grade::new(Credit::new(run - 1, self.order.len() - 1)))
    }
}
