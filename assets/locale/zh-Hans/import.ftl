## import

# PDF
import-pdf-not-a-pdf = 这不是 PDF 文件：文件开头不符合 PDF 格式。请检查文件是否完整保存、扩展名是否正确。
import-pdf-damaged = PDF 文件已损坏，无法读取。请重新索取该文件，或用 PDF 阅读器打开后另行打印为新的 PDF。
import-pdf-cut-off = 文件结尾缺失，应是保存或传输时中断。只找到 { $pages } 页，其余可能已丢失。
import-pdf-no-pages = 该 PDF 文件没有任何页面。
import-pdf-password-needed = 该 PDF 文件受密码保护。请输入密码，或索取未加密的副本。
import-pdf-password-wrong = 密码不正确，无法打开该 PDF 文件。请核对密码，或索取未加密的副本。
import-pdf-encryption-unknown = 该 PDF 文件的加密方式不受支持。请索取未加密的副本。
import-pdf-page-scanned = 第 { NUMBER($page, useGrouping: 0) } 页没有文字层，应为扫描页。此处缺少该页文字，请先做文字识别。
import-pdf-page-recognised = 第 { NUMBER($page, useGrouping: 0) } 页是扫描图像，文字由机器识别得出。请对照原页核对。
import-pdf-page-no-text = 第 { NUMBER($page, useGrouping: 0) } 页只有图形，没有文字。如页面上可见文字，此处均未收入。
import-pdf-page-unmapped = 第 { NUMBER($page, useGrouping: 0) } 页所用字体未说明各字形对应的字符，文字无法读取，已另行存放。请寻找该文件的其他副本，例如 Word 版本。
import-pdf-page-nonsense = 第 { NUMBER($page, useGrouping: 0) } 页看上去可能正常，但文件中的字符不成任何语言的词句，已另行存放。请寻找该文件的其他副本。
import-pdf-page-broken = 第 { NUMBER($page, useGrouping: 0) } 页已损坏或过大，部分内容未能读取。
import-pdf-too-long = 文件共 { $total } 页，只读取了前 { $page } 页。
import-pdf-hidden-layer = 第 { NUMBER($page, useGrouping: 0) } 页有文字位于已关闭的图层，已另行存放。
import-pdf-mended = 文件中写作“{ $written }”，已读作“{ $read }”。
import-pdf-hyphens = 已将行末断开的 { $count } 个单词接合。
import-pdf-note-unmarked = 脚注 { $label }：在正文中没有找到对应的注号。
import-pdf-untagged = PDF 的标签遗漏了这段文字，已按其在页面上的位置收入：“{ $text }”
import-pdf-tags-partial = PDF 的标签遗漏了大部分文字，因此按页面版式划分段落。
import-pdf-tags-lines = PDF 的标签把每一行都当作一段，因此按页面版式划分段落。
import-pdf-tags-lumped = PDF 的标签把许多段落连成一段，因此按页面版式划分段落。
