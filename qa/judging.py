"""Yes or no: what a question puts forward, and whether the evidence bears it out."""

import re
from dataclasses import replace

from index import Language, fold
from qa.english_figures import COUNTED, figure_put_forward
from qa.english_parts import base_form
from qa.figures import Bound, Figure, read_figure
from qa.limits import allowed_asked
from qa.units import Measure, measure_of

_MET = (
    r"(?:meet|met|reach(?:ed)?|achieved?|hit|fulfil(?:led|l)?|exceed(?:ed)?|miss(?:ed)?|attain(?:ed)?|"
    r"beat(?:en)?|surpass(?:ed)?|top(?:ped)?|(?:fall|fell|fallen) short of|deliver(?:ed)? on|ma[dk]e)"
)
_AIM = r"(?:targets?|goals?|plans?|promises?|pledges?|quotas?)"
# What was meant to be, told by a clause: the number of lifts it had set for 2031, all the lifts it was set.
_IT_SET = (
    r"\b(?:it|they|that)\b(?: (?:had|was|were|has|have))?(?: been)? "
    r"(?:set|planned|promised|pledged|targeted|assigned|aimed|intended|meant|scheduled)\b"
)
_GOAL = re.compile(
    r"(?:目标|计划|任务|承诺|指标|实事)[^，。？?]{0,10}(?:完成|达到|达成|实现|兑现|达标|做[到满])|"
    r"年初定的?数?[^，。？?]{0,6}(?:完成|达到|达成)|(?:达到|达成|够得?[上着到]|完成)了?[^，。？?]{0,4}(?:年初|"
    r"预期)|(?:完成|赶上|"
    r"达到|实现|兑现|超过)了?[^，。？?]{0,14}(?:目标|计划|任务|承诺|指标)|达标|够(?:计划)?数|超额|"
    r"(?:[按照]|原)计划[^，。？?]{0,10}(?:够|[建装改修做办]完)|[建装改修做办招种发]够|"
    r"比(?:原来?|年初|当初)?的?(?:计划|目标|预期|定的)的?(?:要|还)?[多高](?:了|出)?(?:吗|没有?|一些|点)|"
    r"^(?:are|were|is|was|did|has|have|had)\b[^?]*\bmore\b[^?]*\bthan (?:(?:it|they) )?(?:had |was |were )?"
    r"(?:planned|promised|targeted|pledged|scheduled|(?:the|its|their) (?:plan|target|goal))|"
    r"\bas (?:many|much)\b[^?]*\bas (?:(?:it|they) |(?:its|their|the) \w+ )?(?:had |was |were |has )?"
    r"(?:planned|promised|required|targeted|scheduled|pledged|aimed|intended|set out|meant|hoped|vowed|"
    r"said)\b|"
    rf"\b{_MET}\b[^?]{{0,8}}\b(?:number|figure|amount|total)\b[^?]*{_IT_SET}|"
    rf"^(?:did|has|have|had)\b[^?]*\ball (?:of )?(?:the|its|their) [^?]*{_IT_SET}|"
    rf"\b{_MET}\b[^?]{{0,60}}\b{_AIM}\b|\b{_AIM}\b[^?]{{0,40}}\b{_MET}\b|"
    r"^(?:was|were|is|are|has|have)\b[^?]*\b(?:delivered|completed|finished|done|built) in full\b|"
    r"\bfully (?:delivered|completed|met)\b",
    re.I,
)
_MISSES = re.compile(
    r"没(?:有)?(?:完成|达到|实现)|未(?:完成|达到|实现)|\bmiss(?:ed)?\b|\b(?:fall|fell|fallen) short\b", re.I
)
_GOAL_WORDS = re.compile(
    r"比(?:原来?|年初|当初)?的?(?:计划|目标|预期|定的)的?(?:要|还)?[多高](?:了|出)?(?:吗|没有?|一些|点)?|(?:够得?[着到上]|达到|赶上|完成)了?(?:年初|当初|原先|原来)(?:[定说报]下?)?的?数|(?:的)?(?:年初|全年|年度)?(?:目标|计划|任务|承诺|指标)(?:的)?|(?:都|有没有|是否|到底|是不是|[按照])|"
    r"[建装改修做办招种发]?(?:完成|达到|实现|兑现|达标|超额|超过|做到|够(?:计划)?数?)(?:了)?(?:吗|没有|"
    r"没)?|吗|了没有?|没有|[？?]"
)
_ASKED_EN = re.compile(
    rf"^\s*(?:and |so |then |but )?(?:did|does|has|have|had|was|were|is)\s+(?P<who>.+?)\s+{_MET}\s+"
    rf"(?:its|the|their|all|his|her)?\s*(?P<what>.*?)\s*{_AIM}\b(?:\s+(?:for|of|on)\s+(?P<of>.+?))?"
    r"(?P<when>\s+(?:in|by|for)\s+.+?)?\?*$",
    re.I,
)
# Did it test as many foods as planned?
_AS_MANY = re.compile(
    r"^\s*(?:and |so |then |but )?(?:did|has|have|had)\s+(?P<who>.+?)\s+"
    r"(?P<deed>[a-z]+(?:\s+(?:out|up|in|on))?)\s+"
    r"as (?:many|much)\s+(?P<what>.+?)(?P<when>\s+in (?:19|20)\d{2})?\s+as\s+[^?]*\?*$",
    re.I,
)
# Did it beat the number of lifts it had set for 2031? Did it deliver all the lifts it was set?
_SET = re.compile(
    rf"^\s*(?:and |so |then |but )?(?:did|has|have|had)\s+(?P<who>.+?)\s+(?:{_MET}\s+(?:the|its|their)\s+"
    r"(?:number|figure|amount|total)\s+of|[a-z]+\s+all\s+(?:of\s+)?(?:the|its|their))\s+(?P<what>.+?)\s+"
    rf"{_IT_SET}.*?(?P<when>\s+(?:in|by|for)\s+(?:19|20)\d{{2}})?\s*\?*$",
    re.I,
)
# Was Dongshan's target for lifts reached in 2031?
_AIM_MET = re.compile(
    rf"^\s*(?:and |so |then |but )?(?:was|were|is|are|has|have)\s+(?P<who>.+?)(?:'s|')\s+"
    rf"(?P<year>(?:19|20)\d{{2}} )?(?P<what>.*?)\s*{_AIM}\b(?:\s+(?:for|of|on)\s+(?P<of>.+?))?\s+"
    rf"(?:been )?{_MET}\b"
    r"(?P<when>\s+in (?:19|20)\d{2})?[^?]*\?*$",
    re.I,
)
# Did Dongshan install more lifts than planned in 2031? Are there more lifts than planned?
_MORE_THAN_PLANNED = re.compile(
    r"^\s*(?:and |so |then |but )?(?:(?:did|has|have|had)\s+(?P<who>.+?)\s+(?P<deed>[a-z]+)|"
    r"(?:are|were|is|was)(?:\s+there)?)\s+more\s+(?P<what>.+?)(?P<where>\s+in [A-Z]\w+)?"
    r"(?:\s+(?P<done>[a-z]+ed|built))?\s+than\s+[^?]*?"
    r"(?P<when>\s+in (?:19|20)\d{2})?\s*\?*$",
    re.I,
)
# By November 2031, had Dongshan already tested as many…
_BY_THEN = re.compile(
    r"^\s*(?:by|as of|at|until)\b[^,?]*,\s*(?=(?:did|has|have|had|was|were|is|are)\b)", re.I
)
_ALREADY = re.compile(r"\b(?:already|really|actually|ever|in fact|in the end)\s+", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
# 涨不涨, 是不是, 有没有 put forward no denial.
_A_NOT_A = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)|有没有|是不是|能不能|可不可以|要不要|会不会|了没有?"
)
_FIGURE_ASKED = re.compile(r"\d")
# 过了95%, 够不够300张: as much, or more.
_AT_LEAST = re.compile(
    r"超过|多于|以上|不[少低]于|(?:过|破|超|达到?|到|够|满)了?(?:没|不[过到够])?(?=[约近]?\d)|突破|"
    r"\bmore than\b|"
    r"\b(?:pass(?:ed)?|beat|(?:get|got|go|went) past|c[oa]me to)\b(?= (?:the )?[a-z]{0,12} ?\d)|"
    r"\bover\b|\bat least\b|\babove\b|\bexceed|\breach|\btop(?:ped)?\b|\bas (?:many|much) as\b"
)
_AT_MOST = re.compile(
    r"不[到足满过超]|[少低]于|以下|以内|\bless than\b|\bfewer than\b|\bunder\b|\bbelow\b|\bat most\b"
)


