## cli
cli-stopped = 已停止
cli-line = 第 { $line } 行：{ $why }
cli-output-is-input = 这是要读取的文件之一；请换一个写出的名称
cli-format-unknown = 没有 { $format } 格式；请用以下之一：{ $formats }
cli-format-needs-file = { $format } 不是文本，不能写到终端；请用 -o 指定文件
cli-no-draft = 没有名为“{ $name }”的案文；现有：{ $drafts }
cli-docx-in-place = 修改写在 { $file } 的副本中；其页眉、页脚、目录和文本框保持原样，未作比较
cli-docx-published = { $file } 本身含有修订，而现按发布时的样子读取，因此红线稿另写成一份文件；用 --view accepted 或 --view rejected 时先处理这些修订，再写在该文件的副本中
cli-docx-carried-out = { $file } 中原有的 { $count } 处修订已先予接受
cli-docx-taken-back = { $file } 中原有的 { $count } 处修订已先予拒绝
check-journal = { $count } 项操作只在日志中；请打开研究项目并保存
check-journal-cut = 日志末尾不完整；此前已确认的内容均在
check-ids = 案文 { $draft }：段落与其标识数目不符
check-adrift = { $count } 处标注位置待重新定位
check-sound = 完好：{ $drafts } 份案文，{ $annotations } 条标注
demo-step = { $old } → { $new }：修改 { $edited }，新增 { $inserted }，删除 { $deleted }，拆分 { $split }，合并 { $merged }，移位 { $moved }，未改动 { $unchanged }
demo-report = 报告位于 { $file }：请用浏览器打开。
cli-key-unknown = --key：无法理解“{ $part }”；请写成例如 bold=addition,strike=deletion,italic=nothing,#c00000=EU
cli-open-elsewhere = 另一个程序正在打开此研究；现按磁盘上的内容读取
cli-unsure = 有 { $count } 处未能可靠读取；show 会列出
## 研究项目有何损坏
check-sound-unsealed = 完好，未封存：{ $drafts } 份案文，{ $annotations } 条标注；在写入校验和之前保存的文本没有校验和
check-changed-outside = 自上次在此保存后被其他程序更改：多出 { $added } 项，{ $changed } 条标注内容不同
check-newer-sums = 某份文本的校验和由更新版本的 Travaux 写成：在此无法判断其是否完整
check-journal-lost = 损坏：日志中有 { $count } 行无法读取或已丢失；其前后的内容均在
check-journal-order = 错位：日志中有 { $count } 行重复或次序颠倒；已按其顺序读取
check-journal-unusable = 不可用：旁边日志的开头已损坏，且其中有工作；打开研究项目时会另名保留
check-journal-foreign = 不相符：旁边的日志接续的是此文件的另一版本，且其中有工作；打开研究项目时会另名保留
check-backup = 之前保留的副本 { $file } 完整：请打开它
check-no-backup = 旁边没有完整的副本：请向同事索取，或从来源重新读取案文
damage-paragraphs-missing = 缺失：{ $draft } 的 { $all } 个段落中有 { $count } 个（第 { $places } 段）
damage-paragraphs-doubled = 重复：{ $draft } 的 { $count } 个段落（第 { $places } 段）
damage-paragraphs-altered = 被改动：{ $draft } 的 { $count } 个段落（第 { $places } 段）
damage-paragraphs-moved = 错位：{ $draft } 的 { $count } 个段落（第 { $places } 段）
damage-copy-altered = 被改动：{ $draft }：其文本（{ $file }）的记录或移出的内容
damage-copy-doubled = 重复：{ $draft } 的一份文本
damage-copy-missing = 缺失：{ $count } 个段落所属的文本
damage-draft-doubled = 重复：案文 { $draft }
damage-draft-missing = 缺失：文本 { $file } 所属的案文
damage-drafts-order = 错位：案文不按时间线的顺序排列
damage-older = 较旧：这是此前在此保存的文件；其后保存的内容不在其中
damage-item-doubled = 重复：{ $kind ->
    [study] 研究项目自身信息
    [coder] 编码员
    [draft] 案文
    [copy] 案文文本
    [theme] 议题
    [actor] 参与方
    [position] 立场
    [ask] 诉求
    [link] 链接
    [annotation] 标注
    [milestones] 大事记
    [dismissed] 已忽略的建议
    [unplaced] 未定步骤的标注
    [conflicts] 待处理的分歧
   *[other] 条目
    } { $id }
damage-item-missing = 缺失（上次在此保存时还在）：{ $kind ->
    [study] 研究项目自身信息
    [coder] 编码员
    [draft] 案文
    [copy] 案文文本
    [theme] 议题
    [actor] 参与方
    [position] 立场
    [ask] 诉求
    [link] 链接
    [annotation] 标注
    [milestones] 大事记
    [dismissed] 已忽略的建议
    [unplaced] 未定步骤的标注
    [conflicts] 待处理的分歧
   *[other] 条目
    } { $id }
