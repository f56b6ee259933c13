//! XML: what its events say. No entity is expanded but those of single characters.

use quick_xml::events::{BytesStart, Event};

/// Adds what an event says to a text.
pub fn text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => match (name.resolve_char_ref(), &*name.xml10_content()) {
            (Ok(Some(c)), _) => text.push(c),
            (_, "lt") => text.push('<'),
            (_, "gt") => text.push('>'),
            (_, "amp") => text.push('&'),
            (_, "quot") => text.push('"'),
            (_, "apos") => text.push('\''),
            // Of HTML, or of the file's own making: it stands as it is written.
            (_, name) => text.extend(["&", name, ";"]),
        },
        _ => {}
    }
}

/// The attributes of an element, by name.
pub fn attributes(tag: &BytesStart<'_>) -> impl Iterator<Item = (String, String)> {
    let mut attributes = tag.attributes();
    let attributes: Vec<_> = attributes.with_checks(false).flatten().collect();
    attributes.into_iter().map(|attribute| {
        let name = attribute.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value);
        (name, value.map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned))
    })
}

/// The attribute of an element that has a name, whatever space that is of.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    attributes(tag).find(|(known, _)| local(known) == name).map(|(_, value)| value)
}

/// A name without that of its space.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}