def asks_for_goal(question: str) -> bool:
    """Say whether a yes/no question asks if a target was met."""
    return bool(_GOAL.search(fold(question)))


def goal_topic(question: str, language: Language) -> str:
    """Return the question for the result of what a goal question is about."""
    if language == "zh":
        return f"{_GOAL_WORDS.sub('', question).strip('，, 的')}实际多少？"
    then = _BY_THEN.match(question)
    year = _YEAR.search(then[0]) if then else None
    question = _ALREADY.sub("", question[then.end() :] if then else question)
    as_many = _AS_MANY.match(question)
    if as_many:
        when = as_many["when"] or (f" in {year[0]}" if year else "")
        verb, _, rest = as_many["deed"].partition(" ")
        deed = f"{base_form(verb)} {rest}".rstrip()
        return f"How many {as_many['what']} did {as_many['who']} actually {deed}{when}?"
    as_set = _SET.match(question)
    if as_set:
        when = re.sub(r"^ (?:by|for)\b", " in", as_set["when"] or "")
        return f"How many {as_set['what']} did {as_set['who']} actually complete{when}?"
    more = _MORE_THAN_PLANNED.match(question)
    if more:
        when = more["when"] or ""
        if more["deed"]:
            return f"How many {more['what']} did {more['who']} actually {more['deed']}{when}?"
        done = more["done"] or "completed"
        return f"How many {more['what']} were actually {done}{more['where'] or ''}{when}?"
    aim = _AIM_MET.match(_HYPHEN.sub(" ", question))
    if aim:
        what = " ".join(part for part in (aim["what"], aim["of"]) if part)
        when = aim["when"] or (f" in {aim['year'].strip()}" if aim["year"] else "")
        return f"How many {what} did {aim['who']} actually complete{when}?"
    match = _ASKED_EN.match(_HYPHEN.sub(" ", question))
    if match is None:
        return f"How many actually: {_GOAL.sub('', question).strip(' ?')}?"
    what = " ".join(part for part in (match["what"], match["of"]) if part)
    return f"How many {what} did {match['who']} actually complete{match['when'] or ''}?"


