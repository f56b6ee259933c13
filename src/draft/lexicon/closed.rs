//! Closed classes of English words, in lower case.

/// Articles and what stands in their place.
pub const DETERMINERS: &[&str] = &[
    "the", "a", "an", "each", "every", "some", "any", "no", "all", "both", "many", "most",
    "several", "few", "another", "other", "such", "various", "numerous", "certain", "much", "more",
    "less",
];
/// Words that point at what was named before.
pub const DEMONSTRATIVES: &[&str] = &["this", "that", "these", "those", "such"];
/// Pronouns that stand alone.
pub const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "him", "them", "we", "us", "i", "you", "me", "himself", "herself",
    "itself", "themselves", "there", "one", "someone", "anyone", "everyone", "others", "what",
    "something", "nothing", "everything", "hers", "theirs", "ours", "here", "none", "neither",
];
/// Pronouns before a noun.
pub const POSSESSIVES: &[&str] = &["his", "her", "its", "their", "our", "my", "your"];
/// Prepositions.
pub const PREPOSITIONS: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "to", "of", "with", "into", "onto", "upon", "over",
    "under", "between", "among", "amongst", "during", "through", "throughout", "against", "about",
    "around", "across", "along", "near", "within", "without", "towards", "toward", "beyond",
    "behind", "beside", "beneath", "below", "above", "off", "out", "up", "down", "via", "per",
    "inside", "outside", "alongside", "despite", "including", "like", "unlike", "amid",
    "following", "regarding", "concerning", "circa", "as", "than", "until", "till", "since",
    "after", "before", "besides",
];
/// Words that begin a clause below another.
pub const SUBORDINATORS: &[&str] = &[
    "although", "though", "because", "while", "whereas", "when", "whenever", "where", "wherever",
    "if", "unless", "whether", "once", "so", "lest", "rather", "how", "why",
];
/// Words that begin a clause about the noun before them.
pub const RELATIVES: &[&str] = &["which", "who", "whom", "whose", "that"];
/// Words between equals.
pub const CONJUNCTIONS: &[&str] = &["and", "or", "but", "nor", "yet"];
/// Forms of `be`.
pub const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "am"];
/// Forms of `have`.
pub const HAVE: &[&str] = &["has", "have", "had", "having"];
/// Forms of `do`.
pub const DO: &[&str] = &["does", "do", "did"];
/// Modal verbs; `may` and `will` in lower case only.
pub const MODALS: &[&str] =
    &["can", "could", "may", "might", "must", "shall", "should", "will", "would", "cannot"];
