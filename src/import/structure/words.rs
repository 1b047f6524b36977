//! Word lists of the six languages of the UN: what numbered things are called, how preambular clauses begin.

/// A part of a text that is numbered by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    Annex,
    Part,
    Chapter,
    Section,
    Article,
    Objective,
    Principle,
    Option,
}

impl Named {
    /// Rank in an outline, from the outermost.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Annex => 1,
            Self::Part => 2,
            Self::Chapter | Self::Objective => 3,
            Self::Section => 4,
            Self::Article | Self::Principle | Self::Option => 5,
        }
    }
}

/// Names, what they stand for, and how they are shortened when cited. Lower case.
pub(super) const NAMES: &[(&str, Named, &str)] = &[
    ("article", Named::Article, "art."),
    ("art.", Named::Article, "art."),
    ("artículo", Named::Article, "art."),
    ("статья", Named::Article, "ст."),
    ("المادة", Named::Article, "المادة"),
    ("annexe", Named::Annex, "annexe"),
    ("annex", Named::Annex, "annex"),
    ("anexo", Named::Annex, "anexo"),
    ("приложение", Named::Annex, "приложение"),
    ("المرفق", Named::Annex, "المرفق"),
    ("附件", Named::Annex, "附件"),
    ("appendix", Named::Annex, "appendix"),
    ("appendice", Named::Annex, "appendice"),
    ("chapter", Named::Chapter, "chap."),
    ("chapitre", Named::Chapter, "chap."),
    ("capítulo", Named::Chapter, "cap."),
    ("глава", Named::Chapter, "гл."),
    ("الفصل", Named::Chapter, "الفصل"),
    ("part", Named::Part, "part"),
    ("partie", Named::Part, "partie"),
    ("parte", Named::Part, "parte"),
    ("часть", Named::Part, "часть"),
    ("الجزء", Named::Part, "الجزء"),
    ("title", Named::Part, "title"),
    ("section", Named::Section, "sect."),
    ("sección", Named::Section, "secc."),
    ("раздел", Named::Section, "разд."),
    ("القسم", Named::Section, "القسم"),
    ("objective", Named::Objective, "Objective"),
    ("objectif", Named::Objective, "objectif"),
    ("objetivo", Named::Objective, "objetivo"),
    ("цель", Named::Objective, "цель"),
    ("الهدف", Named::Objective, "الهدف"),
    ("目标", Named::Objective, "目标"),
    ("goal", Named::Objective, "Goal"),
    ("principle", Named::Principle, "Principle"),
    ("principe", Named::Principle, "principe"),
    ("principio", Named::Principle, "principio"),
    ("принцип", Named::Principle, "принцип"),
    ("原则", Named::Principle, "原则"),
    ("option", Named::Option, "option"),
    ("opción", Named::Option, "opción"),
    ("вариант", Named::Option, "вариант"),
];

/// What follows the number in Chinese: 第三条.
pub(super) const HAN_NAMES: &[(&str, Named)] = &[
    ("条", Named::Article),
    ("條", Named::Article),
    ("章", Named::Chapter),
    ("节", Named::Section),
    ("節", Named::Section),
    ("编", Named::Part),
    ("部分", Named::Part),
];

/// Ordinals spelt out in headings: "Part One".
pub(super) const SPELT: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// Additions to a number that keep the others from being renumbered.
pub(super) const ADDITIONS: &[&str] = &[
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "alt", "pre", "之二", "之三",
];

/// How the clauses of a preamble begin, lower case: participles and adjectives, never a finite verb.
pub(super) const PREAMBULAR: &[&str] = &[
    // English
    "acknowledging", "acting", "affirming", "alarmed", "also acknowledging", "also noting", "also reaffirming",
    "also recalling", "also recognizing", "also welcoming", "also stressing", "appreciating", "aware", "bearing in mind",
    "believing", "cognizant", "commending", "committed", "concerned", "condemning", "confident", "confirming",
    "conscious", "considering", "convinced", "deeply", "deploring", "desiring", "determined", "disturbed",
    "emphasizing", "emphasising", "encouraged", "encouraging", "endorsing", "expressing", "fully", "further",
    "gravely", "guided", "having", "highlighting", "hoping", "inspired", "intending", "keeping in mind",
    "looking forward", "mindful", "noting", "observing", "paying tribute", "pursuant", "reaffirming", "realizing",
    "recalling", "recognizing", "recognising", "recollecting", "referring", "regretting", "reiterating", "remaining",
    "resolved", "reviewing", "seeking", "seriously", "strongly", "stressing", "taking", "underlining", "underscoring",
    "viewing", "welcoming", "wishing",
    // French
    "accueillant", "affirmant", "alarmé", "ayant", "confirmant", "conscient", "considérant", "constatant",
    "convaincu", "déplorant", "désireu", "déterminé", "encouragé", "estimant", "exprimant", "faisant", "félicitant",
    "gardant", "guidé", "insistant", "notant", "préoccupé", "profondément", "prenant", "rappelant", "reconnaissant",
    "réaffirmant", "regrettant", "réitérant", "rendant", "résolu", "se déclarant", "se félicitant", "se référant",
    "sachant", "saluant", "soulignant", "soucieu", "tenant compte", "vivement",
    // Spanish
    "acogiendo", "afirmando", "alarmada", "alentada", "animada", "celebrando", "conociendo", "consciente",
    "considerando", "convencida", "deplorando", "deseando", "deseosa", "destacando", "expresando", "guiada",
    "habiendo", "haciendo", "lamentando", "observando", "poniendo de relieve", "preocupada", "profundamente",
    "reafirmando", "recalcando", "reconociendo", "recordando", "reiterando", "resuelta", "subrayando", "teniendo",
    "tomando", "tomando nota", "decidida", "encomiando",
    // Russian
    "будучи", "вновь", "выражая", "желая", "напоминая", "осознавая", "отмечая", "памятуя", "подтверждая",
    "подчеркивая", "подчёркивая", "признавая", "принимая", "приветствуя", "руководствуясь", "рассмотрев", "с удовлетворением",
    "с обеспокоенностью", "сознавая", "ссылаясь", "стремясь", "считая", "убежденная", "учитывая", "заслушав",
    // Arabic
    "إذ ", "وإذ ",
    // Chinese
    "回顾", "重申", "又回顾", "还回顾", "又重申", "铭记", "认识到", "又认识到", "还认识到", "确认", "强调", "着重指出", "注意到",
    "又注意到", "还注意到", "赞赏地注意到", "关切地注意到", "深为关切", "深信", "欢迎", "又欢迎", "遵循", "考虑到", "意识到",
    "表示", "念及", "承认", "审议了", "决心", "希望", "相信", "感谢", "赞扬", "痛惜", "深感关切", "表示注意到", "牢记",
];
