## insight
# Proposals read from a submission
proposals-head = { $file } 对 { $base } 的案文建议：{ $count } 项
proposals-nobody = 未署名
proposals-other = 既非案文，也未识别为建议：“{ $text }”
proposals-absent = 案文有 { $count } 段不在提交文件中；因其仅含部分案文，未视为删除建议。
proposal-insert = 增加
proposal-delete = 删除
proposal-replace = 替换
proposal-alternative = 备选措辞
proposal-rival-paragraph = 备选段落
proposal-retain = 保留原文
proposal-support = 支持
proposal-oppose = 反对
proposal-reserve = 保留意见
proposal-not-agreed = 未商定
proposal-placeholder = 待补文字
proposal-remark = 说明
proposal-delete-what = 未指明所涉文字，请查看原文。
proposal-name-alone = 仅有名称，未说明是支持、提议还是反对。
proposal-unknown-name = 名称不在参与方名单中，请确认。
proposal-unbalanced = 方括号不成对。
proposal-no-such-paragraph = 案文中没有此段号。
proposal-no-such-words = 所引文字不在该段中。
proposal-words-twice = 所引文字在该段中不止一处。
proposal-perhaps-remark = 它在案文段落之外且无标记：是要写入案文，还是仅为说明？
