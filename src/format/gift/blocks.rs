//! Blocks of a GIFT file: a blank line ends each, unless a brace is open that will be closed; lines
//! that begin with `//` are comments, in which a question's id and tags may stand.

use crate::format::moodle::find;
use std::collections::HashSet;

/// A question, a text or a category, as it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct GiftBlock {
    /// The line on which it begins.
    pub line: usize,
    /// Its lines without comments.
    pub text: String,
    /// The id that a comment gives it.
    pub id: Option<String>,
    /// The tags that comments give it.
    pub tags: Vec<String>,
    /// Whether a blank line stands in its braces.
    pub has_blank: bool,
    /// Whether a comment stands in its braces.
    pub has_comment: bool,
    /// Whether it stands right below a category.
    pub is_below_category: bool,
}

/// How a category begins.
pub const CATEGORY: &str = "$CATEGORY:";

/// The lines of a file on their way into blocks.
struct GiftLines<'t> {
    lines: Vec<&'t str>,
    /// Up to which line a brace is known to be closed.
    closed: usize,
}

/// The blocks of a text whose lines end with `\n`.
pub fn blocks(text: &str) -> Vec<GiftBlock> {
    let mut lines = GiftLines { lines: text.split('\n').map(str::trim).collect(), closed: 0 };
    let (mut blocks, mut block, mut depth) = (Vec::new(), GiftBlock::default(), 0_usize);
    for at in 0..lines.lines.len() {
        let line = lines.lines[at];
        if line.is_empty() {
            if depth > 0 && lines.will_close(at) {
                block.has_blank = true;
                block.text.push('\n');
                continue;
            }
            depth = 0;
            blocks.push(std::mem::take(&mut block));
        } else if let Some(comment) = line.strip_prefix("//") {
            block.has_comment |= depth > 0;
            block.note(comment);
        } else {
            if block.text.is_empty() {
                block.line = at + 1;
            } else {
                block.text.push('\n');
            }
            block.text.push_str(line);
            if block.text.starts_with(CATEGORY) {
                // Its name ends with its line.
                blocks.push(std::mem::take(&mut block));
                block.is_below_category = true;
            } else {
                depth = braces(line).fold(depth, |depth, brace| match brace {
                    '{' => depth + 1,
                    _ => depth.saturating_sub(1),
                });
            }
        }
    }
    blocks.push(block);
    blocks.retain(|block| !block.text.trim().is_empty());
    for block in &mut blocks {
        let mut seen = HashSet::new();
        block.tags.retain(|tag| seen.insert(tag.clone()));
    }
    blocks
}

impl GiftLines<'_> {
    /// Whether a brace that is open at a blank line is closed before another question begins.
    fn will_close(&mut self, at: usize) -> bool {
        if at < self.closed {
            return true;
        }
        for (number, line) in self.lines.iter().enumerate().skip(at + 1) {
            if line.starts_with("::") || line.starts_with(CATEGORY) {
                return false;
            }
            match braces(line).next().filter(|_| !line.starts_with("//")) {
                Some('}') => {
                    self.closed = number;
                    return true;
                }
                Some(_) => return false,
                None => {}
            }
        }
        false
    }
}

/// The braces of a line that have no backslash before them.
fn braces(line: &str) -> impl Iterator<Item = char> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let at = find(rest, |c| c == '{' || c == '}')?;
        let brace = rest[at..].chars().next();
        rest = &rest[at + 1..];
        brace
    })
}

impl GiftBlock {
    /// Takes `[id:...]` and `[tag:...]` out of a comment.
    fn note(&mut self, comment: &str) {
        let mut rest = comment;
        while let Some(open) = rest.find('[') {
            rest = &rest[open + 1..];
            let (is_id, inner) = match (rest.strip_prefix("id:"), rest.strip_prefix("tag:")) {
                (Some(inner), _) => (true, inner),
                (_, Some(inner)) => (false, inner),
                _ => continue,
            };
            let Some(end) = find(inner, |c| c == ']') else { break };
            let name = inner[..end].replace(r"\]", "]").trim().to_owned();
            rest = &inner[end + 1..];
            if name.is_empty() {
                continue;
            }
            if !is_id {
                self.tags.push(name);
            } else if self.id.is_none() {
                self.id = Some(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(usize, String)> {
        blocks(text).into_iter().map(|block| (block.line, block.text)).collect()
    }

    #[test]
    fn a_blank_line_ends_a_block_unless_a_brace_is_yet_to_be_closed() {
        let text = "// c\nQ{\n=a\n\n~b\n}\n\n\nR{=a\n\nS{T}\n\nU{=a\n\n::V::v{F}\n0\n";
        let of = |line, text: &str| (line, text.to_owned());
        let expected = [of(2, "Q{\n=a\n\n~b\n}"), of(9, "R{=a"), of(11, "S{T}"), of(13, "U{=a")];
        assert_eq!(texts(text)[..4], expected);
        assert_eq!(texts(text)[4], of(15, "::V::v{F}\n0"));
        assert!(blocks(text)[0].has_blank);
    }

    #[test]
    fn a_category_ends_with_its_line() {
        let of = texts("  $CATEGORY: a/b\nQ{T}\n");
        assert_eq!(of, [(1, "$CATEGORY: a/b".to_owned()), (2, "Q{T}".to_owned())]);
    }

    #[test]
    fn comments_name_and_tag_what_they_stand_at() {
        let block =
            &blocks("// [id:one] [tag:a b]\n// [tag:c\\]d] [tag:a b] [id:two] [x\nQ{\n //y\nT}")[0];
        assert_eq!(block.id.as_deref(), Some("one"));
        assert_eq!(block.tags, ["a b", "c]d"]);
        assert_eq!(block.text, "Q{\nT}");
        assert!(block.has_comment);
    }
}
