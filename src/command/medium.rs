//! Pictures and sounds on disk: those beside a deck that goes out, and those beside a foreign file that
//! comes in.

use crate::env::{Global, file};
use crate::format::{Bundle, Medium};
use std::collections::BTreeSet;
use std::path::Path;

/// What the questions of a deck name that is not in it: to be found in a folder.
pub fn beside(bundle: &mut Bundle, folder: Option<&Path>, global: &Global) {
    let files = bundle.questions.iter().flat_map(|question| question.draft.files());
    let mut named: BTreeSet<String> = files.map(str::to_owned).collect();
    bundle.media.iter().for_each(|medium| {
        named.remove(&medium.name);
    });
    bundle.media.extend(named.into_iter().map(|name| medium(folder, name, global)));
}

/// A file in a folder, to be read when it is wanted.
fn medium(folder: Option<&Path>, name: String, global: &Global) -> Medium {
    let (folder, path, most) = (folder.map(Path::to_owned), name.clone(), global.max_size);
    let fetch = move || {
        let folder = folder.as_deref().ok_or("there is no folder to find it in")?;
        let found = file::named(folder, &path).map_err(|_| "the file is not there")?;
        file::read(&found, most).map_err(|_| "the file cannot be read".to_owned())
    };
    Medium { name, fetch: Box::new(fetch) }
}