def denies_goal(question: str) -> bool:
    """Say whether a goal question puts forward that the target was missed."""
    return bool(_MISSES.search(_A_NOT_A.sub("", fold(question))))


def asked_figure(question: str) -> Figure | None:
    """Return the figure that a yes/no question puts forward (是不是10200户), None without one."""
    folded = re.sub(
        r"(?:19|20)\d{2}\s*年?|[一每]个?[月年天日次](?!\d)|\d{1,2}月\d{0,2}[日号]?|\bin (?:19|20)\d{2}\b",
        " ",
        fold(question),
    )
    figure = read_figure(folded) if _FIGURE_ASKED.search(folded) else None
    return figure if figure is not None and figure.unit else None


def figure_question(question: str, figure: Figure) -> str:
    """Return the question for the figure itself: 是不是10200户受益 -> 多少户受益."""
    folded = fold(question)
    text = re.sub(r"是不是|是否|有没有|吗", "", folded)
    return re.sub(
        r"(?:约|超过?|近|达到?)?\d[\d,.]*[万亿千百]*(?:余|多)?(?=[^\d年月日])(?!年|月)", "多少", text, count=1
    )


def put_forward(question: str, language: Language) -> tuple[Figure, str] | None:
    """Return the figure that a yes/no question puts forward and the question for it, None without one."""
    if language == "en":
        return figure_put_forward(question)
    figure = asked_figure(question)
    return (figure, figure_question(question, figure)) if figure is not None else None


def agrees(asked: Figure, stated: Figure, question: str) -> bool | None:
    """Say whether the stated figure is what was put forward; None where they measure differently."""
    if asked.unit == COUNTED and measure_of(f"1{stated.unit}") in (Measure.THINGS, Measure.PEOPLE):
        asked = replace(asked, unit=stated.unit)  # 2,724 batches, whatever measure word counts them
    if not asked.comparable(stated):
        return None
    value, wanted = stated.base[0], asked.base[0]
    # A cap allows less. 70部以上 is an aim as often as a condition: it allows nothing.
    if stated.bound is Bound.AT_MOST and allowed_asked(question):
        return wanted <= value
    if asked.bound is Bound.AT_MOST or _AT_MOST.search(fold(question)):
        return value <= wanted
    if asked.bound is Bound.AT_LEAST or _AT_LEAST.search(fold(question)):
        return value >= wanted
    return value == wanted
