"""Personal names as by-lines print them, known by their surname."""

import re

# The surnames that most people bear; from general knowledge, in no order. A rarer one needs `记者` beside it.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊"
    "葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆"
    "蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿"
    "桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗"
    "燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来"
)
_DOUBLE_SURNAMES = (
    "欧阳 司徒 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 宇文 长孙 端木 申屠 钟离 闻人 贺兰 独孤 "
    "万俟 南宫 司空 呼延 淳于 澹台 闾丘 仲孙 公冶 轩辕 濮阳 赫连 鲜于 太史 公羊 公西 宗政 拓跋 完颜 "
    "纳兰".split()
)
# A pattern, for whoever looks for names.
SURNAME = f"(?:{'|'.join(_DOUBLE_SURNAMES)}|[{_SURNAMES}])"
_NAME = re.compile(
    rf"{SURNAME}[\u4e00-\u9fff]{{1,2}}$"
    r"|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}$"
)
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:中心|报社?|台|社|网|局|委|办|部|院|所|公司|集团|厅|站|处|队|馆|学校|街道|镇|乡)$"
)


def is_name(text: str) -> bool:
    """Say whether `text` is one personal name: two or three characters behind a surname, or `名·姓`."""
    return bool(_NAME.match(text))


def are_signatures(text: str) -> bool:
    """Say whether `text` is names alone, or an organisation and its people (`县融媒体中心 丁立`)."""
    words = [word for word in re.split(r"[\s\u3000、，,/／]+", text) if word]
    people = words[1:] if words and _ORGANISATION.match(words[0]) else words
    return bool(people) and all(is_name(word) for word in people)
