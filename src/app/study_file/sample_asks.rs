//! What the sample's invented delegations ask for: words of the drafts, with verdicts on some cells.
//!
//! The other cells are left to the tool's suggestions, so that both can be seen side by side.

use crate::app::study_file::sample_said::Said;
use crate::base::{ActorId, AskId, SeededIds, Timestamp, UiLanguage};
use crate::study::{Ask, Study, Uptake, Verdict, anchor};
use std::sync::Arc;

/// An invented ask: delegation, gist, words, red line, keep out, verdicts by place of the draft.
type Wish = (usize, Said, Said, bool, bool, &'static [(usize, Uptake, Said)]);

const WISHES: [Wish; 8] = [
    (
        0,
        Said("Transfer on mutually agreed terms", "按共同商定的条件转让"),
        Said("on mutually agreed terms", "按照共同商定的条件"),
        false,
        false,
        &[
            (0, Uptake::NotAdopted, Said("22: on favourable terms only", "22：仅以优惠条件")),
            (1, Uptake::Adopted, Said("22: the words came in", "22：有关词句已写入")),
        ],
    ),
    (
        0,
        Said("No new money for the advisory service", "不为咨询服务新增经费"),
        Said("on request and within existing resources", "应请求并在现有资源范围内"),
        false,
        false,
        &[(2, Uptake::Adopted, Said("34: the caveat came in word for word", "34：限定语逐字写入"))],
    ),
    (
        0,
        Said("No yearly report of the advisory service", "咨询服务不提交年度报告"),
        Said("report each year to the Human Rights Council", "每年向人权理事会提出报告"),
        false,
        true,
        &[(5, Uptake::NotAdopted, Said("34: the report stayed", "34：报告仍予保留"))],
    ),
    (
        2,
        Said("Measures of finance and technology for each commitment", "每项承诺都配以资金和技术措施"),
        Said(
            "measures of capacity-building, finance and technology transfer that correspond to each commitment",
            "与本目标下每项承诺相称的能力建设、资金和技术转让措施",
        ),
        false,
        false,
        &[
            (1, Uptake::Adopted, Said("24: a paragraph of its own", "24：单独成段")),
            (2, Uptake::Reversed, Said("the paragraph is gone", "该段已删去")),
        ],
    ),
    (
        2,
        Said("An annual dialogue on artificial intelligence", "人工智能年度对话"),
        Said(
            "hold each year, alongside existing conferences, a dialogue on the governance of artificial intelligence",
            "每年结合现有会议举行一次人工智能治理对话",
        ),
        false,
        false,
        &[
            (0, Uptake::AlreadyThere, Said("63", "63")),
            (1, Uptake::Reversed, Said("the paragraph is gone", "该段已删去")),
            (2, Uptake::Adopted, Said("65: back, word for word", "65：逐字恢复")),
        ],
    ),
    (
        2,
        Said("Small administrations must be heard", "应听取行政机构规模小的国家的意见"),
        Said("", ""),
        false,
        false,
        &[
            (1, Uptake::NotAddressed, Said("", "")),
            (
                5,
                Uptake::AdoptedInPart,
                Said("as an aim, in other words: compare 26 and 27", "改为目标表述，措辞不同：参见26和27"),
            ),
        ],
    ),
    (
        1,
        Said("The panel must be independent", "小组必须独立"),
        Said("an independent scientific panel on artificial intelligence", "独立的人工智能科学小组"),
        true,
        false,
        &[],
    ),
    (
        1,
        Said("Service is restored after an interruption", "中断之后恢复服务"),
        Said("to restoring service at the earliest moment", "尽早恢复服务"),
        true,
        false,
        &[],
    ),
];

/// Puts them into the study.
pub(in crate::app) fn add(study: &mut Study, delegations: &[ActorId], ids: &mut SeededIds, language: UiLanguage) {
    let Some(author) = study.coders.keys().next().copied() else { return };
    let mut asks = std::collections::BTreeMap::new();
    for (delegation, gist, words, red_line, keep_out, verdicts) in WISHES {
        let (gist, words) = (gist.in_language(language), words.in_language(language));
        let mut ask = Ask {
            actors: delegations.get(delegation).copied().into_iter().collect(),
            gist: gist.to_owned(),
            words: words.to_owned(),
            red_line,
            keep_out,
            ..Ask::default()
        };
        for (place, uptake, evidence) in verdicts {
            let Some(draft) = study.drafts.get(*place) else { continue };
            let reading = draft.reading();
            let at = reading.paragraphs.iter().position(|there| !words.is_empty() && there.text.contains(words));
            let verdict = Verdict {
                uptake: *uptake,
                evidence: evidence.in_language(language).to_owned(),
                author,
                at: Some(Timestamp::UNIX_EPOCH),
                accepted: false,
                anchors: at.and_then(|at| anchor::whole(draft, &reading, at)).into_iter().collect(),
            };
            ask.verdicts.insert(draft.id, verdict);
        }
        asks.insert(AskId::new(ids), ask);
    }
    Arc::make_mut(&mut study.asks).extend(asks);
}
