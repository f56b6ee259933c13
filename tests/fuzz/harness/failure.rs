//! A failure: where something panicked, and what it said.

use super::Target;
use quizdeck::random::Random;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// What became of a case that does not hold.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Where it panicked: failures of one place are taken for the same.
    pub place: String,
    /// What it said.
    pub message: String,
}

thread_local! {
    /// Whether a case is tried in this thread.
    static IS_TRIED: Cell<bool> = const { Cell::new(false) };
    /// What panicked last there.
    static HEARD: RefCell<Option<Failure>> = const { RefCell::new(None) };
}

/// Tries a case.
pub fn attempt(target: &Target, case: &[u8], seed: u64) -> Option<Failure> {
    static HOOK: Once = Once::new();
    HOOK.call_once(listen);
    IS_TRIED.set(true);
    HEARD.set(None);
    let mut random = Random::new(seed, &[target.name, "property"]);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.holds)(case, &mut random)));
    IS_TRIED.set(false);
    let heard = HEARD.take();
    let payload = outcome.err()?;
    Some(heard.unwrap_or_else(|| Failure {
        place: "another thread".to_owned(),
        message: words(&*payload),
    }))
}

/// Keeps quiet about what panics where a case is tried: it is told once, when the case is small.
fn listen() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !IS_TRIED.get() {
            return others(panic);
        }
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        HEARD.set(Some(Failure { place, message: words(panic.payload()) }));
    }));
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("?").to_owned()
}
