//! Splits what was typed for a list into entries (rule 11). Separators stand inside entries too
//! (`TCP/IP`), or are entries (`&`): of all ways to split, the one that meets most entries counts.

use std::cmp::Reverse;

use super::fold::fold;
use super::lexeme::{Lexeme, Sort, lead, lexemes, parts};
use super::target::Prepared;
use super::text::Text;
use super::verdict::{Ground, Judgement, Ruling};
use super::{Expected, Judge, rivals};

/// So many ways to split a line are followed at a time.
const WAYS: usize = 50;

/// Splits typed lines; gives no more than some entries.
pub(super) fn split(
    judge: &Judge,
    entries: &[Expected],
    prepared: &[Prepared],
    typed: &[String],
    most: usize,
) -> Vec<String> {
    let keys = || {
        entries
            .iter()
            .flat_map(|entry| entry.key.iter().chain(entry.noted.iter().map(|noted| &noted.text)))
    };
    let lexed = |text: &String| lexemes(text, judge.rules);
    let longest = keys().map(|text| lexed(text).len()).max().unwrap_or(1);
    let text = typed.join("\n");
    let mut lexemes = lexemes(&text, judge.rules);
    lexemes.truncate(most.saturating_mul(longest + 1));
    let splitter = Splitter {
        judge,
        prepared,
        text: &text,
        lexemes,
        longest,
        parts: keys().map(|text| parts(&lexed(text))).max().unwrap_or(1),
        leads: keys().filter_map(|text| lead(text, &lexed(text))).collect(),
        are_marks: keys().any(|text| lexed(text).iter().all(Lexeme::is_mark)),
    };
    let entries = splitter.best().into_iter().take(most);
    entries.map(|(from, to)| splitter.span(from, to).to_owned()).collect()
}

struct Splitter<'a, 'e> {
    judge: &'a Judge<'a>,
    prepared: &'a [Prepared<'e>],
    text: &'a str,
    lexemes: Vec<Lexeme>,
    /// The most lexemes of an entry of the key, and the most parts.
    longest: usize,
    parts: usize,
    /// The marks that stand before the first word of an entry of the key: `/var`.
    leads: Vec<String>,
    /// Whether one has nothing but marks.
    are_marks: bool,
}

