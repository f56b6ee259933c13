//! What holds for every command: flags of the command line, or else what is set.

use super::file::{self, MEGABYTE};
use super::{Colour, Config, DATA, Paint, config, data_folder, raw_variable};
use crate::error::{Error, Result};
use std::path::PathBuf;

/// The size up to which a file is read unless it is told otherwise, in megabytes.
const MAX_SIZE: u64 = 256;

/// What holds for every command.
#[derive(Clone, Debug)]
pub struct Global {
    /// When to use colour, and which.
    pub color: Paint,
    /// The folder that the command line names for the history.
    pub data: Option<PathBuf>,
    /// How many bytes are read of a file at most.
    pub max_size: u64,
    /// What is set.
    pub config: Config,
}

impl Global {
    /// What the flags of the command line say, and else the settings; `max_size` in megabytes.
    pub fn new(
        color: Option<Colour>,
        data: Option<PathBuf>,
        max_size: Option<u64>,
        profile: Option<String>,
    ) -> Result<Self> {
        let max_size = max_size.unwrap_or(MAX_SIZE) * MEGABYTE;
        let mut config = Config::read(max_size)?;
        config.colour = config.colour.or_flag(color);
        config.profile = config.profile.or_flag(profile.map(Some));
        if let Some(name) = &config.profile.value
            && !config::is_profile(name)
        {
            return Err(Error::new(format!("cannot take \"{name}\" as a profile"))
                .hint(format!("write {}", config::PROFILE)));
        }
        let color = Paint { when: config.colour.value, theme: config.theme() };
        Ok(Self { color, data, max_size, config })
    }

    /// The folders with decks that are set.
    pub fn folders(&self) -> &[PathBuf] {
        &self.config.decks.value
    }

    /// The folder that the history is kept in.
    pub fn data_folder(&self) -> Result<PathBuf> {
        let folder = self.named_folder().or_else(data_folder).ok_or_else(|| {
            Error::new("cannot tell where your data folder is")
                .hint("set HOME, or name a folder with --data")
        })?;
        Ok(match &self.config.profile.value {
            Some(name) => folder.join("profiles").join(name),
            None => folder,
        })
    }

    /// The same for those who open the history there: in the program's own folder nothing is open
    /// to others any more. A folder that is named stays as it is.
    pub fn history_folder(&self) -> Result<PathBuf> {
        let folder = self.data_folder()?;
        if self.named_folder().is_none() {
            file::close(&folder)?;
        }
        Ok(folder)
    }

    /// The folder that copies of the history are kept in.
    ///
    /// # Errors
    /// As those of [`Self::data_folder`].
    pub fn backup_folder(&self) -> Result<PathBuf> {
        match &self.config.backups.value {
            Some(folder) => Ok(folder.clone()),
            None => Ok(self.data_folder()?.join("backups")),
        }
    }

    fn named_folder(&self) -> Option<PathBuf> {
        self.data.clone().or_else(|| raw_variable(DATA).map(PathBuf::from))
    }
}
