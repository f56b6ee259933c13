//! Standard output and standard error for sentences: in a terminal their lines are broken between
//! words, elsewhere they are as they are.

use crate::text::fitted;
use console::Term;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Takes lines, and writes each once it is whole.
pub struct Sentences<W: Write> {
    out: W,
    /// How wide a line may be, if that matters.
    columns: Option<usize>,
    begun: Vec<u8>,
}

/// Sentences on standard output.
pub fn sentences() -> Sentences<io::Stdout> {
    Sentences::new(io::stdout(), &Term::stdout())
}

/// Sentences on standard error.
pub fn remarks() -> Sentences<io::Stderr> {
    Sentences::new(io::stderr(), &Term::stderr())
}

/// Standard output for much: sentences where people read it in a terminal, else as it comes.
pub fn output(is_for_people: bool) -> Box<dyn Write> {
    if is_for_people && io::stdout().is_terminal() {
        Box::new(sentences())
    } else {
        Box::new(BufWriter::new(io::stdout().lock()))
    }
}

impl<W: Write + IsTerminal> Sentences<W> {
    fn new(out: W, terminal: &Term) -> Self {
        let columns = out.is_terminal().then(|| usize::from(terminal.size().1));
        Self { out, columns: columns.filter(|columns| *columns > 0), begun: Vec::new() }
    }
}

impl<W: Write> Write for Sentences<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(&rest[..end]);
            rest = &rest[end + 1..];
            let line = std::mem::take(&mut self.begun);
            let line = String::from_utf8_lossy(&line);
            match self.columns {
                Some(columns) => writeln!(self.out, "{}", fitted(&line, columns))?,
                None => writeln!(self.out, "{line}")?,
            }
        }
        self.begun.extend_from_slice(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(columns: Option<usize>) -> String {
        let mut sentences = Sentences { out: Vec::new(), columns, begun: Vec::new() };
        writeln!(sentences, "Exports may still have it.").unwrap();
        writeln!(sentences, "\nYes.").unwrap();
        String::from_utf8(sentences.out).unwrap()
    }

    #[test]
    fn lines_are_broken_between_words_where_they_have_an_end() {
        assert_eq!(written(None), "Exports may still have it.\n\nYes.\n");
        assert_eq!(written(Some(12)), "Exports may\nstill have\nit.\n\nYes.\n");
    }
}