damage-item-altered = 自上次在此保存后被改动：{ $kind ->
    [study] 研究项目自身信息
    [coder] 编码员
    [draft] 案文
    [copy] 案文文本
    [theme] 议题
    [actor] 参与方
    [position] 立场
    [ask] 诉求
    [link] 链接
    [annotation] 标注
    [milestones] 大事记
    [dismissed] 已忽略的建议
    [unplaced] 未定步骤的标注
    [conflicts] 待处理的分歧
   *[other] 条目
    } { $id }
damage-item-moved = 错位，用了另一项的名称：{ $kind ->
    [study] 研究项目自身信息
    [coder] 编码员
    [draft] 案文
    [copy] 案文文本
    [theme] 议题
    [actor] 参与方
    [position] 立场
    [ask] 诉求
    [link] 链接
    [annotation] 标注
    [milestones] 大事记
    [dismissed] 已忽略的建议
    [unplaced] 未定步骤的标注
    [conflicts] 待处理的分歧
   *[other] 条目
    } { $id }
damage-item-wanted = 缺失：{ $kind ->
    [study] 研究项目自身信息
    [coder] 编码员
    [draft] 案文
    [copy] 案文文本
    [theme] 议题
    [actor] 参与方
    [position] 立场
    [ask] 诉求
    [link] 链接
    [annotation] 标注
    [milestones] 大事记
    [dismissed] 已忽略的建议
    [unplaced] 未定步骤的标注
    [conflicts] 待处理的分歧
   *[other] 条目
    } { $id }，有 { $count } 条标注或链接提到它
