//! The files that a question names: its picture is found to be shown, its sound is played.

use crate::engine::Turn;
use crate::env::{Player, file};
use crate::lint::Beside;
use std::path::Path;

/// Finds the files that a question names, in the folder of its deck; the sound of one that is new is
/// played.
pub fn attach(turn: &mut Turn, folder: Option<&Path>, player: &mut Player, is_new: bool) {
    let find = |path: &str| folder.map(|folder| file::named(folder, path));
    let is_missing = |found: &Option<_>| matches!(found, Some(Err(Beside::Missing)));
    let picture = turn.image.as_ref().and_then(|(path, _)| find(path));
    turn.is_picture_missing = is_missing(&picture);
    turn.picture = picture.and_then(Result::ok);
    let file = turn.sound.as_ref().and_then(|sound| find(&sound.path));
    let is_sound_missing = is_missing(&file);
    if is_new {
        player.stop();
        if let Some(Ok(file)) = file {
            player.play(&file);
        }
    }
    if let Some(sound) = &mut turn.sound {
        sound.is_missing = is_sound_missing;
        sound.is_heard = player.has_played();
    }
}
