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
    "Aaron", "Abdul", "Abigail", "Abraham", "Ada", "Adam", "Adele", "Adolf", "Agnes", "Ahmed",
    "Alan", "Albert", "Alessandro", "Alex", "Alexander", "Alexandra", "Alexei", "Alfred", "Ali",
    "Alice", "Alison", "Allan", "Allen", "Allison", "Alvin", "Amanda", "Amelia", "Amir", "Amy",
    "Andrei", "Andrew", "Andy", "Angela", "Angelina", "Angus", "Anita", "Ann", "Anna", "Annabel",
    "Anne", "Annette", "Annie", "Anthony", "Anton", "Antonio", "Archie", "Arthur", "Audrey",
    "Augustus", "Barack", "Barbara", "Barry", "Beatrice", "Becky", "Belinda", "Bella", "Ben",
    "Benjamin", "Benny", "Bernard", "Bernie", "Bert", "Bertha", "Beth", "Betsy", "Betty",
    "Beverly", "Bill", "Billy", "Bob", "Bobby", "Boris", "Brad", "Bradley", "Brandon", "Brenda",
    "Brendan", "Brett", "Brian", "Bruce", "Bryan", "Calvin", "Camille", "Carl", "Carla", "Carlos",
    "Carmen", "Carol", "Caroline", "Carolyn", "Catherine", "Cecil", "Cecilia", "Celia", "Charles",
    "Charlie", "Charlotte", "Chloe", "Chris", "Christian", "Christina", "Christine", "Christopher",
    "Chuck", "Cindy", "Claire", "Clara", "Clarence", "Clark", "Claude", "Claudia", "Clifford",
    "Clint", "Clyde", "Colin", "Colleen", "Connie", "Craig", "Curtis", "Cynthia", "Cyril", "Dale",
    "Damien", "Dan", "Daniel", "Danny", "Daphne", "Darren", "Dave", "David", "Dean", "Deborah",
    "Debra", "Denise", "Dennis", "Derek", "Desmond", "Diana", "Dick", "Diego", "Dmitri", "Don",
    "Donald", "Donna", "Donnie", "Doris", "Dorothy", "Doug", "Douglas", "Duncan", "Dwight", "Earl",
    "Ed", "Eddie", "Edgar", "Edith", "Edmond", "Edmund", "Edna", "Edward", "Edwin", "Eileen",
    "Elaine", "Eleanor", "Elena", "Elias", "Elijah", "Elise", "Eliza", "Elizabeth", "Ella",
    "Ellen", "Elliott", "Elmer", "Elon", "Elsa", "Elsie", "Emily", "Emma", "Emmanuel", "Enrico",
    "Enrique", "Eric", "Erica", "Erin", "Ernest", "Ernst", "Esther", "Ethan", "Ethel", "Eugene",
    "Eva", "Evan", "Evelyn", "Felix", "Ferdinand", "Ferdinando", "Fernando", "Fiona", "Florence",
    "Floyd", "Frances", "Francesca", "Francis", "Francisco", "Francois", "Frank", "Franz",
    "François", "Fred", "Frederick", "Frida", "Friedrich", "Fritz", "Fyodor", "Gabriel", "Gail",
    "Galileo", "Garry", "Gary", "Gavin", "Gene", "Geoff", "Geoffrey", "George", "Georges",
    "Gerald", "Geraldine", "Gerard", "Gerhard", "Gertrude", "Gilbert", "Gina", "Giovanni",
    "Giuseppe", "Gladys", "Glenn", "Gloria", "Gordon", "Grace", "Graham", "Greg", "Gregory",
    "Greta", "Guglielmo", "Guido", "Gustav", "Gwen", "Günter", "Hamid", "Hank", "Hannah", "Hans",
    "Harold", "Harriet", "Harry", "Harvey", "Hassan", "Hector", "Heidi", "Heinrich", "Helen",
    "Helena", "Helmut", "Henri", "Henry", "Herbert", "Herman", "Hermann", "Hernán", "Hilary",
    "Hilda", "Hillary", "Horace", "Howard", "Hubert", "Hugh", "Hugo", "Ian", "Ibrahim", "Ida",
    "Igor", "Inez", "Ingrid", "Irene", "Isaac", "Isabel", "Isabella", "Ismail", "Ivan", "Jacinto",
    "Jack", "Jacob", "Jacqueline", "Jacques", "Jake", "James", "Jamie", "Jane", "Janet", "Janice",
    "Jared", "Jason", "Jay", "Jean", "Jean-Paul", "Jeff", "Jefferson", "Jeffrey", "Jenna",
    "Jennifer", "Jenny", "Jeremy", "Jerome", "Jerry", "Jesse", "Jessica", "Jill", "Jim", "Jimmy",
    "Joan", "Joanna", "Joanne", "Joe", "Joel", "Joey", "Johan", "Johann", "Johannes", "John",
    "Johnny", "Jon", "Jonas", "Jonathan", "Jordi", "Jorge", "Josef", "Joseph", "Josephine", "Josh",
    "Joshua", "Josiah", "José", "Joyce", "Juan", "Juanita", "Judith", "Judy", "Julia", "Julian",
    "Julie", "Julius", "Justin", "Jürgen", "Karen", "Karim", "Karl", "Kate", "Katherine",
    "Kathleen", "Kathryn", "Kathy", "Katie", "Keith", "Kelly", "Ken", "Kenneth", "Kent", "Kevin",
    "Khalid", "Kim", "Kimberly", "Kirk", "Kirsten", "Klaus", "Kristen", "Kurt", "Kyle", "Larry",
    "Lars", "Laura", "Lauren", "Laurence", "Lawrence", "Lee", "Lena", "Lenny", "Leo", "Leon",
    "Leonard", "Leonardo", "Leonid", "Leroy", "Leslie", "Lester", "Lev", "Liam", "Lillian", "Lily",
    "Linda", "Lisa", "Lloyd", "Lois", "Lorenzo", "Lorraine", "Louis", "Louise", "Luc", "Lucas",
    "Lucille", "Lucy", "Ludwig", "Luigi", "Luis", "Luke", "Lydia", "Lyndon", "Mabel", "Madeleine",
    "Madeline", "Malcolm", "Manuel", "Marc", "Marcel", "Marco", "Marcus", "Margaret", "Marguerite",
    "Maria", "Marian", "Marie", "Marilyn", "Mario", "Marion", "Marjorie", "Mark", "Marlene",
    "Marshall", "Marta", "Martha", "Martin", "Marvin", "Mary", "Mathias", "Matt", "Matthew",
    "Maureen", "Maurice", "Mauricio", "Max", "Maxwell", "Maya", "Megan", "Melanie", "Melinda",
    "Melissa", "Melvin", "Mia", "Michael", "Michel", "Michelle", "Mick", "Miguel", "Mike",
    "Mikhail", "Mildred", "Miles", "Millicent", "Miriam", "Mitch", "Mohamed", "Mohammad",
    "Mohammed", "Mohan", "Molly", "Monica", "Morris", "Moses", "Muhammad", "Murray", "Mustafa",
    "Myra", "Nadia", "Nancy", "Naomi", "Napoleon", "Natalia", "Natalie", "Natasha", "Nathan",
    "Neal", "Ned", "Neil", "Nellie", "Nelson", "Niccolo", "Nicholas", "Nick", "Nicole", "Nigel",
    "Nikola", "Nikolai", "Nina", "Noah", "Noel", "Nora", "Norman", "Olga", "Oliver", "Olivia",
    "Omar", "Oscar", "Otto", "Owen", "Pablo", "Pamela", "Patricia", "Patrick", "Patty", "Paul",
    "Paula", "Pauline", "Pedro", "Peggy", "Penelope", "Pete", "Peter", "Phil", "Philip",
    "Philippe", "Phyllis", "Pierre", "Polly", "Priscilla", "Rachel", "Rafael", "Rajiv", "Ralph",
    "Ramon", "Randall", "Randy", "Ravi", "Raymond", "Raúl", "Rebecca", "Reginald", "René", "Renée",
    "Rhoda", "Ricardo", "Richard", "Rick", "Rita", "Rob", "Robbie", "Robert", "Roberta", "Rodney",
    "Rodrigo", "Roger", "Rolf", "Ron", "Ronald", "Ronnie", "Rosa", "Rosalie", "Rosalind",
    "Rosemary", "Roxanne", "Roy", "Rudolf", "Rupert", "Russell", "Ruth", "Ryan", "Sabrina",
    "Sally", "Sam", "Samantha", "Samuel", "Sandra", "Sanjay", "Sarah", "Saul", "Scott", "Sean",
    "Serena", "Sergei", "Sergio", "Seth", "Shane", "Sharon", "Shaun", "Sheila", "Shirley",
    "Sidney", "Simon", "Simone", "Simón", "Sofia", "Sophia", "Spencer", "Stan", "Stefan", "Stella",
    "Stephan", "Stephanie", "Stephen", "Steve", "Steven", "Stewart", "Stuart", "Susan", "Susanna",
    "Suzanne", "Sven", "Sylvia", "Tamara", "Tatiana", "Ted", "Terence", "Teresa", "Terry",
    "Theodore", "Theresa", "Thomas", "Tim", "Timothy", "Tina", "Tobias", "Toby", "Todd", "Tom",
    "Tommy", "Tony", "Travis", "Trevor", "Valerie", "Vanessa", "Vasco", "Vera", "Veronica",
    "Victor", "Victoria", "Vince", "Vincent", "Vinod", "Virginia", "Vivian", "Vladimir", "Walt",
    "Walter", "Wanda", "Warren", "Wayne", "Wendell", "Wendy", "Werner", "Wesley", "Wilbur",
    "Wilhelm", "Willard", "William", "Willie", "Wilma", "Winston", "Wolfgang", "Xavier", "Yolanda",
    "Yuri", "Yusuf", "Yvonne", "Zachary", "Zoe", "Édouard", "Émile",
];

