## cli
cli-stopped = 已停止
cli-line = 第 { $line } 行：{ $why }
cli-format-not-yet = 尚不能写出 { $format } 格式；请用 text、json、html 或 diff
cli-output-is-input = 这是要读取的文件之一；请换一个写出的名称
cli-format-unknown = 没有 { $format } 格式；请用 text、json、html 或 diff
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
