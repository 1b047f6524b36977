//! A PDF written by hand: lines of Times at places of A4 pages, without tags.

use std::fmt::Write as _;

/// A line of text at a place, in points from the lower left corner.
pub fn line(size: f32, x: f32, y: f32, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /R {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// The file of pages with these contents.
pub fn pdf(pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", 10 + index * 2)).collect();
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" "))),
        (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".to_owned()),
    ];
    for (index, content) in pages.iter().enumerate() {
        let number = 10 + index * 2;
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /R 3 0 R >> >> >>",
            number + 1
        );
        objects.push((number, page));
        objects.push((number + 1, format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())));
    }
    let (mut out, mut table) = ("%PDF-1.7\n".to_owned(), "xref\n0 1\n0000000000 65535 f \n".to_owned());
    for (number, object) in &objects {
        write!(table, "{number} 1\n{:010} 00000 n \n", out.len()).expect("a string takes it");
        write!(out, "{number} 0 obj\n{object}\nendobj\n").expect("a string takes it");
    }
    let at = out.len();
    format!("{out}{table}trailer << /Size 1000 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").into_bytes()
}