/// The first names among them that women have.
pub const WOMEN: &[&str] = &[
    "Abigail", "Ada", "Adele", "Agnes", "Alexandra", "Alice", "Alison", "Allison", "Amanda",
    "Amelia", "Amy", "Angela", "Angelina", "Anita", "Ann", "Anna", "Annabel", "Anne", "Annette",
    "Annie", "Audrey", "Barbara", "Beatrice", "Becky", "Belinda", "Bella", "Bertha", "Beth",
    "Betsy", "Betty", "Beverly", "Brenda", "Camille", "Carla", "Carmen", "Carol", "Caroline",
    "Carolyn", "Catherine", "Cecilia", "Celia", "Charlotte", "Chloe", "Christina", "Christine",
    "Cindy", "Claire", "Clara", "Claudia", "Colleen", "Connie", "Cynthia", "Daphne", "Deborah",
    "Debra", "Denise", "Diana", "Donna", "Doris", "Dorothy", "Edith", "Edna", "Eileen", "Elaine",
    "Eleanor", "Elena", "Elise", "Eliza", "Elizabeth", "Ella", "Ellen", "Elsa", "Elsie", "Emily",
    "Emma", "Erica", "Erin", "Esther", "Ethel", "Eva", "Evelyn", "Fiona", "Florence", "Frances",
    "Francesca", "Frida", "Gail", "Geraldine", "Gertrude", "Gina", "Gladys", "Gloria", "Grace",
    "Greta", "Gwen", "Hannah", "Harriet", "Heidi", "Helen", "Helena", "Hilary", "Hilda", "Hillary",
    "Ida", "Inez", "Ingrid", "Irene", "Isabel", "Isabella", "Jacqueline", "Jane", "Janet",
    "Janice", "Jean", "Jenna", "Jennifer", "Jenny", "Jessica", "Jill", "Joan", "Joanna", "Joanne",
    "Josephine", "Joyce", "Juanita", "Judith", "Judy", "Julia", "Julie", "Karen", "Kate",
    "Katherine", "Kathleen", "Kathryn", "Kathy", "Katie", "Kelly", "Kimberly", "Kirsten",
    "Kristen", "Laura", "Lauren", "Lena", "Lillian", "Lily", "Linda", "Lisa", "Lois", "Lorraine",
    "Louise", "Lucille", "Lucy", "Lydia", "Mabel", "Madeleine", "Madeline", "Margaret",
    "Marguerite", "Maria", "Marian", "Marie", "Marilyn", "Marion", "Marjorie", "Marlene", "Marta",
    "Martha", "Mary", "Maureen", "Maya", "Megan", "Melanie", "Melinda", "Melissa", "Mia",
    "Michelle", "Mildred", "Millicent", "Miriam", "Molly", "Monica", "Myra", "Nadia", "Nancy",
    "Naomi", "Natalia", "Natalie", "Natasha", "Nellie", "Nicole", "Nina", "Nora", "Olga", "Olivia",
    "Pamela", "Patricia", "Patty", "Paula", "Pauline", "Peggy", "Penelope", "Phyllis", "Polly",
    "Priscilla", "Rachel", "Rebecca", "Renée", "Rhoda", "Rita", "Roberta", "Rosa", "Rosalie",
    "Rosalind", "Rosemary", "Roxanne", "Ruth", "Sabrina", "Sally", "Samantha", "Sandra", "Sarah",
    "Serena", "Sharon", "Sheila", "Shirley", "Simone", "Sofia", "Sophia", "Stella", "Stephanie",
    "Susan", "Susanna", "Suzanne", "Sylvia", "Tamara", "Tatiana", "Teresa", "Theresa", "Tina",
    "Valerie", "Vanessa", "Vera", "Veronica", "Victoria", "Virginia", "Vivian", "Wanda", "Wendy",
    "Wilma", "Yolanda", "Yvonne", "Zoe",
];

