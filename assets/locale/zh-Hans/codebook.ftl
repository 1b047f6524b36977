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
