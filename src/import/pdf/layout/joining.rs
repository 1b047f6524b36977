//! Whether a line goes on with the paragraph above it: a table of rules, of which the first that decides is right.

use super::edges::{end, ends_sentence, ends_short, flow_stops, is_division, stacked, start, start_of};
use super::habit::Habit;
use super::line::Line;
use super::para::{Para, has_label};
use crate::import::structure::begins_clause;

/// A line below a paragraph, and what is known of the place between them.
pub(crate) struct Seam<'a> {
    para: &'a Para,
    /// Last line of the paragraph.
    above: &'a Line,
    line: &'a Line,
    /// Where the line after `line` begins, when it follows at the same distance.
    below: Option<f32>,
    /// `line` stands in the middle of its column.
    centred: bool,
    /// How far the lines around reach.
    far: f32,
    /// Distance of the base lines.
    step: f32,
    /// Distance that is usual for type of this size.
    leading: f32,
    /// Last character above.
    last: char,
    /// First character of the line.
    first: char,
    /// No sentence is over, and the line begins in lower case.
    flows_on: bool,
}

impl<'a> Seam<'a> {
    /// Looks at the place between `para` and `line`; `None` for a paragraph without lines.
    pub(crate) fn new(
        para: &'a Para,
        line: &'a Line,
        below: Option<f32>,
        centred: bool,
        far: f32,
        habit: &Habit,
    ) -> Option<Self> {
        let above = para.lines.last()?;
        let (last, first) = (above.last_char().unwrap_or(' '), line.first_char().unwrap_or(' '));
        Some(Self {
            para,
            above,
            line,
            below,
            centred,
            far,
            step: line.y - above.y,
            leading: habit.leading(line.size.max(above.size)),
            last,
            first,
            flows_on: !ends_sentence(last) && first.is_lowercase(),
        })
    }

    /// The line above had room for the first word of the line.
    fn short(&self) -> bool {
        ends_short(self.above, self.line, self.far)
    }

    /// Both lines are set in one face.
    fn same_face(&self) -> bool {
        self.above.bold == self.line.bold && self.above.italic == self.line.italic
    }

    /// Neither line begins with a label or names a division.
    fn plain(&self) -> bool {
        !has_label(self.line) && !is_division(self.above) && !is_division(self.line)
    }

    /// A little more room than between lines.
    fn wide(&self) -> bool {
        self.step > self.leading * 1.1 + 0.5
    }

    /// How much further in the line begins than the one above.
    fn shift(&self) -> f32 {
        start(self.line) - start(self.above)
    }

    /// The paragraph has one line yet.
    fn is_second(&self) -> bool {
        self.para.lines.len() == 1
    }

    /// The line above ends in a comma.
    fn after_comma(&self) -> bool {
        matches!(self.last, ',' | '،' | '，')
    }

    /// The bold line above leads in or heads what follows in plain type, or the other way round.
    fn changes_weight(&self) -> bool {
        let (above, line) = (self.above, self.line);
        above.bold != line.bold
            && !self.flows_on
            && above.chars.len() > 3
            && line.chars.len() > 3
            && self.para.lines.iter().all(|known| known.bold == above.bold)
            // The lines before may all be short ones; the line itself shows how far lines reach.
            && (self.short()
                || above.bold && ends_short(above, line, end(line))
                || self.para.centred
                || ends_sentence(self.last))
    }

    /// The line begins where the text after the label above begins, or all lines after the first stand in one.
    fn hangs(&self) -> bool {
        let em = self.line.size;
        let under_text =
            self.above.tab.is_some_and(|text| (start_of(text, self.above) - start(self.line)).abs() < em * 0.8);
        // A first line that begins further out than all others: the sentence goes on in them, and they stand in line.
        let in_line = !ends_sentence(self.last)
            && !self.short()
            && (self.flows_on || self.below.is_some_and(|below| (below - start(self.line)).abs() < em * 0.3));
        under_text || in_line || has_label(self.above) && self.flows_on
    }
}

