//! Pictures of questions, for terminals that can show some. What can be shown, and how, is told by
//! the environment and by the terminal itself; everywhere else a picture is named.

mod blocks;
mod decode;
mod protocol;

use super::page;
use super::tty::Size;
use crate::engine::Turn;
use crate::text::{Emulator, Look, Palette};
use protocol::{QUESTION, is_kitty, takes_sixels};
use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Begins a line that is a row of a picture. No text of a deck holds such a character.
///
/// The first row goes on with how many rows there are, what takes the picture off the screen, and
/// what draws it at the cursor, with the same mark between; the others are the mark alone.
pub(super) const ROW: char = '\0';

/// How a terminal shows pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    /// kitty's.
    Kitty,
    /// iTerm2's.
    Iterm,
    /// Sixels.
    Sixel,
    /// Two dots a character, by its two colours.
    Blocks(Palette),
}

/// What pictures are drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Easel {
    protocol: Protocol,
    /// How many dots wide and high a character is.
    cell: (u32, u32),
}

/// In a window of fewer rows a picture would take the place of the question.
const LOW: usize = 12;

/// How large a character is where the terminal does not say.
const CELL: (u32, u32) = (8, 16);

impl Easel {
    /// What can be drawn on, if anything can. `ask` puts a question to the terminal, and brings what
    /// it answers in time; it is not asked inside tmux and screen, which answer for themselves.
    fn find(
        emulator: Emulator,
        look: Look,
        ask: impl FnOnce(&str) -> io::Result<Vec<u8>>,
    ) -> io::Result<Option<Self>> {
        if !look.colour || !cfg!(feature = "pictures") {
            return Ok(None);
        }
        let blocks = (look.unicode && emulator.palette != Palette::Few)
            .then_some(Self { protocol: Protocol::Blocks(emulator.palette), cell: (1, 2) });
        if emulator.is_multiplexed {
            return Ok(blocks);
        }
        if emulator.takes_files {
            return Ok(Some(Self { protocol: Protocol::Iterm, cell: CELL }));
        }
        let answer = ask(QUESTION)?;
        let cell = protocol::cell(&answer).unwrap_or(CELL);
        Ok(if is_kitty(&answer) {
            Some(Self { protocol: Protocol::Kitty, cell })
        } else if takes_sixels(&answer) {
            Some(Self { protocol: Protocol::Sixel, cell })
        } else {
            blocks
        })
    }
}

/// A picture in dots of red, green and blue.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bitmap {
    width: u32,
    height: u32,
    dots: Vec<[u8; 3]>,
}

impl Bitmap {
    /// The same in another size, at most as large: each dot is the mean of those it stands for.
    fn shrunk(&self, width: u32, height: u32) -> Self {
        let (width, height) = (width.clamp(1, self.width), height.clamp(1, self.height));
        let from = |at: u32, all: u32, of: u32| u64::from(at) * u64::from(all) / u64::from(of);
        let range = |at: u32, all: u32, of: u32| {
            let start = from(at, all, of);
            start..from(at + 1, all, of).max(start + 1)
        };
        let mut dots = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let mut sums = [0_u64; 4];
                for row in range(y, self.height, height) {
                    for column in range(x, self.width, width) {
                        let at = usize::try_from(row * u64::from(self.width) + column);
                        let dot = at.ok().and_then(|at| self.dots.get(at)).copied();
                        for (sum, part) in sums.iter_mut().zip(dot.unwrap_or_default()) {
                            *sum += u64::from(part);
                        }
                        sums[3] += 1;
                    }
                }
                let mean = |sum: u64| u8::try_from(sum / sums[3].max(1)).unwrap_or(u8::MAX);
                dots.push([mean(sums[0]), mean(sums[1]), mean(sums[2])]);
            }
        }
        Self { width, height, dots }
    }
}

/// A picture drawn: how many columns and rows it takes, and its rows.
type Drawn = ((u32, u32), Vec<String>);

/// A picture on an easel.
struct Canvas {
    easel: Easel,
    bitmap: Bitmap,
    /// What was drawn last.
    drawn: RefCell<Option<Drawn>>,
}

impl Canvas {
    /// Reads a picture. The error says in a few words what is wrong with the file.
    fn read(path: &Path, easel: Easel) -> Result<Self, String> {
        Ok(Self { easel, bitmap: decode::read(path)?, drawn: RefCell::new(None) })
    }

    /// Its rows, no wider than the look and half as high as the window at most.
    fn rows(&self, look: Look, size: Size) -> Vec<String> {
        let whole = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let most = (whole(look.columns).max(1), whole(size.rows / 2).max(1));
        let cells = fitting((self.bitmap.width, self.bitmap.height), self.easel.cell, most);
        let mut drawn = self.drawn.borrow_mut();
        if let Some((_, rows)) = drawn.as_ref().filter(|(of, _)| *of == cells) {
            return rows.clone();
        }
        let rows = self.draw(cells);
        *drawn = Some((cells, rows.clone()));
        rows
    }

