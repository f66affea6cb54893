"""What a yes/no question can be about: money, completion, leave, duty; and what says yes or no to it."""

import re
from dataclasses import dataclass

from index import fold

FREE = (
    r"免费|(?:不[得准许]|禁止|严禁)[^，,。]{0,4}收|免[收交缴除票]|[全均都]免|减免|不[予再]*处?罚|不(?:另外?)?[收交缴付扣]|不要钱|全额退|"
    r"(?:不用|不必|不需要?|无需|无须)[^，,。]{0,6}[交缴付掏出花]|不[多再]?[掏花]|不[多再]?出钱|全额代缴|\b0元"
)
_PAID = (
    r"收费|收取|[票房租]价\d|门票[^，,。免]{0,6}\d|"
    r"(?:每[人次月天件平]|按)[^，,。]{0,8}元|自付|自费|自理|须?[缴付交掏]"
)
LATE = (
    r"推迟|顺延|放[在到]明年|延[期后迟误]|推后|晚了|晚于|迟了|比[^，,。]{0,8}[晚迟]|滞后|逾期|拖[延到后]|未能|没能|"
    r"没有按|未按|尚未|还没"
)
OPEN = r"开放|开门|开馆|营业|照常|接诊|办公"
CLOSED = r"闭馆|休[息馆诊市]|关[闭门]|不开|不对外|停[业诊]|维护"
_REFUSED = (
    r"不[能可得准许予让行给报补收包]|不受理|不在[^，,。]{0,8}(?:范围|之[内列])|不属于|不[包]?含|不享受|"
    r"不适用|禁|谢绝|"
    r"拒|仅[限对]|只[限能对]|(?:只|最多|至多|限)[^，,。]{0,2}[开办补报收接享领]|不(?:结转|退)|停[航运诊]|"
    r"除外|下车推行|绕[行道]|闭馆|关闭|封闭|暂[不停缓]|未开|没有?(?:同意|答应|批准)|取消|停[办止]"
)
_ALLOWED = (
    r"(?<!不)可以|不[看问论分](?=[^，,。]|$)|都不看|(?<!不)[可能](?=[\u4e00-\u9fff])|均可|也?行$|"
    r"不受(?:影响|限|限制)|不限|照常|正常|同样|"
    r"一样|算在内|"
    r"纳入|符合|支持|允许|享受|开放|开[设通办]|[设配]有|抢通|恢复|通车|接诊|报销"
)
_EXEMPT = r"不用|无需|无须|不必|不需|不要求|不再|免(?!疫)|自动|直接"
_DUTY = r"必须|应当|应该|务必|(?<![无不])[须需](?!不)|凭|(?<!不)要(?!求不|闻)|得(?:先|提前)"
_UNDONE = (
    r"尚|顺延|放[在到]明年|[还仍]在(?=[谈建修施审等争])|零(?=[\u4e00-\u9fff])|未(?!来|央|成年)|没(?!收)|"
    r"推迟|延[期后]|明年[^，,。]{0,6}[开投建完通]|暂[不停缓]|还差|还[有剩]\d|搁置|取消|落空|终止|中止|"
    r"失败|不(?!仅|但|断|少|同|久|低于|超过|止|管|论|受)"
)
_DONE = (
    r"已|完[成工毕]|竣工|建成|收了?尾|[改做修建装办]完|全部|投[用产入运]|启用|开[放通工业学园馆诊门]|通车|"
    r"抢通|动工|奠基|"
    r"平安|找到|回家|出口|落[地户成]|签[约订]|获|了(?=[\u4e00-\u9fff\d])|[\u4e00-\u9fff]了$"
)
_LESS = (
    r"只(?!要)|仅|其中(?=\d)|还差|还[有剩]\d|尚[有余]|其余|超标|不[合达及]|没|未(?!来)|除[^，,。]{1,12}外|"
    r"例外|个别|部分"
)
_WHOLE = r"一个不[落少漏]|无一(?:例外|遗漏)|全[部都数]?|均|都|所有|100%|百分之百|一[律次]|无一"
_GOAL = r"(?:目标|计划|任务|预期|承诺|原定|[年当起]初|[先早]前?(?:说|定|报|许)|说好|说定)"
SHORT = (
    rf"(?:比|较|离|距离?)[^，,。]{{0,8}}{_GOAL}[^，,。]{{0,6}}(?:少|低|差|晚|慢)|"
    r"少于(?:目标|计划|预期|原定)|(?:未|没有?)(?:能)?"
    r"(?:完成|达到|实现|达标)|还差|低于(?:目标|计划|预期)|短缺|缺口"
)
REACHED = (
    rf"(?:比|较)[^，,。]{{0,8}}{_GOAL}[^，,。]{{0,6}}(?:多|高|快|早)|超(?:额|"
    r"过?(?:目标|计划|预期|任务))|"
    r"(?:高于|好于|快于)(?:目标|计划|预期)|(?<!未)(?<!没有)(?:达到|完成|实现)[^，,。]{0,8}(?:目标|计划|"
    r"任务)(?!的?[约近]?[\d百])|达标"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a yes/no question is about: how it is asked, and what in a statement says yes or no to it."""

    name: str
    asked: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def _matter(name: str, asked: str, yes: str, no: str) -> Matter:
    return Matter(name, re.compile(asked), re.compile(yes), re.compile(no))


# The first that a question is about and a clause speaks of decides.
_MATTERS = (
    _matter(
        "forbidden",
        r"(?:算|属于|是不是|构成|是否)[^，,]{0,4}违|违[规法反章](?:吗|么|不|了)|"
        r"\b(?:is|are|was) (?:it|that|this)(?: \w+){0,2} (?:illegal|forbidden|banned|prohibited|"
        r"against the)\b",
        r"不[得准许能可]|禁止|严禁|违[规法反章]|处罚|罚款",
        r"可以|允许|不(?:算|属于|视为)违",
    ),
    _matter(
        "lawful",
        r"合规|合法|合不合|\b(?:legal|lawful|within the rules)\b",
        r"可以|允许|符合",
        r"不[得准许能可]|禁止|严禁|违[规法反章]",
    ),
    _matter(
        "against",
        r"反对|不同意|\bobject(?:s|ed)?\b|\boppos",
        r"反对|不同意|拒绝|不肯",
        r"(?<!不)同意|赞成|支持|点头",
    ),
    _matter(
        "over the limit",
        r"超标|超限|\bexceed(?:s|ed)? the (?:limit|standard)",
        r"(?<!无一)(?<!未)(?<!不)超[标过]|高于",
        r"低于|未超|不超|达标|合格|符合",
    ),
    _matter(
        "still",
        r"仍然?|照旧|依旧|\bstill\b",
        r"不变|仍|继续|保留|照[常旧]|依旧|没有?变|维持",
        r"取消|改[为成到]|停[止办运]|不再|推迟|延[期后]|撤",
    ),
    _matter(
        "risen",
        r"涨[了没]|上涨|增长了?[吗没]|上升|变[多高大快]|[提升]高了?[吗没]|[多高]了[吗没]|\b(?:rise|risen|rose|"
        r"gone up|go up|went up|increased?|grown?|grew)\b",
        r"涨|增[长加至]|提[高升]|上升|上调|升[至到]|高于|多于|翻[番了一]|创[^，,。]{0,4}新高",
        r"(?<!不)降|减|下[滑跌调]|回落|跌|缩|低于|少于|仍|不变|维持|没有?变|未变|不[涨调]|保持|照旧|原价|持平",
    ),
    _matter(
        "fallen",
        r"降了?[吗没]|下[降滑跌]|减[少了]|变[少低小慢]|[少低]了[吗没]|\b(?:fall|fallen|fell|drop|dropped|"
        r"gone down|go down|went down|decreased?|shrunk|shrank|declined?)\b",
        r"(?<!不)降|减|下[滑跌调]|回落|跌|缩|低于|少于",
        r"涨|增[长加至]|提[高升]|上升|上调|升[至到]|高于|多于|仍|不变|维持|没有?变|未变|不[降减]|保持|照旧|持平",
    ),
    _matter(
        "at once",
        r"一次[性全都就付发]|\b(?:in one go|all at once|in a single|one-off|lump sum)\b",
        r"一次[性付发全]",
        r"分[两二三四五几\d]+[次期年批]|分[期批]|逐[月年]|按[月季年]",
    ),
    _matter(
        "changed",
        r"[涨调升降][了没价]{0,3}(?:没有?|吗|么|不)[？?]*$|涨价|降价|有(?:没有)?变化|\b(?:rise|risen|"
        r"gone up|go up|changed?|increased?)\b",
        r"上?调(?!查|研|解)|涨|(?<!不)降|提高|改为|增[加至]",
        r"仍|不变|维持|没有?变|未变|不[涨调降]|保持|照旧|原价",
    ),
    _matter(
        "moved",
        r"搬|迁(?!户)|\b(?:moved?|relocat\w+)\b",
        r"(?<!不)搬|(?<!不)迁(?!户)",
        r"保留|原[地址]|留在|不[搬迁动]",
    ),
    _matter(
        "by proxy",
        r"替|代(?:办|领|为|交)|别人|\b(?:someone else|on (?:my|their) behalf|proxy)\b",
        r"代[办为领]|委托|可由|家属",
        r"本人|亲自|不[能得可准][^，,。]{0,6}代",
    ),
    _matter(
        "counted",
        r"算(?:进|在|入)|计入|\bcount(?:ed|s)? (?:toward|in|as)",
        r"(?<!不)(?:计入|算入|算进|纳入|包[括含])|算在",
        r"不(?:计[入算]|算|纳入|包|含)|不在|另[计算]",
    ),
    _matter(
        "free",
        r"免费|不要钱|不收费|不花钱|(?<![要收交])不[要收交][^，,]{0,4}费|免[收于交除]|\bfree\b(?! of)|"
        r"free of charge|"
        r"\bno (?:[\w-]+ ){0,2}(?:fees?|charge|cost)\b|\bwaived\b|\bpays? nothing\b",
        FREE,
        _PAID,
    ),
    _matter(
        "paid",
        r"要钱|收费|收不收|罚[款金]|\bfine[ds]?\b|[收扣][^，,不]{0,4}钱|手续费|买票|"
        r"[交掏出花付给][^，,]{0,3}钱|押金|付费|"
        r"[要收交][^，,]{0,8}费|\b(?:pay|fee|fees|"
        r"charged?|cost|deposit)\b",
        _PAID,
        FREE,
    ),
    _matter(
        "goal",
        r"目标|任务|达标|够(?:计划)?数|计划数|指标|预期|年初的?(?:要求|数)|承诺|\b(?:target|goal|"
        r"pledge)s?\b|\b(?:had|was|were) (?:pledged|promised)\b|"
        r"\bas (?:fast|much|many|high|low) as (?:planned|promised|hoped)\b",
        REACHED,
        SHORT,
    ),
    _matter(
        "late",
        r"推迟|延[期后迟到至长]|拖[期延后]|晚了|没赶上|顺延|往后[挪推]|"
        r"\b(?:put off|postponed?|push(?:ed)? back|"
        r"late|"
        r"delayed|overran|behind schedule)\b",
        LATE + r"|延[长至到]",
        r"如期|按[时期计]|提前|准时|早于|比[^，,。]{0,8}早|早了",
    ),
    _matter(
        "on time",
        r"按时|如期|准时|按期|[按照](?:原)?计划|赶在|及时|\bon (?:schedule|time)\b|"
        r"\bas (?:planned|scheduled|promised|hoped|expected)\b|"
        r"\bby the (?:promised|planned|agreed|announced) \w+",
        r"如期|按时|按期|准时|提前|早于|按计划",
        LATE,
    ),
    _matter(
        "interrupted",
        r"停[水电气暖课诊]|断[水电气网]|受影响|中断|\bcut off\b|\binterrupt|\baffected\b|\bdisrupt",
        r"(?<!不)停[水电气暖课诊止]|(?<!不会)(?<!不)中断|(?<!不)受(?:到)?影响",
        r"不受(?:到)?影响|照常|正常|不停|不会?中断",
    ),
    _matter(
        "cheaper",
        r"便宜|\bcheaper\b",
        r"便宜|(?:比|较)[^，,。]{0,10}低|低于|优惠",
        r"(?:比|较)[^，,。]{0,10}(?:贵|高)|高于",
    ),
    _matter(
        "dearer",
        r"更贵|贵[吗么些]|\bmore expensive\b|\bdearer\b",
        r"(?:比|较)[^，,。]{0,10}(?:贵|高)|高于",
        r"便宜|(?:比|较)[^，,。]{0,10}低|低于|优惠",
    ),
    _matter(
        "without",
        r"\bwithout\b|\bjust (?:turn|show|walk)\b|不[^，,不让]{1,4}(?:就|也)[能可行]",
        _EXEMPT,
        _DUTY,
    ),
    _matter("all", r"全(?![日国球款职面民市区县新程])|都|所有|\ball\b|\bevery\b|\bwhole\b", _WHOLE, _LESS),
    _matter(
        "needed",
        r"需要|必须|用不用|要不要|(?<![会可想])要(?!是)[^，,]{1,12}(?:吗|不|么|没)[？?]*(?:[（(]|$)|还要|"
        r"\b(?:must|have to|has to|need|needs|"
        r"required?|necessary|compulsory)\b",
        _DUTY,
        _EXEMPT,
    ),
    _matter(
        "limit",
        r"(?:限制|要求|门槛)(?:吗|么|没有?)?[？?]*$|有[^，,]{0,6}(?:限制|要求|门槛)|\b(?:limits?|caps?|"
        r"restrictions?)\b",
        r"(?<!不)限(?!不)|须|应当|必须|[\d岁]以[上下]",
        r"不限|不设|没有",
    ),
    _matter(
        "able",
        r"能|可以|可不可以|允许|让不让|行不行|给不给|给[报补办]|[报补收]不[报补收]|算不算|\b(?:can|may|"
        r"could|allowed|"
        r"able|permitted|eligible|accept)\b",
        _ALLOWED,
        _REFUSED,
    ),
    _matter(
        "every day",
        r"天天|每[天日]|\b(?:daily|every day)\b",
        r"每[天日]|天天|逐日|全年无休",
        r"隔[天日]|每周|每月|单双|只在|仅在",
    ),
    _matter(
        "every month",
        r"每个?月|按月|\b(?:monthly|every month)\b",
        r"每个?月|按月|逐月",
        r"季度?|按年|每年|半年|一次性",
    ),
    _matter("open", r"开门|开放|开馆|营业|上班|\bopen\b", OPEN, CLOSED),
    _matter(
        "done",
        r"了吗|了没|了吧|没有?[？?]*$|有没有|是否已|过吗|\b(?:did|has|have|had)\b|\balready\b|\byet\b",
        _DONE,
        _UNDONE,
    ),
)
PARTICULAR = frozenset(
    {
        "free",
        "paid",
        "goal",
        "on time",
        "without",
        "forbidden",
        "lawful",
        "against",
        "over the limit",
        "counted",
        "late",
        "interrupted",
        "cheaper",
        "dearer",
    }
)


def matters_of(question: str) -> tuple[Matter, ...]:
    """Return what a question is about, the most telling first; empty for one of plain fact."""
    folded = fold(question)
    asked = tuple(matter for matter in _MATTERS if matter.asked.search(folded))
    return tuple(matter for matter in asked if matter.name in PARTICULAR) or asked
