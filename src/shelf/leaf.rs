//! Leaves: what a change made of one file, so that it can be taken back again. Only the part that
//! differs is kept, with digests of the whole before and after; of a file that was made no more than
//! how it would be told, since taking it back removes it.

use super::gist::Gist;
use crate::env::file::Rewrite;
use crate::text::changed_lines;
use serde::{Deserialize, Serialize};
use sha1::{Digest, Sha1};
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What a change made of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// Where it is, from the root on.
    path: OsString,
    /// A digest of what it held; nothing where there was none.
    before: Option<String>,
    /// A digest of what it holds since; nothing where it was taken away.
    after: Option<String>,
    /// How many bytes at its beginning are the same.
    front: usize,
    /// How many bytes at its end are the same.
    back: usize,
    /// What stood between them.
    old: String,
    /// What stands there since, in a file that was there before.
    new: String,
    /// What a file says that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made: Option<Gist>,
    /// How many lines stand before those that stand around it.
    #[serde(default)]
    line: usize,
    /// Some lines that stand right above it, and right below.
    #[serde(default)]
    around: [String; 2],
    /// What others may do with it.
    mode: Option<u32>,
}

/// How many lines above and below what differs are kept: as many as are shown.
const AROUND: usize = 3;

/// Whether a file is as it was before a change, or as it is since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The change was not made.
    Before,
    /// It was.
    After,
    /// It was changed otherwise.
    Else,
}

