# 编码本与参与方：可作的修改，及其窗口。

study-edit-cycle = 议题不能归在它自己之下。
study-edit-key-taken = 数字键 1 至 8 各只属一个议题：请先在原处取消。
study-edit-no-name = 至少需要一种语言的名称。
study-edit-in-use = 仍在使用：请改为停用，或并入另一项。

edit-theme-create = 新增议题“{ $name }”
edit-theme-move = 移动议题
edit-theme-merge = 议题并入另一议题
edit-theme-split = 拆分议题：{ $count } 处标注归入“{ $name }”
edit-theme-retire = 停用议题
edit-theme-bring-back = 恢复议题
edit-theme-remove = 删除议题
edit-theme-import = 导入编码本：{ $count } 个议题

codebook-name-en = 英文名称
codebook-name-zh = 中文名称
codebook-code = 简称
codebook-key = 快捷键
codebook-colour = 颜色
codebook-description = 含义
codebook-include = 适用于
codebook-exclude = 不适用于
codebook-keywords = 相关词语
codebook-retired = 已停用

codebook-import-empty = 文件中没有编码。Travaux 可读 REFI-QDA 编码本（.qdc），以及含“tag”“name”或“path”列的 CSV。
codebook-import-broken = 第 { $line } 行：文件在此损坏或中断，故未采用任何内容。请从原程序重新导出。
codebook-import-other-xml = 这是 XML，但不是 REFI-QDA 编码本：顶层没有 CodeBook 元素。
codebook-import-nameless = 第 { $number } 个编码没有名称。请在原程序中补上。
codebook-import-no-column = 首行没有“tag”“name”或“path”列。
codebook-import-columns = 首行同时有“tag”“name”“path”中的多列：请只留一列。
codebook-import-no-name = 第 { $line } 行：缺少名称。
codebook-import-twice = 第 { $line } 行：“{ $name }”重复出现。
codebook-import-parent = 第 { $line } 行：其上级“{ $name }”不在文件中。
codebook-import-circle = 有编码归在自己之下。

command-codebook = 编码本…
command-codebook-help = 议题：新增、命名、合并、拆分、移动、停用；读写其他程序的编码本
path-codebook = 读取编码本
path-codebook-out = 写出编码本（.qdc 或 .csv）
codebook-title = 编码本
codebook-done = 完成
codebook-new = 新议题
codebook-import = 读取…
codebook-export = 写出…
codebook-search = 查找议题
codebook-empty = 尚无议题。议题即改动所涉之事，如“人权”“数据流动”。按 n 或“新议题”新建第一个，或用“读取…”采用 NVivo、MAXQDA、ATLAS.ti、Taguette 或同事的编码本。
codebook-keys = ↑↓ 选择 · F2 命名 · n 新建 · m 合并 · s 拆分 · v 移动 · r 停用 · Delete 删除 · Alt+方向键 调整次序与层级 · Ctrl+Z 撤销
codebook-new-title = 新议题
codebook-new-hint = 名称，中文或英文
codebook-new-below = 归在“{ $name }”之下
codebook-add = 新增
codebook-merge = 并入…
codebook-merge-title = 将“{ $name }”并入…
codebook-merge-hint = 以其标注的内容、快捷键、词语及其下级议题一并归入。原议题留在列表中，标为停用。
codebook-split = 拆分…
codebook-split-title = 拆分“{ $name }”
codebook-split-hint = 为新议题命名，并选择归入它的标注。
codebook-split-nothing = 尚无标注；新议题将为空。
codebook-split-do = { $count ->
    [0] 建立新议题
   *[other] 将 { $count } 处标注归入新议题
}
codebook-split-done = { $count ->
   *[other] { $count } 处标注已归入新议题
}
codebook-move = 移至…
codebook-move-title = 将“{ $name }”移至何者之下
codebook-move-hint = 与相邻议题的次序用 Alt+↑、Alt+↓ 或拖动调整。
codebook-top = （最上层）
codebook-retire = 停用
codebook-bring-back = 恢复
codebook-remove = 删除
codebook-removed = 已删除议题
codebook-merged = 议题已合并，标注均已随之归入
codebook-merged-into = { $name } → { $into }
codebook-retired-name = { $name }（已停用）
codebook-by-section = 目标由段落所在章节得出，自动计算，不需手工标注。
codebook-import-failed = 未能读取 { $file }。{ $why }
codebook-written-qdc = 已写出 { $file }。该格式中每个议题只有一个名称、一种颜色和一段说明：另一语言名称、快捷键、规则和词语写在说明之下。议题并入何处不在其中。
codebook-written-csv = 已写出 { $file }。Taguette 读取名称和说明，略过其余各列。议题并入何处不在其中。
codebook-incoming-title = { $file } 将带来的变化
codebook-incoming-counts = 新增 { $new } · 不同 { $differ } · 相同 { $same }
codebook-incoming-sets = { $count ->
   *[other] 其中 { $count } 个编码集合不予保留：研究项目中没有此项。
}
codebook-incoming-add = { $count ->
   *[other] 新增 { $count } 个，其余不变
}
codebook-incoming-change = 不同之处也一并更改
codebook-incoming-leave = 不采用
codebook-key-taken = 已恢复，但不含按键 { $key }：该键现属于“{ $theme }”。