/// A reason to join a line to the paragraph above or to part them.
struct Rule {
    #[cfg_attr(not(test), expect(dead_code, reason = "for readers and tests"))]
    name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "for readers and tests"))]
    why: &'static str,
    /// `Some(true)`: they are one paragraph; `Some(false)`: they are two; `None`: the rule says nothing of this place.
    says: fn(&Seam<'_>) -> Option<bool>,
}

/// The rules, the strongest first. The last one always decides.
const RULES: &[Rule] = &[
    Rule {
        name: "gap",
        why: "the line stands farther below than lines of a paragraph do, or above",
        says: |at| (at.step > at.leading * 1.3 + 0.5 || at.step < 0.0).then_some(false),
    },
    Rule {
        name: "size",
        why: "type of another size is another paragraph; a line wholly in a smaller face (code, addresses) inside a \
              sentence is still the sentence",
        says: |at| {
            let grown = (at.line.size - at.above.size).abs();
            let inside = grown < at.above.size * 0.2 && !ends_sentence(at.last) && !at.short() && !at.line.bold;
            (grown > at.above.size * 0.08 && !inside).then_some(false)
        },
    },
    Rule {
        name: "weight",
        why: "a bold lead-in of one line, or a bold heading above plain text",
        says: |at| at.changes_weight().then_some(false),
    },
    Rule {
        name: "stack",
        why: "lines set around one middle are one title, unless a sentence is over",
        says: |at| {
            (stacked(at.above, at.line) && at.same_face() && at.plain()).then(|| !flow_stops(at.last) || at.centred)
        },
    },
    Rule {
        name: "middle",
        why: "one line stands in the middle and the other does not; the last line of a justified paragraph can happen \
              to, so can its first, with an indent and a ragged end",
        says: |at| {
            (at.para.centred != at.centred).then(|| {
                let alike = at.same_face() && !at.above.bold;
                let first_of_many =
                    at.is_second() && !at.centred && alike && !ends_sentence(at.last) && !has_label(at.line);
                at.flows_on || first_of_many && at.last != ',' && !at.short()
            })
        },
    },
    Rule {
        name: "centred",
        why: "centred lines in one face are one title, unless each names a division",
        says: |at| at.para.centred.then(|| at.same_face() && at.plain()),
    },
    Rule {
        name: "room after a sentence",
        why: "a little more room than between lines, where a sentence is over",
        says: |at| (at.wide() && ends_sentence(at.last) && !at.first.is_lowercase()).then_some(false),
    },
    Rule {
        name: "clause",
        why: "a clause of a preamble begins after the comma that ended the one before",
        says: |at| {
            (at.after_comma() && (at.wide() || at.first.is_uppercase()) && begins_clause(&at.line.text()))
                .then_some(false)
        },
    },
    Rule {
        name: "opening",
        why: "\"Генеральная Ассамблея,\": no line is broken so early; what follows in lower case is a clause of its own",
        says: |at| {
            let opening = at.is_second() && at.after_comma() && !has_label(at.above);
            (opening && at.short() && at.above.width() < (at.far - start(at.above)) * 0.5).then_some(false)
        },
    },
    Rule {
        name: "label",
        why: "a label begins a paragraph, unless it may be a number in the middle of a hanging sentence",
        says: |at| {
            if !has_label(at.line) && at.line.after_label.is_none() {
                return None;
            }
            let hanging = !at.is_second() && at.shift().abs() < at.line.size * 0.3;
            let doubtful = at.line.after_label.is_none() && hanging && !ends_sentence(at.last);
            (!doubtful || at.short() && !at.flows_on).then_some(false)
        },
    },
    Rule {
        name: "indent",
        why: "a line further in than the first one begins a paragraph, unless the paragraph hangs",
        says: |at| (at.is_second() && at.shift() > at.line.size * 0.8 && !at.hangs()).then_some(false),
    },
    Rule {
        name: "shift",
        why: "a line further in than those above begins a paragraph; further out it goes on only with an open sentence",
        says: |at| {
            let shift = at.shift();
            (!at.is_second() && shift.abs() > at.line.size * 0.8).then_some(at.flows_on && shift < 0.0)
        },
    },
    Rule {
        name: "measure",
        why: "a line that had room for the next word was ended on purpose, unless the sentence goes on",
        says: |at| Some(!at.short() || at.flows_on),
    },
];

