//! What answers to a name that is being typed, and whether it can only be the first of it.

/// An entry to choose from.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// What choosing it means.
    pub value: T,
    /// What it is called.
    pub label: String,
    /// Something short at the right: a key, a count, a code.
    pub note: String,
    /// Other words it is found by, in lower case.
    pub also: String,
    /// Whether it is set now.
    pub chosen: bool,
}

/// How well `entry` answers `typed` (lower case); lower is better, `None` not at all. The name itself, the code or an alias
/// comes first, then the beginning of the name, a word of it, a word of an alias, any place.
pub fn rank<T>(entry: &Entry<T>, typed: &str) -> Option<u32> {
    if typed.is_empty() {
        return Some(0);
    }
    let label = entry.label.to_lowercase();
    let alias = entry.also.split(';').any(|alias| alias.trim() == typed);
    let is_word = |text: &str| text.split([' ', ';', ',', '-', '/']).any(|word| word == typed);
    let begins_word = |text: &str| text.split([' ', ';', ',', '-', '/', '(']).any(|word| word.starts_with(typed));
    if entry.note.to_lowercase() == typed || label.trim() == typed || (alias && !typed.is_empty()) {
        Some(0)
    } else if label.trim_start().starts_with(typed) {
        Some(2)
    } else if begins_word(&label) {
        Some(3)
    } else if is_word(&entry.also) || begins_word(&entry.also) {
        Some(4)
    } else if label.contains(typed) || entry.also.contains(typed) {
        Some(5)
    } else {
        None
    }
}

/// The entries that answer to what was typed, the best first.
#[derive(Debug)]
pub struct Answers<'e, T> {
    /// The entries.
    pub found: Vec<&'e Entry<T>>,
    /// Whether what was typed names the first and none of the others: only then is it taken unasked.
    pub sure: bool,
}

/// Finds what answers to `typed`. An exact name, code or alias is sure, and so is what only one name begins with. What
/// begins or names more than one (united, korea, congo, guinea) is not: the person chooses.
pub fn answers<'e, T>(entries: impl IntoIterator<Item = &'e Entry<T>>, typed: &str) -> Answers<'e, T> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Answers { found: Vec::new(), sure: false };
    }
    let mut ranked: Vec<(u32, &Entry<T>)> =
        entries.into_iter().filter_map(|entry| rank(entry, &typed).map(|rank| (rank, entry))).collect();
    ranked.sort_by_key(|(rank, entry)| (*rank, is_enumeration(&entry.label.to_lowercase())));
    let exact = ranked.iter().filter(|(rank, _)| *rank == EXACT).count();
    let sure = match ranked.split_first() {
        Some(((EXACT, first), others)) => {
            let code = first.note.to_lowercase() == typed;
            exact == 1 && (code || !others.iter().any(|(_, other)| also_names(&other.label.to_lowercase(), &typed)))
        }
        // No name is typed to its end: sure when one name alone begins so, or when nothing else answers at all.
        Some(((best, _), others)) => {
            let mut others = others.iter().filter(|(_, other)| !is_enumeration(&other.label.to_lowercase()));
            others.next().is_none_or(|(next, _)| *best <= BEGINS_WORD && *next > BEGINS_WORD)
        }
        None => false,
    };
    Answers { found: ranked.into_iter().map(|(_, entry)| entry).collect(), sure }
}

/// The rank of an exact name, code or alias.
const EXACT: u32 = 0;
/// The last rank of those whose own name, or a word of it, begins with what was typed.
const BEGINS_WORD: u32 = 3;

/// Whether a name also stands for what was typed: begins with it (Guinea-Bissau), or has it as one of its words (South
/// Sudan). A word after "and" names something else beside ("Group of 77 and China"), and so does each of an enumeration
/// ("Japan, US, Canada and others").
fn also_names(label: &str, typed: &str) -> bool {
    if is_enumeration(label) {
        return false;
    }
    if label.starts_with(typed) {
        return true;
    }
    let words: Vec<&str> = label.split([' ', '-', '(', ')', ',']).collect();
    let named: Vec<&str> = typed.split([' ', '-']).collect();
    words.windows(named.len()).enumerate().any(|(at, window)| {
        let beside = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| *before == "and");
        window == named && !beside
    })
}

/// Whether a name lists others: "Japan, US, Canada and others", "Nordic States (Denmark, Finland, Sweden)".
pub fn is_enumeration(label: &str) -> bool {
    label.contains(", ") && (label.contains(" and ") || label.contains('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<Entry<&'static str>> {
        [
            ("Group of 77 and China", "G77", "七十七国集团和中国; g-77; g77+china"),
            ("Japan, US, Canada, Australia, New Zealand and others", "JUSCANZ", "; juscanz"),
            ("African Group", "AFRICAN", "非洲国家组; ag; africa"),
            ("Arab Group", "ARAB", "阿拉伯国家集团; ag"),
            ("China", "CHN", "中国; prc"),
            ("Congo", "COG", "刚果; congo-brazzaville"),
            ("Democratic Republic of the Congo", "COD", "刚果民主共和国; drc"),
            ("Egypt", "EGY", "埃及"),
            ("Equatorial Guinea", "GNQ", "赤道几内亚"),
            ("Guinea", "GIN", "几内亚"),
            ("Guinea-Bissau", "GNB", "几内亚比绍"),
            ("Japan", "JPN", "日本"),
            ("Republic of Korea", "KOR", "大韩民国"),
            ("Democratic People's Republic of Korea", "PRK", "朝鲜民主主义人民共和国"),
            ("Saint Lucia", "LCA", "圣卢西亚"),
            ("Saint Kitts and Nevis", "KNA", "圣基茨和尼维斯"),
            ("South Sudan", "SSD", "南苏丹"),
            ("Sudan", "SDN", "苏丹"),
            ("Sweden", "SWE", "瑞典"),
            ("Nordic countries (Denmark, Finland, Sweden)", "NORDIC", ""),
            ("United Kingdom of Great Britain and Northern Ireland", "GBR", "; uk"),
            ("United States of America", "USA", "; us"),
        ]
        .map(|(label, note, also)| Entry {
            value: note,
            label: label.to_owned(),
            note: note.to_owned(),
            also: also.to_owned(),
            chosen: false,
        })
        .to_vec()
    }

    #[test]
    fn an_exact_name_code_or_alias_wins() {
        let list = list();
        for (typed, code) in [
            ("japan", "JPN"),
            ("EGY", "EGY"),
            ("g77", "G77"),
            ("G-77", "G77"),
            ("uk", "GBR"),
            ("china", "CHN"),
            ("cog", "COG"),
            ("中国", "CHN"),
            ("swe", "SWE"),
            ("swed", "SWE"),
            ("jap", "JPN"),
            ("democratic republic of the congo", "COD"),
            ("guinea-bissau", "GNB"),
            ("saint l", "LCA"),
        ] {
            let answers = answers(&list, typed);
            assert!(answers.sure, "{typed}");
            assert_eq!(answers.found.first().map(|entry| entry.value), Some(code), "{typed}");
        }
    }

    #[test]
    fn what_begins_or_names_more_than_one_is_not_taken_unasked() {
        let list = list();
        for typed in ["united", "korea", "congo", "guinea", "saint", "AG", "sudan", "republic", "gro", "an"] {
            let answers = answers(&list, typed);
            assert!(!answers.sure && answers.found.len() > 1, "{typed}");
        }
        assert!(answers(&list, "atlantis").found.is_empty());
        assert!(!answers(&list, "").sure);
    }
}