/// Words that deny.
pub const NEGATIONS: &[&str] = &[
    "not", "n't", "never", "no", "none", "nor", "neither", "without", "hardly", "rarely", "seldom",
    "cannot", "nobody", "nothing", "nowhere", "few", "little", "barely", "scarcely",
];
/// Words by which a sentence does not say that something is so.
pub const HEDGES: &[&str] = &[
    "perhaps", "possibly", "probably", "maybe", "allegedly", "reportedly", "supposedly",
    "apparently", "presumably", "likely", "unlikely", "proposed", "planned", "intended", "hoped",
    "expected", "scheduled", "believed", "thought", "rumored", "rumoured", "considered",
    "suggested", "suspected", "seems", "seemed", "appears", "appeared", "potentially", "arguably",
    "might", "could", "may", "would", "should", "alleged", "attempted", "almost", "nearly",
    "tried", "wanted", "if", "whether", "claimed", "claims", "claim", "predicted", "speculated",
    "disputed", "doubtful", "supposed",
];
/// Words that tell that someone else says it.
pub const ATTRIBUTIONS: &[&str] = &[
    "said", "says", "according", "argued", "argues", "stated", "told", "claimed", "believes",
    "believed", "suggests", "suggested", "insisted", "warned",
];
/// Adverbs that may stand in a group of verbs, besides those in `-ly`.
pub const ADVERBS: &[&str] = &[
    "also", "then", "later", "soon", "already", "still", "often", "always", "now", "once", "again",
    "first", "ever", "just", "even", "only", "further", "thus", "therefore", "eventually", "today",
    "usually", "largely", "together", "instead", "meanwhile", "sometimes", "long", "well",
    "almost", "not", "never", "n't", "subsequently", "previously", "currently", "officially",
    "formally", "very", "too", "quite", "nearly", "there", "abroad", "away", "back", "home",
    "hence", "however", "far",
];
/// Words that join a sentence to the one before it, and can go.
pub const CONNECTORS: &[&str] = &[
    "however",
    "moreover",
    "furthermore",
    "therefore",
    "thus",
    "nevertheless",
    "nonetheless",
    "consequently",
    "meanwhile",
    "additionally",
    "also",
    "indeed",
    "hence",
    "similarly",
    "finally",
    "in addition",
    "more importantly",
    "most importantly",
    "in fact",
    "as a result",
    "for example",
    "for instance",
    "on the other hand",
    "by contrast",
    "in contrast",
    "in particular",
    "of course",
    "in conclusion",
    "last but not least",
    "in turn",
    "at the same time",
    "in other words",
    "that is",
    "in general",
    "overall",
    "today",
    "likewise",
    "instead",
    "still",
    "then",
    "specifically",
    "notably",
    "in short",
    "currently",
    "afterward",
    "afterwards",
    "later",
    "subsequently",
    "eventually",
    "ultimately",
    "luckily",
    "unfortunately",
    "interestingly",
    "previously",
    "in the end",
    "in conclusion, it should be noted that",
    "it should be noted that",
    "note that",
    "in response",
    "in return",
    "in retrospect",
    "as it turned out",
    "as such",
];
/// Days of the week.
pub const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Number words above one and below a hundred, without those of two words, and what each is worth.
pub const NUMERALS: &[(&str, u64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];
/// Words that multiply a number before them.
pub const SCALES: &[(&str, u64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
/// Words by which a number is not exact.
pub const APPROXIMATE: &[&str] = &[
    "about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa",
    "estimated", "~",
];
/// Words by which a number is a bound.
pub const BOUNDS: &[&str] = &[
    "over", "under", "least", "most", "more", "less", "fewer", "than", "exceeding", "above",
    "below", "minimum", "maximum", "up", "to",
];
/// Adjectives that no ending tells.
pub const ADJECTIVES: &[&str] = &[
    "new", "old", "large", "small", "great", "high", "low", "long", "short", "early", "late",
    "main", "major", "minor", "young", "good", "bad", "big", "full", "strong", "weak", "deep",
    "wide", "free", "own", "same", "different", "important", "first", "second", "third", "last",
    "next", "former", "largest", "smallest", "highest", "longest", "best", "oldest", "key",
    "chief", "common", "modern", "ancient", "public", "private", "open", "single", "whole",
    "entire", "red", "white", "black", "green", "blue", "poor", "rich", "heavy", "light", "hard",
    "soft", "joint", "foreign", "human", "present", "western", "eastern", "northern", "southern",
    "central", "native",
];

/// Units: of length, weight, time and so on.
pub const UNITS: &[&str] = &[
    "metre", "meter", "metres", "meters", "kilometre", "kilometer", "kilometres", "kilometers",
    "km", "m", "cm", "mm", "mi", "sq", "square", "cubic", "km2", "km²", "m2", "m²", "m3", "m³",
    "m3/s", "nmi", "lbs", "centimetres", "centimeters", "millimetres", "millimeters", "mile",
    "miles", "feet", "foot", "ft", "inches", "inch", "yards", "kg", "kilograms", "kilogrammes",
    "grams", "g", "tonnes", "tons", "pounds", "lb", "ounces", "litres", "liters", "gallons",
    "barrels", "hectares", "acres", "degree", "degrees", "°c", "°f", "hours", "minutes", "seconds",
    "days", "weeks", "months", "years", "decades", "centuries", "bits", "bytes", "kilobytes",
    "megabytes", "gigabytes", "mb", "gb", "kb", "watts", "kilowatts", "megawatts", "volts",
    "hertz", "mhz", "ghz", "mph", "knots", "km/h", "kelvin", "k", "nautical", "cu", "hour",
    "minute", "day", "week", "month", "year",
];

/// Nouns that point back when nothing but "the" stands before them.
pub const POINTING: &[&str] = &[
    "film", "films", "book", "novel", "song", "album", "company", "city", "town", "team", "game",
    "match", "ship", "plane", "committee", "commission", "bill", "report", "study", "theory",
    "election", "battle", "campaign", "attack", "president", "couple", "family", "man", "woman",
    "boy", "girl", "village", "building", "project", "method", "program", "programme", "letter",
    "document", "paper", "convention", "meeting", "conference", "ceremony", "expedition", "group",
    "event", "incident", "play", "story", "series", "show", "law", "act", "decision", "case",
    "proposal", "agreement", "deal", "site", "area", "region", "pair", "trio", "sandbank",
    "disease", "others", "school", "university", "painting", "poem", "work", "version", "former",
    "latter", "organization", "organisation", "institution", "process", "result", "results",
    "number", "figure", "rate", "position", "post", "role", "plan", "idea", "change", "changes",
    "effort", "system", "model", "test", "tests", "standard", "character", "characters", "release",
    "network", "settlement",
];
