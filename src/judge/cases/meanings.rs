//! Words that begin as an opposite does, little words, remarks and several answers by example.

use super::{USUAL, check};

#[test]
fn what_begins_as_the_opposite_is_no_slip() {
    check(
        USUAL,
        &[
            ("aerobic", "", "anerobic", "wrong meaning"),
            ("aerobic", "", "anaerobic", "wrong typo"),
            ("regular", "", "iregular", "wrong meaning"),
            ("regular", "", "irregular", "wrong typo"),
            ("legal", "", "ilegal", "wrong meaning"),
            ("logical", "", "ilogical", "wrong meaning"),
            ("mature", "", "imature", "wrong meaning"),
            ("typical", "", "atipical", "wrong typo"),
            ("typical", "", "atypical", "wrong meaning"),
            ("symmetrical", "", "asymetrical", "wrong typo"),
            ("responsibility", "", "iresponsibility", "wrong meaning"),
            ("an aerobic process", "", "an anerobic process", "wrong meaning"),
            ("motion", "", "emotion", "typo typo"),
            ("a motion", "", "emotion", "wrong typo"),
            ("emotion", "", "a motion", "wrong typo"),
            ("a motion", "", "an emotion", "wrong typo"),
            ("the motion", "", "emotion", "wrong typo"),
        ],
    );
    check(
        USUAL,
        &[
            ("unnecessary", "", "unecessary", "typo typo"),
            ("illegal", "", "ilegal", "typo typo"),
            ("irregular", "", "iregular", "typo typo"),
            ("immediately", "", "imediately", "typo typo"),
            ("innocent", "", "inocent", "typo typo"),
            ("anaerobic", "", "anerobic", "typo typo"),
            ("immature", "", "imature", "typo typo"),
            ("annual", "", "anual", "typo typo"),
            ("dissimilar", "", "disimilar", "typo typo"),
            ("academic", "", "acadmic", "typo typo"),
            ("illness", "", "ilness", "typo typo"),
            ("university", "", "unniversity", "typo typo"),
            ("regular", "", "regullar", "typo typo"),
            ("aerobic", "", "aerobbic", "typo typo"),
            ("a station", "", "staton", "typo typo"),
            ("a motion", "", "motoin", "typo typo"),
            ("a motion", "", "a moton", "typo typo"),
            ("unlikely", "", "unlikly", "typo typo"),
        ],
    );
}
