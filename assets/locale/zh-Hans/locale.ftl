# 日期与列举。其他各句都会用到。

date = { $year }年{ $month }月{ $day }日
# $date 如上；$time 形如 14:05，一律为 UTC。
moment = { $date } { $time }（UTC）
# 列举中除最后一项外逐项相连：$head 为已连好的部分。
list-next = { $head }、{ $item }
list-last = { $head }和{ $item }
