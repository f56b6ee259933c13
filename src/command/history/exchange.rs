//! `history export`, `import` and `undo-import`: the history as lines, out, in, and out again.

use crate::env::{self, file};
use crate::error::{Error, Exit, Result};
use crate::store::{Imported, Store};
use crate::text::{plural, printable_line, to_type};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// Writes every event, and with `everything` also the sessions that did not end.
pub fn export(store: &Store, path: &Path, everything: bool) -> Result<Exit> {
    let write = |out: &mut dyn Write| -> Result<usize> {
        let count = store.export(out)?;
        Ok(count + if everything { store.export_rest(out)? } else { 0 })
    };
    if path.as_os_str() == "-" {
        let mut out = io::BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        out.flush().map_err(|error| Error::io("cannot write the export", &error))?;
        return Ok(Exit::Done);
    }
    file::expect_result(path)?;
    let mut count = 0;
    file::write(path, |out| {
        count = write(out)?;
        Ok(())
    })?;
    let name = printable_line(&path.display().to_string());
    writeln!(env::sentences(), "{} written to {name}", plural(count, "event"))?;
    Ok(Exit::Done)
}

/// Adds the events of an export that are not there yet.
pub fn import(store: &mut Store, path: &Path) -> Result<Exit> {
    if path.as_os_str() == "-" {
        return join(store, &mut io::stdin().lock(), "standard input");
    }
    join(store, &mut BufReader::new(file::open(path)?), &path.display().to_string())
}

/// The same from what is called by a name.
pub fn join(store: &mut Store, input: &mut dyn BufRead, name: &str) -> Result<Exit> {
    let imported = store.import(input, name, env::moment()?)?;
    let mut out = env::sentences();
    let Imported { batch, new, known, rest, strange, cut, .. } = imported;
    writeln!(out, "{}, {known} known already", plural(new, "new event"))?;
    if rest > 0 {
        writeln!(out, "{} besides: open sessions and what was set here", plural(rest, "line"))?;
    }
    for (what, count) in strange {
        let what = printable_line(&what);
        writeln!(out, "{what}: met {}, of a later version; kept", plural(count, "time"))?;
    }
    if let Some(batch) = batch {
        writeln!(out, "`{}` takes this back", to_type("history undo-import", [batch.to_string()]))?;
    }
    if let Some((line, reason)) = cut {
        let name = printable_line(name);
        let error = format!("cannot read line {line} of {name}: {}", printable_line(&reason));
        let whole = plural(line - 1, "line");
        return Err(Error::new(error).hint(format!(
            "the file is cut off there; the {whole} before came in; get the whole file, and import \
             it again"
        )));
    }
    Ok(Exit::Done)
}

/// Takes an import back: the last one, or the one of a number.
pub fn undo(store: &mut Store, batch: Option<i64>) -> Result<Exit> {
    let batches = store.batches()?;
    let found = match batch {
        None => batches.last(),
        Some(wanted) => batches.iter().find(|batch| batch.number == wanted),
    };
    let Some(found) = found else {
        let hint = match batches.last() {
            None => "nothing was imported here".to_owned(),
            Some(last) => format!("the last import has the number {}", last.number),
        };
        return Err(Error::new("cannot find an import to take back").hint(hint));
    };
    if found.is_carried {
        let source = printable_line(&found.source);
        return Err(Error::new(format!(
            "cannot take back what came from {source}: others have it"
        ))
        .hint(
            "it was carried to them by sync; `quizdeck history forget` deletes answers everywhere",
        ));
    }
    let count = store.undo_import(found.number)?;
    let source = printable_line(&found.source);
    let rest = if found.has_rest { ", with what else came with it" } else { "" };
    writeln!(env::sentences(), "{} from {source} taken back{rest}", plural(count, "event"))?;
    if found.has_forgotten {
        writeln!(
            env::sentences(),
            "If it deleted answers here, they do not come back; an export or a backup may have them."
        )?;
    }
    Ok(Exit::Done)
}
