"""A small real assistant over two articles of our own, for tests that need answers but no models."""

import threading
import time
from collections.abc import Sequence
from datetime import date

from documents import Article, Block, BlockKind, Piece, Span
from qa import (
    Answer,
    Citation,
    Kind,
    QuestionError,
    Reason,
    StageListener,
    StageTiming,
    Status,
    Turn,
    unheard,
)
from web import Ready, State
from web.wording import language_of_text

LONGEST_QUESTION = 1000


def article(
    id: str, title: str, published: date | None, source: str | None, *blocks: tuple[BlockKind, str]
) -> Article:
    """Return an article whose text holds `blocks`, one a line."""
    text, made = "", []
    for kind, words in blocks:
        text += "\n" if text else ""
        made.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    pieces = (Piece(text=0, raw=0, length=len(text)),)
    return Article(id, title, text, published, source, f"{id}.txt", tuple(made), pieces)


WILLOW = article(
    "willow-2031",
    "柳岸区民生实事年终清单公布",
    date(2031, 12, 18),
    "柳岸日报",
    (BlockKind.KICKER, "民生实事·年终盘点"),
    (BlockKind.SUMMARY, "- 新增停车位1460个"),
    (BlockKind.SUMMARY, "- 为老旧楼栋加装电梯37部"),
    (
        BlockKind.PARAGRAPH,
        "记者12月18日从柳岸区政府获悉，今年确定的十二件民生实事已全部办结。全年办理过程向居民公开，"
        "每个季度由居民代表现场查看进度，并就不足之处提出意见。",
    ),
    (BlockKind.HEADING, "出行更方便"),
    (
        BlockKind.PARAGRAPH,
        "停车难是居民反映最多的问题。柳岸区利用边角地块和单位错时开放，全年新增停车位1460个，"
        "其中夜间共享车位520个。区交通部门还优化了三条公交线路，早晚高峰发车间隔缩短到六分钟。",
    ),
    (BlockKind.CAPTION, "图为柳岸区月桥街道新建成的停车场。"),
    (BlockKind.HEADING, "居住更舒适"),
    (
        BlockKind.PARAGRAPH,
        "在老旧小区，柳岸区全年加装电梯37部，惠及住户近五百家；改造供热管线18公里，"
        "解决了北片小区冬季室温偏低的问题。加装电梯的楼栋由居民自行协商，街道派专人上门解答。",
    ),
    (
        BlockKind.PARAGRAPH,
        "在社区服务方面，新建的长者食堂分布在月桥、柳堤、石埠三个街道，每天供应午餐约九百份。"
        "社区医院延长了门诊时间，周末也能看病开药。",
    ),
    (BlockKind.BYLINE, "记者 何晓舟 摄影 罗一帆"),
)

PLAN = article(
    "willow-plan-2031",
    "柳岸区今年要办这些实事 <征求意见>",
    date(2031, 1, 15),
    None,
    (
        BlockKind.PARAGRAPH,
        "柳岸区人民代表大会1月15日开幕。区政府工作报告提出，今年计划加装电梯30部以上，新增停车位1200个。",
    ),
    (BlockKind.PARAGRAPH, '报告附注写道：<script>alert("x")</script> 与 ${alert(1)} 只是文字，{{也一样}}。'),
)

EXAMPLES = (
    "今年一共新增了多少个停车位？",
    "加装了多少部电梯？",
    "长者食堂设在哪些街道？",
    "How many elevators were installed?",
)

# (words of the question, article, quote, kind, status); the first entry whose words all occur answers.
FACTS = (
    (("计划", "电梯"), PLAN, ("30部以上",), Kind.SPAN, Status.PLANNED),
    (("电梯",), WILLOW, ("37部",), Kind.SPAN, Status.DONE),
    (("elevators",), WILLOW, ("37部",), Kind.SPAN, Status.DONE),
    (("停车位",), WILLOW, ("1460个",), Kind.SPAN, Status.DONE),
    (("街道",), WILLOW, ("月桥", "柳堤", "石埠"), Kind.LIST, Status.NONE),
    (
        ("附注",),
        PLAN,
        ('<script>alert("x")</script> 与 ${alert(1)} 只是文字，{{也一样}}',),
        Kind.PASSAGE,
        Status.NONE,
    ),
)


def cite(source: Article, quote: str, status: Status = Status.NONE) -> Citation:
    """Cite the last place where `quote` stands: the running text comes after the summary."""
    start = source.text.rindex(quote)
    return Citation(source, Span(start, start + len(quote)), status)


class FakeAssistant:
    """Answers what `FACTS` holds and abstains from all else; keeps what it was asked."""

    def __init__(self, *, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.histories: list[tuple[Turn, ...]] = []
        self.threads: list[str] = []

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, on_stage: StageListener = unheard
    ) -> Answer:
        self.histories.append(tuple(history))
        self.threads.append(threading.current_thread().name)
        if not question.strip():
            raise QuestionError("问题是空的，请写下您的问题。")
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(f"问题有 {len(question)} 个字，请缩短到 {LONGEST_QUESTION} 字以内。")
        if question == "crash":
            raise RuntimeError("a defect")
        on_stage("search")
        time.sleep(self.seconds)
        on_stage("read")
        if question == "crash late":
            raise RuntimeError("a defect after the search")
        language = language_of_text(question) or "zh"
        timings = (StageTiming("search", 12.34), StageTiming("read", 5.0))
        understood = question
        if question.startswith("那") and history:
            understood = f"{history[-1].question} → {question}"
        for words, source, quotes, kind, status in FACTS:
            if all(word in question for word in words):
                citations = tuple(cite(source, quote, status) for quote in quotes)
                return Answer(question, understood, kind, citations, 0.92, language, timings=timings)
        related = (cite(WILLOW, "每天供应午餐约九百份"), cite(PLAN, "新增停车位1200个", Status.PLANNED))
        return Answer(
            question, understood, Kind.NONE, (), 0.1, language, Reason.NOTHING_FOUND, related, timings=timings
        )


class FakeService:
    """Gives whatever state a test puts into it."""

    def __init__(self, state: State | None = None) -> None:
        self.current: State = state or ready()

    def state(self) -> State:
        return self.current


def ready(assistant: FakeAssistant | None = None) -> Ready:
    """Return the ready state over both articles."""
    return Ready(assistant or FakeAssistant(), (WILLOW, PLAN), EXAMPLES)
