//! Colours, spaces and type: the only place where the window's look is decided.
//!
//! On the page, colours mean the redline and nothing else: blue underlined came in, vermilion struck out went, green
//! moved. The pairs are told apart in deuteranopia and protanopia too, reach WCAG AA (4.5 to 1) on their grounds in
//! light and dark (a test computes it), and are never the only signal.

use crate::base::faces;
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2};

/// Space between small things that belong together, in points.
pub const TIGHT: f32 = 4.0;
/// Space between things, in points.
pub const SPACE: f32 = 8.0;
/// Space between groups of things, in points.
pub const WIDE: f32 = 16.0;
/// Radius of cards and fields, in points.
pub const RADIUS: u8 = 6;

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Ground of the page that is read.
    pub page: Color32,
    /// Ground of bars and side panels.
    pub panel: Color32,
    /// Ground of cards, fields and popups.
    pub card: Color32,
    /// Ground of what is under the pointer.
    pub hover: Color32,
    /// Ground of what is chosen.
    pub chosen: Color32,
    /// Lines between areas.
    pub line: Color32,
    /// Words.
    pub text: Color32,
    /// Words of less weight.
    pub weak: Color32,
    /// Things to act on, and the focus.
    pub accent: Color32,
    /// Words on `accent`.
    pub on_accent: Color32,
    /// Words that came in.
    pub insert: Color32,
    /// Ground of words that came in.
    pub insert_ground: Color32,
    /// Words that went.
    pub delete: Color32,
    /// Ground of words that went.
    pub delete_ground: Color32,
    /// Square brackets that came or went.
    pub bracket: Color32,
    /// Ground of such brackets.
    pub bracket_ground: Color32,
    /// Words that moved.
    pub moved: Color32,
    /// Ground of words that moved.
    pub moved_ground: Color32,
    /// Differences that are not of wording.
    pub minor_ground: Color32,
    /// Ground of words that were searched for.
    pub found: Color32,
    /// Something needs a look.
    pub warning: Color32,
    /// Important: the star.
    pub star: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    dark: false,
    page: rgb(0xFD_FC_FA),
    panel: rgb(0xF4_F2_EE),
    card: rgb(0xFF_FF_FF),
    hover: rgb(0xEA_E7_E0),
    chosen: rgb(0xDF_E9_F5),
    line: rgb(0xDD_D9_D1),
    text: rgb(0x1D_1C_1A),
    weak: rgb(0x63_5F_58),
    accent: rgb(0x1B_5A_A6),
    on_accent: rgb(0xFF_FF_FF),
    insert: rgb(0x0A_4C_9A),
    insert_ground: rgb(0xDF_EC_FB),
    delete: rgb(0x9C_2F_17),
    delete_ground: rgb(0xFB_E5_DE),
    bracket: rgb(0x6A_2C_8E),
    bracket_ground: rgb(0xEF_E3_F8),
    moved: rgb(0x08_62_4F),
    moved_ground: rgb(0xDA_F0_E8),
    minor_ground: rgb(0xEE_EB_E4),
    found: rgb(0xFF_E9_9C),
    warning: rgb(0x8A_52_00),
    star: rgb(0xB8_6E_00),
};

/// The dark theme.
pub const DARK: Palette = Palette {
    dark: true,
    page: rgb(0x1A_1B_1E),
    panel: rgb(0x22_23_27),
    card: rgb(0x2A_2B_30),
    hover: rgb(0x33_35_3B),
    chosen: rgb(0x24_36_4D),
    line: rgb(0x3A_3C_42),
    text: rgb(0xE8_E5_DF),
    weak: rgb(0xA8_A4_9B),
    accent: rgb(0x7D_B2_F2),
    on_accent: rgb(0x10_1A_28),
    insert: rgb(0x9C_C8_FA),
    insert_ground: rgb(0x1D_35_54),
    delete: rgb(0xF5_A8_93),
    delete_ground: rgb(0x49_28_20),
    bracket: rgb(0xDC_B8_F2),
    bracket_ground: rgb(0x3D_28_4C),
    moved: rgb(0x85_D6_BE),
    moved_ground: rgb(0x18_3B_33),
    minor_ground: rgb(0x30_31_36),
    found: rgb(0x5C_4A_10),
    warning: rgb(0xE8_B2_5E),
    star: rgb(0xF2_B8_4B),
};

/// The palette of the theme that `ui` is drawn in.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// A theme's own colour (0xRRGGBB), muted so that it stays readable as a label's edge on `palette`.
pub fn theme_colour(hex: u32, palette: &Palette) -> Color32 {
    let colour = rgb(hex);
    if palette.dark { colour.lerp_to_gamma(palette.text, 0.35) } else { colour.lerp_to_gamma(palette.text, 0.15) }
}

