"""What we add to an answer in our own words, as HTML: verdict, difference, understanding, timings."""

from collections.abc import Sequence

from qa import Answer, Difference, Language, StageTiming
from qa.english import counted
from qa.figures import Figure, written
from web import wording
from web.markup import escape


def render_verdict(verdict: bool, language: Language) -> str:
    """Return the yes or no of a yes/no answer, whose evidence is cited below."""
    words = wording.VERDICT_YES if verdict else wording.VERDICT_NO
    return escape(words.in_language(language))


def render_difference(difference: Difference | None, language: Language) -> str:
    """Return how far the first figure is from the second, and that we computed it; nothing without one."""
    if difference is None:
        return ""
    words = wording.DIFFERENCE_MORE if difference.value > 0 else wording.DIFFERENCE_LESS
    if difference.value == 0:
        words = wording.DIFFERENCE_NONE
    apart = Figure(abs(difference.value), difference.unit)
    figure = f"{written(apart.value)}{apart.unit}" if language == "zh" else counted(apart)
    sentence = words.in_language(language).format(figure=figure)
    return f'<p class="counterpart">{escape(sentence)}</p>'


def render_understood(answer: Answer) -> str:
    """Return the question as it was understood, only when that differs from what was typed."""
    if answer.understood_as.strip() == answer.question.strip():
        return ""
    label = escape(wording.UNDERSTOOD_AS.in_language(answer.language))
    colon = "：" if answer.language == "zh" else ": "
    return f'<p class="understood">{label}{colon}{escape(answer.understood_as)}</p>'


def render_timings(timings: Sequence[StageTiming], language: Language) -> str:
    """Return how long the answer took, small; nothing when it was not measured."""
    if not timings:
        return ""
    seconds = sum(timing.milliseconds for timing in timings) / 1000
    return (
        f'<p class="timings">{wording.TIME_TAKEN.in_language(language).format(seconds=f"{seconds:.1f}")}</p>'
    )
