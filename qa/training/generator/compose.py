"""Clauses into paragraphs: an opening, some statements, some filler, and questions with their anchors."""

from collections.abc import Iterator
from random import Random

from qa.training.generator import events, figure_questions, figures, fillers
from qa.training.generator.indicators import TOPICS
from qa.training.generator.types import Ask, Paragraph, Question, anchor_of, plain, unmark
from qa.training.generator.world import Clause, World, invent_world

_LENGTHS = (120, 450)  # characters of a context
_UNANSWERABLE = 0.24  # share of questions that the paragraph does not answer


def generate(seed: int, count: int) -> Iterator[Paragraph]:
    """Yield `count` paragraphs; the same seed gives the same ones, whatever the count."""
    made = attempt = 0
    while made < count:
        paragraph = compose(Random(f"{seed}-{attempt}"), f"t{seed}-{attempt:05d}")
        attempt += 1
        if paragraph:
            made += 1
            yield paragraph


def compose(random: Random, name: str) -> Paragraph | None:
    """Compose one paragraph; None where it came out too long, too short or with too few questions."""
    world = invent_world(random)
    clauses = _clauses(world)
    text = _join(world, clauses)
    context, spans = unmark(text)
    if not _LENGTHS[0] <= len(context) <= _LENGTHS[1]:
        return None
    questions = _questions(world, clauses, context, spans)
    if len(questions) < 4 or all(not question.answer for question in questions):
        return None
    return Paragraph(name, context, tuple(questions))


def _clauses(world: World) -> list[Clause]:
    random = world.random
    topic = random.choice(TOPICS)
    wanted = random.randint(110, 330)
    clauses: list[Clause] = []
    used: set[str] = set()
    length = 0
    kinds: set[str] = set()
    while length < wanted:
        draw = random.random()
        if draw < 0.58:
            clause = random.choice(figures.FRAMES)(
                world, topic if random.random() < 0.7 else random.choice(TOPICS)
            )
            nouns = {fact.indicator.noun for fact in clause.facts}
            if nouns & used:
                continue
            used |= nouns
        elif draw < 0.88:
            event = random.choice(events.EVENTS)
            if event.__name__ in kinds:
                continue
            kinds.add(event.__name__)
            clause = event(world)
        else:
            clause = Clause(fillers.filler(world))
        clauses.append(clause)
        length += len(plain(clause.text))
    return clauses


def _join(world: World, clauses: list[Clause]) -> str:
    random = world.random
    style = random.random()
    if style < 0.08:
        return fillers.opening(world) + "\n".join(f"● {clause.text.rstrip('。')}；" for clause in clauses)
    if style < 0.14 and len(clauses) <= 10:
        numbered = zip("一二三四五六七八九十", clauses, strict=False)
        return (
            fillers.opening(world)
            + "。".join(f"{number}是{clause.text.rstrip('。')}" for number, clause in numbered)
            + "。"
        )
    text = fillers.opening(world)
    for number, clause in enumerate(clauses):
        stop = random.choice(("。", "。", "；")) if number + 1 < len(clauses) else "。"
        link = random.choice(fillers.LINKS) if number and stop == "。" and random.random() < 0.25 else ""
        text += link + clause.text.rstrip("。；") + stop
        if number + 1 < len(clauses) and random.random() < 0.12:
            text = text.rstrip("；。") + "。\n"
    if random.random() < 0.12:
        text = text.replace("，", ",").replace("；", ";")
    return text


def _questions(
    world: World, clauses: list[Clause], context: str, spans: dict[str, tuple[int, int]]
) -> list[Question]:
    random = world.random
    facts = tuple(fact for clause in clauses for fact in clause.facts)
    asks = [figure_questions.asks(world, facts, fact) for fact in facts]
    asks += [ask for clause in clauses for ask in clause.asks if ask.key]
    random.shuffle(asks)
    misses = [miss for fact in facts for miss in figure_questions.near_misses(world, facts, fact)]
    misses += [ask for clause in clauses for ask in clause.asks if not ask.key]
    random.shuffle(misses)
    wanted = random.randint(6, 9)
    absent = sum(random.random() < _UNANSWERABLE for _ in range(wanted))
    found: list[Question] = []
    for ask in asks:
        if len(found) == wanted - absent:
            break
        start, end = spans[ask.key]
        anchor = anchor_of(context, start, end)
        if anchor and _new(ask, found):
            found.append(Question(ask.zh, ask.en, context[start:end], anchor, ask.status))
    for miss in misses[:absent]:
        if _new(miss, found):
            found.append(Question(miss.zh, miss.en, "", "", "none"))
    random.shuffle(found)
    return found


def _new(ask: Ask, found: list[Question]) -> bool:
    return all(ask.zh != other.q_zh and ask.en != other.q_en for other in found)
