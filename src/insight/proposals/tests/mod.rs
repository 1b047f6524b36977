mod letters;

use super::*;
use crate::base::{JobControl, Span, StudyId};
use crate::study::{Study, starter};
use crate::text::{Mark, Paragraph, Reading, Style};

fn finder() -> ActorFinder {
    ActorFinder::of(&starter::with_gdc(Study::empty(StudyId::from_bits(1), "")))
}

/// What is read of one paragraph: actors, action, words to go, words to come.
fn said(text: &str) -> Vec<String> {
    said_of(&Paragraph::plain(text))
}

fn said_of(paragraph: &Paragraph) -> Vec<String> {
    let found = markup::read(paragraph, 0, &MarkupKey::default(), &finder());
    found.proposals.iter().map(line).collect()
}

fn line(proposal: &Proposal) -> String {
    let who: Vec<&str> = proposal.actors.iter().map(|name| name.code.as_deref().unwrap_or(&name.written)).collect();
    let doubt = proposal.doubt.map(|doubt| format!(" ?{doubt:?}")).unwrap_or_default();
    format!(
        "{} {} -{} +{}{doubt}",
        who.join("+"),
        proposal.action.name(),
        proposal.old.as_deref().unwrap_or(""),
        proposal.new.join("|")
    )
}

