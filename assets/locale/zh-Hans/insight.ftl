## insight
# Proposals read from a submission
proposals-head = { $file } 对 { $base } 的案文建议：{ $count } 项
proposals-nobody = 未署名
proposals-other = 既非案文，也未识别为建议：“{ $text }”
proposals-other-revision = 该提交文件针对的是 { $named }，此处与 { $draft } 对照。
proposals-absent = 案文有 { $count } 段不在提交文件中；因其仅含部分案文，未视为删除建议。
proposal-insert = 增加
proposal-delete = 删除
proposal-replace = 替换
proposal-alternative = 备选措辞
proposal-rival-paragraph = 备选段落
proposal-retain = 保留原文
proposal-support = 支持
proposal-oppose = 反对
proposal-reserve = 保留意见
proposal-not-agreed = 未商定
proposal-placeholder = 待补文字
proposal-remark = 说明
proposal-delete-what = 未指明所涉文字，请查看原文。
proposal-name-alone = 仅有名称，未说明是支持、提议还是反对。
proposal-unknown-name = 名称不在参与方名单中，请确认。
proposal-unbalanced = 方括号不成对。
proposal-no-such-paragraph = 案文中没有此段号。
proposal-no-such-words = 所引文字不在该段中。
proposal-words-twice = 所引文字在该段中不止一处。
proposal-perhaps-remark = 它在案文段落之外且无标记：是要写入案文，还是仅为说明？
proposal-said-as-possible = 仅称可以如此修改，请确认是否为其主张。
proposal-several-paragraphs = 所引可能是案文中不止一段，请指明。
proposal-unmarked = 措辞与案文不同，但该文件用标记表示建议，而此处没有标记：可能是另一版本。
proposal-in-place-or-beside = 前面方括号内的文字在案文中也加了方括号：是取而代之，还是并列？
proposal-no-heads = 它在没有表头的表格中：左栏视为案文，右栏视为建议。

# 力度变化。
strength-stronger = 增强
strength-lighter = 减弱
strength-both = 有增有减
strength-none = 无变化
strength-axis-directive = 约束程度
strength-axis-endorsement = 认同程度
strength-cause-verb = 动词
strength-cause-action = 要做的事
strength-cause-product = 成果形式
strength-cause-purpose = 目的
strength-cause-hedge = 限定语
strength-cause-addressee = 适用对象
strength-cause-binding = 约束性
strength-cause-effort = 努力或结果
strength-cause-intensity = 强调
strength-cause-when = 期限与频率
strength-cause-number = 数字
strength-cause-scope = 范围
strength-cause-role = 作用
strength-cause-lead-in = 引导句
strength-pair = { $old } → { $new }
strength-came = 增加“{ $new }”
strength-went = 删去“{ $old }”
strength-said = { $direction }：{ $words }

# 重要程度及理由。
weight-substance = 实质
weight-wording = 措辞
weight-editorial = 编辑性
weight-said = { $level }：{ $why }
weight-red-line = 涉及红线
weight-ask = 涉及诉求
weight-added-then-removed = 曾增加的内容又被删去
weight-removed-then-restored = 曾删去的内容恢复
weight-replaced-then-restored = 恢复先前措辞
weight-lighter = 减弱：{ $old } → { $new }
weight-stronger = 增强：{ $old } → { $new }
weight-turned = 反转：{ $old } → { $new }
weight-lighter-without = 删去“{ $old }”而减弱
weight-stronger-without = 删去“{ $old }”而增强
weight-lighter-with = 增加“{ $new }”而减弱
weight-stronger-with = 增加“{ $new }”而增强
weight-number = 数字：{ $old } → { $new }
weight-denial = 否定：{ $old } → { $new }
weight-name = 名称：{ $old } → { $new }
weight-brackets = 方括号有增有减
weight-brackets-lifted = 去掉方括号
weight-brackets-opened = 加上方括号
weight-paragraph-came = 新增整段
weight-paragraph-went = 删去整段
weight-heading-came = 新增标题
weight-heading-went = 删去标题
weight-short-came = 新增一行
weight-short-went = 删去一行
weight-sentence-came = 新增一句
weight-sentence-went = 删去一句
weight-many-words = 不止改换说法：{ $old } → { $new }
weight-anew = 大部分重写
weight-words = 改换用词：{ $old } → { $new }
weight-heading-words = 标题：{ $old } → { $new }
weight-own-line = 草案自身的日期或名称
weight-moved = 移动
weight-moved-inside = 文字移动
weight-reference = 引用编号
weight-spelling-of-name = 数字或名称写法不同
weight-spelling = 拼写
weight-punctuation = 标点
weight-case = 大小写
weight-space = 空格
weight-split = 拆分
weight-merged = 合并
weight-form = 仅形式
weight-numbering = 编号
weight-look = 格式
weight-unread = 未能可靠识读
weight-left-out = 已略去较轻的变化 { $count } 处（显示：{ $level }）。

