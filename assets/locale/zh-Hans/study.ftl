## study
study-untitled = 未命名研究项目
study-edit-unknown = 该内容已不在研究项目中：其间已被移除。
study-edit-twice = 该内容已在研究项目中。
study-file-cannot-write = 无法写入研究项目（{ $error }）。您的工作仍处于打开状态：请另存为其他名称。
study-file-damaged = 研究项目文件在第 { $line } 行损坏（{ $error }）。请打开其前一份备份：同名加 .backup-1。
study-file-not-a-study = 这不是 Travaux 研究项目文件。
study-file-newer = 该研究项目由更新版本的 Travaux 写成（格式 { $format }；本版本最多读取 { $known }）。请安装新版本后打开；文件未作任何更改。
study-file-bad-value = 研究项目文件中的 { $what } 无法读取：“{ $value }”。请撤销手工改动，或打开其前一份备份（.backup-1）。
study-file-no-copy = 研究项目文件缺少案文“{ $draft }”的文本。请打开其前一份备份：同名加 .backup-1。
study-file-opened-twice = 该研究项目已在另一个 Travaux 中打开。请先在那里关闭。
study-journal-damaged = 日志的一部分无法读取；研究项目保持该部分之前的状态。
file-not-found = 没有这个文件。请检查路径。
file-no-permission = 没有权限。请更改文件权限，或选择其他位置。
file-not-a-file = 这是设备或管道，不是文件。请选择一个文件名。
file-ending-differs = 以 .{ $ending } 结尾的名称表示另一种文件，与此处写出的不符。请让名称以 .{ $own } 结尾。
file-is-folder = 这是文件夹，不是文件。请选择其中的文件。
file-disk-full = 磁盘已满，或文件超出允许大小。请腾出空间后重试。
file-read-only = 该位置只读，无法写入。请选择其他文件夹。
file-other = 系统提示：{ $error }。
file-no-such-folder = 没有这个文件夹。请检查路径。

## What was done
edit-begun = 新建研究项目
edit-opened = 打开 { $file }
edit-sample = 打开示例研究项目
edit-recovered = 恢复未保存的工作
edit-title = 标题：{ $title }
edit-coder = 标注人：{ $name }
edit-options = 何谓改动
edit-terms = 跟踪的用语
edit-add-draft = 添加案文：{ $name }
edit-before-after = 打开修订前后：{ $name }
edit-remove-draft = 移除案文
edit-set-draft = 案文信息：{ $name }
edit-replace-copy = 更换更佳文本：{ $file }
edit-translation = 添加其他语文文本：{ $file }
edit-view = 修订视图
edit-correct = 更正段落
edit-uncorrect = 取消更正
edit-tag = 标注议题
edit-claim = 归属立场
edit-note = 撰写备注
edit-headline = 撰写标题
edit-important = 标为重要
edit-seen = 标为已看
edit-unseen = 取消已看标记
edit-change-annotation = 修改标注
edit-retarget = 标注移至其他词语
edit-remove-annotation = 删除标注
edit-theme = 议题：{ $name }
edit-actor = 参与方：{ $name }
edit-position = 记录立场
edit-remove-position = 删除立场
edit-ask = 记录诉求
edit-remove-ask = 删除诉求
edit-link = 人工关联段落
edit-cut = 人工断开段落
edit-unlink = 取消人工关联
edit-milestones = 设定大事记
edit-dismiss = 忽略系统提示

## Closed lists
role-proposed = 提出
role-supported = 支持
role-opposed = 反对
role-compromise = 妥协
role-retained-against = 不顾其反对而保留
basis-stated = 明示
basis-reported = 报道
basis-inferred = 推断
uptake-adopted = 采纳
uptake-adopted-in-part = 部分采纳
uptake-not-adopted = 未采纳
uptake-already-there = 原已有之
uptake-overtaken = 情势变化
uptake-reversed = 得而复失
uptake-not-addressed = 未涉及
status-official = 正式文本
status-leaked = 泄露文本
status-mirror = 第三方转载
status-typed-in = 手工录入
status-sample = 虚构示例
status-unknown = 状态不明
actor-state = 国家
actor-group = 国家集团
actor-un-office = 联合国机构
actor-facilitators = 联席协调员
actor-stakeholder = 利益攸关方
actor-other = 其他
actor-unknown = 未知
position-statement = 发言
position-proposal = 案文建议
position-objection = 反对意见
position-dissociation = 不参加协商一致
position-submission = 书面意见
anchor-exact = 准确
anchor-moved = 移位
anchor-changed = 有变动
anchor-adrift = 待重新定位
study-file-text-damaged = 其中某份案文已损坏：自保存以来丢失或改动了段落。未从中取用任何内容。请取完整副本：同名加 .backup-1，或向同事索取。
open-damaged = { $file } 已损坏：{ $what }{ $more ->
    [0] 。
   *[other] ，另有 { $more } 处。
}它不会被覆盖：请打开之前保留的副本，或将此处内容另存为其他名称。
open-damaged-alone = { $file } 已损坏：{ $what }{ $more ->
    [0] 。
   *[other] ，另有 { $more } 处。
}它不会被覆盖，旁边也没有完整的副本：请向同事索取，或将此处内容另存为其他名称。
open-backup = 打开之前保留的副本
save-held = { $file } 不会被覆盖：其中有会丢失的内容。请另存为其他名称。
study-file-holds-unknown = 本研究项目的某些部分由更新版本的 Travaux 写成，本版本会丢失它们。现仅供阅读；如需更改，请使用更新版本。
study-journal-newer = 更新版本的 Travaux 在本研究项目上所做的工作只在日志中，本版本无法识别。请先用该版本打开并保存；文件未作任何更改。
