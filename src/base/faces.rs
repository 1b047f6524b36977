//! The type faces that come with the program, for the window and for what is typeset.

/// Book face with true bold and italic: Latin, Greek, Cyrillic.
pub static BOOK: &[u8] = include_bytes!("../../assets/fonts/TravauxBook-Regular.ttf");
/// Its bold.
pub static BOOK_BOLD: &[u8] = include_bytes!("../../assets/fonts/TravauxBook-Bold.ttf");
/// Its italic.
pub static BOOK_ITALIC: &[u8] = include_bytes!("../../assets/fonts/TravauxBook-Italic.ttf");
/// Its bold italic.
pub static BOOK_BOLD_ITALIC: &[u8] = include_bytes!("../../assets/fonts/TravauxBook-BoldItalic.ttf");
/// Face of headings, tables and controls.
pub static INTER: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Its semi-bold.
pub static INTER_SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// Chinese beside [`INTER`].
pub static HAN_SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-subset.otf");
/// Chinese beside [`BOOK`].
pub static HAN_SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-subset.otf");
