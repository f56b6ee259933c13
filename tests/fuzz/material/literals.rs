//! The texts of a Rust source: what tests of a format have between quotes is what its files look like.

use proc_macro2::{TokenStream, TokenTree};

/// Every text literal of a source.
pub fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    gather(source.parse().unwrap_or_default(), &mut found);
    found
}

fn gather(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => gather(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(text(&literal.to_string())),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// What a literal says, if it is one of a text.
fn text(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.trim_start_matches('#');
        return Some(hashes.strip_prefix('"')?.trim_end_matches('#').strip_suffix('"')?.to_owned());
    }
    let mut chars = literal.strip_prefix('"')?.strip_suffix('"')?.chars().peekable();
    let mut text = String::new();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next()? {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            'x' => {
                let digits: String = chars.by_ref().take(2).collect();
                text.push(char::from(u8::from_str_radix(&digits, 16).ok()?));
            }
            'u' => {
                let digits: String = chars.by_ref().take_while(|c| *c != '}').collect();
                text.push(char::from_u32(
                    u32::from_str_radix(digits.trim_start_matches('{'), 16).ok()?,
                )?);
            }
            '\n' => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            other => text.push(other),
        }
    }
    Some(text)
}
