## What a report may look like, in which formats, and for whom
layout-comparison = 对比
layout-redline = 修订标记稿
layout-table = 新旧对照表
layout-synoptic = 多稿对照表
layout-concordance = 段号对照表
layout-briefing = 简报
layout-ledger = 诉求台账
layout-objections = 异议清单
format-text = 纯文本
format-json = JSON
format-html = 网页（HTML）
format-docx = Word（DOCX）
format-odt = OpenDocument（ODT）
format-pdf = PDF
format-xlsx = Excel（XLSX）
format-csv = CSV
format-md = Markdown
format-qdpx = REFI-QDA 项目（QDPX）
format-akn = Akoma Ntoso
format-diff = 统一差异格式（diff）
audience-self = 内部工作稿
audience-circulation = 供分发
private-themes = 议题
private-stars = 星标
private-headlines = 标题
private-notes = 备注
private-attributions = 推断所得或无公开来源的归属
private-asks = 诉求、底线、判定
private-coders = 标注人姓名
private-sources = 案文的来处
private-overrulings = 人工改判的力度与重要程度
head-overruled = 改判力度或重要程度
layout-not-offered = 版式 { $layout } 不能写为 { $format }；可写为 { $offered }
page-not-offered = 此列表可写为 text、html、md、csv 或 xlsx，不能写为 { $format }
ledger-not-for-circulation = 诉求台账全是内部内容；请用 --for self 写出
ledger-without-asks = 本研究项目没有诉求，因此没有台账可写
report-failed = 报告未能写出：{ $error }
report-no-steps = 这两份案文之间没有版次变化；起始案文须早于结束案文

# At the head of every report.
head-working-copy = 内部工作稿：可能含有不宜外传的诉求、判定、备注和结论。
head-circulation = 供分发：不含议题、星标、标题、备注、诉求、判定及推断所得的内容。
left-out-not-starred = 仅列出加星标的改动：{ $all } 处中的 { $shown } 处；略去 { $count } 处。
left-out-not-tagged = 仅列出标有议题的改动：{ $all } 处中的 { $shown } 处；略去 { $count } 处。
left-out-not-attributed = 仅列出已作归属的改动：{ $all } 处中的 { $shown } 处；略去 { $count } 处。
left-out-steps = 仅含 { $all } 次版次变化中的 { $shown } 次；略去 { $count } 次。
left-out-classes = 仅有{ $classes }差异的不计为改动：共 { $count } 段。
left-out-numbering = 段号变化不予列出：共 { $count } 段。
left-out-formatting = 粗体、斜体等格式变化不予列出：共 { $count } 段。

# Over the columns of tables; the first sixteen are a promise to other programs.
head-step = 版次变化
head-old-ref = 旧段号
head-new-ref = 新段号
head-section = 章节
head-change = 改动
head-old-text = 旧案文
head-new-text = 新案文
head-themes = 议题
head-attributed = 归属
head-basis = 依据
head-role = 作用
head-strength = 措辞力度
head-headline = 标题
head-note = 备注
head-important = 重要
head-id = 标识
head-said = 标注
head-source = 来处
head-fingerprint = 指纹（BLAKE3）
head-all-steps = 合计
head-provision = 条款
head-actor = 参与方
head-ask = 诉求
head-ask-words = 词语
head-ask-kind = 类别
head-fate = 得失
head-other-changes = 其他
sheet-changes = 改动
sheet-same-words = 措辞未变（移位或改格式）
sheet-drafts = 案文
sheet-counts = 计数
sheet-themes = 议题
sheet-actors = 参与方
sheet-asks = 诉求
sheet-about = 说明
cell-yes = 是
cell-cut = ［此处截断：案文共 { $count } 字符，单元格最多容纳 32,767。］
row-not-coded = 未标议题
concordance-how = 每行为一项条款：其在各案文中的段号，以及自上一案文以来的变化。“–”表示该案文中没有此条款。
concordance-unnumbered = 无段号
briefing-figures = 数字概览
briefing-substance = 实质性改动
briefing-more-substance = 本步另有 { $count } 处实质性改动，重要程度较低。
briefing-by-section = 按章节
briefing-other-sections = 其余 { $count } 个章节
briefing-nothing-starred = 没有加星标的改动；对比中共有 { $count } 处改动可读。
objections-none = 尚未选定段落：请为信函所涉的改动加星标。
objections-not-there = 无此段
objections-asked = 要求改为
objections-reason = 理由
page-skip = 跳至正文

