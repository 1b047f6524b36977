# 合并、一致性、待重新定位、恢复。
edit-settle = 解决冲突
edit-unplace = 插入案文后版次变化不明
edit-unknown = 已无法读取的一次编辑
edit-merge = 与 { $file } 合并
merge-done = 已合并，无冲突；新增 { $gained } 条标注。
merge-conflicts = 已合并；新增 { $gained } 条标注。研究项目中有 { $count } 处冲突，请在窗口中打开并逐一解决。
open-recovered-in-part = 已恢复未存入文件的 { $count } 次编辑；另有 { $lost } 次在磁盘上已损坏，无法读取。
open-journal-damaged = { $file } 中有未存入文件的工作，但其开头已损坏。已另存为 { $kept }。
journal-elsewhere = 研究项目所在的文件夹无法写入（{ $why }）。您的编辑由程序保存；请将研究项目另存到别处，以写入文件。
history-failed = 已保存。此前的操作未能留存，重启后无法撤销：{ $why }