/// One way to split what was typed, up to some place.
#[derive(Clone, Default)]
struct Split {
    entries: Vec<(usize, usize)>,
    met: Vec<bool>,
    /// Entries met less those that met none.
    score: i64,
    exact: usize,
    covered: usize,
    /// The entry met last, and how many were met behind the one before them in the key.
    last: Option<usize>,
    in_order: usize,
    /// Only an entry of the key may follow.
    is_weak: bool,
    /// How many marks stand since the last entry or line end.
    marks: usize,
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
        is_word
            && !self.has_gap(at + 1)
            && self.leads.iter().any(|lead| lead == self.span(at, at + 1))
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
        let met = vec![false; self.prepared.len()];
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
        best.map_or_else(Vec::new, |best| best.entries)
    }

    /// The stretches that lead on from a place.
    fn stretches(&self, at: usize) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let near = |to, entries| Stretch { to, entries, is_exact: false, inside: Vec::new() };
        let piece = self.piece(at).filter(|_| self.is_parted(at));
        let (least, whole) = match piece {
            Some(end) if self.is_rival(at, end) => (end, Vec::new()),
            Some(end) => {
                let typed = Text::typed(self.span(at, end), self.judge.rules);
                let by_letter = |ground: Option<Ground>| ground.is_some_and(is_letter_by_letter);
                (at, self.entries(|entry| by_letter(self.exact(entry, &typed))))
            }
            None => (at, Vec::new()),
        };
        for to in self.ends(at, piece).into_iter().filter(|&to| to >= least) {
            let typed = Text::typed(self.span(at, to), self.judge.rules);
            let entries = self.entries(|entry| self.is_exact(entry, &typed, at, to));
            if !entries.is_empty() {
                let is_inside = piece.is_some_and(|end| to < end);
                let inside = if is_inside { whole.clone() } else { Vec::new() };
                stretches.push(Stretch { to, entries, is_exact: true, inside });
            } else if piece.is_some_and(|end| end <= to) && self.is_piece_end(to) {
                let accepts =
                    |entry: &Prepared| self.judge.prepared_line(entry, &typed).is_accepted();
                let entries = self.entries(accepts);
                if !entries.is_empty() || Some(to) == piece {
                    stretches.push(near(to, entries));
                }
            }
        }
        if self.are_marks && self.lexemes[at].sort == Sort::Mark {
            stretches.push(near(at + 1, Vec::new()));
        }
        stretches
    }

    /// Where an entry may end: behind no more words, or else parts, than one of the key has.
    fn ends(&self, at: usize, piece: Option<usize>) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut parts = 0;
        for to in at + 1..=self.lexemes.len() {
            let last = &self.lexemes[to - 1];
            let begins = to - 1 == at || self.lexemes[to - 2].parts();
            parts += usize::from(begins && !last.parts());
            let is_short = to - at <= self.longest + 2;
            let is_far = !is_short && parts > self.parts && piece.is_none_or(|end| end < to);
            if self.lexemes[at].sort == Sort::LineEnd || is_far {
                break;
            }
            let is_end = is_short || (self.is_parted(to) && parts <= self.parts);
            let is_end = is_end || Some(to) == piece;
            if is_end && last.sort != Sort::LineEnd {
                ends.push(to);
            }
        }
        ends
    }

    fn entries(&self, is_met: impl Fn(&Prepared) -> bool) -> Vec<usize> {
        (0..self.prepared.len()).filter(|&entry| is_met(&self.prepared[entry])).collect()
    }

    /// The end of what stands between two separators, with a mark that leads it: `/tmp`.
    fn piece(&self, at: usize) -> Option<usize> {
        let first = match self.lexemes[at].sort {
            Sort::Word | Sort::Weak => at,
            Sort::Mark if self.is_lead(at) => at + 1,
            Sort::Mark | Sort::LineEnd => return None,
        };
        (first + 1..=self.lexemes.len()).find(|&to| self.is_piece_end(to))
    }

    /// Whether a span is another answer of the deck, in which nothing is split.
    fn is_rival(&self, from: usize, to: usize) -> bool {
        let folded = fold(self.span(from, to), rivals::RULES);
        let found = |entry: &Prepared| self.judge.elsewhere(entry, &folded).is_some();
        !self.judge.rules.exact && self.prepared.first().is_some_and(found)
    }

    /// Whether a span is an entry of the key, a mark at either end included only where it counts.
    fn is_exact(&self, entry: &Prepared, typed: &Text, from: usize, to: usize) -> bool {
        let is_marked = self.lexemes[from].parts() || self.lexemes[to - 1].parts();
        self.exact(entry, typed).is_some_and(|ground| !is_marked || is_letter_by_letter(ground))
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
        let is_hidden = inside.iter().any(|&entry| !split.met[entry]);
        let is_apart = split.marks > 0 || self.has_gap(at) || self.lexemes[at - 1].parts();
        if is_hidden || (split.is_weak && !is_exact) || !is_apart {
            return Vec::new();
        }
        let mut next = split.clone();
        next.entries.push((at, to));
        next.exact += usize::from(is_exact);
        next.covered += self.span(at, to).len();
        next.is_weak = !self.is_parted(to) || self.is_cut(to);
        next.marks = 0;
        let free = entries.iter().filter(|&&entry| !split.met[entry]).take(BRANCHES);
        let mut ways: Vec<Split> = free
            .map(|&entry| {
                let mut next = next.clone();
                next.met[entry] = true;
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

/// The best of some ways, the very best first; of those that lead to the same, one.
fn fittest(mut ways: Vec<Split>) -> Vec<Split> {
    let rank = |split: &Split| {
        (split.score, split.exact, split.covered, split.in_order, Reverse(split.entries.len()))
    };
    ways.sort_by_key(|split| Reverse(rank(split)));
    let mut kept: Vec<Split> = Vec::new();
    for split in ways {
        let is_known = |other: &Split| {
            (other.is_weak, other.marks, other.last, &other.met)
                == (split.is_weak, split.marks, split.last, &split.met)
        };
        if kept.len() < WAYS && !kept.iter().any(is_known) {
            kept.push(split);
        }
    }
    kept
}
