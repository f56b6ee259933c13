//! Splits what was typed for a list into entries (rule 11). Separators stand inside entries too
//! (`TCP/IP`), or are entries (`&`): of all ways to split, the one that meets most entries counts.

use std::cell::Cell;
use std::collections::{BTreeSet, HashSet};

use super::candidates::Candidates;
use super::fold::fold;
use super::lexeme::{Lexeme, Sort, lead, lexemes, parts};
use super::target::Prepared;
use super::text::Text;
use super::verdict::{Ground, Judgement, Ruling};
use super::ways::{Split, fittest};
use super::{Expected, Judge, rivals};

/// Splits typed lines; gives no more than some entries.
pub(super) fn split(
    judge: &Judge,
    entries: &[Expected],
    (prepared, candidates): (&[Prepared], &Candidates),
    typed: &[String],
    most: usize,
) -> Vec<String> {
    let keys = || {
        entries
            .iter()
            .flat_map(|entry| entry.key.iter().chain(entry.noted.iter().map(|noted| &noted.text)))
    };
    let folds = || prepared.iter().flat_map(|entry| &entry.targets).flat_map(|one| &one.text.folds);
    let lexed = |text: &String| lexemes(text, judge.rules);
    let lengths: BTreeSet<usize> = keys().chain(folds()).map(|text| lexed(text).len()).collect();
    let longest = lengths.last().copied().unwrap_or(1);
    let text = typed.join("\n");
    let mut lexemes = lexemes(&text, judge.rules);
    lexemes.truncate(most.saturating_mul(longest + 1));
    let mut splitter = Splitter {
        judge,
        prepared,
        candidates,
        text: &text,
        budget: Cell::new(text.len() * LOOKS + ROOM),
        lengths: lengths
            .iter()
            .flat_map(|length| length.saturating_sub(OFF).max(1)..=length + OFF)
            .collect(),
        parts: keys().chain(folds()).map(|text| parts(&lexed(text))).chain([1]).collect(),
        leads: keys().filter_map(|text| lead(text, &lexed(text))).collect(),
        are_marks: keys().any(|text| lexed(text).iter().all(Lexeme::is_mark)),
        begun: begun(&lexemes),
        piece_ends: Vec::new(),
        lexemes,
    };
    splitter.piece_ends = splitter.piece_ends();
    let entries = splitter.best().into_iter().take(most);
    entries.map(|(from, to)| splitter.span(from, to).to_owned()).collect()
}

/// How many characters are looked at for each that was typed, and how many more: where that many ways
/// to read a line were followed, it is cut at its separators.
const LOOKS: usize = 64;
const ROOM: usize = 100_000;

/// By how many words a typed entry may differ from the one that is meant: spaces are left out, or are
/// too many.
const OFF: usize = 2;

struct Splitter<'a, 'e> {
    judge: &'a Judge<'a>,
    prepared: &'a [Prepared<'e>],
    candidates: &'a Candidates,
    text: &'a str,
    lexemes: Vec<Lexeme>,
    /// How many characters may still be looked at.
    budget: Cell<usize>,
    /// How many lexemes a typed entry may have, by those of the key, and how many parts.
    lengths: BTreeSet<usize>,
    parts: BTreeSet<usize>,
    /// How many parts have begun before each place.
    begun: Vec<usize>,
    /// For each place the next that ends a piece.
    piece_ends: Vec<Option<usize>>,
    /// The marks that stand before the first word of an entry of the key: `/var`.
    leads: HashSet<String>,
    /// Whether one has nothing but marks.
    are_marks: bool,
}

/// How many runs of words have begun before each lexeme, and behind the last.
fn begun(lexemes: &[Lexeme]) -> Vec<usize> {
    let mut count = 0;
    let mut counts = vec![0];
    for (at, lexeme) in lexemes.iter().enumerate() {
        let is_first = at == 0 || lexemes[at - 1].parts();
        count += usize::from(is_first && !lexeme.parts());
        counts.push(count);
    }
    counts
}

/// What may come next in what was typed: an entry of the key, any of some; an extra where there is
/// none.
struct Stretch {
    to: usize,
    entries: Vec<usize>,
    /// Whether it is one of them without a slip, and not only near to one.
    is_exact: bool,
    /// The entries that it stands inside of: it counts where all of them are met already.
    inside: Vec<usize>,
}

impl Splitter<'_, '_> {
    /// For each place the next that ends a piece.
    fn piece_ends(&self) -> Vec<Option<usize>> {
        let mut next = None;
        let mut ends = vec![None; self.lexemes.len() + 1];
        for at in (1..ends.len()).rev() {
            next = if self.is_piece_end(at) { Some(at) } else { next };
            ends[at] = next;
        }
        ends
    }

