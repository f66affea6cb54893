"""An answer as plain text, for a terminal: `zhengda ask` prints it."""

from qa import Answer, explained, rendered
from web.wording import RELATED, UNDERSTOOD_AS, reason_sentence, refusal_headline


def answer_text(answer: Answer) -> str:
    """Return the answer and the sentences it stands in, or the refusal and the closest passages."""
    language = answer.language
    if answer.text is None:
        space = "" if language == "zh" else " "
        head = refusal_headline(answer, language) + space + reason_sentence(answer, language)
        lines, cited = [head], answer.related
        if cited:
            lines.append(RELATED.in_language(language))
    else:
        lines, cited = [rendered(answer) or answer.text], answer.citations
        if answer.counterpart is not None:
            cited = (*cited, answer.counterpart)
        if answer.understood_as != answer.question:
            lines.append(f"{UNDERSTOOD_AS.in_language(language)}: {answer.understood_as}")
    for number, citation in enumerate(cited, 1):
        article = citation.article
        origin = ", ".join(str(part) for part in (article.published, article.source, article.path) if part)
        lines.append(f"[{number}] {citation.context.of(article.text).strip()}")
        lines.append(f"    《{article.title}》 ({origin}, {citation.span.start}–{citation.span.end})")
    return "\n".join(lines)


def explanation(answer: Answer) -> str:
    """Return how the answer came about, stage by stage."""
    return "\n".join(explained(answer))
