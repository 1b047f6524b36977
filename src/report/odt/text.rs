//! Words as OpenDocument keeps them: white space that would fall together is written as elements.

use super::super::parts::Xml;

/// Writes words. Spaces at their ends and beside other spaces are elements, since readers join white space that is text.
pub(super) fn words(text: &str, xml: &mut Xml) {
    let mut held = String::new();
    let mut letters = text.chars().peekable();
    let mut after_space = true;
    while let Some(letter) = letters.next() {
        let element = match letter {
            '\n' => Some("text:line-break"),
            '\t' => Some("text:tab"),
            ' ' if after_space || letters.peek().is_none_or(|next| next.is_ascii_whitespace()) => Some("text:s"),
            _ => None,
        };
        after_space = letter.is_ascii_whitespace();
        match element {
            Some(name) => {
                flush(&mut held, xml);
                xml.empty(name, &[]);
            }
            None => held.push(letter),
        }
    }
    flush(&mut held, xml);
}

fn flush(held: &mut String, xml: &mut Xml) {
    if !held.is_empty() {
        xml.text(held);
        held.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_space_is_lost() {
        let mut xml = Xml::piece();
        words(" a  b c\td\n", &mut xml);
        let written = String::from_utf8(xml.finish()).expect("UTF-8");
        assert_eq!(written, "<text:s/>a<text:s/><text:s/>b c<text:tab/>d<text:line-break/>");
    }
}