/// Name of the family of the reading face in one of its four cuts.
pub fn book(bold: bool, italic: bool) -> FontFamily {
    FontFamily::Name(
        match (bold, italic) {
            (false, false) => "book",
            (true, false) => "book-bold",
            (false, true) => "book-italic",
            (true, true) => "book-bold-italic",
        }
        .into(),
    )
}

/// The family of emphasised words of the interface.
pub fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// A font of the interface's face.
pub const fn plain_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// An emphasised font of the interface's face.
pub fn strong_font(size: f32) -> FontId {
    FontId::new(size, strong())
}

/// Gives `ctx` the fonts and both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for (theme, palette) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.set_style_of(theme, style(palette));
    }
}

fn fonts() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), egui::FontData::from_static(bytes).into());
    };
    add("Inter", faces::INTER);
    add("Inter SemiBold", faces::INTER_SEMI_BOLD);
    add("Book", faces::BOOK);
    add("Book Bold", faces::BOOK_BOLD);
    add("Book Italic", faces::BOOK_ITALIC);
    add("Book Bold Italic", faces::BOOK_BOLD_ITALIC);
    add("Han Sans", faces::HAN_SANS);
    add("Han Serif", faces::HAN_SERIF);
    let fallback: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut family = |family: FontFamily, names: &[&str]| {
        let names = names.iter().map(|&name| name.to_owned()).chain(fallback.iter().cloned()).collect();
        fonts.families.insert(family, names);
    };
    family(FontFamily::Proportional, &["Inter", "Han Sans"]);
    family(strong(), &["Inter SemiBold", "Han Sans"]);
    family(book(false, false), &["Book", "Han Serif"]);
    family(book(true, false), &["Book Bold", "Han Sans"]);
    family(book(false, true), &["Book Italic", "Han Serif"]);
    family(book(true, true), &["Book Bold Italic", "Han Sans"]);
    fonts
}

fn style(palette: &Palette) -> egui::Style {
    let mut style = egui::Style {
        text_styles: [
            (TextStyle::Small, plain_font(11.5)),
            (TextStyle::Body, plain_font(13.5)),
            (TextStyle::Button, plain_font(13.5)),
            (TextStyle::Heading, strong_font(17.0)),
            (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
        ]
        .into(),
        animation_time: 0.08,
        ..egui::Style::default()
    };
    style.spacing.item_spacing = Vec2::new(SPACE, 6.0);
    style.spacing.button_padding = Vec2::new(9.0, 4.0);
    style.spacing.interact_size.y = 26.0;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(14);
    style.spacing.tooltip_width = 420.0;
    style.interaction.selectable_labels = false;
    style.visuals = visuals(palette);
    style
}

fn visuals(palette: &Palette) -> egui::Visuals {
    let mut visuals = if palette.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(RADIUS);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: Color32::from_black_alpha(60) };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.extreme_bg_color = palette.card;
    visuals.text_edit_bg_color = Some(palette.card);
    visuals.faint_bg_color = palette.hover;
    visuals.code_bg_color = palette.hover;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.delete;
    visuals.weak_text_color = Some(palette.weak);
    visuals.selection.bg_fill = palette.chosen;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    let widgets = &mut visuals.widgets;
    for (widget, fill, edge) in [
        (&mut widgets.noninteractive, palette.panel, palette.line),
        (&mut widgets.inactive, palette.card, palette.line),
        (&mut widgets.hovered, palette.hover, palette.line),
        (&mut widgets.active, palette.chosen, palette.accent),
        (&mut widgets.open, palette.hover, palette.line),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.2, palette.text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_reach_aa_on_every_ground_they_stand_on() {
        for palette in [&LIGHT, &DARK] {
            let Palette { page, panel, card, chosen, hover, .. } = *palette;
            let grounds = [page, panel, card, chosen, hover];
            for ground in grounds {
                for words in [palette.text, palette.weak, palette.accent, palette.insert, palette.delete, palette.moved]
                {
                    let ratio = contrast(words, ground);
                    assert!(ratio >= 4.5, "{words:?} on {ground:?}: {ratio:.2}");
                }
            }
            for (words, ground) in [
                (palette.insert, palette.insert_ground),
                (palette.delete, palette.delete_ground),
                (palette.moved, palette.moved_ground),
                (palette.bracket, palette.bracket_ground),
                (palette.text, palette.minor_ground),
                (palette.text, palette.found),
                (palette.on_accent, palette.accent),
                (palette.warning, palette.panel),
            ] {
                let ratio = contrast(words, ground);
                assert!(ratio >= 4.5, "{words:?} on {ground:?}: {ratio:.2}");
            }
        }
    }
}
