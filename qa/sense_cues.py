"""The words of a question that ask for a plan, or for what came of it."""

import re

from index import Language
from qa.types import Status

_PLANNED = re.compile(
    r"计划|目标|打算|本来|说好|起初|拟|预[计期]|安排|预算(?!收入|支出)|定下|定的是|原定|原本|任务(?=是|"
    r"多少|定)|说要|"
    r"[开年]年?初?说(?:要|好)|按年初|"
    r"(?<![我你您们])想要?(?=[新培让建加装打增添办扩引种修吸招聚募发投拿])|(?:原来|原先|年初|当初|最[早初先]|一?开始|起先|早先)(?:就|是|[^，。？?]{0,2}给[^，。？?]{0,3})?[说讲许定答报]|答应|承诺|什么时候(?:才|能|"
    r"可以|会|将)|力争|争取|准备|将要?|"
    r"要求?(?=[建装增改新完开达加添治消提铺扩征]|打通|争[取当创])|规划|明年|未来|"
    r"\b(?:plan(?:s|ned|ning)?|targets?|targeted|aim(?:s|ed|ing)?|goals?|will|expect(?:s|ed)?|"
    r"intend(?:s|ed)? to|"
    r"hop(?:es?|ed|ing)|want(?:s|ed)? to|means? to|did [^?.]{2,40}? (?:want|mean)|"
    r"shooting for|looking to|(?:was|were|is|are) to(?! blame)|"
    r"(?:was|were|is|are) [^?.]{3,60}? to be \w+(?:ed|en|ilt)|"
    r"scheduled?|promise[sd]?|budgeted|budgets?(?! revenue)|meant to|supposed to|going to|set to|due to|"
    r"propose[sd]?|"
    r"pledge[sd]?)\b",
    re.I,
)
# How long is the stretch covered by the project: the participle describes, nothing was done.
_PRESENT_EN = re.compile(
    r"^(?:how \w+|what|which [\w' -]{2,30}|where|who|when)(?: \w+)? (?:is|are|does|do|can|will)\b"
)
_PARTICIPLE = re.compile(r"\b\w{3,}ed\b")
_DONE = re.compile(
    r"了|(?:什么时候|啥时候|何时|哪[年天月])[^？?，,]*的[？?]?$|已经?|实际|完成|到底|累计|建成|(?<![经通超不])过(?![来去程])|"
    r"\b(?:was|were|did|has|have|had|actual(?:ly)?|complet(?:ed|es)|so far|achieved|reached|already|"
    r"\w{3,}ed)\b",
    re.I,
)


# Whoever asks whether something was brought to its end asks for the result, whatever was meant to be.
_ENDED = re.compile(
    r"(?:了|[完成到好够过])(?:吗|没有?)[？?]*$|没(?:有)?(?:完成|达到|实现|到预期|做到|按计划)|"
    r"\b(?:fall|fell|fallen) short\b|\bmiss(?:ed)? (?:its|the|their)\b|\bplan did\b|"
    r"^(?:and |so |then |but )?(?:did|has|have|was|were)\b[^?]*\b(?:targets?|goals?|pledges?)\b",
    re.I,
)

