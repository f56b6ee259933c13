//! What names tell of what they name: countries with their capitals and adjectives, first names, and the
//! words that people, organisations, places and works are known by.

use std::sync::LazyLock;

/// A country of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its short name.
    pub name: &'static str,
    /// Its capital.
    pub capital: &'static str,
    /// What is of it.
    pub adjective: &'static str,
    /// The part of the world, so that options are near.
    pub region: &'static str,
}

/// All countries: name, capital, adjective and region, with tabs between.
pub static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let [name, capital, adjective, region] =
            line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(Country { name, capital, adjective, region })
    };
    include_str!("countries.tsv").lines().filter_map(row).collect()
});

/// Cities that are no capital and often named.
pub const CITIES: &[&str] = &[
    "New York", "Los Angeles", "Chicago", "Boston", "Philadelphia", "San Francisco", "Houston",
    "Miami", "Seattle", "Toronto", "Montreal", "Vancouver", "Calgary", "Edmonton", "Sydney",
    "Melbourne", "Brisbane", "Perth", "Adelaide", "Mumbai", "Kolkata", "Delhi", "Karachi",
    "Shanghai", "Hong Kong", "Osaka", "Kyoto", "Istanbul", "Saint Petersburg", "St. Petersburg",
    "Leningrad", "Milan", "Venice", "Florence", "Naples", "Turin", "Munich", "Hamburg",
    "Frankfurt", "Cologne", "Leipzig", "Dresden", "Barcelona", "Seville", "Lyon", "Marseille",
    "Geneva", "Zurich", "Basel", "Antwerp", "Rotterdam", "The Hague", "Manchester", "Liverpool",
    "Birmingham", "Oxford", "Cambridge", "Edinburgh", "Glasgow", "Rio de Janeiro", "São Paulo",
    "Johannesburg", "Cape Town", "Alexandria", "Casablanca", "Lagos", "Jeddah", "Mecca", "Medina",
    "Tel Aviv", "Washington, D.C.", "Constantinople", "Bombay", "Kiev",
];

/// First names by which people are known as people.
pub const FIRST_NAMES: &[&str] = &[
    "Abraham", "Adam", "Adolf", "Agnes", "Alan", "Albert", "Alexander", "Alexandra", "Alfred",
    "Alice", "Amelia", "Andrei", "Andrew", "Andy", "Angela", "Anna", "Anne", "Anthony", "Antonio",
    "Arthur", "Augustus", "Barbara", "Benjamin", "Bernard", "Bill", "Bob", "Boris", "Brett",
    "Brian", "Bruce", "Carl", "Carlos", "Caroline", "Catherine", "Charles", "Charlotte",
    "Christian", "Christopher", "Claude", "Colin", "Daniel", "David", "Diana", "Donald", "Dorothy",
    "Edgar", "Edmund", "Edward", "Edwin", "Eleanor", "Elizabeth", "Emily", "Emma", "Eric",
    "Ernest", "Eva", "Eugene", "Evelyn", "Felix", "Ferdinand", "Florence", "Francis", "Frank",
    "Franz", "Frederick", "Friedrich", "Fritz", "Galileo", "Geoffrey", "George", "Georges",
    "Gerald", "Gilbert", "Giovanni", "Giuseppe", "Gordon", "Grace", "Graham", "Gregory", "Guido",
    "Gustav", "Hans", "Harold", "Harry", "Heinrich", "Helen", "Henri", "Henry", "Herbert",
    "Herman", "Hermann", "Howard", "Hugh", "Hugo", "Ian", "Igor", "Ivan", "Isaac", "Jack", "Jacob",
    "Jacques", "James", "Jane", "Jean", "Jefferson", "Jeremy", "Jim", "Johann", "Johannes", "John",
    "Jonathan", "Joseph", "Josef", "Juan", "Julia", "Julian", "Julius", "Karl", "Kate",
    "Katherine", "Keith", "Kenneth", "Kevin", "Kurt", "Larry", "Lawrence", "Leo", "Leon",
    "Leonard", "Leonardo", "Linda", "Lisa", "Louis", "Louise", "Lucy", "Ludwig", "Luis", "Marco",
    "Margaret", "Maria", "Marie", "Mark", "Martha", "Martin", "Mary", "Matthew", "Maurice", "Max",
    "Maxwell", "Michael", "Michel", "Michelle", "Mikhail", "Mohammad", "Mohammed", "Muhammad",
    "Nancy", "Napoleon", "Nathan", "Neil", "Nelson", "Niccolo", "Nicholas", "Nick", "Nikola",
    "Nikolai", "Norman", "Oliver", "Oscar", "Otto", "Pablo", "Patrick", "Paul", "Pedro", "Peter",
    "Philip", "Pierre", "Rachel", "Ralph", "Raymond", "Rebecca", "Richard", "Robert", "Roger",
    "Ronald", "Rosa", "Roy", "Rudolf", "Ruth", "Samuel", "Sarah", "Sergei", "Shane", "Sidney",
    "Simon", "Sofia", "Sophia", "Stephen", "Steve", "Steven", "Stuart", "Susan", "Theodore",
    "Thomas", "Tim", "Tom", "Tony", "Victor", "Victoria", "Vincent", "Virginia", "Vladimir",
    "Walter", "Werner", "Wilhelm", "William", "Winston", "Wolfgang", "Yuri", "Jean-Paul", "Ada",
    "Guglielmo", "Enrico", "Ferdinando", "Alessandro", "Lorenzo", "Vasco", "Hernán", "Simón",
    "José", "René", "Émile", "Édouard", "Marguerite", "Rosalind", "Dmitri", "Alexei", "Lev",
    "Olga", "Tatiana", "Natalia", "Fyodor", "Anton", "Leonid",
];

