# 标注词句、多个议题、条款沿革；余下的工作；方括号；目标。

command-pick-words = 选取词句
command-pick-words-help = 用方向键选取改动中的词句；随后的议题、立场归属与附注即针对所选词句。
command-tag-along = 在所有版次上标注该条款
command-tag-along-help = 将此处改动的议题用于该条款发生改动的每一版次。已有的标注保持不变。
command-what-is-left = 余下的工作
command-what-is-left-help = 按章节列出尚未查看、未标议题、未归属或没有标题的改动。

words-chosen = 已选词句
words-say = 议题、立场归属与附注将针对这些词句。
words-picking = ← → 逐词 · Shift 扩展 · ↑ ↓ 段落 · w 整段 · Enter 完成 · Esc 取消
words-quoted = “{ $words }”

themes-title-along = 在该条款每次改动处标注议题
themes-of-words = 针对词句“{ $words }”
themes-several = 空格键可勾选多个，回车键一并应用。
edit-themes = 设置 { $count } 个议题
edit-along = 条款已在 { $count } 个版次上标注
along-done = 另有 { $count } 个版次已标注：{ $steps }
along-nothing = 该条款每次改动处均已标注。
along-not-ready = 条款沿革仍在整理，请稍后再试。

left-title = 余下的工作
left-mine = 本人
left-everyone = 全体
left-counting = 正在统计……
left-see = 未查看
left-tag = 未标议题
left-attribute = 未归属
left-headline = 无标题
left-see-done = 每次对比的全部改动均已查看。
left-tag-done = 每次对比的全部改动均已标注议题。
left-attribute-done = 每次对比的全部改动均已归属，或注明来源不详。
left-headline-done = 每次对比的全部改动均有标题。
left-nothing = 此项已全部完成
left-count = 余 { $left } / { $total }
left-said = { $what }：余 { $left } / { $total }
left-keys = ← → 切换项目 · ↑ ↓ 章节 · Enter 前往下一处 · e 本人或全体

read-agreed = 去掉方括号：已商定
read-bracketed = 加上方括号：未商定
read-words-moved-to = 部分词句移至 { $place }
read-words-moved-from = 部分词句移自 { $place }

objective-derived = { $objective }——由所在章节得出，非人工标注
objective-named = 目标{ $number }
objective-areas = 本章节涉及领域：
edit-new-theme-tag = 新增议题“{ $name }”并标注
themes-new = 新增议题“{ $name }”
themes-empty = 本研究还没有议题。输入名称并按回车键，即可新增议题并标注此处修改。
tag-key-free = 没有议题使用数字键 { $key }。按 t 键选择或新增议题；在编码本中可为议题设定数字键。

# 改判力度与重要程度
command-overrule = 改判力度或重要程度
command-overrule-help = 不依系统判断，自行说明改动的力度变化与重要程度，并写明理由。
overruling-title = 此改动的力度与重要程度
overruling-tool = 系统判断：{ $said }
overruling-weight = 重要程度
overruling-shift = 力度
overruling-as-tool = 依系统判断
overruling-because = 理由
overruling-done = 改判
overruled-because = { $what }，理由：{ $because }
overruled-by = { $author }改判：{ $what }
