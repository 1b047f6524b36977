use super::{Measure, Needles, Stream, closest, exact};

const MEASURE: Measure = Measure { same: 10, weight: 2.0, share: 0.5 };

fn find<'a>(needle: &str, hay: &[&'a str]) -> Vec<(Vec<&'a str>, Vec<String>, Vec<String>)> {
    let needles = Needles::of(Stream::of([needle]), true);
    let stream = Stream::of(hay.iter().copied());
    let text = |at: usize| hay.get(at).copied();
    let own = |at: usize| (at == 0).then_some(needle);
    let stretches = needles.find(&stream, MEASURE);
    let shown = |stretch: &super::Stretch| {
        let places = stream.places(stretch.hay.clone(), text);
        let words = places.iter().map(|place| place.span.of(hay[place.paragraph]).unwrap_or_default()).collect();
        let gone = stretch.gone().into_iter().map(|at| needles.stream.printed(at, own).to_owned()).collect();
        let put_in = stretch.put_in().into_iter().map(|at| stream.printed(at, text).to_owned()).collect();
        (words, gone, put_in)
    };
    stretches.iter().map(shown).collect()
}

#[test]
fn words_are_found_word_for_word_and_with_their_differences() {
    let needle = "every village library should offer free access to books and maps";
    let hay = [
        "Nothing of that here, to be sure.",
        "We hold that every village library should offer free access to books and maps.",
    ];
    assert_eq!(
        find(needle, &hay),
        [(vec!["every village library should offer free access to books and maps"], vec![], vec![])]
    );

    let changed = ["We hold that every rural library shall offer access to books and maps of the region."];
    let found = find(needle, &changed);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, ["every rural library shall offer access to books and maps"]);
    assert_eq!(
        (found[0].1.join(" "), found[0].2.join(" ")),
        ("village should free".to_owned(), "rural shall".to_owned())
    );
}

#[test]
fn a_stretch_goes_on_over_the_end_of_a_paragraph() {
    let needle = "every village library should offer free access to books and maps of its region";
    let found = find(
        needle,
        &["Every village library should offer free access.", "To books and maps of its region it adds a hall."],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, ["Every village library should offer free access", "To books and maps of its region"]);
}

#[test]
fn what_only_sounds_alike_is_not_found() {
    let needle = "every village library should offer free access to books and maps";
    assert!(
        find(
            needle,
            &["In the light of the above, and in the context of the plan, we should offer tea to the guests."]
        )
        .is_empty()
    );
}

#[test]
fn han_signs_are_words() {
    let found = find("我们决定设立农村图书馆自愿捐款基金", &["导言。", "会议决定设立农村图书馆捐款基金，并每年报告。"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, ["决定设立农村图书馆捐款基金"]);
    assert_eq!(found[0].1.concat(), "自愿");
}

#[test]
fn in_a_paragraph_the_nearest_place_is_found_even_for_one_word() {
    let (needle, hay) = (
        Stream::of(["sustainable, safe growth"]),
        Stream::of(["growth that is sustainable and secure growth", "safe"]),
    );
    let near = closest(&needle, 0..3, &hay, hay.range(0)).expect("near");
    assert_eq!(near.pairs, [(0, 3), (2, 6)]);
    assert_eq!(exact(&needle, 2..3, &hay, hay.range(0)), [0..1, 6..7]);
    assert!(closest(&needle, 1..2, &hay, hay.range(0)).is_none());
}
