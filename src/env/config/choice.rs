//! Which of those who set something is heard: a variable before the file, the file before what the program
//! does by itself.

use crate::env::raw_variable;
use crate::env::setting::{Origin, Setting};
use crate::error::{Error, Result};
use std::ffi::OsStr;

/// The value of a variable, or else of the file, or else the default.
pub fn choose<T>(
    name: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    expected: &str,
    said: Option<(T, usize)>,
    default: T,
) -> Result<Setting<T>> {
    choose_raw(name, |value| value.to_str().and_then(&parse), expected, said, default)
}

/// The same for what may be no Unicode.
pub fn choose_raw<T>(
    name: &'static str,
    parse: impl Fn(&OsStr) -> Option<T>,
    expected: &str,
    said: Option<(T, usize)>,
    default: T,
) -> Result<Setting<T>> {
    if let Some(value) = raw_variable(name) {
        let text = value.to_string_lossy();
        let value = parse(&value).ok_or_else(|| {
            Error::new(format!("cannot read {name}: \"{text}\" is not {expected}"))
                .hint(format!("set it to {expected}, or unset it"))
        })?;
        return Ok(Setting { value, origin: Origin::Variable(name) });
    }
    Ok(match said {
        Some((value, line)) => Setting { value, origin: Origin::File(line) },
        None => Setting { value: default, origin: Origin::Default },
    })
}
