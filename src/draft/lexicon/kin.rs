//! What words say of what they name: nouns for one thing by turns, and words for kin.

/// Nouns that may stand for one another when the same thing is spoken of again.
pub const KINDS: &[&[&str]] = &[
    &["book", "novel", "novella", "work", "story", "text"],
    &["film", "movie", "picture", "work"],
    &[
        "company", "firm", "corporation", "business", "manufacturer", "retailer", "group", "brand",
        "maker", "producer", "supplier", "brewer", "chain",
    ],
    &["city", "town", "village", "capital", "municipality", "settlement", "port"],
    &["ship", "vessel", "liner", "boat", "steamer"],
    &["building", "castle", "palace", "church", "cathedral", "tower", "house", "fortress"],
    &["museum", "gallery", "collection", "institution", "building"],
    &["country", "nation", "state", "republic", "kingdom"],
    &["province", "region", "territory", "state", "area"],
    &["island", "islands", "archipelago"],
    &["school", "university", "college", "institution", "institute"],
    &["organization", "organisation", "association", "institute", "body", "agency", "alliance"],
    &["album", "record", "song", "single", "work"],
    &["language", "software", "program", "tool", "project", "library", "system"],
    &["species", "animal", "mammal", "bird", "plant", "insect", "fish"],
    &["law", "act", "statute", "treaty", "agreement", "convention", "constitution", "regulation"],
    &["war", "conflict", "battle", "campaign", "siege", "revolution"],
    &["disease", "disorder", "condition", "illness", "infection"],
    &["bridge", "canal", "tunnel", "railway", "line", "road"],
    &["mission", "flight", "expedition"],
    &["earthquake", "quake", "tremor"],
    &["crash", "accident", "collision"],
    &["fire", "blaze"],
    &["storm", "hurricane", "typhoon", "cyclone", "tornado"],
    &["explosion", "blast"],
];

/// Words for kin: behind one of them "he" may be another, "she", or either.
pub const KIN: [(&str, &[&str]); 3] = [
    ("he", &["father", "husband", "brother", "son", "uncle", "grandfather", "nephew"]),
    ("she", &["mother", "wife", "sister", "daughter", "aunt", "grandmother", "niece"]),
    ("", &["cousin", "friend", "partner", "teacher", "student", "colleague"]),
];
