//! What is said in the sample study, in both languages: facts of its drafts, invented positions, example annotations, tags.
//!
//! Words of drafts stand in exactly one paragraph of the draft they are looked for in.

use crate::base::UiLanguage;
use crate::study::{ActorKind, Basis, Role};
use crate::text::Stage;

/// The same said in English and in Chinese.
pub(super) struct Said(pub &'static str, pub &'static str);

impl Said {
    /// Returns it in a language.
    pub(super) const fn in_language(&self, language: UiLanguage) -> &'static str {
        match language {
            UiLanguage::English => self.0,
            UiLanguage::Chinese => self.1,
        }
    }
}

/// A draft of the sample.
pub(super) struct SampleDraft {
    pub stage: Stage,
    /// That of the real process.
    pub date: &'static str,
    /// The name of its English file.
    pub file: &'static str,
    pub english: &'static [u8],
    pub chinese: &'static [u8],
    /// What the stage is about, where the sample follows an account of the real one.
    pub emphasis: Said,
}

impl SampleDraft {
    /// Returns the file's name and bytes in a language.
    pub(super) fn file_in(&self, language: UiLanguage) -> (String, &'static [u8]) {
        match language {
            UiLanguage::English => (self.file.to_owned(), self.english),
            UiLanguage::Chinese => (self.file.replace(".docx", "-zh.docx"), self.chinese),
        }
    }
}

macro_rules! draft {
    ($stage:expr, $date:literal, $stem:literal, $emphasis:expr) => {
        SampleDraft {
            stage: $stage,
            date: $date,
            file: concat!($stem, ".docx"),
            english: include_bytes!(concat!("../../../samples/gdc/", $stem, ".docx")),
            chinese: include_bytes!(concat!("../../../samples/gdc/", $stem, "-zh.docx")),
            emphasis: $emphasis,
        }
    };
}

/// The drafts, in order. Which stage of the article is which draft is inferred; where the compared texts of the real process
/// read otherwise, that stands beside it.
pub(super) const DRAFTS: [SampleDraft; 6] = [
    draft!(Stage::Zero, "2024-04-01", "zero", Said("", "")),
    draft!(
        Stage::Revision(1),
        "2024-05-15",
        "rev1",
        Said(
            "Emphasis (means of implementation, financing): after the article, 修订阶段; invented. Readings of the real Rev.1 place financing elsewhere.",
            "侧重（执行手段、融资）：据文章所述“修订阶段”；内容系虚构。对真实修订一稿的其他解读未将融资列为该稿重点。"
        )
    ),
    draft!(
        Stage::Revision(2),
        "2024-06-26",
        "rev2",
        Said(
            "Emphasis (oversight of technology): after the article, 进一步修订阶段; invented.",
            "侧重（对技术的监督）：据文章所述“进一步修订阶段”；内容系虚构。"
        )
    ),
    draft!(
        Stage::Revision(3),
        "2024-07-11",
        "rev3",
        Said(
            "Emphasis (skills, with Rev.4): after the article, 文稿不断完善; invented.",
            "侧重（数字技能，与第四次修订稿合计）：据文章所述“文稿不断完善”；内容系虚构。"
        )
    ),
    draft!(
        Stage::Revision(4),
        "2024-08-27",
        "rev4",
        Said(
            "Emphasis (digital public goods and infrastructure, with Rev.3): after the article, 文稿不断完善; invented. Analysts read more caution on infrastructure in the real Rev.4.",
            "侧重（数字公共产品和基础设施，与第三次修订稿合计）：据文章所述“文稿不断完善”；内容系虚构。分析人士认为真实的修订四稿对基础设施更为谨慎。"
        )
    ),
    draft!(
        Stage::Final,
        "2024-09-22",
        "final",
        Said(
            "Emphasis (Internet governance, rights, information integrity): after the article, 最终草案; invented.",
            "侧重（互联网治理、人权、信息完整性）：据文章所述“最终草案”；内容系虚构。"
        )
    ),
];

