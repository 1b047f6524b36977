//! Actors' names in running text, in lists, and members on a day.

use std::collections::BTreeSet;
use travaux::base::{Date, StudyId};
use travaux::study::actors::{ActorFinder, groups_of};
use travaux::study::{Study, starter};

fn study() -> Study {
    starter::with_gdc(Study::empty(StudyId::from_bits(1), ""))
}

/// Text, and the codes of the actors it names, in order; `?` for one that may be several.
const TEXTS: &[(&str, &str)] = &[
    ("China spoke after India.", "CHN IND"),
    ("The G77 and China asked for it", "G77"),
    ("the Group of 77 and China, and China in its national capacity", "G77 CHN"),
    ("G-77/China supports", "G77"),
    ("G77 + China and the EU", "G77 EU"),
    ("G77/CHN", "G77"),
    ("fine china on the table", ""),
    ("CHINA: delete", "CHN"),
    ("China’s proposal", "CHN"),
    ("Chinese proposals", ""),
    ("ships in the South China Sea", ""),
    ("the China Internet Network Information Center", ""),
    ("Niger and Nigeria", "NER NGA"),
    ("Nigeria", "NGA"),
    ("the Niger Delta", ""),
    ("the Democratic Republic of the Congo", "COD"),
    ("the Republic of the Congo", "COG"),
    ("Congo and the DRC", "COG COD"),
    ("the Republic of Congo, the Democratic Republic of Congo", "COG COD"),
    ("in the Congo Basin", ""),
    ("the Republic of Korea", "KOR"),
    ("the Democratic People’s Republic of Korea", "PRK"),
    ("ROK and DPRK", "KOR PRK"),
    ("Korea reserved", "?"),
    ("North Korea, South Korea", "PRK KOR"),
    ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", "GIN GNB GNQ PNG"),
    ("Guinea‑Bissau", "GNB"),
    ("the island of New Guinea", ""),
    ("the Gulf of Guinea", ""),
    ("Dominica and the Dominican Republic", "DMA DOM"),
    ("the US asked us to wait", "USA"),
    ("give us time", ""),
    ("US$ 5 million", ""),
    ("the U.S. delegation", "USA"),
    ("USA, UK and NZ", "USA GBR NZL"),
    ("the United States of America", "USA"),
    ("BUSY, MUST, AUSTERE", ""),
    ("IT IS SO, AND NO MORE", ""),
    ("CLOSING DIGITAL DIVIDES AND DELIVERING", ""),
    ("it is in no way as he says", ""),
    ("Sudan and South Sudan", "SDN SSD"),
    ("Northern Ireland is not Ireland", "IRL"),
    ("the United Kingdom of Great Britain and Northern Ireland", "GBR"),
    ("Côte d’Ivoire and Cote d'Ivoire", "CIV CIV"),
    ("Türkiye, formerly Turkey", "TUR TUR"),
    ("roast turkey", ""),
    ("Viet Nam / Vietnam", "VNM VNM"),
    ("Timor-Leste; Timor Leste", "TLS TLS"),
    ("the Lao PDR and Laos", "LAO LAO"),
    ("Eswatini (Swaziland)", "SWZ SWZ"),
    ("the Russian Federation and Russia, RUS", "RUS RUS RUS"),
    ("Somalia and Mali; Romania and Oman", "SOM MLI ROU OMN"),
    ("development in Africa", ""),
    ("the African Group", "AFRICAN"),
    ("the technical community", ""),
    ("AOSIS, SIDS and LDCs", "AOSIS SIDS LDC"),
    ("American Samoa is not Samoa", "WSM"),
    ("UAE and KSA", "ARE SAU"),
    ("中国提出", "CHN"),
    ("七十七国集团和中国表示", "G77"),
    ("77国集团和中国、欧盟", "G77 EU"),
    ("发展中国家的能力", ""),
    ("最不发达国家", "LDC"),
    ("在其中国际社会应当", ""),
    ("拉美国家", ""),
    ("美国、英国和俄罗斯", "USA GBR RUS"),
    ("中国互联网络信息中心", ""),
    ("尼日尔和尼日利亚", "NER NGA"),
    ("刚果民主共和国与刚果", "COD COG"),
    ("刚果（金）和刚果（布）", "COD COG"),
    ("韩国与朝鲜", "KOR PRK"),
    ("大韩民国和朝鲜民主主义人民共和国", "KOR PRK"),
    ("几内亚比绍、赤道几内亚、巴布亚新几内亚、几内亚", "GNB GNQ PNG GIN"),
    ("多米尼克和多米尼加共和国", "DMA DOM"),
    ("印度和印度尼西亚在印度洋", "IND IDN"),
    ("索马里、马里", "SOM MLI"),
    ("苏丹和南苏丹", "SDN SSD"),
    ("爱尔兰，不含北爱尔兰", "IRL"),
    ("非洲集团和阿拉伯集团", "AFRICAN ARAB"),
    ("道德国家标准", ""),
    ("中美欧", ""),
];

