//! Where a session is kept, and how far it is there.

use crate::engine::Id;
use crate::env;
use crate::error::Result;
use crate::store::{Store, file_in};
use std::path::PathBuf;

/// Where the history is, and whether it is kept.
pub enum History {
    /// Nothing is kept.
    None,
    /// Nothing is kept; what was kept before is only read.
    Glanced(Box<Store>),
    /// It is opened for the first answer.
    Closed(PathBuf),
    /// It is open.
    Open(Box<Store>),
}

impl History {
    /// The history, opened; nothing where none is kept.
    pub fn open(&mut self) -> Result<Option<&mut Store>> {
        if let Self::Closed(folder) = self {
            *self = Self::Open(Box::new(Store::open(folder, env::entropy())?));
        }
        Ok(match self {
            Self::Open(store) => Some(store),
            Self::None | Self::Glanced(_) | Self::Closed(_) => None,
        })
    }

    /// What was kept before, to be read; nothing where there is nothing yet.
    pub fn known(&mut self) -> Result<Option<&mut Store>> {
        match self {
            Self::Glanced(store) => Ok(Some(store)),
            Self::None => Ok(None),
            Self::Closed(_) | Self::Open(_) => {
                if self.is_there() {
                    self.open()
                } else {
                    Ok(None)
                }
            }
        }
    }

    /// Whether there is something in it already, so that it is worth to be opened.
    pub fn is_there(&self) -> bool {
        match self {
            Self::None | Self::Glanced(_) => false,
            Self::Closed(folder) => file_in(folder).exists(),
            Self::Open(_) => true,
        }
    }
}

/// How far the session is, in the history.
#[derive(Clone, Copy)]
pub enum Stage {
    /// Nothing was answered.
    Fresh,
    /// It can be taken up again.
    Open(Id),
    /// It has its score; what was missed is tried again.
    Scored(Id),
}

impl Stage {
    /// Its name there, if it has one.
    pub const fn id(self) -> Option<Id> {
        match self {
            Self::Fresh => None,
            Self::Open(id) | Self::Scored(id) => Some(id),
        }
    }
}
