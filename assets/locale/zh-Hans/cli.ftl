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