    fn draw(&self, (columns, rows): (u32, u32)) -> Vec<String> {
        let (width, height) = self.easel.cell;
        let (most_wide, most_high) = (columns * width, rows * height);
        let (wide, high) = within((self.bitmap.width, self.bitmap.height), (most_wide, most_high));
        let bitmap = self.bitmap.shrunk(wide, high);
        let shown = match self.easel.protocol {
            Protocol::Blocks(palette) => return blocks::rows(&bitmap, palette),
            Protocol::Kitty => protocol::kitty(&bitmap, columns, rows),
            Protocol::Iterm => protocol::iterm(&bitmap, columns, rows),
            Protocol::Sixel => Some((String::new(), protocol::sixels(&bitmap))),
        };
        let Some((remove, draw)) = shown else { return Vec::new() };
        let mut lines = vec![format!("{ROW}{rows}{ROW}{remove}{ROW}{draw}")];
        lines.extend((1..rows).map(|_| ROW.to_string()));
        lines
    }
}

/// What is known of the terminal.
#[derive(Clone, Copy)]
enum Studio {
    /// What the environment tells; the terminal itself was not asked yet.
    Unasked(Emulator),
    /// What can be drawn on, if anything can.
    Known(Option<Easel>),
}

/// The pictures of a session: the terminal is asked once, and a file is read once for its question.
pub(super) struct Gallery {
    studio: Studio,
    hung: Hung,
}

/// The picture of a question, or what is wrong with it.
#[derive(Clone, Default)]
pub(super) struct Hung {
    file: Option<PathBuf>,
    canvas: Option<Rc<Result<Canvas, String>>>,
}

impl Gallery {
    /// One that shows nothing.
    pub(super) const fn closed() -> Self {
        Self { studio: Studio::Known(None), hung: Hung { file: None, canvas: None } }
    }

    /// One for a terminal.
    pub(super) fn of(emulator: Emulator) -> Self {
        Self { studio: Studio::Unasked(emulator), ..Self::closed() }
    }

    /// Makes the picture of a question ready, if it has one; see [`Easel::find`].
    pub(super) fn hang(
        &mut self,
        turn: &Turn,
        look: Look,
        ask: impl FnOnce(&str) -> io::Result<Vec<u8>>,
    ) -> io::Result<Hung> {
        if self.hung.file == turn.picture {
            return Ok(self.hung.clone());
        }
        self.hung = Hung { file: turn.picture.clone(), canvas: None };
        let Some(file) = &turn.picture else { return Ok(Hung::default()) };
        let easel = match self.studio {
            Studio::Known(easel) => easel,
            Studio::Unasked(emulator) => Easel::find(emulator, look, ask)?,
        };
        self.studio = Studio::Known(easel);
        self.hung.canvas = easel.map(|easel| Rc::new(Canvas::read(file, easel)));
        Ok(self.hung.clone())
    }
}

impl Hung {
    /// Its rows, or a line that says why there are none; nothing where it is to be named only.
    pub(super) fn rows(&self, turn: &Turn, look: Look, size: Size) -> Vec<String> {
        match self.canvas.as_deref().filter(|_| self.file == turn.picture) {
            Some(Ok(_)) if size.rows < LOW => Vec::new(),
            Some(Ok(canvas)) => canvas.rows(look, size),
            Some(Err(reason)) => page::picture_name(turn, Some(reason), look),
            None => Vec::new(),
        }
    }
}

/// A size within another one, of the same shape, and no larger than it was.
fn within((width, height): (u32, u32), (wide, high): (u32, u32)) -> (u32, u32) {
    let scaled = |side: u32, by: u32, of: u32| {
        u32::try_from(u64::from(side) * u64::from(by) / u64::from(of.max(1))).unwrap_or(by).max(1)
    };
    if width <= wide && height <= high {
        (width, height)
    } else if u64::from(width) * u64::from(high) > u64::from(height) * u64::from(wide) {
        (wide, scaled(height, wide, width).min(high))
    } else {
        (scaled(width, high, height).min(wide), high)
    }
}

/// How many characters a picture takes.
fn fitting(size: (u32, u32), cell: (u32, u32), most: (u32, u32)) -> (u32, u32) {
    let room = (most.0.saturating_mul(cell.0), most.1.saturating_mul(cell.1));
    let (wide, high) = within(size, room);
    (wide.div_ceil(cell.0).max(1), high.div_ceil(cell.1).max(1))
}

#[cfg(test)]
mod tests;
