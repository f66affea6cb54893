"""The forms of question: what kind of thing would answer, one or several."""

import re
from enum import StrEnum

import rjieba

from index import Language


class Asks(StrEnum):
    """The kind of thing that would answer a question."""

    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    YES_NO = "yes_no"
    CLAUSE = "clause"  # how, why, what: a stretch of text


# First match wins; each row is one way in which the language marks what is asked for.
_FORMS_ZH: tuple[tuple[Asks, str], ...] = (
    # Why is asked, whatever figure it is asked about: 为何多装了几公里, 咋没种够数.
    (
        Asks.CLAUSE,
        r"为什么|为何|为啥|咋(?:就|又|还|会)?(?:没|不|少|多|晚|慢|拖|停|这么|那么)|"
        r"怎么(?:就|又|还|会)?(?:没|不|少|晚|慢|拖|停|这么|那么)",
    ),
    (
        Asks.DATE,
        r"什么时候|啥时候|何时|几时|哪一?[年天月日]|几[月号]|哪个月|几点|多会儿|什么时间|日期|时间是",
    ),
    (
        Asks.NUMBER,
        r"多少|(?<![哪那这没好前后头外十百千万])几(?=[\u4e00-\u9fff])|多大|多高|多长|多远|多久|多宽|多重|多快|"
        r"多贵|占比|比例|"
        r"百分之|第几",
    ),
    (
        Asks.ORGANISATION,
        r"[哪什][一]?[家个么些](?:公司|企业|单位|部门|机构|银行|学校|医院|集团)|"
        r"由谁(?:投资|建设|承建|运营)",
    ),
    (
        Asks.PERSON,
        r"谁|哪一?位|什么人|何人|姓(?:啥|什么|甚)|哪个(?:当|管|领头|带队|牵头|主持|带头)|"
        r"(?:把手|头头|头儿|师傅|老师|老板|负责人|领头的?|当家的?|书记|主任|"
        r"[局院校部市区县镇处科董馆所站]长|经理|司机|代表)"
        r"(?:姓|叫|是)(?:啥|什么|哪|谁|甚)|(?:书记|[局院校部市区县镇处科董]?长|主任|经理|记者|负责人)(?:叫|"
        r"是)",
    ),
    (
        Asks.PLACE,
        r"哪里|哪儿|在哪|何处|什么地方|啥地方|哪块儿?|哪个(?:口|门|站|楼|角)|哪一?[层站]|[在到去于]几楼|"
        r"几楼|哪一?[条座]?(?:路|街|区|市|县|镇|村)|哪个(?:区|市|县|镇|街道|村|"
        r"社区|城市)|地址|位置",
    ),
    (Asks.CLAUSE, r"怎么|怎样|咋|如何|原因|什么样|干[嘛啥]|做什么用|派[了上]?什么用"),
    (Asks.YES_NO, r"吗|是否|有没有|是不是|了没"),
    (Asks.NAME, r"哪|叫什么|名称|名字|什么(?:项目|奖|称号|名|路|公园|学校|产品)"),
)
_FORMS_EN: tuple[tuple[Asks, str], ...] = (
    (
        Asks.DATE,
        r"\bwhen\b|\b(?:what|which) (?:year|month|date|day|time)\b|\bhow soon\b|"
        r"\b(?:by|since|from|until|on) (?:what|which) (?:\w+ )?(?:date|day|time|month|year|evening|morning|"
        r"night)\b|"
        r"\b(?:last|first|final|opening|closing|start|end|starting) (?:day|date)\b|"
        r"\bwhat(?:'s| is| was| were) the (?:\w+ ){0,2}(?:date|deadline|day|days|hours)\b",
    ),
    (Asks.NUMBER, r"\bhow (?:many|much|large|big|long|tall|high|far|wide|old|fast|often)\b"),
    (
        Asks.ORGANISATION,
        r"\b(?:which|what) (?:\w+ )?(?:company|companies|firm|firms|organi[sz]ation|department|bureau|"
        r"agency|bank|hospital)\b",
    ),
    (
        Asks.PERSON,
        r"\bwho(?:m|se|'s)?\b|^(?:name|identify|give) (?:the|a|an) (?:[\w'-]+ ){0,3}?(?:official|person|"
        r"driver|head|director|"
        r"deputy|leader|chief|founder|mayor|chair\w*|manager|boss|secretary|speaker|winner|expert|teacher|"
        r"doctor|"
        r"engineer|man|woman|artist|champion|spokes\w+|officer|resident|magistrate|villager|notary|"
        r"watch\w+|member)\b|"
        r"^name the .*\bnumber two\b|"
        r"\b(?:what|which) (?:\w+ )?(?:official|person|director|leader|mayor|founder|doctor|teacher|"
        r"engineer|artist|officer|"
        r"resident|deputy|vice-\w+|villager|expert)\b|\bname of [^?]*\b(?:magistrate|mayor|director|head|"
        r"person|official|"
        r"founder|chair\w*|manager|driver|chief)\b",
    ),
    (
        Asks.PLACE,
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:floor|venue|station|stop|site|subdistrict|neighbou?rhood|"
        r"square|terminal|"
        r"hall|gate|exit|crossroads|premises|address|spot|location)\b|\b(?:last stop|first stop|venue|"
        r"new site)\b|\b(?:which|what) (?:\w+ )?(?:district|city|county|town|village|street|road|place|"
        r"location|cities|districts)\b",
    ),
    (
        Asks.CLAUSE,
        r"\bwhy\b|\bhow\b|\bwhat (?:does|do|did|will|kind|happen\w*|led|made|kept|held|ate|drove|"
        r"(?:can|could|should|must) (?:i|we|you|one|they|people|residents|someone)|(?!is\b)[a-z]+ed)\b|"
        r"\bwhat (?:is|was) the (?:point|reason\w*|idea|thinking|use)\b|"
        r"\bwhat are the (?:\w+ )?(?:steps|requirements|conditions|rules|criteria)\b|"
        r"\b(?:reason|cause|penalty|purpose|culprit)\b",
    ),
    (
        Asks.NAME,
        r"\bwhich\b|\bname (?:of|was|did)\b|\bwhat (?:\w+ )?(?:documents?|papers|paperwork|steps|evidence|"
        r"extra|materials|"
        r"amenities|funds|method|name)\b|\b(?:called|named)\b|\b(?:theme|slogan|title)\b|"
        r"^(?:name|list) (?!.*\b(?:figure|number of|amount)\b)",
    ),
    (
        Asks.NUMBER,
        r"\b(?:number(?! (?:one|two)\b)|percentage|per ?cent|proportion|share|rate|amount|total|area|"
        r"length|size|cost|price|"
        r"value|growth|target|figure|"
        r"capacity|budget|investment|revenue|output|population|losses|sales|income|average|maximum|"
        r"fetch|total|stand at|stood at|come to|came to|increase|savings|compensation|"
        r"tally|fare|age|attendance|spending|spend|bill|deductible|throughput|headcount|count|sum|volume|"
        r"score|mileage|"
        r"quota|duration|toll|fee|goal|grant|subsidy|allowance|rent|premium|cap|ceiling|reading|distance|"
        r"height|"
        r"weight|speed|payout|balance|turnover|(?:journey|travel|waiting|processing) time|"
        r"minimum|percent)\b(?!-)",
    ),
    (Asks.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)

# What a Chinese fragment asks for is what it ends with: 望浦区图书馆新馆|地址, 面积居首|者.
_FRAGMENTS_ZH: tuple[tuple[Asks, re.Pattern[str]], ...] = tuple(
    (asks, re.compile(rf"(?:{ending})(?:是|为|叫)?[（(？?。]?$"))
    for asks, ending in (
        (
            Asks.DATE,
            r"日期|(?<!等候)(?<!平均)(?<!行程)(?<!耗费)时间|时刻|年[份月]|月份|期限|截止日|首日|末日|日子",
        ),
        (
            Asks.NUMBER,
            r"(?<!分)数[量额目值字]?|[总金限差]?额|[总产容]?量|[产总价]值|规模|(?:收费|补[助贴]|费用?|奖励|"
            r"缴费|财政补贴|"
            r"租金|票价)(?:的?标准)?|标准|时长|价格?|单价|票价|房价|租金|收费|费用|造价|成本|增速|涨幅|"
            r"降幅|增幅|幅度|[比占]例|占比|"
            r"比重|份额|[\u4e00-\u9fff]率|[上下]限|底线|里程|长度|面积|高度|宽度|深度|距离|产能|能力|人次|"
            r"年龄|岁数|余额|收入|支出|库容|"
            r"投入|投资|预算|公里|[人户套个件台部辆]次?数|门槛|封顶|[间频]隔|耗时|增量|配比|得分|评分|分值|"
            r"名额|(?:平均|等候|行程|耗费)时间|多大|几何|"
            r"指标|目标",
        ),
        (
            Asks.PERSON,
            r"姓名|人物|负责人|领导|发言人|主任|[局区市县镇科处馆院校所站]长|书记|人选|一把手|得主|得者|"
            r"冠军|创始人|带头人|司机|作者|"
            r"设计师|经办人|传承人|代表人",
        ),
        (
            Asks.CLAUSE,
            r"[原主成]因|缘由|用意|背景|理由|做法|措施|办法|方式|条件|要求|流程|步骤|用途|目的|后果|影响|"
            r"经过|情形|规定|责任",
        ),
        (
            Asks.PLACE,
            r"地点|位置|地址|选址|场所|场馆|街道|县区|乡镇|所在地?|[区县镇乡村]|楼层|停车场|起点|终点|首站|"
            r"末站|去处|去向|公园",
        ),
        (Asks.ORGANISATION, r"单位|部门|机构|公司|企业|主体|投资方|承建方|建设方|运营方"),
        (Asks.NAME, r"名称|名字|名录|者|事项|项目|领域|主题|口号|证件|材料|票据|单据|手续|证明"),
    )
)
_QUOTED = re.compile(r"[“\"「][^”\"」]*[”\"」]")
# So many words side by side, a year among them, ask for a figure: 望浦区 电梯 2024.
_KEYWORDS = 2
_YEAR_PIECE = re.compile(r"(?:^| )(?:19|20)\d{2}年?(?: |$)")
_REMARK = re.compile(r"[（(][^）)]*[）)]|[(（]?实[际绩][)）]?$")
# Of several that ask in an English question, the first; what comes after describes: the people who, when it
# rains.
_WH_EN = re.compile(r"\b(?:who|whom|whose|when|where|why|how|which|what)\b|^(?:name|list|state|give)\b")
_ASKING_EN = re.compile(
    r"\b(?:who|whom|whose|where|why|how|which|what)\b|^when\b|[,:] when\b|^(?:name|list)\b"
)
_DESCRIBING_EN = re.compile(r"(?<!by)(?<!since)(?<!until) \b(?:who|whose|when|where)\b.*")
_FRONTED_EN = re.compile(
    r"^(?:when|where|if|since|while|after|before)\b.*?, (?=(?:\w+ ){0,2}(?:who|what|which|how|why)\b)"
)
_HOW_MANY_ASKED = r"(?<!第)(?:[两二三四五六七八九十]|(?<![\d月年.])[2-9])"
_PLURAL = (
    r"(?!share|percentage|proportion|number|amount)(?:[\w'-]+ ){0,3}?[\w-]+[^su'\W]s "
    r"(?:(?:in|of|at|on) [\w-]+ )?"
    r"(?:did|do|were|are|have|had|will|can|must|should)\b"
)
_SEVERAL = re.compile(
    r"各(?![区县市镇乡村街级类项地种界方处部校院局单族科条线站点店行年月家个户所人位])"
    r"[^，。？?]{0,10}(?:多少|几|哪|什么|啥)|\bhow (?:many|much)\b.*\beach of\b|"
    r"哪些|哪几(?!天)|哪[两二三四五六七八九十]|哪\d+[\u4e00-\u9fff]|分别|都有|有什么(?!意义|作用|用|影响|关系|区别|不同|目的|原因|依据|结果|看法|感受)|包括|"
    r"^(?:please )?list\b|"
    rf"{_HOW_MANY_ASKED}[座个条处家所位项种款部名类][^，。？?的]{{0,14}}"
    r"(?:在哪|(?<!从)哪里|哪儿|叫什么|叫啥|是谁|是什么|是啥)|"
    r"[带交备提][些]?(?:什么|啥|哪些)(?:材料|证件|手续|东西|资料)|[学教做卖买干种]些(?:什么|啥)|"
    r"前[两二三四五六](?:名|位)?是(?:哪|谁|什么)|举几[样个]|"
    r"\bname (?:the|all|two|three|four|five)\b|\bwhat are\b|\bwhich \w+[^su\W]s\b|"
    rf"\b(?:which|what) {_PLURAL}|"
    r"\b(?:which|what|where)\b[^.?]*?\b(?:two|three|four|five|six|seven|eight) (?:[\w-]+ ){0,2}\w+s\b",
    re.I,
)

# Yes or no is asked by form, whatever else the question mentions; but 哪些区有没有… asks which.
_YES_NO_ZH = re.compile(
    r"吗[？?。！!]*$|是不是|是否|有没有|[能可]否|能不能|可不可以|[\u4e00-\u9fff](?:没有?|不)[？?]*$|"
    r"([\u4e00-\u9fff])[不没]\1|有无|[会需与]否"
)
# 谁先到谁先得 asks for nobody.
_WH_ZH = re.compile(
    r"哪|^(?!.*谁.*谁).*谁|多少|(?<![好那这])几(?=[\u4e00-\u9fff])|什么|怎么|如何|为何|"
    r"啥|咋|干[吗嘛]|叫什么"
)
# With such a particle at its end it is one whatever else it holds: 也得交几个月社保吗, 那几座岛不收费吧.
_YES_NO_END_ZH = re.compile(
    r"(?:[吗么吧]|[对是行]不[对是行]?|是真的|[\u4e00-\u9fff][不否]|[^还来前后][了的到]没有?)[？?。！!]*$"
)
# Whoever asks whether one knows asks for what is known.
_INDIRECT_ZH = re.compile(
    r"知道|告诉|清楚|了解|请问一下|(?<!免)费用?[是多]|干[吗嘛][？?]*$|什么|[为干]啥|咋|怎么|[哪谁]"
)
# A statement with a question mark asks whether it is so: 周一也开门？
_STATED_ZH = re.compile(
    r"^(?!.*(?:[哪谁啥咋几何]|多少|什么|怎|多[久长大高远宽重深老快]|干[吗嘛]|呢|如何|[ 　]))"
    r".*(?:[了的也都能算得要会是在收招让]|可以|优惠)(?:[\u4e00-\u9fff]{0,6})[？?]$"
)
# So is one with a word for what is allowed, how much at most, or that something was never done.
_CLAIMED_ZH = re.compile(
    r"^(?!.*(?:[哪谁啥咋几何怎呢]|多少|什么|如何|若干|多[久长大高远宽重深老快沉]|还是|[ 　]|"
    r"的[\u4e00-\u9fff]{1,4}[？?]))"
    r"(?=.*(?:最[多少高低迟晚]|至[多少]|全[由靠是]|[都就才也][能要会是由得不]|(?<![功智性技节只新])能(?!源|力|耗|量)|可以|"
    r"没[\u4e00-\u9fff]{1,3}过|不[用给必让准]|立马|[占超]了)).*[？?]$"
)
_STATED_EN = re.compile(
    r"(?:,|[-–—:;.]) ?(?:right|correct|true|yes|no|agreed|is it|is that (?:so|right|true|correct)|"
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)n't (?:it|they|there|he|she|"
    r"we|you)|"
    r"(?:is|are|was|were|do|does|did|has|have|can|will) (?:it|they|there|he|she))\?+$|"
    r"^(?!.*\b(?:who|whom|whose|when|where|why|how|which|what)\b).*\b(?:allowed|needed|required|free|open|"
    r"possible|"
    r"ok|okay|true|met|achieved|finished|completed|done|covered|included|postponed|fined|"
    r"eligible|compulsory|"
    r"acceptable|permitted|banned|exempt|yet|already)\?+$"
)
# What comes first only tells the case: I have a permit. Is that enough?
_LAST_SENTENCE_EN = re.compile(r"^.*[.;!] +(?=[a-z])")
_YES_NO_EN = re.compile(
    r"^(?:and |so |then |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|"
    r"must|am)\b|"
    r"\byes or no\b|\bor not\b"
)
# Under the new policy, can I …
_YES_NO_LATER_EN = re.compile(
    r"[,:–—-] (?:so |then )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|"
    r"must|am|any)\b"
)


