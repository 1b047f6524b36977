//! Drafts made to find what the labelled pairs found wrong: provisions that share no more than their formula, and
//! sentences that change paragraph, in several languages. All texts are invented.

use travaux::base::JobControl;
use travaux::compare::{Options, compare};
use travaux::text::Paragraph;

type Link = (usize, usize);

/// The links between two drafts, sorted.
fn links(old: &[&str], new: &[&str]) -> Vec<Link> {
    let plain = |texts: &[&str]| -> Vec<Paragraph> { texts.iter().map(|text| Paragraph::plain(*text)).collect() };
    let (old, new) = (plain(old), plain(new));
    let compared = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
    let mut links: Vec<Link> =
        compared.changes.iter().flat_map(|change| &change.links).map(|link| (link.old, link.new)).collect();
    links.sort_unstable();
    links
}

/// What stays; between two lines of it one provision goes and another comes.
struct Series {
    stays: [&'static str; 11],
    gone: [&'static str; 10],
    came: [&'static str; 10],
}

const SERIES: [Series; 5] = [
    // English.
    Series {
        stays: [
            "The council of the eastern bay meets in the old customs house.",
            "Requests the Secretary to report at the next session;",
            "Calls upon members to pay their dues;",
            "Having considered the report of the Auditor,",
            "the upkeep of the quays;",
            "The warden wears a badge.",
            "Members greet one another with the bell.",
            "No torches are allowed in the stacks.",
            "Fees are fixed by the assembly in autumn.",
            "The lock keeper may halt any barge.",
            "These bylaws hang at the gate.",
        ],
        gone: [
            "Requests the Secretary to publish a handbook on signals;",
            "Calls upon members to report wrecks;",
            "Having considered the report of the Working Group on Dredging,",
            "the cost of dredging;",
            "The warden inspects the sluices every spring.",
            "Members pay a yearly fee of ten crowns.",
            "No dogs are allowed in the reading room.",
            "Fines are paid to the treasury within ten days.",
            "The pilot may refuse a ship without lights.",
            "The harbour is closed from sunset to sunrise.",
        ],
        came: [
            "Requests the Secretary to convene a workshop on buoys;",
            "Calls upon members to train pilots;",
            "Having considered the note of the Treasurer on arrears,",
            "the safety of bathers;",
            "The warden keeps the register of boats.",
            "Members elect two auditors for three years.",
            "No food is allowed on the terrace.",
            "Complaints are made to the council within ten days.",
            "The owner may sell a boat without papers.",
            "The market is held from spring to autumn.",
        ],
    },
    // German.
    Series {
        stays: [
            "Der Rat der Ostbucht tagt im alten Zollhaus.",
            "Ersucht das Sekretariat, auf der nächsten Tagung zu berichten;",
            "Fordert die Mitglieder auf, ihre Beiträge zu entrichten;",
            "Nach Prüfung des Berichts des Rechnungsprüfers,",
            "der Unterhalt der Kais;",
            "Der Aufseher trägt ein Abzeichen.",
            "Die Mitglieder grüßen einander mit der Glocke.",
            "Fackeln sind im Magazin nicht zugelassen.",
            "Die Gebühren setzt die Versammlung im Herbst fest.",
            "Der Schleusenwärter darf jeden Kahn anhalten.",
            "Diese Satzung hängt am Tor.",
        ],
        gone: [
            "Ersucht das Sekretariat, ein Handbuch über Signale zu veröffentlichen;",
            "Fordert die Mitglieder auf, Wracks zu melden;",
            "Nach Prüfung des Berichts der Arbeitsgruppe Baggerung,",
            "die Kosten der Baggerung;",
            "Der Aufseher prüft die Schleusen jedes Frühjahr.",
            "Die Mitglieder zahlen einen Jahresbeitrag von zehn Kronen.",
            "Hunde sind im Lesesaal nicht zugelassen.",
            "Bußgelder werden binnen zehn Tagen an die Kasse gezahlt.",
            "Der Lotse darf ein Schiff ohne Lichter abweisen.",
            "Der Hafen ist von Sonnenuntergang bis Sonnenaufgang geschlossen.",
        ],
        came: [
            "Ersucht das Sekretariat, einen Lehrgang über Bojen abzuhalten;",
            "Fordert die Mitglieder auf, Lotsen auszubilden;",
            "Nach Prüfung des Vermerks des Schatzmeisters über Rückstände,",
            "die Sicherheit der Badenden;",
            "Der Aufseher führt das Verzeichnis der Boote.",
            "Die Mitglieder wählen zwei Prüfer auf drei Jahre.",
            "Speisen sind auf der Terrasse nicht zugelassen.",
            "Beschwerden werden binnen zehn Tagen an den Rat gerichtet.",
            "Der Eigner darf ein Boot ohne Papiere verkaufen.",
            "Der Markt wird vom Frühling bis zum Herbst gehalten.",
        ],
    },
    // Chinese.
    Series {
        stays: [
            "东湾理事会在旧海关楼开会。",
            "请秘书处向下届会议报告；",
            "吁请各成员缴纳会费；",
            "审议了审计员的报告，",
            "码头的维护；",
            "管理员佩戴徽章。",
            "会员以铃声互致问候。",
            "书库内不得点火把。",
            "费用由大会在秋季确定。",
            "船闸看守人可以拦住任何驳船。",
            "本章程悬挂在大门上。",
        ],
        gone: [
            "请秘书处出版信号手册；",
            "吁请各成员报告沉船；",
            "审议了疏浚工作组的报告，",
            "疏浚的费用；",
            "管理员每年春季检查水闸。",
            "会员每年缴纳会费十元。",
            "阅览室内不得带狗。",
            "罚款应当在十日内缴给金库。",
            "引水员可以拒绝没有灯的船只。",
            "港口从日落到日出关闭。",
        ],
        came: [
            "请秘书处举办浮标讲习班；",
            "吁请各成员培训引水员；",
            "审议了司库关于欠款的说明，",
            "游泳者的安全；",
            "管理员保存船只登记册。",
            "会员选举两名审计员，任期三年。",
            "露台上不得进食。",
            "申诉应当在十日内向理事会提出。",
            "船主可以出售没有证件的船只。",
            "集市从春季到秋季举行。",
        ],
    },
    // Russian.
    Series {
        stays: [
            "Совет восточной бухты заседает в старой таможне.",
            "просит секретариат доложить на следующей сессии;",
            "призывает членов уплатить взносы;",
            "рассмотрев доклад ревизора,",
            "содержание причалов;",
            "Смотритель носит значок.",
            "Члены приветствуют друг друга колоколом.",
            "С факелами в хранилище входить нельзя.",
            "Сборы устанавливает собрание осенью.",
            "Шлюзовой может остановить любую баржу.",
            "Настоящий устав висит у ворот.",
        ],
        gone: [
            "просит секретариат издать справочник о сигналах;",
            "призывает членов сообщать о затонувших судах;",
            "рассмотрев доклад рабочей группы по дноуглублению,",
            "расходы на дноуглубление;",
            "Смотритель осматривает шлюзы каждую весну.",
            "Члены платят ежегодный взнос в десять крон.",
            "С собаками в читальный зал входить нельзя.",
            "Штрафы уплачиваются в казну в течение десяти дней.",
            "Лоцман может отказать судну без огней.",
            "Гавань закрыта от заката до восхода.",
        ],
        came: [
            "просит секретариат провести семинар о буях;",
            "призывает членов обучать лоцманов;",
            "рассмотрев записку казначея о задолженности,",
            "безопасность купающихся;",
            "Смотритель ведёт реестр лодок.",
            "Члены избирают двух ревизоров на три года.",
            "С едой на террасу входить нельзя.",
            "Жалобы подаются в совет в течение десяти дней.",
            "Владелец может продать лодку без документов.",
            "Рынок открыт от весны до осени.",
        ],
    },
    // Arabic.
    Series {
        stays: [
            "يجتمع مجلس الخليج الشرقي في دار الجمارك القديمة.",
            "يطلب إلى الأمانة أن تقدم تقريرا في الدورة المقبلة؛",
            "يدعو الأعضاء إلى دفع اشتراكاتهم؛",
            "وقد نظر في تقرير المراجع،",
            "صيانة الأرصفة؛",
            "يضع المراقب شارة.",
            "يتبادل الأعضاء التحية بالجرس.",
            "لا يسمح بالمشاعل في المخزن.",
            "تحدد الجمعية الرسوم في الخريف.",
            "يجوز لحارس الهويس أن يوقف أي صندل.",
            "يعلق هذا النظام على الباب.",
        ],
        gone: [
            "يطلب إلى الأمانة أن تنشر دليلا عن الإشارات؛",
            "يدعو الأعضاء إلى الإبلاغ عن حطام السفن؛",
            "وقد نظر في تقرير الفريق العامل المعني بالتجريف،",
            "تكاليف التجريف؛",
            "يفحص المراقب الهويسات كل ربيع.",
            "يدفع الأعضاء رسما سنويا قدره عشرة دنانير.",
            "لا يسمح بالكلاب في قاعة القراءة.",
            "تدفع الغرامات إلى الخزانة خلال عشرة أيام.",
            "يجوز للمرشد أن يرفض سفينة بلا أضواء.",
            "يغلق الميناء من الغروب إلى الشروق.",
        ],
        came: [
            "يطلب إلى الأمانة أن تعقد حلقة عمل عن العوامات؛",
            "يدعو الأعضاء إلى تدريب المرشدين؛",
            "وقد نظر في مذكرة أمين الخزانة عن المتأخرات،",
            "سلامة السباحين؛",
            "يحفظ المراقب سجل القوارب.",
            "ينتخب الأعضاء مدققين لمدة ثلاث سنوات.",
            "لا يسمح بالطعام على الشرفة.",
            "تقدم الشكاوى إلى المجلس خلال عشرة أيام.",
            "يجوز للمالك أن يبيع قاربا بلا أوراق.",
            "تقام السوق من الربيع إلى الخريف.",
        ],
    },
];

#[test]
fn a_provision_that_came_with_the_formula_of_one_that_went_is_another() {
    let mut wrong = Vec::new();
    for (number, series) in SERIES.iter().enumerate() {
        let draft = |between: &[&'static str]| -> Vec<&str> {
            let rows = series.stays.iter().zip(between).flat_map(|(stays, other)| [*stays, *other]);
            rows.chain(series.stays.last().copied()).collect()
        };
        let links = links(&draft(&series.gone), &draft(&series.came));
        let (stays, others): (Vec<Link>, Vec<Link>) = links.into_iter().partition(|link| link.0 % 2 == 0);
        assert_eq!(stays, (0..11).map(|at| (2 * at, 2 * at)).collect::<Vec<_>>(), "language {number}");
        wrong.extend(others.into_iter().map(|link| (number, link)));
    }
    // Three of fifty are linked still; each shares a third of what it names with the one that went.
    assert!(wrong.len() <= 3, "{wrong:?}");
}

/// One ordinance, before and after: articles split and merged, sentences that went to other articles.
const ORDINANCE: [(&str, [&str; 12], [&str; 14]); 6] = [
    (
        "Chinese",
        [
            "灯塔管理规约",
            "管理处由七名委员组成，任期三年。委员可以连任一次。",
            "管理处每季度举行一次会议。会议公开举行，但涉及个人事项的除外。",
            "灯塔看守人由管理处任命。看守人应当住在灯塔附近，不得兼任其他职务。",
            "看守人每日日落前点灯，日出后熄灯，并在日志中记录天气和过往船只。",
            "雾天应当每隔两分钟鸣钟一次。",
            "日志由看守人保存五年。任何人可以查阅日志。",
            "船只通过海峡应当缴纳灯费。渔船免缴灯费。",
            "灯费按照船只的长度计算，由港口代收。",
            "管理处每年向海峡各村提交报告，说明收支情况。",
            "对管理处的决定不服的，可以向海峡法庭申诉。申诉应当在三十日内提出。",
            "本规约自公布之日起施行。",
        ],
        [
            "灯塔管理规约",
            "管理处由九名委员组成，任期四年。",
            "委员可以连任两次。",
            "管理处每月举行一次会议。任何人可以查阅日志和收支账目。",
            "灯塔看守人由管理处任命。",
            "看守人应当住在灯塔之内，不得兼任任何其他职务。",
            "看守人每日日落前点灯，日出后熄灯，雾天应当每隔一分钟鸣钟一次，并在日志中记录天气和过往船只。",
            "日志由看守人保存十年。",
            "船只通过海峡应当缴纳灯费。灯费按照船只的吨位计算，由港口代收。",
            "渔船和救生船免缴灯费。",
            "管理处每年向海峡各村提交报告，说明收支情况。会议公开举行，但涉及人事的除外。",
            "对管理处的决定不服的，可以向海峡法庭申诉。",
            "申诉应当在六十日内以书面提出。",
            "本规约自公布之日起施行。",
        ],
    ),
    (
        "Russian",
        [
            "Положение о маяках",
            "Совет маяков состоит из семи членов, избираемых на три года. Член совета может быть избран повторно один раз.",
            "Совет собирается раз в квартал. Заседания совета открыты, кроме случаев, когда обсуждаются личные дела.",
            "Смотритель маяка назначается советом. Смотритель живёт вблизи маяка и не занимает других должностей.",
            "Смотритель зажигает огонь до захода солнца, гасит его после восхода и записывает в журнал погоду и проходящие суда.",
            "В туман колокол звонит каждые две минуты.",
            "Журнал хранится у смотрителя пять лет. Каждый может ознакомиться с журналом.",
            "Суда, проходящие пролив, платят маячный сбор. Рыбацкие лодки от сбора освобождаются.",
            "Сбор исчисляется по длине судна и взимается портом.",
            "Совет ежегодно представляет селениям пролива отчёт о доходах и расходах.",
            "На решение совета можно подать жалобу в суд пролива. Жалоба подаётся в течение тридцати дней.",
            "Настоящее Положение вступает в силу со дня опубликования.",
        ],
        [
            "Положение о маяках",
            "Совет маяков состоит из девяти членов, избираемых на четыре года.",
            "Члены совета могут быть избраны повторно два раза.",
            "Совет собирается раз в месяц. Каждый может ознакомиться с журналами и счетами.",
            "Смотритель маяка назначается советом.",
            "Смотритель живёт в самом маяке и не занимает никаких других должностей.",
            "Смотритель зажигает огонь до захода солнца, гасит его после восхода, звонит в колокол каждую минуту в туман и записывает в журнал погоду и проходящие суда.",
            "Журнал хранится у смотрителя десять лет.",
            "Суда, проходящие пролив, платят маячный сбор. Сбор исчисляется по вместимости судна и взимается портом.",
            "Рыбацкие и спасательные лодки освобождаются от сбора.",
            "Совет ежегодно представляет селениям пролива отчёт о доходах и расходах. Заседания совета открыты, кроме случаев, когда обсуждаются дела служащих.",
            "На решение совета можно подать жалобу в суд пролива.",
            "Жалобы подаются письменно в течение шестидесяти дней.",
            "Настоящее Положение вступает в силу со дня опубликования.",
        ],
    ),
    (
        "Arabic",
        [
            "نظام المنارات",
            "يتألف مجلس المنارات من سبعة أعضاء مدة ولايتهم ثلاث سنوات. ويجوز إعادة انتخاب العضو مرة واحدة.",
            "يجتمع المجلس مرة كل ثلاثة أشهر. وتكون جلسات المجلس علنية إلا إذا تعلقت بشؤون شخصية.",
            "يعين المجلس حارس المنارة. ويسكن الحارس قرب المنارة ولا يشغل وظيفة أخرى.",
            "يوقد الحارس النار قبل غروب الشمس ويطفئها بعد شروقها ويسجل في الدفتر الطقس والسفن العابرة.",
            "يقرع الجرس في الضباب كل دقيقتين.",
            "يحفظ الحارس الدفتر خمس سنوات. ولكل شخص أن يطلع على الدفتر.",
            "تدفع السفن العابرة للمضيق رسم المنارة. وتعفى قوارب الصيد من الرسم.",
            "يحسب الرسم على طول السفينة ويجبيه الميناء.",
            "يقدم المجلس كل سنة إلى قرى المضيق تقريرا عن الإيرادات والنفقات.",
            "يجوز الطعن في قرار المجلس أمام محكمة المضيق. ويقدم الطعن خلال ثلاثين يوما.",
            "يدخل هذا النظام حيز النفاذ من يوم نشره.",
        ],
        [
            "نظام المنارات",
            "يتألف مجلس المنارات من تسعة أعضاء مدة ولايتهم أربع سنوات.",
            "يجوز إعادة انتخاب الأعضاء مرتين.",
            "يجتمع المجلس مرة كل شهر. ولكل شخص أن يطلع على الدفاتر والحسابات.",
            "يعين المجلس حارس المنارة.",
            "يسكن الحارس في المنارة نفسها ولا يشغل أي وظيفة أخرى.",
            "يوقد الحارس النار قبل غروب الشمس ويطفئها بعد شروقها ويقرع الجرس في الضباب كل دقيقة ويسجل في الدفتر الطقس والسفن العابرة.",
            "يحفظ الحارس الدفتر عشر سنوات.",
            "تدفع السفن العابرة للمضيق رسم المنارة. ويحسب الرسم على حمولة السفينة ويجبيه الميناء.",
            "تعفى قوارب الصيد والإنقاذ من الرسم.",
            "يقدم المجلس كل سنة إلى قرى المضيق تقريرا عن الإيرادات والنفقات. وتكون جلسات المجلس علنية إلا إذا تعلقت بشؤون الموظفين.",
            "يجوز الطعن في قرار المجلس أمام محكمة المضيق.",
            "يقدم الطعن كتابة خلال ستين يوما.",
            "يدخل هذا النظام حيز النفاذ من يوم نشره.",
        ],
    ),
    (
        "English",
        [
            "Lighthouse Rules",
            "The Board of Lights has seven members, who serve for three years. A member may be elected again once.",
            "The Board meets once a quarter. Its meetings are public, except where personal matters are discussed.",
            "The keeper of a lighthouse is appointed by the Board. The keeper lives near the lighthouse and holds no other office.",
            "The keeper lights the fire before sunset, puts it out after sunrise, and enters the weather and the passing ships in the log.",
            "In fog the bell is rung every two minutes.",
            "The log is kept by the keeper for five years. Anyone may read the log.",
            "Ships that pass the strait pay light dues. Fishing boats are exempt from dues.",
            "Dues are reckoned by the length of the ship and collected by the port.",
            "Each year the Board gives the villages of the strait a report on income and expenses.",
            "A decision of the Board may be appealed to the Court of the Strait. The appeal is filed within thirty days.",
            "These Rules enter into force on the day of their publication.",
        ],
        [
            "Lighthouse Rules",
            "The Board of Lights has nine members, who serve for four years.",
            "Members may be elected again twice.",
            "The Board meets once a month. Anyone may read the logs and the accounts.",
            "The keeper of a lighthouse is appointed by the Board.",
            "The keeper lives in the lighthouse itself and holds no other office whatever.",
            "The keeper lights the fire before sunset, puts it out after sunrise, rings the bell every minute in fog, and enters the weather and the passing ships in the log.",
            "The log is kept by the keeper for ten years.",
            "Ships that pass the strait pay light dues. Dues are reckoned by the tonnage of the ship and collected by the port.",
            "Fishing boats and lifeboats are exempt from dues.",
            "Each year the Board gives the villages of the strait a report on income and expenses. Its meetings are public, except where matters of staff are discussed.",
            "A decision of the Board may be appealed to the Court of the Strait.",
            "Appeals are filed in writing within sixty days.",
            "These Rules enter into force on the day of their publication.",
        ],
    ),
    (
        "German",
        [
            "Leuchtturmordnung",
            "Der Leuchtturmrat hat sieben Mitglieder, die drei Jahre im Amt bleiben. Ein Mitglied kann einmal wiedergewählt werden.",
            "Der Rat tagt einmal im Vierteljahr. Seine Sitzungen sind öffentlich, außer wenn persönliche Angelegenheiten beraten werden.",
            "Der Wärter eines Leuchtturms wird vom Rat ernannt. Der Wärter wohnt nahe beim Leuchtturm und hat kein anderes Amt.",
            "Der Wärter entzündet das Feuer vor Sonnenuntergang, löscht es nach Sonnenaufgang und trägt das Wetter und die vorbeifahrenden Schiffe in das Tagebuch ein.",
            "Bei Nebel wird alle zwei Minuten die Glocke geläutet.",
            "Das Tagebuch wird vom Wärter fünf Jahre aufbewahrt. Jeder darf das Tagebuch einsehen.",
            "Schiffe, die die Meerenge durchfahren, zahlen Leuchtgeld. Fischerboote sind vom Leuchtgeld befreit.",
            "Das Leuchtgeld bemisst sich nach der Länge des Schiffes und wird vom Hafen eingezogen.",
            "Der Rat legt den Dörfern an der Meerenge jährlich einen Bericht über Einnahmen und Ausgaben vor.",
            "Gegen eine Entscheidung des Rates kann das Gericht der Meerenge angerufen werden. Die Beschwerde ist binnen dreißig Tagen einzulegen.",
            "Diese Ordnung tritt am Tage ihrer Verkündung in Kraft.",
        ],
        [
            "Leuchtturmordnung",
            "Der Leuchtturmrat hat neun Mitglieder, die vier Jahre im Amt bleiben.",
            "Mitglieder können zweimal wiedergewählt werden.",
            "Der Rat tagt einmal im Monat. Jeder darf die Tagebücher und die Rechnungen einsehen.",
            "Der Wärter eines Leuchtturms wird vom Rat ernannt.",
            "Der Wärter wohnt im Leuchtturm selbst und hat keinerlei anderes Amt.",
            "Der Wärter entzündet das Feuer vor Sonnenuntergang, löscht es nach Sonnenaufgang, läutet bei Nebel jede Minute die Glocke und trägt das Wetter und die vorbeifahrenden Schiffe in das Tagebuch ein.",
            "Das Tagebuch wird vom Wärter zehn Jahre aufbewahrt.",
            "Schiffe, die die Meerenge durchfahren, zahlen Leuchtgeld. Das Leuchtgeld bemisst sich nach dem Raumgehalt des Schiffes und wird vom Hafen eingezogen.",
            "Fischer- und Rettungsboote sind vom Leuchtgeld befreit.",
            "Der Rat legt den Dörfern an der Meerenge jährlich einen Bericht über Einnahmen und Ausgaben vor. Seine Sitzungen sind öffentlich, außer wenn Angelegenheiten der Bediensteten beraten werden.",
            "Gegen eine Entscheidung des Rates kann das Gericht der Meerenge angerufen werden.",
            "Beschwerden sind schriftlich binnen sechzig Tagen einzulegen.",
            "Diese Ordnung tritt am Tage ihrer Verkündung in Kraft.",
        ],
    ),
    (
        "French",
        [
            "Règlement des phares",
            "Le conseil des phares compte sept membres, élus pour trois ans. Un membre peut être réélu une fois.",
            "Le conseil se réunit une fois par trimestre. Ses séances sont publiques, sauf si des affaires personnelles sont débattues.",
            "Le gardien d'un phare est nommé par le conseil. Le gardien habite près du phare et n'exerce aucune autre fonction.",
            "Le gardien allume le feu avant le coucher du soleil, l'éteint après son lever et note au journal le temps et les navires qui passent.",
            "Par brume, la cloche sonne toutes les deux minutes.",
            "Le journal est conservé cinq ans par le gardien. Chacun peut consulter le journal.",
            "Les navires qui passent le détroit paient un droit de phare. Les barques de pêche en sont exemptées.",
            "Le droit se calcule sur la longueur du navire et se perçoit au port.",
            "Le conseil remet chaque année aux villages du détroit un rapport sur les recettes et les dépenses.",
            "Une décision du conseil peut être attaquée devant le tribunal du détroit. Le recours se forme dans les trente jours.",
            "Le présent règlement entre en vigueur le jour de sa publication.",
        ],
        [
            "Règlement des phares",
            "Le conseil des phares compte neuf membres, élus pour quatre ans.",
            "Les membres peuvent être réélus deux fois.",
            "Le conseil se réunit une fois par mois. Chacun peut consulter les journaux et les comptes.",
            "Le gardien d'un phare est nommé par le conseil.",
            "Le gardien habite dans le phare même et n'exerce absolument aucune autre fonction.",
            "Le gardien allume le feu avant le coucher du soleil, l'éteint après son lever, sonne la cloche toutes les minutes par brume et note au journal le temps et les navires qui passent.",
            "Le journal est conservé dix ans par le gardien.",
            "Les navires qui passent le détroit paient un droit de phare. Le droit se calcule sur le tonnage du navire et se perçoit au port.",
            "Les barques de pêche et de sauvetage en sont exemptées.",
            "Le conseil remet chaque année aux villages du détroit un rapport sur les recettes et les dépenses. Ses séances sont publiques, sauf si des affaires du personnel sont débattues.",
            "Une décision du conseil peut être attaquée devant le tribunal du détroit.",
            "Les recours se forment par écrit dans les soixante jours.",
            "Le présent règlement entre en vigueur le jour de sa publication.",
        ],
    ),
];

#[test]
fn sentences_are_followed_from_article_to_article_in_six_languages() {
    let right = [
        (0, 0),
        (1, 1),
        (1, 2),
        (2, 3),
        (2, 10),
        (3, 4),
        (3, 5),
        (4, 6),
        (5, 6),
        (6, 3),
        (6, 7),
        (7, 8),
        (7, 9),
        (8, 8),
        (9, 10),
        (10, 11),
        (10, 12),
        (11, 13),
    ];
    let mut missed = Vec::new();
    for (language, old, new) in &ORDINANCE {
        let found = links(old, new);
        let wrong: Vec<&Link> = found.iter().filter(|link| !right.contains(link)).collect();
        assert!(wrong.is_empty(), "{language}: {wrong:?}");
        missed.extend(right.iter().filter(|link| !found.contains(link)).map(|link| (language, *link)));
    }
    assert!(missed.len() <= 1, "{missed:?}");
}
