//! Colours of signs and bars. Words keep the terminal's own ink, so that they are as readable as the
//! learner has made it; what is told by a colour is told by a sign too.

use std::fmt;

/// What has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coloured {
    /// The sign of what the keys act on.
    Active,
    /// Bars and other charts.
    Bar,
    /// The signs of what is accepted or right in part, and of warnings.
    Close,
    /// The sign of what is right.
    Right,
    /// The sign of what is wrong.
    Wrong,
}

/// All of them by the names that settings have, sorted.
pub const COLOURED: [(&str, Coloured); 5] = [
    ("active", Coloured::Active),
    ("bar", Coloured::Bar),
    ("close", Coloured::Close),
    ("right", Coloured::Right),
    ("wrong", Coloured::Wrong),
];

/// The names of the first colours of a terminal, whose shades are its own.
const NAMES: [&str; 16] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
];

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// The terminal's own ink.
    Own,
    /// One of the terminal's 256, by its number.
    Numbered(u8),
}

/// A colour for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme([Hue; COLOURED.len()]);

impl Theme {
    /// Colours whose shades no palette changes, with a contrast of 3:1 at least on white, on black
    /// and on the grounds between; no green, yellow or cyan of the first sixteen has that everywhere.
    pub const USUAL: Self = Self([
        Hue::Numbered(32),
        Hue::Numbered(65),
        Hue::Numbered(166),
        Hue::Numbered(65),
        Hue::Numbered(196),
    ]);

    /// The colour of something.
    pub const fn of(&self, what: Coloured) -> Hue {
        self.0[what as usize]
    }

    /// Gives something another colour.
    pub const fn set(&mut self, what: Coloured, colour: Hue) {
        self.0[what as usize] = colour;
    }
}

/// What [`read_colour`] takes.
pub const COLOURS: &str = "\"none\", a number up to 255, or a name as \"red\" or \"bright-blue\"";

/// Reads a colour.
pub fn read_colour(text: &str) -> Option<Hue> {
    if text == "none" {
        return Some(Hue::Own);
    }
    let named = NAMES.iter().position(|name| *name == text).and_then(|at| u8::try_from(at).ok());
    named.or_else(|| text.parse().ok()).map(Hue::Numbered)
}

impl fmt::Display for Hue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own => f.write_str("none"),
            Self::Numbered(number) => match NAMES.get(usize::from(*number)) {
                Some(name) => f.write_str(name),
                None => number.fmt(f),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rgb = [u8; 3];

    /// A terminal's usual colours: ink, ground and the first sixteen.
    struct Palette {
        name: &'static str,
        ink: u32,
        ground: u32,
        first: [u32; 16],
    }

    const XTERM: [u32; 16] = [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
        0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ];
    const MACOS: [u32; 16] = [
        0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2, 0xbf_bfbf,
        0x66_6666, 0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5, 0x00_e5e5, 0xe5_e5e5,
    ];
    const TANGO: [u32; 16] = [
        0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf,
        0x55_5753, 0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
    ];
    const SOLARIZED: [u32; 16] = [
        0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
        0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
    ];
    const CODE_DARK: [u32; 16] = [
        0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5,
        0x66_6666, 0xf1_4c4c, 0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xe5_e5e5,
    ];
    const CODE_LIGHT: [u32; 16] = [
        0x00_0000, 0xcd_3131, 0x00_bc00, 0x94_9800, 0x04_51a5, 0xbc_05bc, 0x05_98bc, 0x55_5555,
        0x66_6666, 0xcd_3131, 0x14_ce14, 0xb5_ba00, 0x04_51a5, 0xbc_05bc, 0x05_98bc, 0xa5_a5a5,
    ];

    const PALETTES: [Palette; 10] = [
        Palette { name: "xterm", ink: 0x00_0000, ground: 0xff_ffff, first: XTERM },
        Palette { name: "xterm reversed", ink: 0xe5_e5e5, ground: 0x00_0000, first: XTERM },
        Palette { name: "macOS Basic", ink: 0x00_0000, ground: 0xff_ffff, first: MACOS },
        Palette { name: "macOS Pro", ink: 0xf2_f2f2, ground: 0x00_0000, first: MACOS },
        Palette { name: "Tango light", ink: 0x2e_3436, ground: 0xee_eeec, first: TANGO },
        Palette { name: "Tango dark", ink: 0xd3_d7cf, ground: 0x2e_3436, first: TANGO },
        Palette { name: "Solarized light", ink: 0x65_7b83, ground: 0xfd_f6e3, first: SOLARIZED },
        Palette { name: "Solarized dark", ink: 0x83_9496, ground: 0x00_2b36, first: SOLARIZED },
        Palette { name: "VS Code dark", ink: 0xcc_cccc, ground: 0x1e_1e1e, first: CODE_DARK },
        Palette { name: "VS Code light", ink: 0x33_3333, ground: 0xff_ffff, first: CODE_LIGHT },
    ];

    fn rgb(colour: u32) -> Rgb {
        let [_, red, green, blue] = colour.to_be_bytes();
        [red, green, blue]
    }

    /// A colour of the 256: the palette's own, the cube, or the greys.
    fn shade(palette: &Palette, number: u8) -> Rgb {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let step = |part: u8| STEPS[usize::from(part % 6)];
        match number {
            0..16 => rgb(palette.first[usize::from(number)]),
            16..232 => {
                let cube = number - 16;
                [step(cube / 36), step(cube / 6), step(cube)]
            }
            232.. => [8 + 10 * (number - 232); 3],
        }
    }

    /// The relative luminance of WCAG 2.
    fn luminance(colour: Rgb) -> f64 {
        let [red, green, blue] = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.0722f64.mul_add(blue, 0.2126f64.mul_add(red, 0.7152 * green))
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn signs_are_readable_wherever_the_terminals_own_ink_is() {
        let mut held_to = Vec::new();
        for palette in PALETTES {
            let ground = rgb(palette.ground);
            if contrast(rgb(palette.ink), ground) < 4.5 {
                continue;
            }
            held_to.push(palette.name);
            for (name, what) in COLOURED {
                let Hue::Numbered(colour) = Theme::USUAL.of(what) else { panic!("{name}") };
                let measured = contrast(shade(&palette, colour), ground);
                assert!(measured >= 3.0, "{name} on {}: {measured:.2}", palette.name);
            }
        }
        assert_eq!(held_to.len(), 9, "only the ink of Solarized light is weaker: {held_to:?}");
    }

    #[test]
    fn no_green_yellow_or_cyan_of_the_first_sixteen_would_do() {
        for number in [2, 3, 6, 10, 11, 14] {
            let is_weak =
                |palette: &Palette| contrast(shade(palette, number), rgb(palette.ground)) < 3.0;
            assert!(PALETTES.iter().any(is_weak), "{number}");
        }
    }

    #[test]
    fn a_colour_is_a_name_a_number_or_none() {
        for (text, colour) in [
            ("none", Some(Hue::Own)),
            ("red", Some(Hue::Numbered(1))),
            ("bright-white", Some(Hue::Numbered(15))),
            ("208", Some(Hue::Numbered(208))),
            ("256", None),
            ("scarlet", None),
        ] {
            assert_eq!(read_colour(text), colour, "{text}");
        }
        for number in 0..=255 {
            let hue = Hue::Numbered(number);
            assert_eq!(read_colour(&hue.to_string()), Some(hue));
        }
    }

    #[test]
    fn each_name_is_of_its_own_place() {
        for (at, (name, what)) in COLOURED.iter().enumerate() {
            assert_eq!(*what as usize, at, "{name}");
        }
    }
}