/// Whether the line goes on with the paragraph above it.
pub(crate) fn joins(seam: &Seam<'_>) -> bool {
    decide(seam).is_some_and(|(_, joins)| joins)
}

/// Gives the first rule that decides, and what it says.
fn decide(seam: &Seam<'_>) -> Option<(&'static Rule, bool)> {
    RULES.iter().find_map(|rule| Some((rule, (rule.says)(seam)?)))
}

#[cfg(test)]
mod tests {
    use super::super::line::Ch;
    use super::*;

    /// A line in 10-point type whose letters are 5 points wide, `down` points below the top of the page.
    fn line(text: &str, x: f32, down: f32) -> Line {
        let chars: Vec<Ch> = text.chars().map(|ch| Ch { ch, flags: 0, colour: 0, highlight: None, note: 0 }).collect();
        let word = text.split(' ').next().unwrap_or("").chars().count();
        let x1 = x + chars.len() as f32 * 5.0;
        Line { chars, x0: x, x1, y: down, size: 10.0, word_width: word as f32 * 5.0, ..Line::default() }
    }

    /// The name of the rule that decides between the last line and those above it, and what it says.
    fn decided(lines: Vec<Line>, far: f32, change: impl Fn(&mut Para, &mut Line)) -> (&'static str, bool) {
        let mut para = Para { lines, ..Para::default() };
        let mut line = para.lines.pop().expect("lines were given");
        change(&mut para, &mut line);
        let habit = Habit::default();
        let seam = Seam::new(&para, &line, None, false, far, &habit).expect("the paragraph has lines");
        let (rule, joins) = decide(&seam).expect("the last rule decides");
        (rule.name, joins)
    }

    #[test]
    fn each_rule_has_a_name_of_its_own_and_a_reason() {
        let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.len());
        assert!(RULES.iter().all(|rule| rule.why.len() > 20));
    }

    #[test]
    fn the_rule_that_fits_the_place_decides() {
        let full = "The parties meet once a year and take their decisions";
        let none = |_: &mut Para, _: &mut Line| {};
        let place_of =
            |above: &str, below: &str, down: f32| vec![line(above, 50.0, 100.0), line(below, 50.0, 100.0 + down)];
        let place = |below: &str, x: f32, down: f32| vec![line(full, 50.0, 100.0), line(below, x, 100.0 + down)];
        assert_eq!(decided(place("by consensus, unless", 50.0, 30.0), 320.0, none), ("gap", false));
        assert_eq!(decided(place("by consensus, unless", 50.0, 12.0), 320.0, none), ("measure", true));
        assert_eq!(decided(place("By consensus, unless", 50.0, 12.0), 600.0, none), ("measure", false));
        assert_eq!(decided(place("(b) By consensus", 50.0, 12.0), 320.0, none), ("label", false));
        assert_eq!(decided(place("By consensus, unless", 70.0, 12.0), 600.0, none), ("indent", false));
        let larger = |_: &mut Para, line: &mut Line| line.size = 14.0;
        assert_eq!(decided(place("Rules of procedure", 50.0, 12.0), 320.0, larger), ("size", false));
        let heading = |para: &mut Para, _: &mut Line| para.lines.iter_mut().for_each(|line| line.bold = true);
        assert_eq!(decided(place("Each member has one vote", 50.0, 12.0), 600.0, heading), ("weight", false));
        // A title under other short lines: the lines before it do not show how far lines reach.
        let under = |far: f32| decided(place_of("Use of oars", "Oars are kept dry:", 12.0), far, heading);
        assert_eq!(under(110.0), ("weight", false));
        let titled = |para: &mut Para, _: &mut Line| para.centred = true;
        assert_eq!(decided(place("By consensus", 50.0, 12.0), 600.0, titled), ("middle", false));
        let stack = vec![line("Rules of the assembly of parties", 100.0, 100.0), line("and its organs", 145.0, 112.0)];
        assert_eq!(decided(stack, 400.0, none), ("stack", true));
        let clauses = vec![
            line("Recalling the rules adopted at its first session,", 50.0, 100.0),
            line("Noting that", 50.0, 112.0),
        ];
        assert_eq!(decided(clauses, 300.0, none), ("clause", false));
    }
}
