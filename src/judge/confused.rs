//! Words that learners confuse, a slip apart: one is never a misspelling of the other.

/// Groups of words that are not each other, parted by commas.
const CONFUSED: &str = "\
    desert dessert, angel angle, quiet quite, trial trail, casual causal, martial marital, \
    cavalry calvary, conversation conservation, lightning lightening, breath breathe breadth, \
    cloth clothe cloths clothes, moral morale, human humane, corps corpse, county country, \
    contact contract contrast, course coarse, ordinance ordnance, complement compliment, \
    stationary stationery, principal principle, discreet discrete, collision collusion, \
    council counsel, decent descent dissent, device devise, advice advise, envelop envelope, \
    formally formerly, genus genius genes, ingenious ingenuous, later latter, meditate mediate, \
    minster minister, silicon silicone, statue statute stature status, tortuous torturous, \
    venal venial, wander wonder, weather whether wether, censor censer sensor, canvas canvass, \
    callous callus, climactic climatic, baring bearing barring, dairy diary, elicit illicit, \
    expand expend, extent extend, flaunt flout, fiscal physical, personal personnel, \
    precede proceed, prescribe proscribe, perspective prospective, \
    through though thorough thought, trough through, vacation vocation, revolution evolution, \
    resolution revolution, mitosis meiosis, thymine thiamine thymidine, adenine adenosine, \
    guanine guanidine, uracil uridine, fission fusion, ureter urethra, ilium ileum, \
    peroneal perineal peritoneal, mucus mucous, magnesium manganese, stalactite stalagmite, \
    alkane alkene alkyne, alkali alkyl, amine amide imine, proton photon, neutron neuron, \
    positron position, fluorine fluorene, thallium thulium, terbium erbium ytterbium yttrium, \
    rhenium rhodium radium, niobium nobelium, curium cerium, slovakia slovenia slavonia, \
    slovak slovene, austria australia, mauritius mauritania, niger nigeria, guinea guyana guiana, \
    dominica dominican, gambia zambia, ireland iceland, \
    longitude latitude altitude attitude aptitude, affluent effluent, allusion illusion elusion, \
    emigrant immigrant, emigrate immigrate, eminent imminent immanent, million billion, \
    seventh seventy, sixteen sixty, thirteen thirty, fourteen forty, eighteen eighty, \
    monet manet, perro pero, cuarto cuatro, caballo cabello, cansado casado, \
    hombre hambre hombro, jugar juzgar, pescado pecado, poisson poison, dessus dessous, \
    cheveux chevaux, kirche kirsche, schiessen schliessen";

/// Tells whether two different words stand in the same group.
pub(super) fn are_confused(one: &str, other: &str) -> bool {
    let holds = |group: &str, word: &str| group.split(' ').any(|member| member == word);
    CONFUSED.split(", ").any(|group| holds(group, one) && holds(group, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confused_words_are_found_both_ways() {
        assert!(
            are_confused("stalactite", "stalagmite") && are_confused("stalagmite", "stalactite")
        );
        assert!(!are_confused("stalactite", "stalactites"));
    }
}
