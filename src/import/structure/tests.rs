use super::*;
use crate::base::ContentHash;
use crate::import::{Block, Role};
use crate::text::Format;

fn read(blocks: Vec<Block>) -> SourceText {
    let read = WithDiagnostics::plain(Read { blocks, ..Read::default() });
    assemble(read, SourceText::empty(ContentHash::of(b""), 1, Format::Text), &JobControl::default())
        .expect("small input")
        .value
}

fn typed(lines: &[&str]) -> SourceText {
    read(lines.iter().map(|line| Block { text: (*line).to_owned(), ..Block::default() }).collect())
}

/// Each line becomes "kind level label | reference | text".
fn check(lines: &[&str], expected: &[&str]) {
    let copy = typed(lines);
    let got: Vec<String> = copy
        .paragraphs
        .iter()
        .map(|paragraph| {
            format!(
                "{}{} {} | {} | {}",
                paragraph.kind.name(),
                paragraph.level,
                paragraph.label.as_deref().unwrap_or("-"),
                paragraph.reference.as_deref().unwrap_or("-"),
                paragraph.text
            )
        })
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn numbered_paragraphs_with_items() {
    check(
        &[
            "29. We commit to:",
            "(a) Promote trust;",
            "(b) Build on:",
            "(i) one thing;",
            "(ii) another;",
            "(c) Act.",
            "30. We will meet.",
        ],
        &[
            "body0 29. | 29 | We commit to:",
            "item1 (a) | 29 (a) | Promote trust;",
            "item1 (b) | 29 (b) | Build on:",
            "item2 (i) | 29 (b) (i) | one thing;",
            "item2 (ii) | 29 (b) (ii) | another;",
            "item1 (c) | 29 (c) | Act.",
            "body0 30. | 30 | We will meet.",
        ],
    );
}

#[test]
fn numbers_that_begin_anew_are_cited_with_their_heading() {
    let mut lines = Vec::new();
    for (chapter, title, items) in [(1, "Purposes", 2), (2, "Powers", 3)] {
        lines.push((Role::Heading(Some(1)), format!("{chapter}. {title}")));
        lines.extend(
            (1..=items).map(|item| (Role::default(), format!("{item}. The body does thing {chapter}{item} well."))),
        );
    }
    let blocks = lines.into_iter().map(|(role, text)| Block { text, role, ..Block::default() }).collect();
    let cited: Vec<Option<String>> = read(blocks).paragraphs.into_iter().map(|paragraph| paragraph.reference).collect();
    let cited: Vec<&str> = cited.iter().map(|cited| cited.as_deref().unwrap_or("-")).collect();
    // The third item stands under one heading only, and yet "3" would be the third chapter.
    assert_eq!(cited, ["1", "1 (1)", "1 (2)", "2", "2 (1)", "2 (2)", "2 (3)"]);
}

#[test]
fn chinese_annexes_are_cited_in_chinese() {
    let lines = [
        (Role::default(), "1. 大会决定通过本决议所附的行动计划，并请各国执行。"),
        (Role::Heading(Some(1)), "附件一"),
        (Role::default(), "1. 各国承诺扩大农村地区的网络覆盖，并按年度报告进展情况。"),
    ];
    let blocks = lines.map(|(role, text)| Block { text: text.to_owned(), role, ..Block::default() });
    let copy = read(blocks.to_vec());
    let cited: Vec<&str> = copy.paragraphs.iter().filter_map(|paragraph| paragraph.reference.as_deref()).collect();
    assert!(cited.contains(&"附件一第1段"), "{cited:?}");
}

#[test]
fn the_ninth_letter_is_no_roman_number() {
    let mut lines = vec!["1. We agree:".to_owned()];
    lines.extend("abcdefghijk".chars().map(|letter| format!("({letter}) thing {letter};")));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let copy = typed(&lines);
    assert!(copy.paragraphs.iter().skip(1).all(|paragraph| paragraph.level == 1));
    assert_eq!(copy.paragraphs[9].reference.as_deref(), Some("1 (i)"));
}

#[test]
fn a_roman_list_after_the_eighth_letter() {
    let mut lines = vec!["1. We agree:".to_owned()];
    lines.extend("abcdefgh".chars().map(|letter| format!("({letter}) thing {letter}:")));
    lines.extend(["(i) first;", "(ii) second;", "(i) last."].map(str::to_owned));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let references: Vec<_> =
        typed(&lines).paragraphs.into_iter().skip(9).filter_map(|paragraph| paragraph.reference).collect();
    assert_eq!(references, ["1 (h) (i)", "1 (h) (ii)", "1 (i)"]);
}

#[test]
fn what_only_looks_like_a_label() {
    check(
        &[
            "2030 is the year in which we meet again, all of us.",
            "A. Smith said that this was so, and left.",
            "2030. It ends.",
            "Article 6 of the Agreement applies here.",
            "1.5 degrees is the limit that Parties pursue.",
        ],
        &[
            "body0 - | - | 2030 is the year in which we meet again, all of us.",
            "body0 - | - | A. Smith said that this was so, and left.",
            "body0 - | - | 2030. It ends.",
            "body0 - | - | Article 6 of the Agreement applies here.",
            "body0 - | - | 1.5 degrees is the limit that Parties pursue.",
        ],
    );
}

#[test]
fn resolutions() {
    check(
        &[
            "The General Assembly,",
            "Recalling its resolution on the matter,",
            "[Noting with concern the gap,]",
            "Cherishing what no list of participles holds,",
            "1. Decides to act;",
            "5 bis. Calls upon States;",
            "OP6alt. Requests the Secretary-General to report;",
            "[7. Urges all;]",
        ],
        &[
            "body0 - | - | The General Assembly,",
            "preamble0 - | PP1 | Recalling its resolution on the matter,",
            "preamble0 - | PP2 | [Noting with concern the gap,]",
            "preamble0 - | PP3 | Cherishing what no list of participles holds,",
            "body0 1. | 1 | Decides to act;",
            "body0 5 bis. | 5 bis | Calls upon States;",
            "body0 OP6alt. | OP6 alt | Requests the Secretary-General to report;",
            "body0 7. | 7 | [Urges all;]",
        ],
    );
}

#[test]
fn treaties() {
    check(
        &[
            "Article 7",
            "General principles",
            "1. Parties shall:",
            "(a) cooperate;",
            "2. Nothing here applies.",
            "Article 8 bis – Use of terms",
            "For this Agreement:",
            "(a) “area” means an area;",
        ],
        &[
            "heading1 Article 7 | art. 7 | General principles",
            "body0 1. | art. 7, para. 1 | Parties shall:",
            "item1 (a) | art. 7, para. 1 (a) | cooperate;",
            "body0 2. | art. 7, para. 2 | Nothing here applies.",
            "heading1 Article 8 bis – | art. 8 bis | Use of terms",
            "body0 - | - | For this Agreement:",
            "item1 (a) | art. 8 bis (a) | “area” means an area;",
        ],
    );
}

#[test]
fn chinese_labels() {
    check(
        &[
            "第二章 数字经济",
            "一、各国承诺采取行动。",
            "（一）加强合作；",
            "（二）弥合差距。",
            "1．继续努力，不断推进各项工作。",
            "第三条规定了这一点。",
        ],
        &[
            "heading1 第二章 | 第二章 | 数字经济",
            "body0 一、 | 一 | 各国承诺采取行动。",
            "item1 （一） | 一 (一) | 加强合作；",
            "item1 （二） | 一 (二) | 弥合差距。",
            "item2 1． | 一 (二) (1) | 继续努力，不断推进各项工作。",
            "body0 - | - | 第三条规定了这一点。",
        ],
    );
    check(
        &["第三条之二 例外", "一、缔约国应当采取下列措施：", "（一）加强合作；", "（二）弥合差距。"],
        &[
            "heading1 第三条之二 | 第三条之二 | 例外",
            "body0 一、 | 第三条之二第一款 | 缔约国应当采取下列措施：",
            "item1 （一） | 第三条之二第一款(一) | 加强合作；",
            "item1 （二） | 第三条之二第一款(二) | 弥合差距。",
        ],
    );
}

#[test]
fn other_scripts() {
    check(
        &["1. Постановляет:", "а) первое;", "б) второе;", "в) третье."],
        &[
            "body0 1. | 1 | Постановляет:",
            "item1 а) | 1 (а) | первое;",
            "item1 б) | 1 (б) | второе;",
            "item1 в) | 1 (в) | третье.",
        ],
    );
    check(
        &["1 - تقرر ما يلي:", "(أ) العمل معا؛", "(ب) التعاون."],
        &["body0 1 - | 1 | تقرر ما يلي:", "item1 (أ) | 1 (أ) | العمل معا؛", "item1 (ب) | 1 (ب) | التعاون."],
    );
}

#[test]
fn nested_and_open_brackets() {
    let copy = typed(&["We [agree [strongly] to] act [now"]);
    let spans: Vec<&str> =
        copy.paragraphs[0].marks.iter().filter_map(|mark| mark.span.of(&copy.paragraphs[0].text)).collect();
    assert_eq!(spans, ["[agree [strongly] to]", "[now"]);
}

#[test]
fn sections_and_facts() {
    let copy = typed(&[
        "A/79/L.2",
        "20 September 2024",
        "Global Compact",
        "Zero draft",
        "Objective 3. Foster a safe space",
        "Internet governance",
        "26. We recognize that the Internet is a critical global facility for inclusive and equitable digital transformation.",
    ]);
    assert_eq!(copy.symbol.as_deref(), Some("A/79/L.2"));
    assert_eq!(copy.date.map(|date| date.to_string()).as_deref(), Some("2024-09-20"));
    assert_eq!(copy.status.as_deref(), Some("Zero draft"));
    let last = copy.paragraphs.last().expect("there are paragraphs");
    assert_eq!(last.reference.as_deref(), Some("26"));
    assert!(last.section.iter().any(|title| title.starts_with("Objective 3.")), "{:?}", last.section);
    assert_eq!(last.section.last().map(String::as_str), Some("Internet governance"));
}

#[test]
fn operative_and_preambular_paragraphs_numbered_by_negotiators() {
    check(
        &[
            "PP1. Recalling the decision",
            "Op1. Decides to meet",
            "OP2 bis Invites the members",
            "EditKind 3 is no label",
        ],
        &[
            "preamble0 PP1. | PP1 | Recalling the decision",
            "body0 Op1. | OP1 | Decides to meet",
            "body0 OP2 bis | OP2 bis | Invites the members",
            "body0 - | - | EditKind 3 is no label",
        ],
    );
}
