//! Traditional Han signs and the simplified ones they are read as.

use std::sync::LazyLock;

/// Traditional signs and the simplified ones they are read as, in turn.
const TRADITIONAL: &str = "條条規规議议會会員员約约國国際际權权務务業业發发關关於于對对與与為为並并個个們们來来時时書书長长東东車车門门開开\
間间問问聞闻閱阅電电風风飛飞馬马魚鱼鳥鸟龍龙龜龟麥麦黃黄點点黨党齊齐齒齿學学實实寫写將将專专尋寻導导屆届屬属島岛師师帶带帳帐幣币\
幫帮幹干幾几庫库廠厂廣广廳厅彈弹強强後后從从復复徵征應应憂忧憲宪懷怀態态慣惯戰战戲戏戶户擇择擔担據据據据擴扩攝摄斷断數数斂敛暫暂\
曆历術术機机權权構构樂乐標标橋桥檔档檢检歷历歸归殘残氣气決决沒没況况淨净準准溝沟溫温滅灭滿满漁渔漢汉災灾無无熱热燈灯營营爭争狀状獎奖\
獨独獲获現现環环產产畫画異异當当療疗盡尽監监盤盘礎础禮礼種种稱称積积穩稳競竞節节築筑簡简糧粮約约級级納纳純纯紙纸細细終终組组結结絕绝\
統统經经維维網网緊紧綠绿綜综緣缘編编練练績绩總总織织繼继續续罰罚罷罢習习聯联職职聽听肅肃脫脱臨临舉举舊旧艦舰艱艰藝艺蘇苏處处\
號号補补裝装製制複复見见視视親亲覺觉覽览觀观計计訂订討讨訓训記记設设許许訴诉診诊詞词試试話话該该詳详認认語语誤误說说請请論论諮咨\
證证識识譯译護护讀读變变讓让豐丰負负財财貢贡貨货責责貿贸費费資资賠赔質质賬账購购賽赛贊赞趙赵跡迹踐践轉转載载較较輔辅輕轻輸输辦办農农\
連连進进運运過过達达違违遠远適适選选遷迁還还邊边鄉乡醫医釋释針针鐵铁錄录鎮镇鐘钟閉闭闊阔陸陆陽阳階阶隊队隨随險险隱隐雙双離离難难靈灵\
靜静響响頁页項项順顺須须預预頒颁領领頻频題题額额類类顧顾顯显養养餘余館馆驗验體体鬥斗鹽盐麗丽則则範范圍围執执聲声願愿遲迟稅税";

/// The table, sorted by the traditional sign.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut table = Vec::new();
    let mut signs = TRADITIONAL.chars();
    while let (Some(old), Some(new)) = (signs.next(), signs.next()) {
        table.push((old, new));
    }
    table.sort_unstable();
    table
});

/// Returns the simplified sign that a sign is read as; the sign itself where it is none of the traditional ones.
pub(super) fn simplified(sign: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&sign) {
        return sign;
    }
    let at = SIMPLIFIED.partition_point(|&(old, _)| old < sign);
    SIMPLIFIED.get(at).filter(|&&(old, _)| old == sign).map_or(sign, |&(_, new)| new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_signs_are_read_as_simplified_ones() {
        let read = |text: &str| text.chars().map(simplified).collect::<String>();
        assert_eq!(read("數據規則 data"), "数据规则 data");
        assert_eq!(read("数据"), "数据");
        assert_eq!(TRADITIONAL.chars().count() % 2, 0, "the signs stand in pairs");
    }
}
