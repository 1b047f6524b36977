//! A second maker of labelled revisions, unlike [`super::synthetic`]: real words of the field, whole sentences rewritten
//! by synonyms and turned round, nested lists of look-alikes, and Chinese. For tests.

#![allow(clippy::indexing_slicing, reason = "test data of our own making")]

use super::synthetic::{Random, Revision};

/// Groups of words that may stand for each other in a sentence.
const SYNONYMS: [&[&str]; 24] = [
    &["States", "Governments", "countries"],
    &["shall", "will", "are to"],
    &["promote", "foster", "further", "advance"],
    &["access", "entry"],
    &["the Internet", "online services", "digital networks"],
    &["affordable", "low-cost", "cheap"],
    &["protect", "safeguard", "shield"],
    &["children", "minors", "young people"],
    &["data", "information", "records"],
    &["cooperation", "collaboration", "joint work"],
    &["developing", "poorer"],
    &["capacity", "ability", "skills"],
    &["urgently", "without delay", "promptly"],
    &["report", "account", "summary"],
    &["measures", "steps", "arrangements"],
    &["financing", "funding", "resources"],
    &["women and girls", "all genders"],
    &["standards", "norms", "rules"],
    &["technology", "tools", "systems"],
    &["transfer", "sharing", "exchange"],
    &["harmful", "dangerous", "abusive"],
    &["content", "material"],
    &["regional", "local", "national"],
    &["institutions", "bodies", "agencies"],
];

const ENDS: [&str; 8] = [
    "in every region",
    "by 2030",
    "on mutually agreed terms",
    "where this is possible",
    "at all levels",
    "in line with the Charter",
    "as soon as they can",
    "with due regard to human rights",
];

const CHINESE: [&[&str]; 16] = [
    &["促进", "推动", "推进"],
    &["合作", "协作", "合同"],
    &["国家", "会员国", "各国"],
    &["发展", "进步"],
    &["数据", "数字", "信息"],
    &["保护", "保障", "维护"],
    &["儿童", "青年", "妇女"],
    &["技术", "科技"],
    &["能力", "实力"],
    &["资金", "资源"],
    &["措施", "举措", "办法"],
    &["应当", "应该", "必须"],
    &["加强", "增强", "强化"],
    &["互联网", "网络"],
    &["标准", "规则", "规范"],
    &["机构", "组织", "机制"],
];
const CHINESE_LINKS: [&str; 5] = ["和", "的", "与", "以及", "对"];

/// A sentence as the words of `SYNONYMS` it is made of, and its end.
#[derive(Debug, Clone)]
struct Plan {
    words: Vec<(usize, usize)>,
    end: usize,
}

impl Plan {
    fn new(random: &mut Random) -> Self {
        let words = (0..7 + random.below(6)).map(|_| {
            let group = random.below(SYNONYMS.len());
            (group, random.below(SYNONYMS[group].len()))
        });
        Self { words: words.collect(), end: random.below(ENDS.len()) }
    }

    fn said(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|&(group, word)| SYNONYMS[group][word]).collect();
        format!("{}, {}.", words.join(" "), ENDS[self.end])
    }

    /// Says the same in other words: every third word or so by a synonym, and sometimes the end of the sentence first.
    fn rewritten(&self, random: &mut Random) -> String {
        let words: Vec<&str> = self
            .words
            .iter()
            .map(|&(group, word)| {
                let group = SYNONYMS[group];
                if random.chance(30) { group[(word + 1) % group.len()] } else { group[word] }
            })
            .collect();
        if random.chance(40) {
            format!("{}, {}.", ENDS[self.end], words.join(" "))
        } else {
            format!("{}, {}.", words.join(" "), ENDS[self.end])
        }
    }
}

/// Articles of a few sentences, some followed by lists of items that look alike; and a revision in which sentences are
/// rewritten whole, items inserted, dropped and put in another order.
pub fn articles(seed: u64, count: usize) -> (Vec<String>, Revision) {
    let mut random = Random::new(seed ^ 0x5151);
    let (mut old, mut revision) = (Vec::new(), Revision::default());
    for _ in 0..count {
        let plans: Vec<Plan> = (0..2 + random.below(3)).map(|_| Plan::new(&mut random)).collect();
        let text: Vec<String> = plans.iter().map(Plan::said).collect();
        old.push(text.join(" "));
        if random.chance(5) {
            continue;
        }
        let mut sentences: Vec<String> = plans
            .iter()
            .map(|plan| if random.chance(35) { plan.rewritten(&mut random) } else { plan.said() })
            .collect();
        if random.chance(20) {
            sentences.rotate_left(1);
        }
        revision.links.push((old.len() - 1, revision.new.len()));
        revision.new.push(sentences.join(" "));
        if !random.chance(30) {
            continue;
        }
        // A list: one frame, one word of difference.
        let frame = Plan::new(&mut random);
        let first = old.len();
        let items: Vec<String> =
            (0..3 + random.below(4)).map(|item| format!("For {}, {}", SYNONYMS[item][0], frame.said())).collect();
        let mut kept: Vec<usize> = (0..items.len()).collect();
        if random.chance(30) {
            kept.remove(random.below(kept.len()));
        }
        for item in kept {
            revision.links.push((first + item, revision.new.len()));
            revision.new.push(items[item].clone());
        }
        old.extend(items);
    }
    (old, revision)
}

/// A Chinese sentence, its revision, and which signs of both an editor marks: whole words.
pub fn chinese(seed: u64) -> (String, String, Vec<bool>, Vec<bool>) {
    let mut random = Random::new(seed ^ 0xc41e);
    let (mut old, mut new) = (String::new(), String::new());
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let mut put = |text: &str, is_new: bool, is_old: bool| {
        let changed = is_new != is_old;
        if is_old {
            old.push_str(text);
            gone.extend(text.chars().map(|_| changed));
        }
        if is_new {
            new.push_str(text);
            come.extend(text.chars().map(|_| changed));
        }
    };
    for at in 0..10 + random.below(12) {
        if at > 0 && random.chance(40) {
            put(CHINESE_LINKS[random.below(CHINESE_LINKS.len())], true, true);
        }
        let group = CHINESE[random.below(CHINESE.len())];
        let word = random.below(group.len());
        match random.below(100) {
            0..10 => {
                put(group[word], false, true);
                put(group[(word + 1) % group.len()], true, false);
            }
            10..14 => put(group[word], false, true),
            14..18 => put(group[word], true, false),
            _ => put(group[word], true, true),
        }
    }
    put("。", true, true);
    (old, new, gone, come)
}
