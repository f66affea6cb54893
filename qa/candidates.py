"""The spans of a clause that could answer a question: quantities, dates, names, the clause itself."""

import re
from collections.abc import Iterator

import rjieba

from documents import Span
from index import fold
from qa.question import Asks

# Measure words and units: a closed class of the language. After GB 3100 (units) and the classifiers of any grammar.
_MEASURE = (
    "平方公里|平方千米|微克|毫克|吉瓦时|兆瓦时|吉瓦|万千瓦|平方米|立方米|公里|千米|海里|厘米|毫米|公顷|公斤|千克|千瓦时|千瓦|兆瓦|千伏安|千伏|小时|分钟|个百分点|百分点|个月|星期|"
    "人次|班次|架次|车次|批次|例次|床位|学位|元|美元|欧元|港元|亩|吨|克|升|米|度|年|月|日|天|岁|周|秒|倍|成|折|分|角|"
    "人|名|位|户|家|个|处|座|栋|幢|部|台|辆|艘|架|套(?:[（(]间[）)])?|间|所|条|段|项|件|批|宗|起|例|次|场|期|届|轮|类|种|级|步|站|点|片|块|张|"
    "本|册|份|篇|只|头|匹|株|棵|盏|根|对|支|组|队|层|面|口|眼|门|把|桌|顿|班|趟|节|课时|瓶|袋|箱|亿|万|千|百|%|‰"
)
# 约, 近 and the like before a number, 以上, 余 and the like after it, belong to it: without them it says something else.
_BEFORE = r"(?:约|近|超过?|逾|不[少低]于|不超过|突破|至少|最多|上)?"
_AFTER = r"(?:以上|以下|以内|以外|左右|上下|余|多)?"
_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"
_SCALE = r"(?:十|百|千)?(?:万|亿)?亿?"

_QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z]){_BEFORE}(?:{_DIGITS})(?:[—~\-至到](?:{_DIGITS}))?[余多]?{_SCALE}[余多]?"
    rf"(?:(?:{_MEASURE})(?:/[\u4e00-\u9fffa-z]{{1,2}})?|[a-z°℃㎡²³]{{1,4}}(?:/[\u4e00-\u9fffa-z]{{1,2}})?)?{_AFTER}"
    rf"|{_BEFORE}(?:百分之[{_HAN_DIGITS}点]+|[{_HAN_DIGITS}]{{1,9}}分之[{_HAN_DIGITS}]+)"
    rf"|(?<![第{_HAN_DIGITS}]){_BEFORE}(?:[{_HAN_DIGITS}几数]{{1,9}})[余多]?(?:{_MEASURE}){_AFTER}"
)
# 一级, 二期, 百岁 order or round off; they count nothing.
_NOT_A_COUNT = re.compile(
    rf"[{_HAN_DIGITS}]|[{_HAN_DIGITS}]+[期级届]|[百千万]+[岁家户]|一[个种次批项体站些起样]"
)
_MODEL = re.compile(r"\d+[A-Z](?![A-Za-z])(?<![WV])")  # 3D, 5G, 4A are names
_DATE = re.compile(
    r"(?:\d{4}|今|去|明|前|次|翌|当|本)年(?:年?[初中底末]|[一二三四]季度|[上下]半年|\d{1,2}月(?:份|底|初|末|[上中下]旬)?(?:\d{1,2}[日号])?(?:[上下]午)?)?"
    r"|\d{1,2}月(?:\d{1,2}[日号](?:[上下]午|晚)?|份|底|初|末|[上中下]旬)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|年[初中底末](?:前)?|[本上下]月[底初末]?|[前一二三四]+季度|[上下]半年|每?[周星期]+[一二三四五六日天]|\d{1,2}[:时点]\d{0,2}分?|\d{1,2}[日号]"
)
_QUOTED = re.compile(r"[“《「『\"](?P<inner>[^”》」』\"]{1,30})[”》」』\"]")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·()（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团|银行|管理局|委员会|办公室|[\u4e00-\u9fff]{2}局|研究院|研究所|"
    r"大学|学院|中学|小学|学校|幼儿园|医院|协会|基金会|联合会|合作社|事务所|中心|街道办事处|人民政府|政府|法院|检察院|企业|支行|分局|支队|厂|社|店)"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{1,10}?(?:省|市|新区|开发区|区|县|镇|乡|街道|社区|村|路|街|大道|巷|广场|公园|大厦|中心|产业园|园区|小区|花园|商场|"
    r"河|湖|山|湾|岛|港|站|馆|厅|学校|中学|小学|医院)"
)
# Who does it stands between 由 and the verb, or after the name of the part played.
_AGENT = re.compile(
    r"由(?P<name>[^，,。、由]{2,15}?)(?=(?:负责|共同|联合|直接)?(?:投资|承建|建设|修建|运营|管理|设计|承办|主办|打造|开发|牵头|担任|组织|实施|提供|组成|出资|承担|出任))"
    r"|(?:单位|[方商人]|部门|企业|公司)(?:为|是|：|:)(?P<part>[^，,。；;]{2,20})"
)
# Where it is stands after a verb of place, up to what happens there.
_LOCATED = re.compile(
    r"(?:位于|选址(?:在|于)?|地处|坐落[于在]|落户|落地|设在|设于|布局在|搬到|迁至|移师|在)"
    r"(?P<name>[^，,。；;在]{2,18}?)(?=举行|举办|召开|建(?!国)|开(?!发)|揭|启|发布|公[示布]|正式|成立|投|动工|新|再|拉开|签|[，,。；;]|$)"
)
_MEMBER = r"[^，,。；;：:、和与及]{1,16}"
_ENUMERATION = re.compile(
    rf"(?:{_MEMBER}、)+{_MEMBER}?(?:(?:[和与及]|以及){_MEMBER}?)?(?=等|[三四五六七八九十两]\w|\d|[，,。；;]|$)"
)
_INTRODUCES = re.compile(r"为|是|成|用于|用来|因为|因|由于|由|获评|获得|荣获|包括|包含|有|叫|称|至|到|：|:")
# 副局, 全市: what is left of a title or a common noun when its left edge is cut off.
_SHORTEST_NAME = 3
# What ends a name on its left: particles, prepositions and the verbs that introduce names in reports.
_LEFT_EDGE = re.compile(
    r".*(?:[的在由与和及对向从到为是将被让经]|位于|落户|前往|走进|来到|举行|获悉|包括|其中|联合|委托|支持|依托|推动|推进|完成|实现|启动|建设|记者|了)"
)
# The common surnames, a closed class; the compound ones first.
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|司徒|皇甫|令狐|公孙|慕容|尉迟|长孙|宇文|端木|东方|南宫|夏侯|钟离|闻人|贺兰|独孤|万俟|"
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝"
    "董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉"
    "钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束"
    "龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏"
    "柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷訾辛阚那简饶空曾关红游权涂肖佟海冼岳丘鞠])"
)
_SPEAKS = r"(?:说|表示|介绍|告诉|指出|透露|称|认为|坦言|担任|任|作|在|向|为|等|率|带|和|与|、|，|,|。|”|（|\(|$|是|牵头|宣布|主持|出席|现场)"
_TITLED = re.compile(
    r"(?:书记|主任|[局科处区市县镇乡院校所站队厂行会]长|董事长|经理|总裁|负责人|记者|通讯员|工程师|教授|医生|老师|教师|主席|秘书长|指挥长|创始人|居民|村民|业主|市民|"
    rf"选手|学生|店主|的|首席执行官|由)(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?={_SPEAKS})"
)
_FULL_NAME = re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}")
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})