#[test]
fn names_are_found_longest_first_on_whole_words_in_both_languages() {
    let finder = ActorFinder::of(&study());
    let mut wrong = Vec::new();
    for (text, wanted) in TEXTS {
        let found = finder.find(text);
        for (span, name) in &found {
            assert_eq!(span.of(text), Some(name.written.as_str()), "{text}");
        }
        let codes: Vec<String> = found.into_iter().map(|(_, name)| name.code.unwrap_or_else(|| "?".into())).collect();
        if codes.join(" ") != *wanted {
            wrong.push(format!("{text}: {} instead of {wanted}", codes.join(" ")));
        }
    }
    assert!(TEXTS.len() >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_letter_codes_and_bare_labels_count_in_lists() {
    let finder = ActorFinder::of(&study());
    let list = |text: &str| -> Vec<String> {
        let names = finder.list_at_start(text).map(|(names, _)| names).unwrap_or_default();
        names.into_iter().map(|name| name.code.unwrap_or_else(|| "?".into())).collect()
    };
    assert_eq!(list("CH, IN, IT, EL: delete"), ["CHE", "IND", "ITA", "GRC"]);
    assert_eq!(list("Africa, Asia-Pacific: retain"), ["AFRICAN", "APG"]);
    assert_eq!(list("G77 and China, EU"), ["G77", "EU"]);
    assert_eq!(list("中国、美国：删除"), ["CHN", "USA"]);
    let (names, _) = finder.list_at_start("AG: retain").expect("a name");
    let either: BTreeSet<_> = names[0].either.iter().copied().collect();
    assert_eq!(names[0].actor, None, "a person decides");
    assert_eq!(either, BTreeSet::from([starter::actor_id("AFRICAN"), starter::actor_id("ARAB")]));
}

#[test]
fn members_are_those_of_the_day() {
    let study = study();
    let members = |code: &str, day: &str| -> BTreeSet<String> {
        let day: Date = day.parse().expect("a date");
        study.actors[&starter::actor_id(code)].members_on(day).map(|member| member.member.clone()).collect()
    };
    assert_eq!(members("BRICS", "2023-12-31").len(), 5);
    assert_eq!(members("BRICS", "2024-09-22").len(), 9);
    assert_eq!(members("BRICS", "2025-06-01").len(), 10);
    assert_eq!(members("LDC", "2023-12-01").len(), 46);
    assert_eq!(members("LDC", "2024-09-22").len(), 45);
    assert_eq!(members("LDC", "2025-01-01").len(), 44);
    assert_eq!(members("EU", "2020-01-31").len(), 28);
    assert_eq!(members("EU", "2024-09-22").len(), 27);
    assert_eq!(members("ASEAN", "2025-10-27").len(), 11);

    // What the domain study computed from the open data package.
    let day = "2024-09-22";
    assert_eq!(members("G77", day).len(), 134);
    assert!(members("AFRICAN", day).is_subset(&members("G77", day)) && members("AFRICAN", day).len() == 54);
    assert_eq!(members("ARAB", day).intersection(&members("AFRICAN", day)).count(), 10);
    assert_eq!(members("LDC", day).intersection(&members("AFRICAN", day)).count(), 33);
    assert_eq!(members("LDC", day).difference(&members("G77", day)).collect::<Vec<_>>(), ["TUV"]);
    assert_eq!(members("LLDC", day).intersection(&members("G77", day)).count(), 26);
    let regions = ["AFRICAN", "APG", "EEG", "GRULAC", "WEOG"];
    let all: Vec<String> = regions.iter().flat_map(|region| members(region, day)).collect();
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!((once.len(), all.len()), (193, 194), "only TUR is in two");
    for group in study.actors.values() {
        for member in &group.members {
            assert!(study.actors.contains_key(&starter::actor_id(&member.member)), "{}: {}", group.code, member.member);
        }
    }
    let groups = groups_of(&study, "CHN", "2024-09-22".parse().expect("a date"));
    assert!(groups.contains(&starter::actor_id("G77")) && groups.contains(&starter::actor_id("P5")));
}

/// Ways to write actors, as compilations, letters and articles in both languages do.
const WAYS: &[(&str, &[&str])] = &[
    (
        "G77",
        &[
            "G77 and China",
            "G-77 and China",
            "Group of 77 and China",
            "G77 和中国",
            "七十七国集团（G77）和中国",
            "七十七国集团和中国",
            "77国集团和中国",
            "Group of 77 (G77) and China",
            "G77 & China",
            "G77/CHN",
        ],
    ),
    (
        "EU",
        &[
            "EU",
            "European Union",
            "EU and its 27 Member States",
            "European Union and its Member States",
            "EU27",
            "欧盟",
            "欧盟及其27个成员国",
            "欧盟及其成员国",
            "欧洲联盟",
        ],
    ),
    (
        "P5",
        &["P5", "安理会五大常任理事国", "安理会五个常任理事国", "五常", "Permanent members of the Security Council"],
    ),
    ("AFRICAN", &["African Group", "非洲集团", "非洲国家组", "Group of African States"]),
    ("ARAB", &["Arab Group", "阿拉伯集团", "阿拉伯国家集团"]),
    ("GRULAC", &["GRULAC", "拉美和加勒比国家组"]),
    ("LDC", &["LDCs", "Least Developed Countries", "最不发达国家"]),
    ("LLDC", &["LLDCs", "内陆发展中国家"]),
    ("SIDS", &["SIDS", "Small Island Developing States", "小岛屿发展中国家"]),
    ("PSIDS", &["PSIDS", "Pacific SIDS", "太平洋小岛屿发展中国家"]),
    ("AOSIS", &["AOSIS", "Alliance of Small Island States", "小岛屿国家联盟"]),
    ("CARICOM", &["CARICOM", "Caribbean Community", "加勒比共同体"]),
    ("ASEAN", &["ASEAN", "东盟", "东南亚国家联盟"]),
    ("BRICS", &["BRICS", "金砖国家"]),
    ("NAM", &["NAM", "Non-Aligned Movement", "不结盟运动"]),
    ("OIC", &["OIC", "Organization of Islamic Cooperation", "伊斯兰合作组织"]),
    ("LMG", &["LMDC", "Like-Minded Developing Countries", "立场相近的发展中国家"]),
    ("JUSCANZ", &["JUSCANZ"]),
    ("CANZ", &["CANZ", "AUS/CAN/NZ"]),
    ("MIKTA", &["MIKTA"]),
    ("CHN", &["China", "CHN", "中国", "People’s Republic of China", "中方"]),
    ("USA", &["United States", "US", "USA", "United States of America", "美国"]),
    ("GBR", &["United Kingdom", "UK", "GBR", "英国"]),
    ("RUS", &["Russian Federation", "Russia", "俄罗斯", "俄罗斯联邦"]),
    ("FRA", &["France", "法国"]),
    ("KOR", &["Republic of Korea", "ROK", "South Korea", "韩国", "大韩民国"]),
    ("PRK", &["DPRK", "Democratic People’s Republic of Korea", "朝鲜"]),
    ("JPN", &["Japan", "JPN", "日本"]),
    ("IND", &["India", "印度"]),
    ("BRA", &["Brazil", "巴西"]),
    ("ZAF", &["South Africa", "RSA", "南非"]),
    ("CHE", &["Switzerland", "瑞士"]),
    ("TUR", &["Türkiye", "Turkey", "土耳其"]),
    ("VEN", &["Venezuela", "Bolivarian Republic of Venezuela", "委内瑞拉"]),
    ("COFAC", &["Co-facilitators", "联席协调员", "Anna Karin Eneström", "科拉·莫莱博", "安娜·埃内斯特伦"]),
    (
        "OSET",
        &[
            "Tech Envoy",
            "Office of the Secretary-General’s Envoy on Technology",
            "联合国秘书长技术问题特使办公室",
            "秘书长技术事务特使办公室",
            "技术特使办公室",
        ],
    ),
    ("CIGF", &["China IGF", "中国IGF", "中国 IGF"]),
    ("GOOGLE", &["Google", "谷歌"]),
    ("AMAZON", &["Amazon", "亚马逊"]),
    ("MICROSOFT", &["Microsoft", "微软"]),
    ("WSIS", &["WSIS", "World Summit on the Information Society", "信息社会世界峰会"]),
    ("ISOORG", &["International Organization for Standardization", "国际标准化组织", "国际标准组织"]),
    ("ITU", &["ITU", "International Telecommunication Union", "国际电信联盟", "国际电联"]),
    ("OHCHR", &["OHCHR", "人权事务高级专员办事处"]),
];

#[test]
fn however_an_actor_is_written_it_is_that_one() {
    let finder = ActorFinder::of(&study());
    let mut wrong = Vec::new();
    let mut count = 0;
    for (code, ways) in WAYS {
        for way in *ways {
            count += 1;
            let han = way.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9FFF}'));
            // In a sentence, and at the head of a bracket.
            let text = if han {
                format!("会上，{way}提出了意见。")
            } else {
                format!("In the room {way} asked for more time.")
            };
            let found: Vec<String> = finder
                .find(&text)
                .into_iter()
                .map(|(_, name)| name.code.unwrap_or_else(|| name.written.clone()))
                .collect();
            if found != [*code] {
                wrong.push(format!("{text}: {found:?} instead of {code}"));
            }
            let listed = finder.list(way).unwrap_or_default();
            if listed.len() != 1 || listed[0].code.as_deref() != Some(code) {
                wrong.push(format!("[{way}: …]: {listed:?} instead of {code}"));
            }
        }
    }
    assert!(count >= 120 && WAYS.len() >= 40, "{count} ways to write {}", WAYS.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_company_is_none() {
    let finder = ActorFinder::of(&study());
    for text in
        ["meta-analysis of studies", "the Amazon rainforest", "亚马逊河流域", "certified to ISO 27001", "a meta level"]
    {
        assert!(finder.find(text).is_empty(), "{text}: {:?}", finder.find(text));
    }
}
