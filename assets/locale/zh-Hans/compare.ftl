## compare

# 一处改动中各段落的变化。
compare-kind-unchanged = 未改动
compare-kind-edited = 修改
compare-kind-inserted = 新增
compare-kind-deleted = 删除
compare-kind-split = 拆分
compare-kind-merged = 合并

# 附加标记。
compare-flag-moved = 移位
compare-flag-renumbered = 段号变更
compare-flag-formatting-only = 仅格式变化
compare-flag-reading-differs = 疑似读取误差

# 不涉及措辞的差异。
compare-minor-case = 大小写
compare-minor-punctuation = 标点
compare-minor-space = 空格
compare-minor-spelling = 拼写
compare-minor-reference = 互引段号

# 条款在两份案文之间的变化。
compare-event-edited = 修改
compare-event-moved = 移位
compare-event-renumbered = 段号变更
compare-event-inserted = 新增
compare-event-deleted = 删除
compare-event-split = 拆分
compare-event-merged = 合并
compare-event-added-then-removed = 增后又删
compare-event-removed-then-restored = 删后恢复
compare-event-replaced-then-restored = 改后恢复原文
compare-event-moved-back = 移位后复位

# 将两段视为同一条款的理由，接在“关联依据：”之后。
compare-reason-same-text = 文字相同
compare-reason-rare-words = 有 { $count } 个少见词相同（{ $words }）
compare-reason-contained = 较短一段有 { $percent }% 的文字见于另一段
compare-reason-same-label = 段号同为 { $label }
compare-reason-same-section = 位于同一节
compare-reason-same-place = 位置相同：前后相邻段落也相互对应
compare-reason-sentence = 有一句从一段移至另一段：“{ $sentence }”
compare-reason-by-hand = 由使用者手动关联

# 对比完整性说明。
compare-proof-holds = 全部文字均已核对无遗漏。旧案文共 { $old-paragraphs } 段、{ $old-words } 词（保留 { $kept }，删除 { $deleted }）；新案文共 { $new-paragraphs } 段、{ $new-words } 词（保留 { $kept }，新增 { $inserted }）。每一段恰好归入一处改动。
compare-proof-broken = 核对数目不符，本次对比结果不可采信。旧案文 { $old-words } 词，其中保留 { $kept }、删除 { $deleted }；新案文 { $new-words } 词，其中新增 { $inserted }；无法还原原文的改动：{ $broken } 处。请反馈此问题。

# `align --jsonl`、`redline --jsonl` 无法读取的行，前面已标明行号。
compare-jsonl-bad = 第 { $column } 列：不是所要求的 JSON 对象（{ $detail }），格式见 README
compare-jsonl-not-utf8 = 该行不是 UTF-8 文本，请先转换编码
compare-jsonl-unreadable = 无法读取输入（{ $detail }）