# 案文要素。
fact-deadline = 期限
fact-rhythm = 频率
fact-number = 数字
fact-body = 具名机构
fact-mandate = 任务授权
fact-term = 用语
fact-bracket = 方括号
fact-option = 备选案文
fact-actors = 参与方名单
fact-absent = 无
fact-new = 新增
fact-there = 未变
fact-changed = 已改
fact-gone = 已删
facts-head-kind = 类别
facts-head-ref = { $draft }：段落
facts-draft = { $draft }：{ $words }词，其中{ $share }%在方括号之外
facts-says-agreed = { $place }自称：“{ $words }”

# 案文校读。
proof-head = { $file }：{ $count ->
    [0] 未发现需要修正之处
   *[other] { $count }处需要查看
    }
proof-reference = “{ $words }”无所指：案文中没有这一段
proof-unclosed = “{ $words }”只有开头，没有结尾
proof-unopened = “{ $words }”只有结尾，没有开头
proof-out-of-order = { $words }次序有误：此处应为{ $other }
proof-doubled = { $words }重复出现
proof-unused-term = “{ $words }”有定义而从未使用
proof-defined-twice = “{ $words }”再次定义
proof-placeholder = “{ $words }”是有待填写的占位文字
proof-named-two-ways = “{ $words }”在别处写作“{ $other }”

# 要素页。
facts-all = 全部
facts-working = 正在读取案文……
facts-terms = 要跟踪的用语
facts-terms-hint = 以逗号分开；留空则用常用词
facts-pages = { $pages }页
facts-hint = 回车键打开所在处。+新增，~已改，−已删。方括号之外的文字并不因此即为商定。
facts-empty = 没有这一类要素
facts-empty-why = 期限、数字、具名机构、任务授权、用语、方括号和参与方名单均读自案文本身的文字。这些案文中没有这一类；请在上方另选。
facts-cell = { $kind }，{ $draft } { $place }：{ $words }（{ $state }）
proof-empty = 未发现需要修正之处
proof-empty-why = 无所指的援引、不成对的括号、次序有误的字母和数字、有定义而未使用的用语、占位文字以及同物异名都会列在这里。未列出的仍可能有误。
proof-line = { $place }：{ $said }
matrix-actors-themes = 参与方与议题
matrix-themes-drafts = 议题与案文
matrix-sections-strength = 各节与力度
matrix-unknown = 不详
matrix-untagged = 无议题
matrix-no-section = 无章节
matrix-empty = 尚无可统计的内容
matrix-alone-why = 统计的是改动，而只有一份案文时没有改动。请添加下一稿。
matrix-empty-actors = 将改动归于参与方（a），并标注议题（t），这里的每个数字便可打开其改动。
matrix-empty-themes = 为改动标注议题（t），便可看出每个议题在哪一稿变动。
matrix-empty-strength = 就工具所能读到的，没有改动使措辞增强或减弱。
matrix-choose = 用鼠标或方向键选一个数字，其改动即列于此处。回车键打开第一处。
matrix-cell = { $row }，{ $column }：{ $count ->
    [0] 无改动
   *[other] { $count }处改动
    }
