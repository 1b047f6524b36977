## report
# 可粘贴到别处的一处改动及其出处。
command-copy-change = 复制改动及其出处
command-copy-change-help = 将所选改动连同删除线、下划线及案文和段号复制到剪贴板；若只需其中几个词，请先选词。
copied = 该处改动及其出处已复制到剪贴板。
copied-plain = 该处改动已作为纯文本复制：此处的剪贴板无法保留删除线和下划线。
excerpt-reference = { $old } → { $new }，{ $place }
excerpt-flagged = { $reference }（{ $flags }）
excerpt-paragraph = 第 { $place } 段
excerpt-below = “{ $heading }”之下
excerpt-unnumbered = 无段号段落

# 报告用语。
report-title = 对比报告
report-draft = 案文
report-date = 日期
report-status = 状态
report-file = 文件
report-summary = 概览
report-by-theme = 按议题
report-by-actor = 按参与方
report-important = 重要改动
report-no-changes = 没有改动。
report-complete = 每一版次变化中两份案文的每个段落都恰好属于一处改动；各项计数合计为全部段落。
report-basis = 每项归属均注明依据：由该方明示、由他人报道或由分析者推断。未归属即为未知。
report-coders = 标注人：{ $names }。
report-elsewhere = 本研究项目有 { $count } 条标注不在本报告的任何改动上。
report-made-by = 由 Travaux { $version } 生成。

# What is said first of a step: one replacement made in many places; what differs and is no words.
report-replacement = “{ $old }”→“{ $new }”：共 { $count } 处。
report-references-up = 条款引用的编号加 { $by }：共 { $count } 处。
report-references-down = 条款引用的编号减 { $by }：共 { $count } 处。
report-header-changed = 页眉：“{ $old }”→“{ $new }”。
report-header-gone = 页眉已删：“{ $old }”。
report-header-came = 新增页眉：“{ $new }”。
report-footer-changed = 页脚：“{ $old }”→“{ $new }”。
report-footer-gone = 页脚已删：“{ $old }”。
report-footer-came = 新增页脚：“{ $new }”。
report-note-mark-gone = “{ $words }”之后的脚注号已删。
report-note-mark-came = “{ $words }”之后新增脚注号。
report-row-gone = 表格中一行已删：“{ $words }”。
report-row-came = 表格中新增一行：“{ $words }”。
report-column-gone = 表格中一列已删：“{ $words }”。
report-column-came = 表格中新增一列：“{ $words }”。
report-not-compared = 图片和链接地址未作对比。

# Places that the import could not read surely.
report-unsure = 有 { $count } 处未能可靠读取（{ $old }：{ $in-old }，{ $new }：{ $in-new }），其中可能有改动。
report-unsure-draft = { $draft }：有 { $count } 处未能可靠读取，其中可能有改动。
report-unsure-place = { $place }（第 { $page } 页）
report-doubted = 未能可靠读取：{ $doubts }

# Beside the kind of a change.
report-block = 第 { $block } 组
report-copy = 重复 { $place }
