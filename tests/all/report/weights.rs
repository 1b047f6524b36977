//! Strength and weight as reports and scripts get them.

use crate::support::Desk;
use std::path::PathBuf;
use std::process::Command;

const OLD: &str = "1. We request the Registrar to publish the list of wells every year.\n\n\
2. The keepers of the archive hold it open, to every person who asks for a book.\n\n\
3. Members of the league repair the old bridges of the northern canal and these mills.\n";
const NEW: &str = "1. We take note of the call of the Registrar to publish the list of wells, where feasible.\n\n\
2. The keepers of the archive hold it open to every person who asks for a book.\n\n\
3. Members of the league repair the old bridges of the northern canal and those mills.\n";

fn drafts(desk: &Desk) -> [PathBuf; 2] {
    [desk.put("old.txt", OLD.as_bytes()), desk.put("new.txt", NEW.as_bytes())]
}

fn compared(arguments: &[&str]) -> String {
    let desk = Desk::new();
    let [old, new] = drafts(&desk);
    let output = Command::new(env!("CARGO_BIN_EXE_travaux")).arg("compare").args([old, new]).args(arguments).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn json_says_shift_and_weight_with_the_words() {
    let json: serde_json::Value = serde_json::from_str(&compared(&["--format", "json"])).expect("JSON");
    let changes = json["comparisons"][0]["changes"].as_array().expect("changes").clone();
    let levels: Vec<&str> = changes.iter().filter_map(|change| change["weight"]["level"].as_str()).collect();
    assert_eq!(levels, ["substance", "editorial", "wording"]);
    let shift = &changes[0]["shift"];
    assert_eq!(shift["direction"], "lighter");
    assert_eq!(shift["axes"]["directive"], "lighter");
    assert_eq!(shift["because"][0]["old"], "request");
    assert_eq!(shift["because"][0]["new"], "take note of");
    assert_eq!(changes[2]["shift"]["direction"], "none");
}

#[test]
fn a_switch_leaves_out_what_weighs_less_and_says_how_much() {
    let all = compared(&["--format", "text"]);
    assert!(all.contains("these") && all.contains("request → take note of"), "{all}");
    let heavy = compared(&["--format", "text", "--weight", "substance"]);
    assert!(!heavy.contains("these") && heavy.contains("2 changes of less weight left out"), "{heavy}");
    let json: serde_json::Value =
        serde_json::from_str(&compared(&["--format", "json", "--weight", "wording"])).expect("JSON");
    assert!(json["left_out"][0].as_str().is_some_and(|said| said.starts_with("One change")), "{}", json["left_out"]);
}

#[test]
fn in_html_the_words_that_carry_it_are_spans_with_a_title() {
    let html = compared(&["--format", "html"]);
    assert!(html.contains("<span class=\"w\" title=\"lighter: request → take note of\">take note of</span>"), "{html}");
    assert!(html.contains("substance: "), "{html}");
}