def candidate_spans(clause: str, asks: Asks) -> list[Span]:
    """Return the spans of `clause` that have the form asked for, offsets into `clause`, left to right.

    For a question that asks for a stretch of text the clause itself is the one candidate.
    """
    folded = fold(clause)
    match asks:
        case Asks.NUMBER:
            found = list(_quantities(clause, folded))
        case Asks.DATE:
            found = [Span(*match.span()) for match in _DATE.finditer(folded)]
        case Asks.PERSON:
            # 谁投资 is asked of firms too; a person in the same clause is the likelier answer.
            found = [*_persons(clause), *_agents(clause)] or list(_named(folded, _ORGANISATION))
        case Asks.ORGANISATION:
            found = [*_agents(clause), *_named(folded, _ORGANISATION)]
        case Asks.PLACE:
            found = [*_located(clause), *_named(folded, _PLACE)]
        case Asks.NAME:
            found = [
                *_quoted(clause),
                *_enumerations(clause),
                *_agents(clause),
                *_named(folded, _ORGANISATION),
                *_named(folded, _PLACE),
            ]
        case _:
            found = []
    if asks in (Asks.CLAUSE, Asks.NAME):
        found += _complements(clause)
    if asks in (Asks.CLAUSE, Asks.NAME, Asks.YES_NO):
        found.append(_trimmed(clause))
    return sorted(set(span for span in found if len(span)))


def _quantities(clause: str, folded: str) -> Iterator[Span]:
    for match in _QUANTITY.finditer(folded):
        quantity = Span(*match.span())
        if _DATE.fullmatch(match[0]) or re.match(r"\d{4}年", folded[match.start() :]):
            continue
        if _NOT_A_COUNT.fullmatch(match[0]) or _MODEL.match(clause, match.start()):
            continue
        yield quantity


def _persons(clause: str) -> Iterator[Span]:
    titled = [Span(*match.span("name")) for match in _TITLED.finditer(clause)]
    yield from titled
    position = 0
    for token, tag in rjieba.tag(clause):
        span = Span(position, position + len(token))
        position = span.end
        if (
            tag in _PERSON_TAGS
            and _FULL_NAME.fullmatch(token)
            and not any(span.overlap(name) for name in titled)
        ):
            yield span


def _quoted(clause: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(clause):
        yield Span(*match.span())


def _named(folded: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(folded):
        edge = _LEFT_EDGE.match(match[0])
        start = match.start() + (edge.end() if edge else 0)
        if match.end() - start >= _SHORTEST_NAME:
            yield Span(start, match.end())


def _agents(clause: str) -> Iterator[Span]:
    for match in _AGENT.finditer(clause):
        yield Span(*match.span("name" if match["name"] else "part"))


def _located(clause: str) -> Iterator[Span]:
    for match in _LOCATED.finditer(clause):
        yield Span(*match.span("name"))


def _enumerations(clause: str) -> Iterator[Span]:
    for match in _ENUMERATION.finditer(clause):
        edge = _LEFT_EDGE.match(match[0].split("、")[0])
        yield Span(match.start() + (edge.end() if edge else 0), match.end())


def _complements(clause: str) -> Iterator[Span]:
    """What follows a copula or a verb that introduces: 改建为|社区菜园, 因|设计变更."""
    whole = _trimmed(clause)
    for match in _INTRODUCES.finditer(clause, whole.start, whole.end):
        if whole.end - match.end() >= 2:
            yield Span(match.end(), whole.end)


def _trimmed(clause: str) -> Span:
    start = len(clause) - len(clause.lstrip(" \n\t，,、；;。：:"))
    end = len(clause.rstrip(" \n\t，,、；;。：:!！?？"))
    return Span(start, max(start, end))
