# Dates and lists. Used by every other sentence.

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# $date as above; $time as 14:05, always in UTC.
moment = { $date }, { $time } UTC
# All items of a list but the last are joined one by one: $head is what is joined already.
list-next = { $head }, { $item }
list-last = { $head } and { $item }