# The choice of a report in the window.
export-title = 写出报告
export-layout = 版式
export-format = 格式
export-steps = 版次变化
export-all-steps = 全部版次变化
export-changes = 改动
export-every-change = 全部改动
only-starred = 仅加星标的改动
only-tagged = 仅标有议题的改动
only-attributed = 仅已作归属的改动
export-weight = 重要程度
export-language = 语言
export-report-title = 题目
export-counted = { $what }（{ $count }）
export-holds = 仅供内部使用。其中含有：{ $what }。
export-holds-nothing = 本研究项目尚无内部内容。
export-leaves = 将会外传：案文的词句、段号、改动种类，以及有公开来源的明示或报道所得的归属。除非在此勾选，不含其他内容。
export-also = 另外还可外传：
export-choose = 选择文件…
export-ledger-private = 诉求台账只有诉求和判定：请勾选，或写出内部工作稿。

# The strip of sections in the comparison.
glance-title = 一览
glance-how = 每行为一次版次变化，每格为一个章节：格宽表示篇幅，深浅表示改动所占比例。点击格子可到该章节的第一处改动。
glance-cell = { $count ->
    [0] { $section }：没有改动
   *[other] { $section }：{ $count } 处改动，涉及 { $share }% 的文字
  }
glance-no-section = 章节之外
left-out-between = 中间的 { $count } 份案文未列入：其各步改动无法确切叠合，仅对比最早与最新两份。
head-terms = 术语对照

# 网页形式的对比报告，其他版式未说的部分。
html-contents = 本页内容
html-all-drafts = 各案文状态：{ $status }。
html-which = 具体位置
html-figures-changed = 共 { $steps } 步：{ $changes }；未改动的段落 { $unchanged } 段次。
html-figures-weight = 需阅读的改动 { $all } 处：实质性 { $substance } 处，措辞 { $wording } 处，编辑性 { $editorial } 处（由规则判定）。
html-figures-said = 已作标注：{ $parts }。
html-figures-starred = 加星 { $count } 处
html-figures-tagged = 带主题 { $count } 处
html-figures-stated = 本方陈述的归因 { $count } 项
html-figures-reported = 他方转述的 { $count } 项
html-figures-inferred = 分析者推断的 { $count } 项
html-figures-asks = 跟踪诉求 { $count } 项
html-figures-trips = 去而复返的条款 { $count } 条
html-deleted = 删除：
html-inserted = 新增：
html-evidence = 各项诉求的原文与依据
html-by-kind = 按改动类型
html-trips = 去而复返
html-moves = 跨章节移动
html-parts = 拆分与合并
html-travels = 往返、移动与拆分
html-moved-across = 由“{ $old }”移至“{ $new }”
html-folded = { $count ->
    [one] 1 段未改动（{ $first }）
   *[other] { $count } 段未改动（{ $first } – { $last }）
  }
html-chain = 历次案文中的变化
html-unfold = 显示表格
html-synoptic-apart = 本对比篇幅过长，无法在此并列全部案文：请以“多稿对照表”版式另行生成报告。
html-rests-on = 本对比的依据
html-method = 方法与存疑之处
html-method-weight = 增强、减弱与改动的分量均由规则仅据文字判定，据以判定的字词已标出；并非任何人的判断。
html-files = 文件与版本
html-tools = 筛选改动
html-any = 不限
html-words = 改动中的字词
html-before = 上一处改动（p）
html-next = 下一处改动（n）
html-copy = 连同出处复制
html-copied = 已复制。
html-none-left = 没有符合条件的改动。

# PDF
pdf-contents = 目录
pdf-legend-moved = 相同的文字由此处移至彼处。
pdf-missing = 本程序的字体中没有以下 { $count } 个字符，以方框代替：{ $signs }。

# REFI-QDA
qdpx-kind = 类别
qdpx-short = 简称
qdpx-invented = 虚构