/// First names that women and men have.
pub const EITHER: &[&str] = &[
    "Alex", "Andrea", "Chris", "Clark", "Claude", "Evelyn", "Florence", "Jamie", "Jean", "Kelly",
    "Kent", "Kim", "Lee", "Leslie", "Maria", "Marion", "Marshall", "Michel", "Nicole", "Noel",
    "Sam", "Sidney", "Terry", "Vivian",
];

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
    "photographer", "musician", "singer", "guitarist", "superstar", "rapper", "songwriter",
    "drummer", "bassist", "comedian", "footballer", "golfer", "boxer", "dancer", "businessman",
    "businesswoman", "entrepreneur", "activist", "filmmaker", "politician",
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
    "library",
];

/// Honours behind a name.
pub const HONOURS: &[&str] = &["OBE", "MBE", "CBE", "KBE", "DBE", "FRS", "KC", "QC", "VC"];

/// Words in the name of a place.
pub const PLACE_WORDS: &[&str] = &[
    "river", "lake", "mountain", "mountains", "mount", "sea", "ocean", "island", "islands", "bay",
    "gulf", "city", "county", "province", "state", "states", "street", "park", "valley",
    "peninsula", "cape", "coast", "desert", "strait", "canal", "bridge", "airport", "forest",
    "hill", "hills", "point", "port", "fort", "square", "territory", "district", "basin",
    "plateau", "glacier", "republic", "kingdom", "north", "south", "west", "east", "falls", "town",
    "village", "region", "township", "borough", "parish", "harbor", "harbour", "avenue", "beach",
    "creek",
];
