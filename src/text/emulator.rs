//! What a terminal is, as far as the environment tells.

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Sixteen at most.
    Few,
    /// 256.
    Indexed,
    /// All that can be said in 24 bits.
    Full,
}

/// A terminal as the environment tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emulator {
    /// The colours that it has.
    pub palette: Palette,
    /// Whether a program stands between, as tmux or screen, that would take questions for its own.
    pub is_multiplexed: bool,
    /// Whether it takes pictures as files, as iTerm2 does.
    pub takes_files: bool,
}

impl Emulator {
    /// Reads what variables say.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let is = |name: &str, values: &[&str]| {
            variable(name).is_some_and(|value| values.contains(&&*value))
        };
        let palette = if is("COLORTERM", &["truecolor", "24bit"]) || term.ends_with("-direct") {
            Palette::Full
        } else if term.contains("256color") {
            Palette::Indexed
        } else {
            Palette::Few
        };
        let is_inside = ["TMUX", "STY", "ZELLIJ"].iter().any(|name| variable(name).is_some());
        Self {
            palette,
            is_multiplexed: is_inside
                || ["tmux", "screen"].iter().any(|name| term.starts_with(name)),
            takes_files: is("TERM_PROGRAM", &["iTerm.app", "WezTerm", "mintty"])
                || is("LC_TERMINAL", &["iTerm2"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_what_a_terminal_can() {
        let of = |set: &[(&str, &str)]| {
            let found = |name: &str| set.iter().find(|(key, _)| *key == name);
            Emulator::of(|name| found(name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("TERM", "linux")]).palette, Palette::Few);
        assert_eq!(of(&[("TERM", "xterm-256color")]).palette, Palette::Indexed);
        assert_eq!(of(&[("TERM", "foot"), ("COLORTERM", "truecolor")]).palette, Palette::Full);
        for inside in
            [("TMUX", "/tmp/tmux"), ("STY", "1.pts"), ("TERM", "tmux-256color"), ("TERM", "screen")]
        {
            assert!(of(&[inside]).is_multiplexed, "{inside:?}");
        }
        let plain = of(&[("TERM", "xterm-256color")]);
        assert!(!plain.is_multiplexed && !plain.takes_files);
        assert!(of(&[("TERM_PROGRAM", "iTerm.app")]).takes_files);
        assert!(of(&[("LC_TERMINAL", "iTerm2")]).takes_files);
    }
}
