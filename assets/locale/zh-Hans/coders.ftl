# 合并、一致性、待重新定位、恢复。
edit-settle = 解决冲突
edit-unplace = 插入案文后版次变化不明
edit-unknown = 已无法读取的一次编辑
edit-merge = 与 { $file } 合并
merge-done = 已合并，无冲突；新增 { $gained } 条标注。
merge-conflicts = 已合并；新增 { $gained } 条标注。研究项目中有 { $count } 处冲突，请在窗口中打开并逐一解决。
open-recovered-in-part = 已恢复未存入文件的 { $count } 次编辑；另有 { $lost } 次在磁盘上已损坏，无法读取。
open-journal-damaged = { $file } 中有未存入文件的工作，但其开头已损坏。已另存为 { $kept }。
save-over-recovered = 被覆盖的 { $file } 另有 { $count } 次编辑未存入文件。含这些编辑的研究项目已另存为 { $kept }{ $lost ->
    [0] 。
   *[other] ；另有 { $lost } 次编辑在磁盘上已损坏，无法读取。
}
save-over-aside = 被覆盖的 { $file } 旁有属于其另一版本的未保存工作，已保留为 { $kept }。
save-over-open = 打开
open-elsewhere-aside = { $file }：发现属于此文件另一版本的未保存工作，已保留为 { $kept }。
journal-elsewhere = 研究项目所在的文件夹无法写入（{ $why }）。您的编辑由程序保存；请将研究项目另存到别处，以写入文件。
history-failed = 已保存。此前的操作未能留存，重启后无法撤销：{ $why }

# 窗口中的合并
command-merge-copy = 合并同事的副本…
command-merge-copy-help = 纳入同事在本研究项目副本中所做的工作：先显示，再作为一步合并
command-conflicts = 处理分歧…
command-conflicts-help = 并排显示合并后两份副本说法不同之处
command-adrift = 待重新定位…
command-adrift-help = 文字或版次变化已无法确定的标注，以及它们现在可能的位置
command-agreement = 编码一致性…
command-agreement-help = 各议题的一致百分比、科恩 κ、克里彭多夫 α，以及分歧清单
button-merge = 合并
button-open = 打开
path-merge = 同事的研究项目副本
path-merge-base = 双方最初共有的研究项目
work-better-copy = 正在替换为 { $file }
work-carrying = 正在转移标注
ask-merge-title = 打开还是合并 { $file }？
ask-merge-text = 已打开一个研究项目（{ $name }）。如果该文件是它的副本，可以合并；否则将改为打开该文件。
merge-itself = { $file } 就是当前打开的研究项目，没有可合并的内容。
merge-reading = 正在读取副本
merge-title = 合并 { $file }
merge-hint = 以下是副本会带来的内容。目前尚未改动；合并是一步操作，可以撤销。
merge-no-common = 两者没有相同的案文。这是同一研究项目的副本吗？
merge-nothing = 副本中的内容本研究项目都已具备。
merge-row-all = 全部
merge-row-drafts = 案文
merge-row-said = 标注
merge-row-others = 编码本、参与方、诉求
merge-row-conflicts = 冲突
merge-row-base = 共同起点
merge-drafts-common = { $count } 份双方都有。
merge-drafts-new = 新增：{ $names }。
merge-gained = 新增 { $count } 条
merge-lost = 将去掉 { $count } 条：副本中已删除。
merge-others = 新增 { $count } 项
merge-no-conflicts = 没有。
merge-conflicts-found = { $count } 处。在您逐一处理之前，保留本研究项目的说法。
merge-base-unknown = 未知。这样不会删除任何内容，凡双方不同之处都会询问。
merge-base-choose = 选择文件…
merge-base-without = 不用共同起点
merge-done-here = 已合并：新增 { $gained } 条标注。
merge-conflicts-here = 已合并：新增 { $gained } 条标注，{ $count } 处分歧待处理。
merge-mended-parent = 议题“{ $theme }”现位于编码本顶层：其上级议题已被删除。
merge-mended-circle = 议题“{ $theme }”现位于编码本顶层：双方各自将其置于对方放在它之下的议题之下。
merge-mended-ring = 议题“{ $theme }”保留：双方以相反方向合并了同样两个议题。
merge-mended-key = 议题“{ $theme }”失去快捷键 { $key }：双方把它给了不同的议题。
edit-settle-all = 已处理分歧：{ $count } 处
status-conflicts = { $count } 处待处理
status-adrift = { $count } 条待重新定位