impl Leaf {
    /// What a rewrite makes of the file at this path.
    pub fn of(rewrite: &Rewrite, path: PathBuf) -> Self {
        let Rewrite { before, after, mode, .. } = rewrite;
        let path = path.into_os_string();
        if let (None, Some(text)) = (before, after) {
            return Self {
                path,
                after: Some(digest(text)),
                made: Some(Gist::of(text)),
                mode: *mode,
                ..Self::default()
            };
        }
        let [old, new] = [before, after].map(|text| text.as_deref().unwrap_or_default());
        // Whole lines are kept, so that they can be told.
        let front = common(old.char_indices(), new.char_indices());
        let front = old[..front].rfind('\n').map_or(0, |at| at + 1);
        let (old, new) = (&old[front..], &new[front..]);
        let back = common(old.chars().rev().map(sized), new.chars().rev().map(sized));
        let tail = &old[old.len() - back..];
        let back = tail.find('\n').map_or(0, |at| tail.len() - at - 1);
        let between = |text: &str| text[..text.len() - back].to_owned();
        let whole = before.as_deref().unwrap_or_default();
        let mut starts = whole[..front].rmatch_indices('\n').map(|(at, _)| at + 1).skip(AROUND);
        let above = starts.next().filter(|_| front > 0).unwrap_or(0);
        let below = old[old.len() - back..].split_inclusive('\n').take(AROUND).collect();
        Self {
            path,
            before: before.as_deref().map(digest),
            after: after.as_deref().map(digest),
            front,
            back,
            old: between(old),
            new: between(new),
            made: None,
            line: whole[..above].matches('\n').count(),
            around: [whole[above..front].to_owned(), below],
            mode: *mode,
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        Path::new(&self.path)
    }

    /// What stood in it says in short, and what stands there since.
    pub fn gists(&self) -> [Gist; 2] {
        let new = self.made.clone().unwrap_or_else(|| Gist::of(&self.new));
        [Gist::of(&self.old), new]
    }

    /// How many lines came, and how many went.
    pub fn lines(&self) -> [usize; 2] {
        match &self.made {
            Some(made) => [made.lines, 0],
            None => changed_lines(&self.old, &self.new),
        }
    }

    /// What stood in the file, and what stands there since, with the lines around it; where it stood
    /// far down, empty lines stand for those above.
    pub fn excerpts(&self) -> [String; 2] {
        let [above, below] = &self.around;
        [&self.old, &self.new]
            .map(|text| ["\n".repeat(self.line).as_str(), above, text, below].concat())
    }

    /// What another text would be with what differed as it was before, where it stands there to the
    /// letter with the lines around it: at the place that is nearest to where it stood.
    pub fn turned_in(&self, now: &str) -> Option<String> {
        let [above, below] = &self.around;
        let wanted = [above, &*self.new, below].concat();
        let wanted = Some(wanted).filter(|wanted| !wanted.is_empty())?;
        let stood = self.front - above.len().min(self.front);
        let is_whole = |at: &usize| *at == 0 || now[..*at].ends_with('\n');
        let places = now.match_indices(&wanted).map(|(at, _)| at).filter(is_whole);
        let at = places.min_by_key(|at| at.abs_diff(stood))?;
        let old = [above, &*self.old, below].concat();
        Some([&now[..at], &old, &now[at + wanted.len()..]].concat())
    }

    /// Whether the file is there since.
    pub const fn is_there(&self) -> bool {
        self.after.is_some()
    }

    /// Whether the file was there before.
    pub const fn was_there(&self) -> bool {
        self.before.is_some()
    }

    /// Whether another change left the same file the same.
    pub fn leads_where(&self, other: &Self) -> bool {
        (&self.path, &self.after) == (&other.path, &other.after)
    }

    /// How a file stands that holds this now.
    pub fn condition(&self, now: Option<&str>) -> Condition {
        let now = now.map(digest);
        if now == self.after {
            Condition::After
        } else if now == self.before {
            Condition::Before
        } else {
            Condition::Else
        }
    }

    /// What the file is to hold again before the change, of what it holds since: nothing where there was
    /// none.
    ///
    /// # Errors
    /// Comes to how it stands where it is not as the change left it.
    pub fn turned_back(&self, now: Option<&str>) -> Result<Option<String>, Condition> {
        let is = self.condition(now);
        if is != Condition::After {
            return Err(is);
        }
        let Some(wanted) = &self.before else { return Ok(None) };
        let now = now.unwrap_or_default();
        let part = |range: Option<&'_ str>| range.map(str::to_owned).ok_or(Condition::Else);
        let front = part(now.get(..self.front))?;
        let back = part(now.len().checked_sub(self.back).and_then(|at| now.get(at..)))?;
        let text = [&*front, &self.old, &back].concat();
        if digest(&text) == *wanted { Ok(Some(text)) } else { Err(Condition::Else) }
    }

    /// The rewrite of the file to what it is to hold.
    pub fn rewrite(&self, now: Option<String>, then: Option<String>) -> Rewrite {
        Rewrite { path: self.path().to_owned(), before: now, after: then, mode: self.mode }
    }
}

const fn sized(c: char) -> (usize, char) {
    (c.len_utf8(), c)
}

/// How many bytes two texts have in common, told character by character.
fn common(
    one: impl Iterator<Item = (usize, char)>,
    other: impl Iterator<Item = (usize, char)>,
) -> usize {
    let same = one.zip(other).take_while(|((_, one), (_, other))| one == other);
    same.map(|((_, c), _)| c.len_utf8()).sum()
}

/// A digest of what a file holds, by which it is known again.
pub fn digest(content: impl AsRef<[u8]>) -> String {
    let mut hex = String::with_capacity(40);
    for byte in Sha1::digest(content) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn leaf(before: Option<&str>, after: Option<&str>) -> Leaf {
        let [before, after] = [before, after].map(|text| text.map(str::to_owned));
        let path = PathBuf::from("/d.toml");
        Leaf::of(&Rewrite { path: path.clone(), before, after, mode: None }, path)
    }

    #[test]
    fn only_what_differs_is_kept() {
        let leaf = leaf(Some("one\ntwo\nthree\nfour"), Some("one\n2\nthree\nfour"));
        assert_eq!([&*leaf.old, &*leaf.new], ["two\n", "2\n"]);
        assert_eq!(leaf.condition(Some("one\n2\nthree\nfour")), Condition::After);
        assert_eq!(leaf.condition(Some("one\ntwo\nthree\nfour")), Condition::Before);
        assert_eq!(leaf.condition(None), Condition::Else);
        assert_eq!(leaf.turned_back(Some("one\n3\nthree\nfour")), Err(Condition::Else));
    }

    #[test]
    fn what_differs_is_found_where_it_stands_by_now() {
        let [before, after] = ["1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n"];
        let changed = leaf(Some(before), Some(after));
        assert_eq!(changed.excerpts(), ["\n2\n3\n4\n5\n6\n7\n8\n", "\n2\n3\n4\nV\n6\n7\n8\n"]);
        let now = format!("0\n{after}10\n");
        assert_eq!(changed.turned_in(&now), Some(format!("0\n{before}10\n")));
        assert_eq!(changed.turned_in(&now.replace('7', "VII")), None);
        let gone = leaf(Some("a\nb\nc\n"), Some("a\nc\n"));
        assert_eq!(gone.turned_in("x\na\nc\n").as_deref(), Some("x\na\nb\nc\n"));
        assert_eq!(leaf(Some("a\n"), Some("")).turned_in("mine"), None);
    }

    #[test]
    fn a_file_that_was_made_goes_and_one_that_went_comes_back() {
        let made = leaf(None, Some("new"));
        assert_eq!((made.new.as_str(), made.lines(), made.gists()[1].lines), ("", [1, 0], 1));
        assert_eq!(made.turned_back(Some("new")), Ok(None));
        assert_eq!(made.turned_back(Some("newer")), Err(Condition::Else));
        let gone = leaf(Some("old"), None);
        assert_eq!(gone.turned_back(None), Ok(Some("old".to_owned())));
        assert_eq!(gone.turned_back(Some("")), Err(Condition::Else), "another is there");
    }

    proptest! {
        #[test]
        fn a_change_can_be_turned_both_ways(one in "[aé日\n]{0,9}", other in "[aé日\n]{0,9}") {
            let [there, back] = [(&one, &other), (&other, &one)]
                .map(|(before, after)| leaf(Some(before), Some(after)));
            if one != other {
                prop_assert_eq!(back.turned_back(Some(&one)), Ok(Some(other.clone())));
                prop_assert_eq!(there.turned_back(Some(&other)), Ok(Some(one)));
            }
        }
    }
}
