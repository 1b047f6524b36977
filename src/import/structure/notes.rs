//! What a note's label says without what is drawn around it: "[1]", "¹" and "①" are the first.

/// The number or sign of a note's label.
pub(in crate::import) fn number(label: &str) -> String {
    label.chars().filter(|sign| !sign.is_whitespace() && !"[](){}./（）［］".contains(*sign)).map(plain).collect()
}

fn plain(sign: char) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match sign {
        '①'..='⑳' => (u32::from(sign) - 0x245F).to_string(),
        _ => RAISED.iter().position(|raised| *raised == sign).map_or_else(|| sign.to_string(), |at| at.to_string()),
    }
}