merge-damaged = 其案文已损坏（{ $what }）；未作任何合并。请取得其完整副本后再合并
merge-damaged-backup = 其案文已损坏（{ $what }）；未作任何合并。之前保留的副本完整：请改为合并 { $backup }
merge-gone-draft = 一方已删除或丢失：BASE 中的案文 { $draft }
merge-gone-annotations = 一方已删除或丢失：BASE 中的 { $count } 条标注
merge-gone-others = 一方已删除或丢失：BASE 中的 { $count } 项其他内容（议题、参与方、立场、诉求、链接、编码员、大事记）
check-kept = 更新版本的 Travaux（{ $writer }）写有本版本不识别的 { $count } 处内容；原样保留
check-kept-unexplained = 未知：有 { $count } 处内容不属于此处所知的任何版本；原样保留
merge-kept-clash = 双方都改动了只有更新版本的 Travaux 才识别的部分；保留 MINE 的内容：请改用该版本合并
cli-new-paragraphs = { $count } 个段落
cli-help-about = 对比谈判案文的历次草案：改了什么、属于哪个主题、应谁的要求
cli-help-after = 不带命令时打开窗口：打开研究项目（*.travaux），或按所给顺序打开草案，否则打开上次的研究项目或示例研究项目。
cli-help-files = 一个研究项目（*.travaux），或按顺序排列的若干草案
cli-help-lang = 帮助、消息和文本的语言（默认：系统语言）
cli-help-any-lang = 报告、消息和文本的语言（默认：系统语言）
cli-help-any-output = 要写入的文件；要么完整写成，要么不写
cli-help-any-format = text json html docx odt pdf xlsx csv md qdpx akn diff
cli-help-any-layout = 内容及其编排；格式与版式不合时会说明
cli-help-any-title = 报告的标题
cli-help-any-for = self：自用工作稿；circulation：不含任何私人内容（默认：视版式而定）
cli-help-any-weight = 列出哪些变动：全部、措辞和实质变动，或仅实质变动
cli-help-any-view = 读取修订标记的哪一面
cli-help-any-jsonl = 每行一个JSON对象，从标准输入读，写到标准输出
cli-help-any-drafts = 各草案，旧的在前
cli-help-any-study = 研究项目（*.travaux）
cli-help-show = 显示对一个文件的读取结果
cli-help-show-file = 文件
cli-help-show-format = json、text或lines：每段一行，compare --format diff即以此为准
cli-help-show-view = 读取修订标记的哪一面；用--format lines时为accepted，与compare一致
cli-help-show-ocr = auto：没有可读文字的页由Tesseract识别（如已安装）；never：略去这些页
cli-help-show-password = 加密文件的密码
cli-help-show-encoding = 文本文件的字符编码，猜测有误时使用
cli-help-compare = 依次对比相邻的草案
cli-help-compare-ignore = 哪些差异不算变动
cli-help-report = 写出研究项目的对比报告
cli-help-report-from = 从哪份草案开始，按时间线上的名称
cli-help-report-to = 到哪份草案为止
cli-help-report-only = 只列出有此种标注的变动
cli-help-facts = 逐稿跟踪期限、数字、机构、授权任务、术语和方括号
cli-help-facts-format = text、json 或 csv
cli-help-facts-terms = 要跟踪的术语，以逗号分隔
cli-help-proofread = 列出一份案文中有待订正之处：失效的引用、括号、编号、未使用的术语、占位符
cli-help-proofread-draft = 案文
cli-help-proofread-format = text 或 json
cli-help-fate = 逐稿说明研究项目中各项提案与诉求的结果
cli-help-fate-format = text json html md csv xlsx
cli-help-find = 在文本中查找字词：逐字相同的与最接近的
cli-help-find-words = 字词
cli-help-find-format = text 或 json
cli-help-any-references = 文本
cli-help-agreed = 列出案文中见于其他文本的句子和短语，并说明差异
cli-help-agreed-draft = 案文
cli-help-agreed-format = text 或 json
cli-help-compile = 汇编对一份案文的提案：各段由谁提出何种主张
cli-help-compile-base = 案文
cli-help-any-submissions = 各代表团的文件
cli-help-compile-actor = 提案文件未署名时的提案方：每份文件一个，按文件顺序
cli-help-compile-format = text md（带方括号的案文），html csv xlsx（分栏）
cli-help-amend = 将提案写入案文；无法写入的连同理由输出到 stderr
cli-help-amend-base = 案文
cli-help-amend-actor = 提案文件未署名时的提案方：每份文件一个，按文件顺序
cli-help-amend-of = 仅取该代表团的提案，以名称或代码表示；可多次给出
cli-help-amend-format = text md docx（修订标记）html json diff
amend-name = { $draft }（经修正）
cli-help-import = 对照草案读取代表团的提案
cli-help-import-submission = 代表团的文件
cli-help-import-base = 提案所针对的草案
cli-help-import-actor = 提案方
cli-help-import-key = 各种样式的含义：bold=addition,underline=nothing,strike=deletion,italic=remark,#c00000=EU
cli-help-import-format = json或text
cli-help-language-check = 语文版本核对：找出两份草案之间一种语文有改动而另一种语文没有的地方
cli-help-language-check-old = 旧草案的一种语文版本
cli-help-language-check-new = 新草案的同一种语文版本
cli-help-language-check-other-old = 旧草案的另一种语文版本
cli-help-language-check-other-new = 新草案的另一种语文版本
cli-help-language-check-format = json或text
cli-help-align = 对齐段落
cli-help-redline = 逐词对比文本
cli-help-merge = 合并两名编码员对同一研究项目的工作
cli-help-merge-base = 两人共同的起点
cli-help-merge-mine = 其中一人的研究项目
cli-help-merge-theirs = 另一人的研究项目
cli-help-new = 不开窗口，用若干草案建立研究项目
cli-help-new-drafts = 各草案；按阶段和日期排列，否则按所给顺序
cli-help-new-pack = 所属谈判的资料包：none、gdc或资料包文件
cli-help-new-title = 研究项目的名称
cli-help-check = 检查研究项目
cli-help-manual = 写出man手册页或命令补全脚本
cli-phrase-usage = 用法：
cli-phrase-commands = 命令：
cli-phrase-arguments = 参数：
cli-phrase-options = 选项：
cli-phrase-default = [默认：
cli-phrase-values = [可选值：
cli-phrase-help = 显示帮助
cli-phrase-help-of = 显示本说明或某个命令的帮助
cli-phrase-version = 显示版本
cli-fault-command = 没有命令“{ $word }”；见travaux --help
cli-fault-argument = 此处没有参数“{ $word }”；见travaux --help
cli-fault-value = { $argument }不能是“{ $word }”；可用：{ $values }；见travaux --help
cli-fault-missing = 缺少：{ $argument }；见travaux --help
cli-fault-few = { $argument }需要更多的值；见travaux --help
language-check-edited = { $changed }有改动，{ $other }没有
language-check-inserted = { $changed }新增，{ $other }没有
language-check-deleted = { $changed }已删去，{ $other }仍在
language-check-moved = { $changed }中已移动，{ $other }没有
language-check-pairs = 新草案中有{ $count }段两种语文逐段对应。
language-check-none = 没有只在一种语文中改动的段落。
language-check-found = 有{ $count }段只在一种语文中改动：
language-check-old = [{ $file } { $place }]
language-check-new = [{ $file } { $place }]
language-check = 语文版本核对
language-check-count = { $count ->
    [0] 共{ $rows }段，没有只在一种语文中改动的段落。
   *[other] 共{ $rows }段，其中{ $count }段只在一种语文中改动。按 N、P 逐一查看。
}
language-check-only = 只看这些
language-not-there = 无此段
language-before = 原文：{ $words }
language-ar = 阿拉伯文
language-zh = 中文
language-en = 英文
language-fr = 法文
language-ru = 俄文
language-es = 西班牙文
language-und = 其他语文
work-language-check = 正在核对语文版本
command-language-versions = 语文版本…
command-language-versions-help = 并列显示所比较草案的两种语文版本，并指出一种语文有改动而另一种没有的地方。
command-terms = 术语对照…
command-terms-help = 所选改动中的术语：联合国用语在前，文章用语在旁。
terms-hint = 仅列出术语在联合国文件中的写法，并非该段的译文。
terms-none = 其中没有本次谈判的术语。
terms-article = 文章：{ $words }
cli-phrase-values-page = 可选值：
