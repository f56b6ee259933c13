//! Dots out of a file. How large it is, in bytes and in dots, is looked at before anything is made
//! of it: a small file can claim to be a picture of any size.

use super::Bitmap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// No larger file is read, in bytes.
const MOST_BYTES: u64 = 16 << 20;

/// No side is longer, in dots.
#[cfg(feature = "pictures")]
const LONGEST_SIDE: u64 = 8192;

/// No picture has more dots.
#[cfg(feature = "pictures")]
const MOST_DOTS: u64 = 24_000_000;

/// Reads a picture; the error says what is wrong with it.
pub(super) fn read(path: &Path) -> Result<Bitmap, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Err(_) => Err("it cannot be read".to_owned()),
        Ok(_) if bytes.len() as u64 > MOST_BYTES => {
            Err(format!("it has more than {} megabytes", MOST_BYTES >> 20))
        }
        Ok(_) => decoded(&bytes),
    }
}

/// Refuses a picture that is too large.
#[cfg(feature = "pictures")]
fn allow(width: u64, height: u64) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err("it is empty".to_owned());
    }
    if width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_DOTS {
        return Err(format!("{width} by {height} dots are too many"));
    }
    Ok(())
}

#[cfg(feature = "pictures")]
const DAMAGED: &str = "it is damaged";

#[cfg(feature = "pictures")]
fn decoded(bytes: &[u8]) -> Result<Bitmap, String> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => from_png(bytes),
        [0xff, 0xd8, 0xff, ..] => from_jpeg(bytes),
        _ => Err("it is neither PNG nor JPEG".to_owned()),
    }
}

#[cfg(not(feature = "pictures"))]
fn decoded(_: &[u8]) -> Result<Bitmap, String> {
    Err("this program was built without pictures".to_owned())
}

#[cfg(feature = "pictures")]
fn from_png(bytes: &[u8]) -> Result<Bitmap, String> {
    use png::{ColorType, Decoder, Transformations};
    let damaged = |_| DAMAGED.to_owned();
    let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    allow(width.into(), height.into())?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let mut buffer = vec![0; reader.output_buffer_size().ok_or(DAMAGED)?];
    reader.next_frame(&mut buffer).map_err(damaged)?;
    let on_white = |part: u8, alpha: u8| {
        let (part, alpha) = (u16::from(part), u16::from(alpha));
        u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let dots: Vec<[u8; 3]> = match reader.output_color_type().0 {
        ColorType::Grayscale | ColorType::Indexed => buffer.iter().map(|grey| [*grey; 3]).collect(),
        ColorType::GrayscaleAlpha => {
            buffer.chunks_exact(2).map(|dot| [on_white(dot[0], dot[1]); 3]).collect()
        }
        ColorType::Rgb => buffer.chunks_exact(3).map(|dot| [dot[0], dot[1], dot[2]]).collect(),
        ColorType::Rgba => buffer
            .chunks_exact(4)
            .map(|dot| [dot[0], dot[1], dot[2]].map(|part| on_white(part, dot[3])))
            .collect(),
    };
    Ok(Bitmap { width, height, dots })
}

#[cfg(feature = "pictures")]
fn from_jpeg(bytes: &[u8]) -> Result<Bitmap, String> {
    use zune_jpeg::JpegDecoder;
    use zune_jpeg::zune_core::bytestream::ZCursor;
    use zune_jpeg::zune_core::colorspace::ColorSpace;
    use zune_jpeg::zune_core::options::DecoderOptions;
    let side = usize::from(u16::MAX); // what may be is ours to say
    let options = DecoderOptions::default()
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| DAMAGED.to_owned())?;
    let (width, height) = decoder.dimensions().ok_or(DAMAGED)?;
    allow(width as u64, height as u64)?;
    let bytes = decoder.decode().map_err(|_| DAMAGED.to_owned())?;
    let dots = bytes.chunks_exact(3).map(|dot| [dot[0], dot[1], dot[2]]).collect();
    let side = |side: usize| u32::try_from(side).map_err(|_| DAMAGED.to_owned());
    Ok(Bitmap { width: side(width)?, height: side(height)?, dots })
}
