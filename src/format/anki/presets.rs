//! Presets: the settings of decks, as far as they say how memory was reckoned.

use super::wire::Message;
use serde::Deserialize;
use std::collections::HashMap;

/// The fields of a newer collection that hold parameters, those of the latest version first.
const FIELDS: [u64; 3] = [6, 5, 3];

/// The parameters of presets by their numbers; none where nothing was fitted.
pub type PresetParameters = HashMap<i64, Vec<f32>>;

#[derive(Deserialize)]
struct LegacyPreset {
    #[serde(rename = "fsrsParams6", default)]
    latest: Vec<f32>,
    #[serde(rename = "fsrsParams5", default)]
    fifth: Vec<f32>,
    #[serde(rename = "fsrsWeights", default)]
    fourth: Vec<f32>,
}

/// Those of an older collection.
pub fn of_legacy(json: &str) -> PresetParameters {
    // What stands there for other programs may look otherwise, and is passed over.
    let presets: HashMap<String, serde_json::Value> =
        serde_json::from_str(json).unwrap_or_default();
    let read = |(id, preset): (String, serde_json::Value)| {
        let preset: LegacyPreset = serde_json::from_value(preset).ok()?;
        let mut sets = [preset.latest, preset.fifth, preset.fourth].into_iter();
        Some((id.parse().ok()?, sets.find(|set| !set.is_empty())?))
    };
    presets.into_iter().filter_map(read).collect()
}

/// That of a preset of a newer collection.
pub fn of_config(config: &[u8]) -> Option<Vec<f32>> {
    let numbers = |field| {
        let bytes = Message(config).bytes(field).unwrap_or_default();
        let (numbers, _) = bytes.as_chunks::<4>();
        numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect::<Vec<f32>>()
    };
    FIELDS.into_iter().map(numbers).find(|set| !set.is_empty())
}

/// The preset of a deck of a newer collection.
pub fn of_deck(kind: &[u8]) -> Option<i64> {
    let normal = Message(kind).bytes(1)?;
    i64::try_from(Message(normal).number(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_of_the_latest_version_are_taken() {
        let json = r#"{"1":{"fsrsParams6":[],"fsrsParams5":[1.5,2],"fsrsWeights":[9]},
            "2":{"fsrsWeights":[]},"x":{},"3":7}"#;
        assert_eq!(of_legacy(json), HashMap::from([(1, vec![1.5, 2.0])]));
        assert!(of_legacy("nonsense").is_empty());
        let field =
            |number: u8, value: f32| [&[number << 3 | 2, 4], &value.to_le_bytes()[..]].concat();
        let config = [field(3, 1.0), field(6, 6.0), field(5, 5.0)].concat();
        assert_eq!(of_config(&config), Some(vec![6.0]));
        assert_eq!((of_config(&field(3, 1.0)), of_config(&[])), (Some(vec![1.0]), None));
        assert_eq!(of_deck(&[0x0a, 0x02, 0x08, 0x07]), Some(7));
    }
}
