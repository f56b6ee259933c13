//! Room to write: as much as an answer needs by hand, in few sizes, so that it does not tell how long
//! the answer is.

use crate::exam::Slot;
use crate::form::Grouping;
use crate::text::width;

/// The room for one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A word or a number.
    Short,
    /// So many lines.
    Lines(usize),
}

/// How wide the longest right answer may be for each room, in columns. A hand needs twice the room of
/// print: a line of a page holds about 45 letters.
const ROOMS: [(usize, Room); 5] = [
    (14, Room::Short),
    (40, Room::Lines(1)),
    (85, Room::Lines(2)),
    (180, Room::Lines(4)),
    (usize::MAX, Room::Lines(8)),
];

/// How many lines of code or verse the right answer may have for so many lines of room.
const BLOCKS: [(usize, usize); 4] = [(3, 6), (8, 12), (18, 24), (usize::MAX, 36)];

/// The room for each line of an answer: the same for all, by the longest.
pub fn room(slot: &Slot<'_>, grouping: Grouping) -> Room {
    let expected = slot.question.kind.expected(slot.item.part);
    let keys = || expected.iter().flat_map(|expected| expected.key);
    if grouping == Grouping::Text {
        let lines = keys().map(|key| key.lines().count()).max().unwrap_or_default();
        let block = BLOCKS.iter().find(|(most, _)| lines <= *most);
        return Room::Lines(block.map_or(1, |(_, room)| *room));
    }
    let longest = keys().map(|key| width(key)).max().unwrap_or_default();
    ROOMS.iter().find(|(most, _)| longest <= *most).map_or(Room::Lines(1), |(_, room)| *room)
}
