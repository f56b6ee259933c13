//! Pictures and sounds on disk: those beside a deck that goes out, and those beside a foreign file that
//! comes in. What is put on disk is beside a deck or a file before that names it; nothing that is there is
//! written over, and no name leads out of the folder.

use crate::env::{Global, file};
use crate::error::Result;
use crate::format::{Bundle, Loss, Medium};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

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
pub fn medium(folder: Option<&Path>, name: String, global: &Global) -> Medium {
    let (folder, path, most) = (folder.map(Path::to_owned), name.clone(), global.max_size);
    let fetch = move || {
        let folder = folder.as_deref().ok_or("there is no folder to find it in")?;
        let found = file::named(folder, &path).map_err(|_| "the file is not there")?;
        file::read(&found, most).map_err(|_| "the file cannot be read".to_owned())
    };
    Medium { name, fetch: Box::new(fetch) }
}

/// Puts files into a folder; what cannot be put there is lost, and those that are new there. `tell`
/// hears how many are there.
///
/// # Errors
/// When the folder takes no file.
pub fn put(
    media: &[&Medium],
    folder: &Path,
    tell: &dyn Fn(usize),
) -> Result<(Vec<Loss>, Vec<PathBuf>)> {
    let (mut losses, mut new) = (Vec::new(), Vec::new());
    for (number, Medium { name, fetch }) in media.iter().enumerate() {
        tell(number);
        let path = name.trim_start_matches("./");
        let mut parts = Path::new(path).components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            losses.push(Loss::part(name.clone(), "it lies outside of the folder"));
            continue;
        }
        match fetch() {
            Ok(bytes) => match file::put_beside(folder, path, &bytes, "")? {
                file::Put::New => new.push(folder.join(path)),
                file::Put::Same => {}
                file::Put::Other => losses
                    .push(Loss::part(name.clone(), "another file of this name is there already")),
            },
            Err(reason) => losses.push(Loss::part(name.clone(), reason)),
        }
    }
    Ok((losses, new))
}
