"""An article as HTML: its blocks set as on the page they came from, with the cited characters marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from documents import Article, Block, BlockKind, Span, sentence_around
from qa import Language
from web import wording
from web.markup import LANGUAGE_TAGS, cut, escape, provenance

TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.HEADING: "h3",
    BlockKind.SUMMARY: "li",
    BlockKind.KICKER: "p",
    BlockKind.CAPTION: "p",
    BlockKind.BYLINE: "p",
    BlockKind.FURNITURE: "p",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in an article: the cited characters, their sentence, the other citations."""

    cited: Span | None = None
    sentence: Span | None = None
    others: tuple[Span, ...] = ()


def render_article(
    article: Article,
    cited: Span | None,
    language: Language,
    *,
    others: Sequence[Span] = (),
    back: str | None = None,
) -> str:
    """Return the article's panel: `cited` in `<mark>`, its sentence and `others` marked more faintly.

    The text of the marks joined equals `cited.of(article.text)` up to the line ends between blocks. `back` is
    the address that the panel's bar leads back to, for a page without scripts.
    """
    marks = Marks(cited, sentence_around(article, cited) if cited else None, tuple(others))
    parts = []
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        blocks = "".join(render_block(article, block, marks, language) for block in group)
        parts.append(f"<ul>{blocks}</ul>" if kind is BlockKind.SUMMARY else blocks)
    body_label = escape(wording.ARTICLE.in_language(language))
    # Articles may be in either language; the page can only guess from the characters.
    text_language = LANGUAGE_TAGS[wording.language_of_text(article.text) or language]
    return (
        f"{panel_header(language, article.title, back=back)}"
        f'<div class="sheet-body" tabindex="0" role="region" aria-label="{body_label}">'
        f'<article lang="{text_language}"><header><h2>{escape(article.title)}</h2>'
        f'<p class="provenance" lang="{LANGUAGE_TAGS[language]}">{provenance(article, language)}</p></header>'
        f"{''.join(parts)}</article></div>"
    )


def render_notice(words: wording.Wording, language: Language, *, back: str | None = None) -> str:
    """Return the panel with one sentence instead of an article."""
    return f'{panel_header(language, back=back)}<p class="notice">{escape(words.in_language(language))}</p>'


def render_empty(language: Language) -> str:
    """Return the panel before an article is chosen; the page's section decides which sentence is seen."""
    said = "".join(
        f'<span data-for="{view}">{escape(words.in_language(language))}</span>'
        for view, words in wording.ARTICLE_EMPTY.items()
    )
    return f'{panel_header(language)}<p class="notice">{said}</p>'


def panel_header(language: Language, title: str = "", *, back: str | None = None) -> str:
    """Return the panel's own bar, whose button (or link `back`) closes the sheet on a phone.

    The bar repeats the title, which has scrolled away where a mark further down is shown.
    """
    label = escape(wording.ARTICLE.in_language(language))
    shown = f'<p class="bar-title" aria-hidden="true">{escape(title)}</p>' if title else ""
    if back is not None:
        words = escape(wording.BACK.in_language(language))
        link = f'<a class="close" data-close href="{escape(back)}">{words}</a>'
        return f'<div class="sheet-bar">{link}{shown}</div>'
    close = escape(wording.CLOSE.in_language(language))
    prints = escape(wording.PRINT.in_language(language))
    buttons = f'<button type="button" class="print" data-print="article">{prints}</button>' if title else ""
    buttons += f'<button type="button" class="close" data-close>{close}</button>'
    return f'<div class="sheet-bar"><p>{label}</p>{shown}{buttons}</div>'


def render_block(article: Article, block: Block, marks: Marks, language: Language) -> str:
    """Return one block as HTML; a hidden name tells a screen reader what stands outside the running text."""
    tag = TAGS[block.kind]
    name = wording.BLOCK_NAMES.get(block.kind)
    hidden = ""
    if name is not None:
        words = escape(name.in_language(language))
        hidden = f'<span class="visually-hidden" lang="{LANGUAGE_TAGS[language]}">{words}: </span>'
    return f'<{tag} class="{block.kind.value}">{hidden}{mark(article.text, block.span, marks)}</{tag}>'


def mark(text: str, part: Span, marks: Marks) -> str:
    """Return `part` of `text` escaped, the cited characters in `<mark>`, the rest more faintly.

    >>> mark("It rained. 95 roofs held.", Span(0, 25), Marks(Span(11, 13), Span(11, 25)))
    'It rained. <mark id="cited">95</mark><span class="sentence"> roofs held.</span>'
    """
    spans = [span for span in (marks.cited, marks.sentence) if span is not None]
    pieces = []
    for piece in cut(part, [*spans, *marks.others]):
        escaped = escape(piece.of(text))
        if marks.cited is not None and marks.cited.contains(piece):
            # A link without scripts leads to the first of the marks.
            first = ' id="cited"' if piece.start == marks.cited.start else ""
            pieces.append(f"<mark{first}>{escaped}</mark>")
        elif any(other.contains(piece) for other in marks.others):
            pieces.append(f'<span class="other">{escaped}</span>')
        elif marks.sentence is not None and marks.sentence.contains(piece):
            pieces.append(f'<span class="sentence">{escaped}</span>')
        else:
            pieces.append(escaped)
    return "".join(pieces)
