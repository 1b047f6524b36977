# 研究项目文件：未能保留的内容，以及打开文件。
journal-again = 磁盘已可再次写入日志：所有修改均已保存。
backup-failed = 已保存。但未能保留文件此前的副本：{ $why }
work-opening = 正在打开 { $file }
annotations-carried = 本案文的标注：{ $kept } 条原位保留，{ $moved } 条随原词移动，{ $changed } 条所在词句已改动，{ $adrift } 条待重新定位。
study-edit-by-section = 目标由段落所在章节决定，不能作为议题标注。
start-after-panic = 程序上次因自身错误而中止。此前所做的操作会恢复；错误的详情见 { $file }。