def form_of(folded: str, language: Language) -> tuple[Asks, str | None]:
    """Return what a folded question asks for, and the words after 多少 or 几, which name the unit."""
    if _asks_yes_no(folded, language):
        return Asks.YES_NO, None
    told = _QUOTED.sub("", folded) if language == "zh" else _asking_part(folded)
    for asks, pattern in _FORMS_ZH if language == "zh" else _FORMS_EN:
        match = re.search(pattern, told)
        if match:
            unit = None
            if asks is Asks.NUMBER and match[0] in ("多少", "几"):
                unit = next(iter(rjieba.cut(folded[match.end() :])), None)
            return asks, unit
    if language == "zh":
        pieces = [piece for piece in _REMARK.sub("", folded).rstrip("？?。").split() if piece] or [folded]
        for asks, ending in _FRAGMENTS_ZH:
            # 望浦区 电梯 2024: where it is asked of stands first.
            if any(ending.search(piece) for piece in (pieces[-1:] if asks is Asks.PLACE else pieces)):
                return asks, None
        if len(pieces) > _KEYWORDS and _YEAR_PIECE.search(folded):
            return Asks.NUMBER, None
    if language == "zh" and re.search(r"率|增速|增幅|面积|金额|总数|数量|规模", folded):
        return Asks.NUMBER, None
    return Asks.CLAUSE, None


def _asks_yes_no(folded: str, language: Language) -> bool:
    if language == "zh":
        if _YES_NO_END_ZH.search(folded) and not _INDIRECT_ZH.search(folded):
            return True
        if _YES_NO_ZH.search(folded) and not _WH_ZH.search(folded):
            return True
        stated = _STATED_ZH.match(folded) or _CLAIMED_ZH.match(folded)
        return bool(stated) and not any(ending.search(folded.rstrip("？?")) for _, ending in _FRAGMENTS_ZH)
    last = _LAST_SENTENCE_EN.sub("", folded)
    if _YES_NO_EN.search(folded) or _YES_NO_EN.search(last):
        return True
    later = _YES_NO_LATER_EN.search(folded) and not _ASKING_EN.search(folded)
    return bool(later or _STATED_EN.search(folded))


def _asking_part(folded: str) -> str:
    """Return an English question without what only describes: what happens |when it snows."""
    told = _FRONTED_EN.sub("", folded)
    first = _WH_EN.search(told)
    return told if first is None else told[: first.end()] + _DESCRIBING_EN.sub("", told[first.end() :])


def asks_for_several(folded: str) -> bool:
    """Say whether a folded question asks for more than one thing."""
    return bool(_SEVERAL.search(folded))
