use super::{Shelf, find, reused};
use crate::base::JobControl;
use crate::text::{Paragraph, Reading};
use std::sync::Arc;

fn reading(paragraphs: &[&str]) -> Reading {
    Reading {
        paragraphs: paragraphs.iter().map(|text| Paragraph::plain(*text)).collect(),
        sources: (0..paragraphs.len()).map(|at| vec![at]).collect(),
    }
}

fn shelf() -> Shelf {
    let first = reading(&[
        "A charter of gardens.",
        "Every keeper of a garden shall give water to travellers at all hours, and shall ask nothing in return.",
    ]);
    let second = reading(&[
        "The gate is open at all hours to whoever carries seed of the old kinds.",
        "我们决定设立农村图书馆自愿捐款基金。",
    ]);
    Shelf::of([Arc::new(first), Arc::new(second)])
}

#[test]
fn phrases_of_a_draft_are_found_with_what_differs() {
    let draft = reading(&[
        "Nothing in this paragraph comes from anywhere.",
        "We decide that every keeper of a public garden shall give water to travellers at all hours of the day.",
        "It is agreed that the gate is open at all hours to whoever carries seed of the old kinds, and no other.",
    ]);
    let found = reused(&draft, &shelf(), &JobControl::default()).expect("not stopped");
    let said: Vec<_> = found
        .iter()
        .map(|one| {
            (one.reference, one.places[0].span.of(&draft.paragraphs[one.places[0].paragraph].text).unwrap_or_default())
        })
        .collect();
    assert_eq!(
        said,
        [
            (0, "every keeper of a public garden shall give water to travellers at all hours"),
            (1, "the gate is open at all hours to whoever carries seed of the old kinds"),
        ]
    );
    assert_eq!(
        (found[0].own.join(" "), found[0].left_out.len(), found[1].is_verbatim()),
        ("public".to_owned(), 0, true)
    );
    assert_eq!(found[0].there[0].paragraph, 1);
}

#[test]
fn typed_words_are_found_in_all_references_the_nearest_first() {
    let shelf = shelf();
    let all = find(&shelf, "at all hours");
    assert_eq!(all.iter().map(|one| one.reference).collect::<Vec<_>>(), [0, 1]);
    assert!(all.iter().all(super::Found::is_verbatim));
    let near = find(&shelf, "shall give bread to travellers at all hours");
    assert_eq!(
        (near.len(), near[0].missing.join(" "), near[0].between.join(" ")),
        (1, "bread".to_owned(), "water".to_owned())
    );
    let few = find(&shelf, "shall ask little in return");
    assert_eq!((few.len(), few[0].missing.join(" ")), (1, "little".to_owned()));
    assert_eq!(find(&shelf, "gate").len(), 1, "one word");
    assert_eq!(find(&shelf, "设立农村图书馆基金").len(), 1);
    assert!(find(&shelf, "  ").is_empty() && find(&shelf, "nobody has said this").is_empty());
}
