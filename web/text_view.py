"""An answer as plain text, for a terminal: `zhengda ask` prints it."""

from qa import Answer
from web.wording import ABSTAINED, RELATED, reason_sentence

EXPLAINED_HITS = 10


def answer_text(answer: Answer) -> str:
    """Return the answer and the sentences it stands in, or the refusal and the closest passages."""
    language = answer.language
    if answer.text is None:
        space = "" if language == "zh" else " "
        head = ABSTAINED.in_language(language) + space + reason_sentence(answer, language)
        lines, cited = [head], answer.related
        if cited:
            lines.append(RELATED.in_language(language))
    else:
        lines, cited = [answer.text], answer.citations
    for number, citation in enumerate(cited, 1):
        article = citation.article
        origin = ", ".join(str(part) for part in (article.published, article.source, article.path) if part)
        lines.append(f"[{number}] {citation.context.of(article.text).strip()}")
        lines.append(f"    《{article.title}》 ({origin}, {citation.span.start}–{citation.span.end})")
    return "\n".join(lines)


def explanation(answer: Answer) -> str:
    """Return how the answer came about: passages with their rank in each channel, candidates, timings."""
    lines = [f"understood as: {answer.understood_as}", f"confidence: {answer.confidence:.3f}", "passages:"]
    for rank, hit in enumerate(answer.hits[:EXPLAINED_HITS], 1):
        channels = " ".join(f"{one.channel}#{one.rank}" for one in hit.channels)
        place = f"《{hit.passage.article.title}》{hit.passage.span.start}–{hit.passage.span.end}"
        lines.append(f"  {rank:2} {hit.score:6.2f} {place} {channels}")
    lines.append("candidates:")
    for candidate in answer.candidates:
        place = f"《{candidate.passage.article.title}》{candidate.span.start}–{candidate.span.end}"
        lines.append(f"  {candidate.score:.3f} {candidate.status.value:8} {candidate.text} {place}")
    lines.append("timings: " + ", ".join(f"{one.stage} {one.milliseconds:.0f} ms" for one in answer.timings))
    return "\n".join(lines)
