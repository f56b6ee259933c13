//! Protocol buffers, as far as Anki's newer collections hold them: numbers and lengths, nothing else.

/// A field's number with what it holds.
pub enum Wire<'b> {
    /// A number.
    Number(u64),
    /// A text, bytes or an inner message.
    Bytes(&'b [u8]),
}

/// The fields of a message; it ends where it makes no sense.
pub struct Message<'b>(pub &'b [u8]);

impl<'b> Message<'b> {
    /// The first bytes under a number.
    pub fn bytes(self, wanted: u64) -> Option<&'b [u8]> {
        let mut fields = self;
        fields.find_map(|(number, value)| match value {
            Wire::Bytes(bytes) if number == wanted => Some(bytes),
            _ => None,
        })
    }

    /// The first text under a number.
    pub fn text(self, wanted: u64) -> Option<&'b str> {
        std::str::from_utf8(self.bytes(wanted)?).ok()
    }

    /// The first number under a number.
    pub fn number(mut self, wanted: u64) -> Option<u64> {
        self.find_map(|(number, value)| match value {
            Wire::Number(value) if number == wanted => Some(value),
            _ => None,
        })
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: u64) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }
}

impl<'b> Iterator for Message<'b> {
    type Item = (u64, Wire<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.varint()?;
        let value = match key & 7 {
            0 => Wire::Number(self.varint()?),
            1 => Wire::Bytes(self.take(8)?),
            2 => {
                let length = self.varint()?;
                Wire::Bytes(self.take(length)?)
            }
            5 => Wire::Bytes(self.take(4)?),
            _ => return None,
        };
        Some((key >> 3, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_and_what_is_cut_ends_it() {
        let bytes = [0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i', 0x1a, 0x05, 1];
        assert_eq!(Message(&bytes).number(1), Some(150));
        assert_eq!(Message(&bytes).text(2), Some("hi"));
        assert_eq!(Message(&bytes).bytes(3), None);
        assert_eq!(Message(&[0xff; 20]).count(), 0);
    }
}
