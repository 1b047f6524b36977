# 研究项目文件：未能保留的内容，以及打开文件。
journal-again = 磁盘已可再次写入日志：所有修改均已保存。
backup-failed = 已保存。但未能保留文件此前的副本：{ $why }
work-opening = 正在打开 { $file }
annotations-carried = 本案文的标注：{ $kept } 条原位保留，{ $moved } 条随原词移动，{ $changed } 条所在词句已改动，{ $adrift } 条待重新定位。
study-edit-by-section = 目标由段落所在章节决定，不能作为议题标注。
start-after-panic = 程序上次因自身错误而中止。此前所做的操作会恢复；错误的详情见 { $file }。
edit-take-gdc = 采用《全球数字契约》的清单
pack-there = 本研究已有《全球数字契约》的清单。
pack-offer-gdc = 案文似为《全球数字契约》。可将其编码本、有出处的公开立场和谈判日程采入本研究。
pack-take = 采用
pack-none = 空白
pack-gdc = 《全球数字契约》
welcome-gdc = 采用《全球数字契约》的清单
welcome-gdc-help = 包括 27 个议题的编码本、各代表团和利益攸关方公开表达过的立场及其出处，以及谈判日程。不采用时，研究中只有联合国会员国、国家集团和常见的利益攸关方。
welcome-codebook = 本研究已有编码本。请打开案文，或打开已有研究。
