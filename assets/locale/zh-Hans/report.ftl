## report
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