/// Invented delegations: code, kind, name.
pub(super) const DELEGATIONS: [(&str, ActorKind, Said); 3] = [
    ("NORL", ActorKind::State, Said("Republic of Norlund (invented)", "诺伦德共和国（虚构）")),
    ("SEVR", ActorKind::State, Said("Kingdom of Sevara (invented)", "塞瓦拉王国（虚构）")),
    ("HGS", ActorKind::Group, Said("Harbour Group of States (invented)", "港湾国家集团（虚构）")),
];

/// An invented position: delegation, theme, subject, stance, gist, date.
pub(super) type SamplePosition = (usize, &'static str, Said, &'static str, Said, Said);

pub(super) const POSITIONS: [SamplePosition; 5] = [
    (
        0,
        "A3",
        Said("Human rights advice", "人权咨询"),
        "oppose",
        Said(
            "no new service; advice on request and within existing resources",
            "不设新机构；应请求并在现有资源范围内提供咨询",
        ),
        Said("22 May 2024", "2024年5月22日"),
    ),
    (
        0,
        "A1",
        Said("Technology transfer", "技术转让"),
        "ask",
        Said("transfer on mutually agreed terms only", "只按共同商定的条件转让"),
        Said("10 April 2024", "2024年4月10日"),
    ),
    (
        1,
        "A7",
        Said("Scientific panel", "科学小组"),
        "ask",
        Said("an independent panel with reports twice a year", "独立的小组，每年报告两次"),
        Said("10 April 2024", "2024年4月10日"),
    ),
    (
        2,
        "A1",
        Said("Means of implementation", "执行手段"),
        "ask",
        Said("measures of finance and technology for each commitment", "每项承诺都配以资金和技术措施"),
        Said("9 April 2024", "2024年4月9日"),
    ),
    (
        2,
        "A7",
        Said("Annual dialogue on artificial intelligence", "人工智能年度对话"),
        "ask",
        Said("bring the annual dialogue back", "恢复年度对话"),
        Said("3 June 2024", "2024年6月3日"),
    ),
];

/// An example annotation: the step (places in [`DRAFTS`]), words of one paragraph of its later draft, what is said.
pub(super) struct Example {
    pub step: (usize, usize),
    pub words: Said,
    pub themes: &'static [&'static str],
    pub headline: Option<Said>,
    pub claim: Option<(usize, Role, Basis, Said)>,
}

pub(super) const EXAMPLES: [Example; 6] = [
    Example {
        step: (0, 1),
        words: Said(
            "We support the call of the Secretary-General for an advisory service",
            "我们支持秘书长关于设立数字空间人权咨询服务的呼吁",
        ),
        themes: &["A3"],
        headline: Some(Said(
            "Advisory service on human rights: request becomes support",
            "人权咨询服务：由“请”变为“支持”",
        )),
        claim: None,
    },
    Example {
        step: (1, 2),
        words: Said(
            "We take note of the call of the Secretary-General for an advisory service",
            "我们表示注意到秘书长关于应请求并在现有资源范围内设立",
        ),
        themes: &["A3"],
        headline: Some(Said(
            "Advisory service: from support to taking note, on request, within existing resources",
            "咨询服务：由“支持”变为“表示注意到”，应请求并在现有资源范围内",
        )),
        claim: Some((
            0,
            Role::Proposed,
            Basis::Stated,
            Said("statement of 22 May 2024 (invented)", "2024年5月22日发言（虚构）"),
        )),
    },
    Example {
        step: (0, 1),
        words: Said("on favourable terms and on mutually agreed terms", "以优惠条件并按照共同商定的条件"),
        themes: &["A1"],
        headline: None,
        claim: Some((
            0,
            Role::Proposed,
            Basis::Reported,
            Said("list mail of 16 May 2024 (invented)", "2024年5月16日邮件列表来信（虚构）"),
        )),
    },
    Example {
        step: (0, 1),
        words: Said("Means of implementation are the test of every promise", "执行手段是检验上述每一项承诺的标准"),
        themes: &["A2"],
        headline: Some(Said(
            "A paragraph on means of implementation comes in; it does not last",
            "新增一段关于执行手段的内容；未能保留",
        )),
        claim: Some((
            2,
            Role::Proposed,
            Basis::Stated,
            Said("statement of 9 April 2024 (invented)", "2024年4月9日发言（虚构）"),
        )),
    },
    Example {
        step: (1, 2),
        words: Said(
            "We decide to hold each year, alongside existing conferences",
            "我们决定每年结合现有会议举行一次人工智能治理对话",
        ),
        themes: &["A7"],
        headline: Some(Said("The annual dialogue on artificial intelligence is back", "人工智能年度对话得以恢复")),
        claim: Some((2, Role::Proposed, Basis::Inferred, Said("", ""))),
    },
    Example {
        step: (4, 5),
        words: Said(
            "from the interruption of access and from measures directed against it",
            "我们承诺不中断接入，也不采取针对接入的措施",
        ),
        themes: &["A4", "A3"],
        headline: Some(Said(
            "Shutdowns: every positive duty is cut; only refraining remains",
            "断网：积极义务悉数删去，仅余不作为",
        )),
        claim: None,
    },
];

