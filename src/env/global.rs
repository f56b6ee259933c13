//! What holds for every command: flags of the command line, or else what is set.

use super::{Colour, Config, DATA, data_folder, variable};
use crate::error::{Error, Result};
use std::path::PathBuf;

/// What holds for every command.
#[derive(Debug)]
pub struct Global {
    /// When to use colour.
    pub color: Colour,
    /// The folder that the command line names for the history.
    pub data: Option<PathBuf>,
    /// What is set.
    pub config: Config,
}

impl Global {
    /// What the flags of the command line say, and else the settings.
    ///
    /// # Errors
    /// When a setting makes no sense.
    pub fn new(color: Option<Colour>, data: Option<PathBuf>) -> Result<Self> {
        let mut config = Config::read()?;
        config.colour = config.colour.or_flag(color);
        Ok(Self { color: config.colour.value, data, config })
    }

    /// The folders with decks that are set.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.config.decks.value
    }

    /// The folder that the history is kept in.
    ///
    /// # Errors
    /// When nobody says where, and the system has no folder for data.
    pub fn data_folder(&self) -> Result<PathBuf> {
        let named = self.data.clone().or_else(|| variable(DATA).map(PathBuf::from));
        named.or_else(data_folder).ok_or_else(|| {
            Error::new("cannot tell where your data folder is")
                .hint("set HOME, or name a folder with --data")
        })
    }
}
