"""An article as HTML: its blocks set as on the page they came from, with the cited characters marked."""

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
}


def render_article(article: Article, cited: Span, language: Language) -> str:
    """Return the article's panel, `cited` in `<mark>` and the sentence around it marked faintly.

    The text of the marks joined equals `cited.of(article.text)` up to the line ends between blocks.
    """
    sentence = sentence_around(article, cited)
    parts = []
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        blocks = "".join(render_block(article, block, cited, sentence, language) for block in group)
        parts.append(f"<ul>{blocks}</ul>" if kind is BlockKind.SUMMARY else blocks)
    body_label = escape(wording.ARTICLE.in_language(language))
    # Articles may be in either language; the page can only guess from the characters.
    text_language = LANGUAGE_TAGS[wording.language_of_text(article.text) or language]
    return (
        f"{panel_header(language, article.title)}"
        f'<div class="sheet-body" tabindex="0" role="region" aria-label="{body_label}">'
        f'<article lang="{text_language}"><header><h2>{escape(article.title)}</h2>'
        f'<p class="provenance" lang="{LANGUAGE_TAGS[language]}">{provenance(article, language)}</p></header>'
        f"{''.join(parts)}</article></div>"
    )


def render_notice(words: wording.Wording, language: Language) -> str:
    """Return the panel with one sentence instead of an article."""
    return f'{panel_header(language)}<p class="notice">{escape(words.in_language(language))}</p>'


def panel_header(language: Language, title: str = "") -> str:
    """Return the panel's own bar, whose button closes the sheet on a phone.

    The bar repeats the title, which has scrolled away where a mark further down is shown.
    """
    shown = f'<p class="bar-title" aria-hidden="true">{escape(title)}</p>' if title else ""
    label = escape(wording.ARTICLE.in_language(language))
    close = escape(wording.CLOSE.in_language(language))
    button = f'<button type="button" class="close" data-close>{close}</button>'
    return f'<div class="sheet-bar"><p>{label}</p>{shown}{button}</div>'


def render_block(article: Article, block: Block, cited: Span, sentence: Span, language: Language) -> str:
    """Return one block as HTML; a hidden name tells a screen reader what stands outside the running text."""
    tag = TAGS[block.kind]
    name = wording.BLOCK_NAMES.get(block.kind)
    hidden = ""
    if name is not None:
        words = escape(name.in_language(language))
        hidden = f'<span class="visually-hidden" lang="{LANGUAGE_TAGS[language]}">{words}: </span>'
    text = mark(article.text, block.span, cited, sentence)
    return f'<{tag} class="{block.kind.value}">{hidden}{text}</{tag}>'


def mark(text: str, part: Span, cited: Span, sentence: Span) -> str:
    """Return `part` of `text` escaped, `cited` in `<mark>`, the rest of `sentence` faintly marked.

    >>> mark("It rained. 95 roofs held.", Span(0, 25), cited=Span(11, 13), sentence=Span(11, 25))
    'It rained. <mark>95</mark><span class="sentence"> roofs held.</span>'
    """
    pieces = []
    for piece in cut(part, (cited, sentence)):
        escaped = escape(piece.of(text))
        if cited.contains(piece):
            pieces.append(f"<mark>{escaped}</mark>")
        elif sentence.contains(piece):
            pieces.append(f'<span class="sentence">{escaped}</span>')
        else:
            pieces.append(escaped)
    return "".join(pieces)
