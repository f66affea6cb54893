"""The words in and around a statement that speak of a plan, a result, work under way, or a standing fact."""

import re
from functools import lru_cache

from documents import Span
from index import fold
from qa.clauses import clause_spans

# Closed classes of the language, each one a kind of evidence; how much each counts is fitted, not chosen.
CUES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "intends": r"计划|力争|争取|打算|拟(?![定人合])|准备|有望|希望|力求|谋划|部署|筹备",
        "will": r"(?<![即就])将(?!近|军|来|士|其|原|信|由)|将于|将在|即将|要在|要把|还要|就要|届时",
        "target": r"目标|预期|任务|指标|承诺|原定|原计划|年初|应于|预算|约定",
        "expects": r"预计|预估|预期|估计|有望",
        "secures": (
            r"确保|必须|务必|要求|不得|应当?|须|"
            r"(?<![需重主只不])要(?=[在把让建完实新加推做达抓增提涨降控力争确有再到]|于)|提出|明确|"
            r"定[下在为]"
        ),
        "document": r"规划(?!展|局|师|处|科)|方案|草案|意见|办法|行动计划|蓝图|通知|《",
        "future": (
            r"明年|后年|下一步|今后|未来|接下来|下个?月|下半年|年底前|月底前|[年月日]前|之前完成|"
            r"到20\d\d年"
        ),
        "at_least": r"\d[^，,。；;、]{0,6}以上|不[少低]于|不超过|控制在|左右",
        "after": (
            r"(?:建成|完成|竣工|投产|改造|达产|实施|投用|启用)后|后[，,]?可|可(?:容纳|提供|满足|停|"
            r"实现|达|节约|惠及)"
        ),
        "aspect": r"(?<!为|除|到|得|少|多|不)了(?!解)|过(?=[的了，,。])|曾",
        "already": r"已(?![建知有])|已经|均已|现已|如今|目前|现有|至今|迄今|顺利|实际|成功",
        "finishes": (
            r"完成(?!年?后|时限)|完工|竣工(?!后)|建成(?!后)|办结|通车|投用|启用|投入使用|交付|落成|"
            r"验收|收官|封顶|开业|揭牌|开放|兑现|如期|提前|超额"
        ),
        "gains": r"获评|获批|荣获|入选|达到|实现|突破|累计|共计|总数|位居|创下",
        "past": (
            r"去年|上年|前年|昨[天日]|日前|近日|当年|当天|当日|截至|截止|以来|同期|上半年|"
            r"前[一二三]季度|1[至—-]\d+月|本月|今年前"
        ),
        "this_year": r"今年|本年|全年|年内",
        "compares": (
            r"同比|环比|比上?去?年|较上?去?年|增长|下降|增加|减少|提高[到至]|增至|升至|降至|"
            r"由\S{1,12}[增升降减提压缩]\S{0,3}[到至为]|占"
        ),
        "happened": (
            r"举行|召开|发布|公布|签署|签约|获悉|介绍|表示|透露|开展了|发放|投入|收到|接待|销售|培训|"
            r"新增|安装|改造|查处|受理"
        ),
        "ongoing": (
            r"正在|在建|施工|推进中|进行中|建设中|进度|过半|加快|持续|着手|筹建|试运行|尚未|还在|仍在|"
            r"办理中|开工"
        ),
        "standing": (
            r"每(?:[天日周月年人户次个辆亩位])|免费|标准为|标准是|补贴|收费|票价|电话|地址|时间为|位于"
            r"|坐落|负责|职责|可(?:凭|持|通过|在|到|拨|申)|凭|须|一般|适用|规定|条件|对象|户籍|周一|"
            r"工作日"
        ),
        "because": r"因为?|由于|原因|受\S{1,10}影响|主要是",
        "describes": (
            r"占地|总?面积|全长|长\d|宽\d|设有?|分为|包括|属于|称为|名为|俗称|即|是一[家个座种]|成立于"
            r"|始建于|创办|人口|海拔"
        ),
        "imperative": (
            r"^(?:[●·\-\s\d一二三四五六七八九十、.．（）()]*)?(?:推进|推动|加快|启动|实施|开展|建设|"
            r"提升|完善|优化|打造|培育|引进|新建|新增|改造|加强|落实|扩大|支持|建立|健全)"
        ),
        "schedules": r"安排|清单|再(?=[建增开设创新改办添])|月底|分[两三四]期|首期|启动|时间表|任务书",
        "counts": (
            r"只有|仅(?!限)|共(?!同)|平均|日均|人均|首批|历时|其中|较|比(?![例重])|合计|分别|全部|全县"
            r"|全市|全区"
        ),
        "present": r"目前|现有|现已|眼下|当前|现在",
        "money": r"每[户人平张部][^，,。]{0,6}元|元/|补[贴助]",
        "negates": r"未|没有?|尚|无(?=法)|不(?=能|再|予)|取消|停止|暂缓",
        "measured": (
            r"(?:超[出过]?|超额|高于|低于|占|距离?|比|完成了?|达到?)[^，,。；;]{0,12}?(?:计划|目标|"
            r"任务|预期|承诺|预算)"
        ),
    }.items()
}
# Where a cue stands, seen from the statement.
PLACES = (
    "own_before",
    "own_after",
    "clause_before",
    "segment_before",
    "sentence_before",
    "segment_after",
    "sentence_after",
)
# The figure of the plan itself: 计划的6000人, 原定24个, 85%的目标, （计划40公里）.
OWN_PLAN_BEFORE = re.compile(
    r"(?:计划|目标|原定|任务|规划|预期|预算|承诺)(?:数|值)?(?:的|为|是|：|:)?[约近]?$"
)
OWN_PLAN_AFTER = re.compile(r"^(?:以上|左右)?的?(?:全年|年度|年初|预期|原定)?(?:目标|任务|计划|预期)")
# The verb that governs the figure: 计划加装85部, 实际加装97部.
DIRECTLY = {
    "plans_directly": re.compile(
        r"(?:计划|拟|力争|争取|打算|准备|预计|将|要|定在|定为|提出|目标[为是]?)(?!的)[^，,。；;：:\d]{0,12}$"
    ),
    "does_directly": re.compile(r"(?:已经?|实际|[完建]成了?|累计|达到?了?|顺利|共)[^，,。；;：:\d]{0,10}$"),
}
# Inside brackets stands what only accompanies: 新建18个（计划15个）.
REMARK = re.compile(r"[（(][^）)]*$")
_KINDS = (
    ("percent", re.compile(r"[%％]|百分")),
    ("date", re.compile(r"\d年|月|\d日|季度|时|年[初底中末]")),
    ("number", re.compile(r"\d")),
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_SEMICOLON = re.compile(r"[;；]")


def features_of(sentence: str, span: Span, article_text: str) -> dict[str, float]:
    """Return the evidence on the status of what stands at `span` of `sentence`: each 0..1, or absent."""
    folded = fold(sentence)
    found: dict[str, float] = {"bias": 1.0}
    for place, stretch in zip(PLACES, _stretches(folded, span), strict=True):
        for name, cue in CUES.items():
            if cue.search(stretch):
                found[f"{place}:{name}"] = 1.0
    kind = next((kind for kind, form in _KINDS if form.search(span.of(folded))), "words")
    found[f"kind:{kind}"] = 1.0
    if re.search(r"以上|以内|不[少低]于|不超过|左右", span.of(folded)):
        found["bounded"] = 1.0
    if REMARK.search(folded[: span.start]):
        found["remark"] = 1.0
    begin, _ = segment_of(folded, span)
    for name, ahead in (("last", folded[begin : span.start]), ("last_of_others", folded[:begin])):
        last = _last_cue(ahead)
        if last:
            found[f"{name}:{last}"] = 1.0
    if OWN_PLAN_BEFORE.search(folded[: span.start]) and kind != "percent":
        found["own_plan"] = 1.0
    if OWN_PLAN_AFTER.match(folded[span.end :]):
        found["own_plan"] = 1.0
    governing = [
        (match.start(), name)
        for name, form in DIRECTLY.items()
        if (match := form.search(folded[: span.start]))
    ]
    if governing and "own_plan" not in found:
        found[max(governing)[1]] = 1.0
    for name, share in shares_of(article_text).items():
        found[f"article:{name}"] = share
    return found


def _stretches(sentence: str, span: Span) -> tuple[str, ...]:
    clauses = clause_spans(sentence)
    place = max((place for place, one in enumerate(clauses) if one.start <= span.start), default=0)
    own = clauses[place] if clauses else Span(0, len(sentence))
    begin, end = segment_of(sentence, span)
    own_end = max(span.end, own.end)
    before = clauses[place - 1] if place and clauses[place - 1].start >= begin else Span(own.start, own.start)
    return (
        sentence[own.start : span.start],
        sentence[span.end : own_end],
        before.of(sentence),
        sentence[begin : before.start],
        sentence[:begin],
        sentence[own_end : max(own_end, end)],
        sentence[max(own_end, end) :],
    )


def segment_of(sentence: str, span: Span) -> tuple[int, int]:
    """Return where the part of `sentence` between semicolons begins and ends that `span` lies in."""
    begin = max((mark.end() for mark in _SEMICOLON.finditer(sentence, 0, span.start)), default=0)
    after = _SEMICOLON.search(sentence, span.end)
    return begin, after.end() if after else len(sentence)


_TENSE = {
    "plan": ("intends", "will", "target", "expects", "secures", "future", "at_least"),
    "done": ("aspect", "already", "finishes", "past", "compares", "gains"),
    "ongoing": ("ongoing",),
}


def _last_cue(ahead: str) -> str:
    """Return the class of the last cue before the statement, plan or done or ongoing."""
    ends = {
        tense: max((match.end() for name in names for match in CUES[name].finditer(ahead)), default=-1)
        for tense, names in _TENSE.items()
    }
    last = max(ends, key=lambda tense: ends[tense])
    return last if ends[last] >= 0 else ""


@lru_cache(maxsize=4096)
def shares_of(article_text: str) -> dict[str, float]:
    """Return the share of an article's sentences that hold each cue."""
    sentences = _SENTENCE.findall(fold(article_text)) or [""]
    return {
        name: sum(bool(cue.search(sentence)) for sentence in sentences) / len(sentences)
        for name, cue in CUES.items()
    }
