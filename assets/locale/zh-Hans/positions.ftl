# Positions, milestones, actors, attributions.

command-positions = 立场与大事记…
command-positions-help = 参与方提出、主张或反对的内容及出处；进程的日期
command-actors = 参与方名单…
command-actors-help = 国家、集团及其成员与起止日期、机构、利益攸关方：名称、别名、合并
command-positions-here = 与此改动有关的立场
command-positions-here-help = 列出与此段落关联、为其引用或同一议题的立场
command-new-position = 新立场
command-new-position-help = 记录参与方的主张，并与选中的改动关联

edit-actor-retire = 停用参与方
edit-actor-back = 恢复参与方
edit-actor-merge = 合并参与方
edit-actor-remove = 移除参与方
study-edit-invented = 虚构的参与方与真实的参与方不能合为一体。

positions-title = 立场
positions-tab = 立场
positions-tab-milestones = 大事记
positions-done = 完成
positions-new = 新立场
positions-new-milestone = 新大事
positions-search = 查找文字、参与方、出处
positions-shown = { $all } 条中的 { $shown } 条
positions-all = 全部显示
positions-here = 与选中改动有关：{ $place }
positions-here-off = 也显示其他改动的立场
positions-none-pass = 没有符合搜索和筛选条件的立场。
positions-none-here = 没有与此改动有关的立场记录：没有与其段落关联、为其引用或属于其议题的立场。这不说明无人提出过。可先为改动标注议题，或按 n 记录一条立场。
positions-not-known = 不详
positions-disputed = 有争议
positions-keys = ↑↓ 选择 · / 搜索 · n 新建 · e 编辑 · l 关联选中的改动 · g 前往原文 · Delete 移除 · m 大事记 · Ctrl+Z 撤销
positions-keys-form = Tab 下一栏 · ↑↓ 与 Enter 选取参与方或议题 · Ctrl+Enter 保存 · Escape 离开

positions-filter-actor = 参与方
positions-filter-kind = 类型
positions-filter-theme = 议题
positions-filter-draft = 案文
positions-filter-submitted = 提交情况
positions-order = 排序
positions-newest = 最新在前
positions-oldest = 最早在前
positions-by-actor = 按参与方
positions-by-subject = 按主题
positions-by-kind = 按类型
positions-linked-to = 与{ $draft }关联
positions-in-time-of = { $draft }为最新案文期间
positions-submitted = 已提交
positions-not-submitted = 未提交
positions-submission-not-said = 未提及

positions-empty-title = 尚无立场记录
positions-empty = 立场是参与方的主张：发言、对某段的具体措辞建议、反对，或是否提交意见这一事实。连同出处记录下来，便是立场归属所引用的依据。
positions-kept-back = { $count ->
   *[other] 本项目另有 { $count } 条真实参与方的立场未显示：这些案文是虚构的，真实的主张不与虚构文本并列。新建研究项目即可看到。
}
positions-kept-back-invented = { $count ->
   *[other] 另有 { $count } 条虚构立场未显示：虚构的主张不与真实文本并列。
}

positions-why-linked = 与此段落关联
positions-why-cited = 为此改动引用
positions-why-theme = 同一议题
positions-why-actor = 同一参与方

positions-aligned-said = 表示赞同者：{ $names }
positions-link-here = 关联选中的改动
positions-linked = 已与选中改动的文字关联
positions-linked-already = 已与这些文字关联。
positions-linked-words = 已关联：“{ $words }”
positions-links = 所涉案文文字
positions-no-links = 尚未与案文文字关联。请选中一处改动，再回到这里按 l。
positions-unlink = 取消与{ $place }的关联
positions-go = 前往
positions-cited = 引用它的立场归属
positions-asks = 由它而来的诉求
positions-rivals = 各方出处说法不一：{ $fact }。此处不作定论。
positions-show-rival = 查看
positions-milestone = 大事记
positions-removed = 已移除立场
positions-remove-cited = 它被 { $claims ->
   *[other] { $claims } 条立场归属
}和 { $asks ->
   *[other] { $asks } 条诉求
}引用。移除后也会从中去掉，其余内容保留。
positions-remove-everywhere = 全部移除
positions-keep = 保留

positions-date = 日期
positions-place = 地点
positions-source = 文件、页码
positions-address = 地址
positions-basis = 依据
positions-basis-unknown = 不详
positions-themes = 议题
positions-no-themes = 无
positions-submission = 提交情况
positions-actor-words = 出处中的称谓