/// The first names among them that women have.
pub const WOMEN: &[&str] = &[
    "Ada", "Agnes", "Alexandra", "Alice", "Amelia", "Angela", "Anna", "Anne", "Barbara",
    "Caroline", "Catherine", "Charlotte", "Diana", "Dorothy", "Eleanor", "Elizabeth", "Emily",
    "Emma", "Eva", "Evelyn", "Florence", "Grace", "Helen", "Jane", "Jean", "Julia", "Kate",
    "Katherine", "Linda", "Lisa", "Louise", "Lucy", "Margaret", "Marguerite", "Maria", "Marie",
    "Martha", "Mary", "Michelle", "Nancy", "Natalia", "Olga", "Rachel", "Rebecca", "Rosa",
    "Rosalind", "Ruth", "Sarah", "Sofia", "Sophia", "Susan", "Tatiana", "Victoria", "Virginia",
];

/// First names that women and men have.
pub const EITHER: &[&str] =
    &["Jean", "Evelyn", "Florence", "Sidney", "Claude", "Michel", "Maria", "Andrea"];

/// Words before a name that make it a person's.
pub const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "president", "king", "queen", "prince",
    "princess", "emperor", "empress", "pope", "saint", "captain", "commander", "general",
    "colonel", "major", "lieutenant", "admiral", "sergeant", "professor", "senator", "governor",
    "minister", "chancellor", "bishop", "archbishop", "cardinal", "duke", "duchess", "count",
    "baron", "sultan", "tsar", "czar", "chairman", "secretary", "ambassador", "mayor", "judge",
    "justice", "pilot", "astronaut", "astronauts", "director", "author", "writer", "poet",
    "composer", "painter", "physicist", "chemist", "mathematician", "biologist", "engineer",
    "architect", "philosopher", "historian", "economist", "explorer", "novelist", "journalist",
    "actor", "actress", "inventor", "scientist", "astronomer", "psychiatrist", "psychologist",
    "cricketer", "coach", "brother", "sister", "wife", "husband", "father", "mother", "son",
    "daughter", "premier", "critic", "programmer", "surgeon", "sculptor", "designer",
    "photographer", "musician", "singer", "guitarist",
];

/// Words for members of parties, which stand before a whole name.
pub const PARTISANS: &[&str] = &[
    "democrat", "republican", "conservative", "liberal", "labour", "socialist", "communist",
    "federalist", "independent", "whig", "tory", "congressman", "congresswoman", "representative",
];

/// Words in the name of an organisation.
pub const ORGANISATION_WORDS: &[&str] = &[
    "organization", "organisation", "company", "corporation", "university", "institute",
    "institution", "association", "agency", "committee", "commission", "council", "party", "army",
    "navy", "ministry", "department", "bank", "bureau", "foundation", "society", "academy",
    "college", "school", "union", "league", "federation", "congress", "parliament", "senate",
    "court", "press", "inc", "ltd", "corp", "group", "board", "administration", "force", "forces",
    "police", "alliance", "church", "club", "hospital", "museum", "laboratory", "laboratories",
    "office", "service", "authority", "fund", "studio", "studios", "team", "airlines", "railway",
    "government", "assembly", "community", "centre", "center", "confederation", "trust", "nations",
];

/// Words in the name of a place.
pub const PLACE_WORDS: &[&str] = &[
    "river", "lake", "mountain", "mountains", "mount", "sea", "ocean", "island", "islands", "bay",
    "gulf", "city", "county", "province", "state", "states", "street", "park", "valley",
    "peninsula", "cape", "coast", "desert", "strait", "canal", "bridge", "airport", "forest",
    "hill", "hills", "point", "port", "fort", "square", "territory", "district", "basin",
    "plateau", "glacier", "republic", "kingdom", "north", "south", "west", "east", "falls", "town",
    "village", "region",
];
