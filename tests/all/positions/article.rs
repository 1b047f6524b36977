//! The facts of the article that the pack of the compact was begun with (X. Zhang, J. Chen, X. Jiang, China Information Security
//! 2024 no. 10), each found in the pack by its Chinese words, where it belongs.

use travaux::base::StudyId;
use travaux::study::{Basis, PositionKind, Study, starter};

fn study() -> Study {
    starter::with_gdc(Study::empty(StudyId::from_bits(1), ""))
}

/// What happened: date, and words that stand with it.
const EVENTS: &[(&str, &[&str])] = &[
    (
        "2019-06",
        &[
            "相互依存的数字时代",
            "联合国发挥领导作用",
            "全球数字信任与安全承诺",
            "责任规范",
            "网络安全防御能力",
            "应对虚假信息",
            "渐进式软治理",
            "多边合作机制",
        ],
    ),
    ("2020", &["75周年"]),
    (
        "2021-09",
        &[
            "我们的共同议程",
            "12项关键行动建议",
            "第7项承诺",
            "所有学校",
            "避免互联网碎片化",
            "保护数据",
            "人权适用于网络空间",
            "歧视和误导性内容的问责",
            "对人工智能的监管",
            "全球公益物",
        ],
    ),
    ("2021", &["2024年举行峰会", "未来契约"]),
    ("2022-06", &["特使办公室", "6,000", "160"]),
    ("2023-01", &["磋商", "深度讨论", "观察员"]),
    ("2023-05", &["政策简报", "17项", "1.03亿", "安全设计", "实体基础设施", "大规模使用之前"]),
    ("2023-05", &["中国IGF", "工作组"]),
    ("2023", &["中国关于全球数字治理有关问题的立场", "四项原则", "五点主张"]),
    ("2024-04-01", &["零草案", "初始阶段的草案"]),
    ("2024-04-09", &["联席协调员访华", "安娜·埃内斯特伦", "科拉·莫莱博"]),
    ("2024-05-15", &["修订一稿", "修订阶段", "普遍和有意义的连接", "创新融资"]),
    ("2024-06-26", &["进一步修订阶段", "技术监督"]),
    ("2024-07-11", &["文稿不断完善", "数字技能和能力", "数字公共产品和基础设施"]),
    ("2024-09-06", &["最终草案", "信息完整性"]),
    ("2024-09-22", &["未来峰会", "子孙后代问题宣言"]),
];

/// What the authors say of the outcome and of what is to come.
const SAID: &[&str] = &[
    "193个会员国的共识",
    "13条指导原则",
    "五个目标",
    "26亿",
    "跨境数据流动",
    "人工智能治理的新框架",
    "多利益相关方",
    "非军事领域的网络安全",
    "加强国际组织参与",
    "青年",
    "不具备法律约束力",
    "共同的愿景和行动框架",
    "执行差异",
    "有效机制",
    "多边与多方融合发展",
    "地缘政治紧张",
    "技术快速发展",
    "资金和资源分配",
    "监督和评估机制",
    "合作与竞争的平衡",
    "维持现有机制的平衡",
    "四个特点",
];

#[test]
fn every_event_of_the_article_stands_at_its_date() {
    let study = study();
    let mut missing = Vec::new();
    for (date, words) in EVENTS {
        let at: Vec<String> = study
            .milestones
            .iter()
            .filter(|one| one.date == *date)
            .map(|one| format!("{} {} {} {}", one.names.zh, one.names.en, one.note, one.source))
            .collect();
        for word in *words {
            if !at.iter().any(|text| text.contains(word)) {
                missing.push(format!("{date}: {word}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_the_authors_say_is_theirs_and_reported() {
    let study = study();
    let authors = starter::actor_id("CNNICART");
    for words in SAID {
        let claim = study.positions.values().find(|one| one.actors == [authors] && one.gist.contains(words));
        let claim = claim.unwrap_or_else(|| panic!("{words}"));
        assert_eq!((claim.kind, claim.basis), (PositionKind::Statement, Some(Basis::Reported)), "{words}");
        assert!(claim.source.contains("2024 no. 10"), "{words}: {}", claim.source);
    }
    // Their account of China's approach is not China's statement.
    let china = starter::actor_id("CHN");
    assert!(study.positions.values().filter(|one| one.actors == [china]).all(|one| !one.gist.contains("四个特点")));
}

#[test]
fn who_handed_in_is_counted_once_and_the_joint_claim_is_nobodys_own() {
    let study = study();
    let handed_in = |code: &str| {
        let id = starter::actor_id(code);
        study.positions.values().filter(|one| one.submitted == Some(true) && one.actors.contains(&id)).count()
    };
    assert_eq!(
        (handed_in("G77"), handed_in("EU"), handed_in("CHN"), handed_in("DEU"), handed_in("RUS")),
        (1, 1, 1, 0, 0)
    );
    let russia: Vec<_> = study
        .positions
        .values()
        .filter(|one| one.actors == [starter::actor_id("RUS")] && one.source.contains("2024 no. 10"))
        .collect();
    assert!(russia.len() == 1 && russia[0].submitted == Some(false), "{russia:?}");
    for code in ["GOOGLE", "AMAZON", "META", "MICROSOFT", "ISOORG", "WSIS"] {
        let id = starter::actor_id(code);
        assert!(study.actors.contains_key(&id), "{code}");
        assert!(
            study.positions.values().all(|one| !one.actors.contains(&id)),
            "{code}: one claim of nine is in nobody's row"
        );
    }
    for code in ["SWE", "ZMB"] {
        let id = starter::actor_id(code);
        let theirs =
            study.positions.values().filter(|one| one.actors.contains(&id) && one.source.contains("2024 no. 10"));
        assert_eq!(theirs.count(), 0, "{code}: the co-facilitators are an office");
    }
}