/// Places tagged by hand for the sample: the later draft of the step, words of one paragraph of it, the theme. Read and
/// judged one by one by what the paragraph is about, not by where it stands.
pub(super) const TAGGED: [(usize, Said, &str); 24] = [
    (2, Said("We stress that oversight by human beings", "都需要有人的监督，使技术的使用促进"), "A7"),
    (2, Said("Connect all schools and all hospitals to the Internet", "使所有学校和所有医院接入互联网"), "A1"),
    (2, Said("Develop innovative financing that shares risk", "分担风险的创新融资"), "A1"),
    (2, Said("Release software that is paid for by public funds", "以开放许可发布由公共资金出资的软件"), "A8"),
    (
        2,
        Said(
            "We encourage digital technology companies to respect human",
            "我们鼓励数字技术公司在其整个业务活动中尊重人权",
        ),
        "A3",
    ),
    (2, Said("A network divided along frontiers", "沿国界分割的网络"), "A4"),
    (
        2,
        Said(
            "No single organization oversees the rules by which data",
            "没有任何一个组织统管描述、共享和保护数据的规则",
        ),
        "A6",
    ),
    (2, Said("Different legal traditions will arrive at different rules", "不同的法律传统会产生不同的规则"), "A6"),
    (2, Said("Value created in one country and booked in another", "在一国创造、在另一国入账的价值"), "A2"),
    (2, Said("We look to the Internet Governance Forum, in its annual", "我们期待互联网治理论坛在其年度会议"), "A9"),
    (
        3,
        Said("Set targets for coverage, quality and affordability", "由各国酌情定期公布的覆盖、质量和可负担性具体目标"),
        "A1",
    ),
    (3, Said("Women and girls remain less likely than men", "与男子相比，妇女和女童拥有电话"), "A1"),
    (3, Said("Languages that are absent from the network", "在网络上缺席的语言"), "A1"),
    (3, Said("Talent is evenly spread; the chance to use it is not", "才能分布均匀，施展才能的机会则不然"), "A2"),
    (3, Said("The power to watch is the power to intimidate", "监视的权力就是恐吓的权力"), "A3"),
    (3, Said("Hospitals, waterworks and electoral rolls depend", "医院、自来水厂和选民名册所依赖的系统"), "A5"),
    (3, Said("A child who is not counted is not planned for", "未被计入统计的儿童"), "A6"),
    (3, Said("We recognize that implementation depends on the private", "我们认识到，执行工作对私营部门"), "A9"),
    (4, Said("Software, models and data that anyone may use", "任何人都可以使用、检视和改进的软件、模型和数据"), "A8"),
    (4, Said("The Internet was built by voluntary agreement among", "互联网由各网络自愿约定而建成"), "A4"),
    (
        4,
        Said(
            "Keep channels of verified information open in emergencies",
            "在紧急情况和武装冲突中保持经核实信息的渠道畅通",
        ),
        "A5",
    ),
    (4, Said("Different legal traditions will arrive at different rules", "不同的法律传统会产生不同的规则"), "A6"),
    (4, Said("Machines that predict, compose and decide are entering", "能够预测、撰写和决定的机器"), "A7"),
    (4, Said("We decide to convene, at the eighty-first session", "我们决定在大会第八十一届会议期间召开一次"), "A9"),
];