# 分歧
conflicts-title = { $count } 处分歧待处理
conflicts-hint = 合并的两份副本在这些地方说法不同。每次选择都是可撤销的一步；随时可以继续。
conflicts-none = 没有待处理的分歧。
conflicts-settled = 所有分歧均已处理。
conflicts-mine = 本研究项目
conflicts-theirs = 另一份副本
conflicts-gone = 此处已删除
conflicts-empty = （空）
conflicts-keep-mine = 保留本项目的
conflicts-take-theirs = 采用对方的
conflicts-keep-both = 两者都保留
conflicts-all-mine = 全部依本项目
conflicts-all-theirs = 全部依另一份副本
conflict-title = 研究项目标题
conflict-options = 何为改动
conflict-options-none = 全部
conflict-coder = 编码员姓名
conflict-draft = 案文
conflict-theme = 议题
conflict-actor = 参与方
conflict-position = 立场
conflict-ask = 诉求
conflict-link = 手动关联
conflict-on-top = 顶层
conflict-retired = 已停用
conflict-in-use = 使用中
conflict-field-name = 名称
conflict-field-parent = 上级议题
conflict-field-code = 代码
conflict-field-key = 快捷键
conflict-field-colour = 颜色
conflict-field-description = 说明
conflict-field-include = 何时使用
conflict-field-exclude = 何时不用
conflict-field-keywords = 关键词
conflict-field-retired = 停用或并入
conflict-field-order = 列表中的位置
conflict-field-kind = 类型
conflict-field-note = 备注
conflict-field-actors = 归属
conflict-field-gist = 要点
conflict-field-words = 文字
conflict-field-subject = 事项
conflict-field-date = 日期
conflict-field-source = 来源
conflict-field-target = 所标注的文字
conflict-field-proposal = 建议的文字
conflict-field-verdicts = 判断
conflict-field-role = 角色
conflict-field-basis = 依据
conflict-field-stage = 阶段
conflict-field-status = 状态
conflict-field-view = 修订视图
conflict-field-text = 文本
conflict-field-translations = 其他语言文本
conflict-field-corrections = 文本更正
conflict-field-other = 其他
together-important = 标为重要
together-seen = 标为已看
together-no-name = 未具名的编码员
together-sort-tag = 议题
together-sort-claim = 立场归属
together-sort-note = 备注
together-sort-headline = 标题
together-sort-important = 星标
together-sort-seen = 已看
together-sort-overruled = 改判

# 待重新定位
adrift-title = { $count } 条标注待重新定位
adrift-hint = 它们的文字或版次变化已无法找到。在您指明位置之前，它们会一直保留。
adrift-none = 没有待重新定位的标注。
adrift-old-words = 原来标注的文字
adrift-offers = 现在可能的位置
adrift-no-offers = 没有段落与这些文字足够相近。
adrift-unplaced = 中间插入了一份案文：这些文字在哪一步改动无法确定。
adrift-lost = 这些文字已不在该案文中。
adrift-why-words = { $share }% 的词相同
adrift-why-number = 原来所在的段落；{ $share }% 的词相同
adrift-why-as-before = 在中间案文中文字仍与之前相同
adrift-why-as-after = 在中间案文中文字已与之后相同
adrift-why-near = 中间案文中最相近的文字，{ $share }% 的词相同
adrift-why-alone = 中间案文中没有这样的文字
adrift-keep = 保持原样
adrift-go = 显示该步
adrift-remove = 删除
adrift-keys = ↑ ↓ 选择 · Enter 或 1–4 放到该处 · Ctrl+Z 撤销
adrift-attached = 已放到该处。{ $left ->
    [0] 没有待重新定位的标注了。
   *[other] 还有 { $left } 条待重新定位。
}
adrift-kept = 已保留。{ $left ->
    [0] 没有待重新定位的标注了。
   *[other] 还有 { $left } 条待重新定位。
}
adrift-removed = 已删除。{ $left ->
    [0] 没有待重新定位的标注了。
   *[other] 还有 { $left } 条待重新定位。
}
edit-divided = 标注转到新案文所分的步
divided = 中间插入了一份案文：{ $moved } 条标注转到文字改动的那一步{ $adrift ->
    [0] 。
   *[other] ，{ $adrift } 条待重新定位。
}

# 一致性
agreement-hint = 编码员对某处改动有所标注或标为已看，即视为看过；每个议题要么给出，要么没有。
agreement-working = 正在计算
agreement-alone = 一致性需要两名编码员看过相同的改动。请先合并同事的副本，或在上方选择其他编码员。
agreement-all = 全部议题
agreement-shown-step = 当前一步
agreement-all-steps = 所有各步
agreement-coder = { $name }（{ $count }）
agreement-n = 改动数
agreement-percentage = 一致率
agreement-kappa = κ（科恩）
agreement-alpha = α（克里彭多夫）
agreement-not-defined = 无定义
agreement-no-units = 没有改动被其中两名编码员看过，尚无可计算的内容。
agreement-few = 只有 { $count } 处改动被两名编码员看过：数值可能出于偶然。
agreement-undefined = “无定义”：编码员对每处改动的回答完全相同，无法区分一致与偶然。
agreement-open-title = { $count } 处分歧
agreement-open-none = 没有。
agreement-open = { $theme }：{ $with } 给出，{ $without } 未给
agreement-go = 转到该改动
agreement-give = 我也给出
agreement-withdraw = 我撤回
agreement-settle-hint = 您只以自己的名义处理；他人所说仍属他人。数值会随之变化，如需独立编码的数值，请先导出报告。
agreement-given = 已以您的名义给出。
agreement-withdrawn = 您的标注已删除。
agreement-method = 百分比与科恩 κ（两名以上编码员时取各对平均值）、名义数据的克里彭多夫 α；一个单位是两名以上编码员看过的一处改动，“全部议题”以每处改动上的每个议题为单位。
agreement-report-coders = 编码员：{ $names }。分歧：{ $count } 处。
report-agreement = 编码员的一致性
report-agreement-theme = 议题
agreement-title = 编码一致性
conflicts-whose = { $name } 所作
conflicts-who = { $name } 所作；{ $when } 改动
check-conflicts = 合并的副本有 { $count } 处分歧待处理：请在窗口中打开。