    fn span(&self, from: usize, to: usize) -> &str {
        &self.text[self.lexemes[from].from..self.lexemes[to - 1].to]
    }

    /// Whether entries are parted at a place, whatever stands on either side.
    fn is_parted(&self, at: usize) -> bool {
        at == 0
            || self.lexemes.get(at).is_none_or(Lexeme::parts)
            || self.lexemes.get(at - 1).is_some_and(Lexeme::parts)
    }

    fn has_gap(&self, at: usize) -> bool {
        at > 0 && self.lexemes[at - 1].to < self.lexemes[at].from
    }

    /// Whether a mark belongs to the word behind it, as in entries of the key.
    fn is_lead(&self, at: usize) -> bool {
        let is_word = self.lexemes.get(at + 1).is_some_and(|next| next.sort == Sort::Word);
        is_word && !self.has_gap(at + 1) && self.leads.contains(self.span(at, at + 1))
    }

    /// Whether a place lies inside `/etc/dev`, where the second mark may be no separator.
    fn is_cut(&self, at: usize) -> bool {
        at < self.lexemes.len() && !self.has_gap(at) && self.is_lead(at)
    }

    fn is_piece_end(&self, at: usize) -> bool {
        self.is_parted(at) && !self.is_cut(at) && !self.lexemes[at - 1].parts()
    }

    /// Follows the best ways from place to place.
    fn best(&self) -> Vec<(usize, usize)> {
        let end = self.lexemes.len();
        let mut ways: Vec<Vec<Split>> = vec![Vec::new(); end + 1];
        let met = vec![0; self.prepared.len().div_ceil(64)].into();
        ways[0].push(Split { met, marks: 1, ..Split::default() });
        for at in 0..end {
            let here = fittest(std::mem::take(&mut ways[at]));
            let stretches = if here.is_empty() { Vec::new() } else { self.stretches(at) };
            for split in &here {
                ways[at + 1].extend(self.over(split, at));
                for stretch in &stretches {
                    ways[stretch.to].extend(self.take(split, at, stretch));
                }
            }
        }
        let best = fittest(std::mem::take(&mut ways[end])).into_iter().next();
        best.map_or_else(Vec::new, |best| best.taken())
    }

