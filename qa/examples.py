"""Questions that the articles answer, made from what they state, to show a newcomer what can be asked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from documents import Article, BlockKind
from index import fold
from qa.assistant import Assistant
from qa.clauses import clause_spans
from qa.scope import places_of

# A verb and what was done, a number and its measure word, nothing else: 加装电梯95部.
_STATEMENT = re.compile(
    r"^(?:其中|同时|并|还|共|累计|已)*(?P<what>(?:完成|新增|建成|新建|设置|加装|改造|发放|培训|开通|实施|"
    r"扶持|设)[\u4e00-\u9fff]{2,10}?)"
    r"(?P<number>\d[\d,.]*[万亿]?)(?P<measure>[个部台座处套间家人名户条辆场批])[，,。；;、]?$"
)
_WANTED = 4
_TRIED = 24  # each costs an answer; a newcomer waits for them


def example_questions(
    assistant: Assistant, articles: Sequence[Article], wanted: int = _WANTED
) -> tuple[str, ...]:
    """Return up to `wanted` Chinese questions, newest articles first, that are answered as stated."""
    found: list[str] = []
    for tried, (question, figure) in enumerate(_made(articles)):
        if len(found) == wanted or tried == _TRIED:
            break
        answer = assistant.ask(question)
        if answer.text is not None and fold(figure) in fold(answer.text):
            found.append(question)
    return tuple(found)


def _made(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield a question and the figure that answers it, one an article in turn, until none has more."""
    dated = sorted(articles, key=lambda one: (one.published is not None, str(one.published)), reverse=True)
    waiting = [iter(tuple(_stated(article))) for article in dated]
    while waiting:
        for statements in tuple(waiting):
            statement = next(statements, None)
            if statement is None:
                waiting.remove(statements)
            else:
                yield statement


def _stated(article: Article) -> Iterator[tuple[str, str]]:
    place = next(iter(sorted(places_of([article]), key=article.text.count, reverse=True)), "")
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = block.span.of(article.text)
        for clause in clause_spans(text):
            for item in clause.of(text).split("、"):
                match = _STATEMENT.match(item.strip())
                if match:
                    yield (
                        f"{place}{match['what']}多少{match['measure']}？",
                        match["number"] + match["measure"],
                    )
