use super::*;
use crate::base::{JobControl, Sides};
use crate::compare::{Options, compare};
use crate::text::{Language, Paragraph, ParagraphKind};

fn between(old: &[Paragraph], new: &[Paragraph]) -> Vec<Shift> {
    let comparison = compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
    shifts(&comparison, Sides::new(old, new), Sides::new(Some(Language::English), Some(Language::English)))
}

fn one(old: &str, new: &str) -> Shift {
    let found = between(&[Paragraph::plain(old)], &[Paragraph::plain(new)]);
    found.into_iter().next().expect("a change")
}

#[test]
fn the_words_that_carry_it_are_named() {
    let shift = one(
        "We request the Registrar to publish the list of wells.",
        "We take note of the call of the Registrar to publish the list of wells, where feasible.",
    );
    assert_eq!(shift.direction, Direction::Lighter);
    assert_eq!(shift.because.len(), 2, "{shift:?}");
    let verb = shift.because.first().expect("a reason");
    assert_eq!(verb.words.old.as_ref().map(|words| &*words.words), Some("request"));
    assert_eq!(verb.words.new.as_ref().map(|words| &*words.words), Some("take note of"));
}

#[test]
fn an_item_that_moves_below_another_verb_shifts_with_it() {
    let body = |text: &str| Paragraph::plain(text);
    let item = |text: &str| Paragraph { kind: ParagraphKind::Item, level: 1, ..Paragraph::plain(text) };
    let moved = "Repair the sluices of the northern canal before the spring tides begin to rise again;";
    let stay = [
        "Open the archive of the old harbour court to everyone who asks for it;",
        "Count the trees along the mountain road and enter them in the register;",
        "Send the herders a map of the passes with the depth of the snow;",
    ];
    let other = "Ask the guilds of the island towns for teachers of rope making;";
    let build = |above: bool| {
        let mut all = vec![body("The Parties shall:")];
        all.extend(above.then(|| item(moved)));
        all.extend(stay.iter().map(|text| item(text)));
        all.push(body("The Parties are encouraged to do what follows:"));
        all.push(body("We encourage the Parties to:"));
        all.push(item(other));
        all.extend((!above).then(|| item(moved)));
        all
    };
    let shifts = between(&build(true), &build(false));
    let lead: Vec<&Shift> = shifts.iter().filter(|shift| !shift.because.is_empty()).collect();
    let [shift] = lead.as_slice() else { panic!("one shift: {lead:?}") };
    assert_eq!(shift.direction, Direction::Lighter);
    assert_eq!(shift.because.first().map(|reason| reason.cause), Some(Cause::LeadIn));
}

#[test]
fn what_stands_unchanged_says_nothing() {
    let shift = one("We urge traders to use the common scales.", "We urge merchants to use the common scales.");
    assert_eq!(shift, Shift::default());
}

#[test]
fn between_two_languages_there_is_none() {
    let (old, new) = (
        [Paragraph::plain("The Parties shall protect the wells.")],
        [Paragraph::plain("The Parties should protect the wells.")],
    );
    let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
    let told = Sides::new(Some(Language::English), Some(Language::French));
    assert!(shifts(&comparison, Sides::new(&old, &new), told).iter().all(|shift| *shift == Shift::default()));
}

#[test]
fn numbers_however_large_are_read_or_left() {
    let huge = |number: &str| {
        format!(
            "The Parties shall pay {number} million coins, repair the wells within {number} decades and meet {number} times every \
             {number} years, {number} per cent of them by {number}."
        )
    };
    for (old, new) in [("9223372036854775807", "9223372036854775806"), ("999999999999", "1000000000001")] {
        one(&huge(old), &huge(new));
    }
    let han =
        |number: &str| format!("各方应在{number}年内修复水井，每{number}个月开会{number}次，支付百分之{number}。");
    one(&han("9223372036854775807"), &han("9223372036854775806"));
    let shift = one(
        "The Parties shall repair the wells within 900 days.",
        "The Parties shall repair the wells within 90 days.",
    );
    assert_eq!(shift.direction, Direction::Stronger);
}