positions-new-title = 新立场
positions-edit-title = 修改立场
positions-who = 何方：名称、代码或别名
positions-kind = 类型
positions-gist = 要点（用自己的话）
positions-quotation = 引文（原文语言）
positions-language = 引文语言（en、zh、fr……）
positions-aligned = 表示赞同者
positions-subject = 主题（按出处）
positions-stance = 态度：ask、support、oppose……
positions-disputed-fact = 各方出处说法不一的事实（各条用相同文字）
positions-note = 备注
positions-action = 所求处理
positions-reference = 段落（引用方式）
positions-old-words = 要删除或替换的文字
positions-new-words = 所求文字（不同措辞各占一行）
positions-found-who = 此处提到：{ $names }。采用
positions-found-aligned = 文中称以下各方表示赞同：{ $names }。采用
positions-keep-it = 保存
positions-not-ready = 请写明要点、引文，或是否已提交。

positions-milestones-hint = 进程中的日期及其出处。各方出处说法不一时并列显示。
positions-no-milestones = 尚无大事记。大事是进程中有日期的事件：案文发布、举行磋商、打破默许。按 n 记录第一条。
positions-disputed-above = 有争议，见上：{ $fact }
positions-remove-milestone = 移除：{ $what }
positions-edit-milestone = 修改：{ $what }
positions-milestone-title = 大事
positions-milestone-date = 日期：2024-04-01、2024-04 或 2024
positions-milestone-en = 事件（英文）
positions-milestone-zh = 事件（中文）

stance-ask = 要求
stance-support = 支持
stance-support-ask = 支持并要求
stance-oppose = 反对
stance-concern = 关切
stance-break-silence = 打破默许
stance-dissociate = 不参加协商一致
stance-submitted = 已提交
stance-did-not-submit = 未提交
stance-fact = 事实
stance-act = 行动
stance-vote-no = 投反对票
stance-withhold = 保留支持
stance-mixed = 毁誉参半
stance-raised = 提及
stance-n-a = 未找到

actors-title = 参与方名单
actors-new = 新参与方
actors-search = 查找名称、代码、别名
actors-every-kind = 全部
actors-shown = { $count ->
   *[other] { $count } 个参与方
}
actors-counts = 归属 · 立场 · 诉求
actors-empty = 尚无参与方。参与方是改动可能反映其立场的国家、国家集团、机构或利益攸关方。按 n 添加第一个。
actors-none-pass = 没有名称、代码或别名与之相符的参与方。按 n 添加。
actors-keys = ↑↓ 选择 · / 搜索 · n 新建 · F2 名称 · m 合并 · r 停用 · Delete 移除 · Ctrl+Z 撤销
actors-code = 代码
actors-aliases = 其他名称（以；分隔）
actors-note = 出处、备注
actors-kind = 类型
actors-unused = 没有任何内容引用它。
actors-claims = { $count ->
   *[other] { $count } 条立场归属
}
actors-positions = { $count ->
   *[other] { $count } 条立场
}
actors-asks = { $count ->
   *[other] { $count } 条诉求
}
actors-in-use = 不能移除：{ $claims ->
   *[other] { $claims } 条立场归属
}、{ $positions ->
   *[other] { $positions } 条立场
}、{ $asks ->
   *[other] { $asks } 条诉求
}和 { $groups ->
   *[other] { $groups } 个集团的名单
}引用了它。可并入另一参与方，或停用：停用后不再提供选择，已有内容保留。
actors-merge-hint = 关于它的一切都归于另一方，其名称成为别名。它仍在名单中，标为停用。
actors-merged = 已合并参与方，相关内容一并归入
actors-removed = 已移除参与方
actors-members = { $count ->
    [0] 成员
   *[other] { $count } 个成员
}
actors-members-then = 就已知日期而言，{ $day }（最新案文之日）有其中 { $count } 个。
actors-members-hint = 集团的立场不等于成员自己的立场。日期留空即不详。
actors-member = 成员
actors-from = 首日
actors-until = 末日
actors-add-member = 添加成员
actors-no-day = 这不是日期，或末日早于首日（{ $what }）。请写成 2024-01-31，不详则留空。
actors-groups = { $day }所属集团
actors-groups-hint = 集团的立场不等于成员自己的立场：请写明是谁发言。

claim-unknown = 不知是谁的立场（或键入 ?）
claim-aligned = 表示赞同者
claim-positions = 证据：已记录的立场
claim-no-positions = 没有相符的立场记录。请在下方写明出处；e 列出与此改动有关的立场，Shift+E 新记一条。
claim-more-positions = 另有 { $count } 条：见立场窗口。
claim-changed = { $when }修改
coder-unnamed = 未署名的编码员

report-attributions = 立场归属
report-positions = 所引用或关联的立场
report-positions-how = 参与方提出、主张或反对的内容，各附出处与记录依据。集团的立场不等于成员自己的立场；表示赞同者另行列出。
report-no-source = 未注明出处
who-aligned = 表示赞同