# Closed classes of the language, each one a kind of evidence; how much each counts is fitted, not chosen.
_ZH = {
    "intends": r"计划|打算|拟(?![定人合])|准备|预备|筹划|谋划|规划(?!局|师|处|科)|力争|争取|盘算|琢磨|寻思|"
    r"惦记|谋求|有意|着手",
    "wants": r"想(?!象|起|法|到|问|知)|盼|指望|希望|期望|巴望|愿景|力求",
    "wants_first": r"^(?:我|咱|俺)?们?(?:想|要)",
    "foresees": r"预[计期估测]|估[计摸算]|概算|有望|预算|看样子|料想",
    "promises": r"承诺|答应|许[诺愿下了]|允诺|夸[下口了]|放[了出]?话|拍[了着]?胸|保证|立下|打包票|"
    r"海口|军令状|"
    r"应承|表态",
    "at_first": r"年初|开年|年[头开]|岁初|开春|一?开[始头](?=[^工建放通])|起初|当初|原先|原[来本]|"
    r"本来|最[初早]|早先|"
    r"头先|起先|那会儿|那[阵时]|年前",
    "says": r"[说讲](?!法|明|的?是谁)|提出|报的|喊|来着",
    "fixes": r"[原预既拟敲商议约初]定|定(?=[在为下的个了到几]|多少|好)|设定|划定|敲|排[在到]",
    "target": r"目标|指标|任务|定额|配额|限额|[上下]限|底线|红线|门槛|口径|要求|里程碑|预定",
    "on_list": r"清单|[几十]\w?[件项桩]|实事|好事|票决|工作报告|安排|方案|要点|行动|草案|议程|部署",
    "year_to": r"年(?:内|里|底前|度|里头|之内|一年)?"
    r"(?:全区|全县|全市|区里|县里|市里|市上|政府|那边)?(?:还|又|再|就)?(?:要|想|得|拟|将|须|应|准备)",
    "to": r"(?<![需重主想必只不首紧])要(?=[让给把建新改修加增添装开做办达完埋招拆搬种"
    r"扩铺发花投提降培引帮解处消清整打翻盖创弄搞])|"
    r"还要|须|应(?=[在于当达完建])|得(?=[花要有到])",
    "will": r"(?<![即就])将(?!近|军|来|士|其|原|信|由)|即将|会(?=[在有建新增开])",
    "later": r"明年|后年|来年|往后|以后|今后|未来|下一?[届步年个]|接下来|[首一二三]期|远期|"
    r"达产|投产|[建修改盖装]"
    r"[成好完]后|之后|后的|届时|年底前|月底前",
    "when_can": r"(?:啥时候|什么时候|何时|哪[年天月一]|几[月号点]|多会儿).{0,8}(?:能|可以|才|要|会|将|可)",
    "when": r"啥时候|什么时候|何时|哪一?[年天月]|几[月号]|多会儿|日期|时间[？?]?$|期限",
    "put_off": r"推[迟后到来]|延[期后到]|拖到|改[口到]|挪到|晚到",
    "can": r"能(?=.{0,6}(?:用|进|上|收|供|产|停|住|坐|容|存|有|办|读|建|接|拿))|可(?=[容停供达收])",
    "costs": r"造价|总?投资|砸|[要得能]花|掏|投多少|投入额|花(?=.{0,3}多少)|总价|总额|概算|备了",
    "grants": r"补[贴助多几]?|贴|奖励|资助|给(?=.{0,4}(?:多少|几))|报销",
    "size": r"面积|规模|床位|产能|能力|容量|设计|多大|全长|长度|里程|用地|占地",
    "at_least": r"起码|至少|最[多少高低]|顶多|顶天|不[少低]于|以上|以内|不超过|封顶",
    "aspect": r"了(?=[多几哪啥什\w]|[？?]|$)",
    "came_to": r"(?:[完建办达做装修改增投落]成?|实现|到)了|过(?=[多几的了吗没？?]|$)|成了|上了|出了|掉了",
    "past_when": r"(?:什么时候|啥时候|何时|哪[年天月]|几[月号])[^？?，,。]*的[？?]?$",
    "actual": r"实际|到底|真(?!理|空)|究竟|最终|最后|结果|实打实|落[了地实]|兑现|实绩|战果|成果|成绩",
    "already": r"已|累计|截至|目前|现[在有]|如今|至今|到.{0,6}为止|一共|总共|共(?!同|建|享|有产)|"
    r"合计|多出|又多",
    "finishes": r"完成(?!任务)|完工|建成(?!后)|办[成结妥]|竣工|交付|投用(?!日|时)|启用|落成|超额|"
    r"收[官尾]|达标|通车",
    "half_year": r"[上前]半年|[一二三]季度|年中|\d月(?:底|末|份)?|半年|过半|头\d|前\d",
    "year_over": r"一年下来|年[底末终](?!前)|全年下来|整年|去年|前年|上年|年到头",
    "compares": r"比(?![例重])|同比|增长|下降|涨|跌|降了|超[了出过]|差",
    "fails": r"没|未|不(?=到|够|足)|欠|缺|剩|落后|卡在",
    "asks_why": r"为[什何啥]|咋|怎么|原因|缘由|缘故|凭啥",
    "asks_who": r"谁|哪[位家]|叫(?:什么|啥)|姓名|名字|名称",
    "asks_which": r"哪[几些个两三四五]|哪\d",
}
_EN = {
    "intends": r"\bplan(?:s|ned|ning)?\b|\bintend|\bintention|\baim(?:s|ed|ing)?\b|"
    r"\bseek(?:s|ing)?\b|\bsought\b|"
    r"\blook(?:s|ed|ing)? to\b|\bset(?:s|ting)? out to\b|\bshooting for\b|\bset itself\b|"
    r"\bin mind\b|\bmean(?:s|t)? to\b|"
    r"\bambition|\bpropos",
    "wants": r"\bhop(?:e|es|ed|ing)\b|\bwant(?:s|ed|ing)?\b|\bwish|\bwould like\b|\bkeen to\b",
    "foresees": r"\bexpect|\bforecast|\banticipat|\bprojected\b|\bestimate|\bpredict|\blikely\b|\bforese",
    "promises": r"\bpromise|\bpledge|\bcommit|\bvow|\bundert(?:ake|ook)|\bguarantee|"
    r"\bpencill?(?:ed)? in\b|\bsay it would\b|"
    r"\bearmark|\ballocat|\bset aside\b|\bcall(?:s|ed|ing)? for\b",
    "at_first": r"\boriginal|\binitial|\bat first\b|\b(?:start|beginning|outset) of\b|"
    r"\bin (?:early|january)\b|\bjanuary\b|"
    r"\bback in\b|\bprovisional|\bto (?:start|begin) with\b|\bearly (?:in|20)",
    "says": r"\b(?:say|said|saying|announce)\b|\baccording to\b",
    "target": r"\btarget|\bgoal|\bquota|\bobjective|\btasks?\b|\bbenchmark|\bmandat",
    "limit": r"\bfloor\b|\bceiling|\bcaps?\b|\blimit\b|\bdeadline|\brequire|\bminimum|\bmaximum",
    "on_list": r"\blists?\b|\bto-do\b|\bagenda\b|\bproposal|\bwork report\b|\bdrawing board\b",
    "of_projects": r"\bprogramme?\b|\bscheme\b|\bten[- ]\w+|\bprojects\b",
    "due": r"\bdue\b|\bscheduled?\b|\bslated\b|\bset (?:to|for)\b|\bsupposed to\b|\bgoing to\b|"
    r"\bin store\b|\bin for\b|"
    r"\bbe (?:going|getting)\b|\babout to\b",
    "will": r"\b(?:will|'ll|shall)\b|\bgoing into\b",
    "would": r"\b(?:would|should|must|was to|were to|is to|are to)\b(?! blame)|\bto be \w+",
    "budgets": r"\bbudget|\bprice tag\b|\bcost|\binvest|\bfund|\bmoney\b|\bspend|\bprice\b",
    "grants": r"\bgrant|\bsubsid|\ballowance|"
    r"\bper (?:household|home|bed|lift|unit|month|tank|head|firm|company)\b",
    "later": r"\bnext\b|\bupcoming\b|\bcoming\b|\bfuture\b|\binaugural\b|\bphase\b|\bstage\b|"
    r"\bonce\b|\bafter (?:its|the)\b|"
    r"\bfull capacity\b|\beventual",
    "put_off": r"\bpostpone|\bput (?:back|off)\b|\brevised\b|\bdelay|\bnew date\b|\bpushed back\b|"
    r"\bmoved to\b|\brescheduled\b",
    "when": r"\bwhen\b|\bwhat (?:date|day|month|year)\b|\bby when\b|\bdate\b|\bopening\b",
    "size": r"\bcapacity\b|\bdesigned\b|\barea\b|\blength\b|\blong\b|\bbeds\b|\blarge\b|"
    r"\bsquare\b|\bdaily\b",
    "at_least": r"\bat (?:least|most)\b|\bmost (?:a|an|the)\b|\bup to\b|"
    r"\bno (?:more|fewer|less) than\b|\bnot to exceed\b|"
    r"\bhighest\b|\blowest\b",
    "present": r"^(?:how \w+|what|which [\w' -]{2,30}|where|who|when|by when)(?: [\w-]+){0,3} "
    r"(?:is|are|does|do|can)\b",
    "infinitive": r"\bto (?:add|build|fit|install|lay|open|improve|support|create|renovate|upgrade|help|"
    r"train|plant|buy|attract|reach|finish|start|replace|make|give|get|put|bring)\b",
    "did": r"\bdid\b",
    "did_plan": r"\bdid [^?.]{2,40}? (?:plan|want|mean|intend|aim|seek|expect|hope|forecast|foresee|project|"
    r"promise|pledge|commit|pencil|set out|set itself|earmark|set aside|budget|target|propose|call for)\b",
    "was": r"\b(?:was|were)\b",
    "has": r"\b(?:has|have|had)\b",
    "participle": r"\b(?!need|speed|red|bed|shed|feed|seed|hundred|planned|pencilled|scheduled|based|"
    r"called|intended|targeted|aimed|wanted|hoped|promised|pledged|expected|proposed|budgeted|designed|required)\w{3,}ed\b",
    "actual": r"\bactual|\bin fact\b|\breally\b|\bin the end\b|\beventually\b|\bturn(?:ed)? out\b|"
    r"\bend(?:ed)? up\b|\bfinal|"
    r"\bmanage|\bdelivered\b|\bresult|\btruly\b",
    "finishes": r"\bcomplet|\bfinish|\bachiev|\breach|\bhit\b|\bmet\b|\bopened\b|\btotal(?:led)?\b|"
    r"\bwent\b|\bgot\b|\bcame\b|"
    r"\bexceed|\bmade\b|\bput in\b|\bin place\b|\bnew\b",
    "so_far": r"\bso far\b|\balready\b|\bnow\b|\bto date\b|\bcurrently\b|\btoday\b|\bin all\b|"
    r"\baltogether\b",
    "half_year": r"\bhalf\b|\bquarter|\bmid[- ]?\d*|\bby (?:june|july|september|the end of june)\b|"
    r"\bjune\b|\bfirst six\b|"
    r"\bseptember\b|\bmonths\b",
    "year_over": r"\bover the year\b|\bby the end of\b|\bin the whole\b|\bover (?:20|the)\b|"
    r"\bthroughout\b|\byear-end\b|\bdecember\b",
    "compares": r"\bthan\b|\bmore\b|\bgrow|\bgrew\b|\brise\b|\brose\b|\bfall\b|\bfell\b|\bincrease|"
    r"\bexceed",
    "fails": r"\bmiss|\bshort\b|\bnot\b|\bfail|\bleft\b|\bunfinished\b|\bbehind\b|\bdrag",
    "asks_why": r"\bwhy\b|\breason|\bcause",
    "asks_who": r"\bwho\b|\bname of\b|\bcalled\b|\bnamed\b",
    "asks_which": r"\bwhich\b",
}
NAMED_PLAN = "names_plan"
CUES: dict[str, dict[str, re.Pattern[str]]] = {
    language: {name: re.compile(words) for name, words in cues.items()}
    for language, cues in (("zh", _ZH), ("en", _EN))
}


def features_of(folded: str, language: Language) -> dict[str, float]:
    """Return the evidence on what a folded question asks for: each cue that it holds, and the rule's word."""
    found = {"bias": 1.0}
    found |= {name: 1.0 for name, cue in CUES[language].items() if cue.search(folded)}
    named = named_sense(folded)
    if named is not Status.NONE:
        found[NAMED_PLAN if named is Status.PLANNED else "names_result"] = 1.0
    return found


def named_sense(folded: str) -> Status:
    """Return whether a folded question names a plan or a result outright, none where it does not."""
    if _PLANNED.search(folded) and not _ENDED.search(folded):
        return Status.PLANNED
    told = _PARTICIPLE.sub("", folded) if _PRESENT_EN.match(folded) else folded
    return Status.DONE if _DONE.search(told) else Status.NONE
