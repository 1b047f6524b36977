# 研究项目文件：未能保留的内容，以及打开文件。
journal-again = 磁盘已可再次写入日志：所有修改均已保存。
backup-failed = 已保存。但未能保留文件此前的副本：{ $why }
work-opening = 正在打开 { $file }