#[test]
fn shapes_of_compilation_texts() {
    let cases: [(&str, &[&str]); 26] = [
        ("We decide [G77: predictable] financing", &["G77 insert - +predictable"]),
        (
            "We act [on a voluntary basis] [EU, UK, CAN: delete]",
            &[" not-agreed -on a voluntary basis +", "EU+GBR+CAN delete -on a voluntary basis +"],
        ),
        ("We act [EU: delete]", &["EU delete - + ?DeleteWhat"]),
        ("~~on a voluntary basis~~ (G77 delete)", &["G77 delete -on a voluntary basis +"]),
        ("[human rights] [retain - JPN, AUS]", &[" not-agreed -human rights +", "JPN+AUS retain -human rights +"]),
        ("[with a view to / in order to - CH]", &["CHE alternative - +with a view to|in order to"]),
        ("[with a view to / in order to - Switzerland]", &["CHE alternative - +with a view to|in order to"]),
        ("We commit [shall / should] act", &[" alternative - +shall|should"]),
        ("We act (RUS reserves) now", &["RUS reserve - +"]),
        ("We act (IND pending capital)", &["IND reserve - +"]),
        ("We act (US scrutiny reserve)", &["USA reserve - +"]),
        ("[G77 and China: predictable funding]", &["G77 insert - +predictable funding"]),
        ("[China: sovereignty]", &["CHN insert - +sovereignty"]),
        ("[Nigeria, Niger: access]", &["NGA+NER insert - +access"]),
        ("[Democratic Republic of the Congo / Congo: forests]", &["COD+COG insert - +forests"]),
        ("[Republic of Korea: standards]", &["KOR insert - +standards"]),
        (
            "[[the] Parties [EU: shall]]",
            &[" not-agreed -[the] Parties [EU: shall] +", " not-agreed -the +", "EU insert - +shall"],
        ),
        ("by [placeholder] at the latest", &[" placeholder - +"]),
        ("by [X] per cent", &[" placeholder - +"]),
        ("[the 2030 Agenda: see annex]", &[" not-agreed -the 2030 Agenda: see annex +"]),
        ("We act [EU]", &["EU support - + ?NameAlone"]),
        ("the (OECD) report and (a) items", &[]),
        ("a [broken bracket", &[" not-agreed - + ?Unbalanced"]),
        ("[中国：发展权]", &["CHN insert - +发展权"]),
        ("【自愿】【欧盟：删除】", &[" not-agreed -自愿 +", "EU delete -自愿 +"]),
        ("[七十七国集团和中国：可预测的资金]", &["G77 insert - +可预测的资金"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(said(text), wanted, "{text}");
    }
}

#[test]
fn looks_speak_by_the_key() {
    let at =
        |text: &str, words: &str, style| Mark::new(Span::new(text.find(words).expect("there"), words.len()), style);
    let text = "States shall provide predictable financing on a voluntary basis (G77)";
    let paragraph = Paragraph {
        marks: vec![at(text, "predictable", Style::Bold), at(text, "on a voluntary basis", Style::Strike)],
        ..Paragraph::plain(text)
    };
    assert_eq!(said_of(&paragraph), [" insert - +predictable", "G77 delete -on a voluntary basis +"]);
    let found = markup::read(&paragraph, 0, &MarkupKey::default(), &finder());
    assert_eq!(found.stripped, "States shall provide financing on a voluntary basis");
    // A tracked insertion is its author's.
    let mut mark = at(text, "predictable", Style::Inserted);
    mark.author = Some("EU".to_owned());
    assert_eq!(said_of(&Paragraph { marks: vec![mark], ..Paragraph::plain(text) }), ["EU insert - +predictable"]);
    // A title in bold is no proposal.
    let title = Paragraph { marks: vec![at("Vision", "Vision", Style::Bold)], ..Paragraph::plain("Vision") };
    assert!(said_of(&title).is_empty());
}

fn reading(paragraphs: &[(&str, &str)]) -> Reading {
    let paragraphs: Vec<Paragraph> = paragraphs
        .iter()
        .map(|(label, text)| Paragraph {
            label: (!label.is_empty()).then(|| (*label).to_owned()),
            reference: (!label.is_empty()).then(|| label.trim_matches(['.', '(', ')']).to_owned()),
            ..Paragraph::plain(*text)
        })
        .collect();
    Reading { sources: (0..paragraphs.len()).map(|at| vec![at]).collect(), paragraphs }
}

fn base() -> Reading {
    reading(&[
        ("1.", "We affirm that every village library should offer free access to books."),
        ("2.", "We recognize that libraries remain open to all persons without distinction."),
        ("3.", "We decide to establish a fund for rural libraries, financed by voluntary contributions."),
        ("4.", "We request the Secretary-General to report every two years on progress made."),
    ])
}

fn against(submission: &[(&str, &str)]) -> Proposals {
    read(&reading(submission), &base(), None, &MarkupKey::default(), &finder(), &JobControl::default())
        .expect("not cancelled")
}

#[test]
fn a_letter_is_read_and_checked_against_the_draft() {
    let read = against(&[
        ("", "Excellency, we have the honour to convey the following proposals."),
        (
            "",
            "In paragraph 3, replace “voluntary” by “assessed and voluntary”; after “fund”, add “under the General Assembly”.",
        ),
        ("", "Para. 2: delete."),
        ("", "OP 4: delete \"every two years\"."),
        ("", "Paragraph 9: delete “nothing”."),
        ("", "Paragraph 1: delete “no such words”."),
    ]);
    let lines: Vec<String> = read
        .proposals
        .iter()
        .map(|at| format!("{} {}", at.reference.as_deref().unwrap_or(""), line(at).trim()))
        .collect();
    assert_eq!(
        lines,
        [
            "3 replace -voluntary +assessed and voluntary",
            "3 insert -fund +under the General Assembly",
            "2 delete -We recognize that libraries remain open to all persons without distinction. +",
            "4 delete -every two years +",
            "9 delete -nothing + ?NoSuchParagraph",
            "1 delete -no such words + ?NoSuchWords",
        ]
    );
    assert_eq!(read.other, [0], "the letter itself is said to be something else");
}

#[test]
fn rival_paragraphs_and_additions_name_their_place() {
    let read = against(&[
        ("1.", "We affirm that every village library should offer free access to books."),
        ("", "3 alt EU: We encourage States to consider a fund."),
        ("", "G77 alt 4: We request the Secretary-General to report every year."),
        ("", "3bis (JPN): We welcome the offer of Japan."),
    ]);
    let lines: Vec<(String, Option<usize>)> = read
        .proposals
        .iter()
        .map(|at| {
            (
                format!("{} {} {}", at.reference.as_deref().unwrap_or(""), at.actors[0].written, at.action.name()),
                at.base,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("3 EU rival-paragraph".to_owned(), Some(2)),
            ("4 G77 rival-paragraph".to_owned(), Some(3)),
            ("3 bis JPN insert".to_owned(), Some(2)),
        ]
    );
    assert_eq!(read.absent, 3, "what a short submission leaves out is no proposal to delete");
}

#[test]
fn unmarked_differences_are_proposals_too() {
    let mut submission = vec![
        ("1.", "We affirm that every village library shall offer free access to books."),
        ("2.", "We recognize that libraries remain open to all persons without distinction."),
        ("3.", "We decide to establish a fund for rural libraries, financed by voluntary contributions."),
        ("5.", "We invite the museums of all regions to join this programme of work."),
        ("4.", "We request the Secretary-General to report every two years on progress made."),
    ];
    let lines = |read: &Proposals| -> Vec<String> {
        let one = |at: &Proposal| format!("{} {}", at.reference.as_deref().unwrap_or(""), line(at).trim());
        read.proposals.iter().map(one).collect()
    };
    let unmarked = lines(&against(&submission));
    assert!(unmarked.contains(&"1 replace -should +shall".to_owned()), "{unmarked:?}");
    assert!(unmarked.iter().any(|line| line.starts_with("5. insert - +We invite the museums")), "{unmarked:?}");
    // In a text that marks what it proposes, what it does not mark may be another version's.
    submission[2].1 =
        "We decide to establish a fund for rural libraries, financed by [assessed / voluntary - G77] contributions.";
    let marked = lines(&against(&submission));
    assert!(marked.contains(&"1 replace -should +shall ?Unmarked".to_owned()), "{marked:?}");
    assert!(marked.iter().any(|line| line.starts_with("3 G77 alternative")), "{marked:?}");
}

#[test]
fn words_that_markup_takes_the_place_of_are_no_deletion_of_their_own() {
    let text = "We request the Secretary-General to report every year on progress made.";
    let bold = Mark::new(Span::new(text.find("every year").expect("there"), 10), Style::Bold);
    let mut submission = reading(&[
        (
            "3.",
            "We decide to establish a fund for rural libraries, financed by [assessed / voluntary - G77] contributions.",
        ),
        ("4.", text),
    ]);
    submission.paragraphs[1].marks.push(bold);
    let read = read(&submission, &base(), None, &MarkupKey::default(), &finder(), &JobControl::default())
        .expect("not cancelled");
    let lines: Vec<String> = read.proposals.iter().map(|at| line(at).trim().to_owned()).collect();
    assert_eq!(lines, ["G77 alternative - +assessed|voluntary", "replace -every two years +every year"]);
}

#[test]
fn titles_and_remarks_of_a_submission_are_no_wishes() {
    let read = against(&[
        ("", "Comments of the Group"),
        ("", "The Group thanks the co-facilitators for their work on the draft."),
        ("2.", "We recognize that libraries remain open to all persons, without any distinction."),
        ("", "Further comments"),
        ("3.", "We decide to establish a fund for rural libraries, financed by voluntary contributions."),
        ("3 bis.", "We invite museums to join."),
    ]);
    assert_eq!(read.other, [0, 1, 3], "titles and an introduction of its own");
    let inserted: Vec<_> = read
        .proposals
        .iter()
        .filter(|proposal| proposal.action == Action::Insert && proposal.base.is_none())
        .map(|proposal| (proposal.place.0, proposal.after, proposal.doubt))
        .collect();
    assert_eq!(inserted, [(5, Some(2), None)]);
}

#[test]
fn what_stands_in_the_draft_already_is_no_proposal() {
    let draft = reading(&[
        ("1.", "States [shall / should] act [EU: now] on **all** of this together."),
        ("2.", "They meet [once] a year in Geneva."),
    ]);
    let again =
        read(&draft, &draft, None, &MarkupKey::default(), &finder(), &JobControl::default()).expect("not cancelled");
    assert_eq!(again, Proposals::default());
    let more = reading(&[
        ("1.", "States [shall / should] act [EU: now] on **all** of this together [JPN: soon]."),
        ("2.", "They meet [once] a year in Geneva."),
    ]);
    let more =
        read(&more, &draft, None, &MarkupKey::default(), &finder(), &JobControl::default()).expect("not cancelled");
    assert_eq!(more.proposals.iter().map(line).collect::<Vec<_>>(), ["JPN insert - +soon"]);
}

#[test]
fn nothing_breaks_it() {
    let pieces = [
        "[", "]", "(", ")", "/", " / ", "EU", ":", "：", "【", "】", "é", "中国", "~~", " - ", "delete", "12 alt",
        "\"", "“", "para 3", " ",
    ];
    let mut state = 7_u64;
    for _ in 0..300 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        against(&[("", &text)]);
    }
}

#[test]
fn the_key_of_a_text_is_set_by_its_reader() {
    let markup_key = MarkupKey::from_key("bold=nothing, Italic = addition, #C00000=EU").expect("understood");
    let mark = |style, from, to| Mark::new(crate::base::Span::between(from, to), style);
    let marks = vec![mark(Style::Bold, 3, 9), mark(Style::Italic, 17, 23), mark(Style::Colour(0x00C0_0000), 17, 23)];
    let paragraph = Paragraph { marks, ..Paragraph::plain("We commit to act boldly.") };
    let found = markup::read(&paragraph, 0, &markup_key, &finder());
    assert_eq!(found.proposals.iter().map(line).collect::<Vec<_>>(), ["EU insert - +boldly"]);
    for (key, part) in [("bold", "bold"), ("bold=loud", "bold=loud"), ("strike=deletion,#12=EU", "#12=EU")] {
        assert_eq!(MarkupKey::from_key(key), Err(InvalidMarkupKey(part.to_owned())));
    }
}

/// What a compilation wants of [`base`], paragraph 3 of which reads so.
fn compiled(text: &str) -> Vec<String> {
    against(&[("3.", text)]).proposals.iter().map(|at| line(at).trim().to_owned()).collect()
}

#[test]
fn brackets_of_a_compilation_say_whose_words_they_are() {
    // Another's words are opposed, the draft's are deleted, a third's are nobody's.
    assert_eq!(
        compiled(
            "We decide to establish a fund for rural libraries [G77: and schools] [JPN: delete “and schools”], financed by voluntary contributions."
        ),
        ["G77 insert - +and schools", "JPN oppose -and schools +"]
    );
    assert_eq!(
        compiled(
            "We decide to establish a fund for rural libraries, financed by voluntary contributions [JPN: delete “voluntary”]."
        ),
        ["JPN delete -voluntary +"]
    );
    assert_eq!(
        compiled(
            "We decide to establish a fund for rural libraries, financed by voluntary contributions [JPN: delete “assessed”]."
        ),
        ["JPN delete -assessed + ?NoSuchWords"]
    );
    // A name nobody knows is an unknown name.
    assert_eq!(
        compiled(
            "We decide to establish a fund for rural libraries [Zendia: and schools], financed by voluntary contributions."
        ),
        ["Zendia insert - +and schools ?UnknownName"]
    );
    // Words in brackets and others right behind them are rivals; what goes on from them is not.
    assert_eq!(
        compiled(
            "We decide to establish a [fund] [EU: purse] for rural libraries, financed by voluntary contributions."
        ),
        ["not-agreed -fund +", "EU replace -fund +purse"]
    );
    assert_eq!(
        compiled(
            "We decide to establish a [fund] [EU: and a purse] for rural libraries, financed by voluntary contributions."
        ),
        ["not-agreed -fund +", "EU insert - +and a purse"]
    );
}

#[test]
fn a_paragraph_of_its_own_in_a_bracket_comes_after_the_one_before_its_number() {
    let read = against(&[
        ("3.", "We decide to establish a fund for rural libraries, financed by voluntary contributions."),
        ("", "[Kenya: 2 bis. We thank librarians.]"),
        ("", "[EU: alt. We decide nothing.]"),
    ]);
    let lines: Vec<_> = read.proposals.iter().map(|at| (at.after, at.reference.clone(), line(at))).collect();
    assert_eq!(lines[0], (Some(1), Some("2 bis".to_owned()), "KEN insert - +We thank librarians.".to_owned()));
    assert_eq!(lines[1].2, "EU rival-paragraph - +We decide nothing.");
}

#[test]
fn a_line_below_a_paragraph_may_be_signed() {
    let three = ("3.", "We decide to establish a fund for rural libraries, financed by voluntary contributions.");
    let lines = |text: &str| -> Vec<String> {
        against(&[three, ("", text)]).proposals.iter().map(|at| format!("{:?} {}", at.base, line(at).trim())).collect()
    };
    assert_eq!(lines("Japan: replace “voluntary” by “assessed”"), ["Some(2) JPN replace -voluntary +assessed"]);
    assert_eq!(
        lines("Japan: delete"),
        [
            "Some(2) JPN delete -We decide to establish a fund for rural libraries, financed by voluntary contributions. + ?SeveralParagraphs"
        ]
    );
}

#[test]
fn revisions_are_their_authors_and_side_by_side_a_replacement() {
    let text = "We decide to establish a fundpurse for rural libraries, financed by voluntary contributions.";
    let mark = |words: &str, style, author: &str| Mark {
        author: Some(author.to_owned()),
        ..Mark::new(Span::new(text.find(words).expect("there"), words.len()), style)
    };
    let one = |first: &str, second: &str| -> Vec<String> {
        let mut submission = reading(&[("3.", text)]);
        submission.paragraphs[0].marks =
            vec![mark("fund", Style::Deleted, first), mark("purse", Style::Inserted, second)];
        let read = read(&submission, &base(), None, &MarkupKey::default(), &finder(), &JobControl::default());
        read.expect("not cancelled").proposals.iter().map(|at| format!("{:?} {}", at.base, line(at).trim())).collect()
    };
    assert_eq!(one("EU", "EU"), ["Some(2) EU replace -fund +purse"]);
    assert_eq!(one("EU", "Japan"), ["Some(2) EU delete -fund +", "Some(2) JPN insert - +purse"]);
    assert_eq!(one("Zendia", "Zendia"), ["Some(2) Zendia replace -fund +purse ?UnknownName"]);
}

#[test]
fn comments_are_their_authors_words_on_what_they_hang_on() {
    let text = "We decide to establish a fund for rural libraries, financed by voluntary contributions.";
    let said = |words: &str, comment: &str| -> Vec<String> {
        let mut submission = reading(&[("3.", text)]);
        let span = Span::new(text.find(words).expect("there"), words.len());
        let author = Some("Japan".to_owned());
        submission.paragraphs[0].comments =
            vec![crate::text::Comment { span, author, text: comment.to_owned(), ..crate::text::Comment::default() }];
        let read = read(&submission, &base(), None, &MarkupKey::default(), &finder(), &JobControl::default());
        read.expect("not cancelled").proposals.iter().map(|at| line(at).trim().to_owned()).collect()
    };
    assert_eq!(said("voluntary", "Delete."), ["JPN delete -voluntary +"]);
    assert_eq!(said("voluntary", "Replace by “assessed”"), ["JPN replace -voluntary +assessed"]);
    assert_eq!(said("", "Japan supports this paragraph."), ["JPN support - +"]);
    assert_eq!(said("", "New paragraph 3 bis: The fund is small."), ["JPN insert - +The fund is small."]);
    // A question asks for no words.
    assert_eq!(said("voluntary", "Is voluntary enough?"), ["JPN remark - +"]);
}