    /// The stretches that lead on from a place.
    fn stretches(&self, at: usize) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let piece = if self.is_parted(at) { self.piece(at) } else { None };
        let (least, whole) = match piece {
            Some(end) if self.is_rival(at, end) => (end, Vec::new()),
            Some(end) => {
                let typed = Text::typed(self.span(at, end), self.judge.rules);
                let by_letter = |ground: Option<Ground>| ground.is_some_and(is_letter_by_letter);
                (at, self.exactly(&typed, by_letter))
            }
            None => (at, Vec::new()),
        };
        for to in self.ends(at, piece).into_iter().filter(|&to| to >= least) {
            let typed = Text::typed(self.span(at, to), self.judge.rules);
            // A mark at either end is part of an entry only where it counts.
            let is_marked = self.lexemes[at].parts() || self.lexemes[to - 1].parts();
            let entries = self.exactly(&typed, |ground| {
                ground.is_some_and(|ground| !is_marked || is_letter_by_letter(ground))
            });
            if !entries.is_empty() {
                let is_inside = piece.is_some_and(|end| to < end);
                let inside = if is_inside { whole.clone() } else { Vec::new() };
                stretches.push(Stretch { to, entries, is_exact: true, inside });
            } else if piece.is_some_and(|end| end <= to) && self.is_piece_end(to) {
                let accepts = |entry: &usize| {
                    self.judge.prepared_line(&self.prepared[*entry], &typed).is_accepted()
                };
                let near = self.candidates.near(&typed).into_iter();
                let entries: Vec<usize> = near.filter(accepts).collect();
                if !entries.is_empty() || Some(to) == piece {
                    stretches.push(Stretch { to, entries, is_exact: false, inside: Vec::new() });
                }
            }
        }
        if self.are_marks && self.lexemes[at].sort == Sort::Mark {
            let (entries, inside) = (Vec::new(), Vec::new());
            stretches.push(Stretch { to: at + 1, entries, is_exact: false, inside });
        }
        stretches
    }

    /// Where an entry may end: behind about as many words as one of the key has, or no more parts.
    fn ends(&self, at: usize, piece: Option<usize>) -> Vec<usize> {
        if self.lexemes[at].sort == Sort::LineEnd {
            return Vec::new();
        }
        let short = self.lengths.iter().map(|length| at + length);
        let first = usize::from(!self.lexemes[at].parts());
        let counts = self.parts.iter().filter(|count| **count >= first);
        let parted = counts.flat_map(|count| {
            let begun = self.begun[at + 1] + count - first;
            let from = self.begun.partition_point(|other| *other < begun).max(at + 1);
            let to = self.begun.partition_point(|other| *other <= begun);
            (from..to).filter(|&to| self.is_parted(to))
        });
        let start = self.lexemes[at].from;
        let ends = short.chain(parted).filter_map(|to| Some((to, self.lexemes.get(to - 1)?)));
        let ends = ends.filter(|(_, last)| last.sort != Sort::LineEnd);
        let ends = ends.take_while(|(_, last)| self.may_look(last.to - start)).map(|(to, _)| to);
        let mut ends: Vec<usize> = piece.into_iter().chain(ends).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether so many characters may still be looked at.
    fn may_look(&self, count: usize) -> bool {
        let left = self.budget.get().checked_sub(count);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The entries that a text is without a slip, by a rule that will do.
    fn exactly(&self, typed: &Text, will_do: impl Fn(Option<Ground>) -> bool) -> Vec<usize> {
        let same = self.candidates.same(typed).into_iter();
        same.filter(|&entry| will_do(self.exact(&self.prepared[entry], typed))).collect()
    }

    /// The end of what stands between two separators, with a mark that leads it: `/tmp`.
    fn piece(&self, at: usize) -> Option<usize> {
        let first = match self.lexemes[at].sort {
            Sort::Word | Sort::Weak => at,
            Sort::Mark if self.is_lead(at) => at + 1,
            Sort::Mark | Sort::LineEnd => return None,
        };
        self.piece_ends.get(first + 1).copied().flatten()
    }

    /// Whether a span is another answer of the deck, in which nothing is split.
    fn is_rival(&self, from: usize, to: usize) -> bool {
        let folded = fold(self.span(from, to), rivals::RULES);
        let found = |entry: &Prepared| self.judge.elsewhere(entry, &folded).is_some();
        !self.judge.rules.exact && self.prepared.first().is_some_and(found)
    }

    /// By which rule a text is an entry of the key without a slip.
    fn exact(&self, entry: &Prepared, typed: &Text) -> Option<Ground> {
        let judgement = if self.judge.rules.exact {
            Some(self.judge.prepared_line(entry, typed)).filter(|one| one.ruling == Ruling::Right)
        } else {
            self.judge.meet(entry, typed).filter(Judgement::is_accepted)
        };
        judgement.map(|judgement| judgement.ground)
    }

    /// The ways on over a stretch.
    fn take(&self, split: &Split, at: usize, stretch: &Stretch) -> Vec<Split> {
        const BRANCHES: usize = 4;
        let &Stretch { to, ref entries, is_exact, ref inside } = stretch;
        let is_hidden = inside.iter().any(|&entry| !split.has_met(entry));
        let is_apart = split.marks > 0 || self.has_gap(at) || self.lexemes[at - 1].parts();
        if is_hidden || (split.is_weak && !is_exact) || !is_apart {
            return Vec::new();
        }
        let mut next = split.clone();
        next.take(at, to);
        next.exact += usize::from(is_exact);
        next.covered += self.span(at, to).len();
        next.is_weak = !self.is_parted(to) || self.is_cut(to);
        next.marks = 0;
        let free = entries.iter().filter(|&&entry| !split.has_met(entry)).take(BRANCHES);
        let mut ways: Vec<Split> = free
            .map(|&entry| {
                let mut next = next.clone();
                next.meet(entry);
                next.score += 1;
                next.in_order += usize::from(next.last < Some(entry));
                next.last = Some(entry);
                next
            })
            .collect();
        if ways.is_empty() {
            next.score -= 1;
            ways.push(next);
        }
        ways
    }

    /// The way on over what parts entries, where it may stand.
    fn over(&self, split: &Split, at: usize) -> Option<Split> {
        let is_and = self.span(at, at + 1).starts_with(char::is_alphabetic);
        let is_next = split.marks == 0 || (split.marks == 1 && is_and);
        let is_free = match self.lexemes[at].sort {
            Sort::Word => false,
            Sort::LineEnd => !split.is_weak,
            Sort::Weak => split.is_weak && is_next,
            // Where an entry is nothing but marks, not every mark parts entries.
            Sort::Mark => !self.are_marks || is_next,
        };
        let marks = if self.lexemes[at].sort == Sort::LineEnd { 1 } else { split.marks + 1 };
        is_free.then(|| Split { marks, ..split.clone() })
    }
}

fn is_letter_by_letter(ground: Ground) -> bool {
    matches!(ground, Ground::Key | Ground::Fold)
}
