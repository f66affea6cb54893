"""The editor's pages as HTML; forms and links only, so that they work without scripts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from documents import MAX_BYTES, Article, BlockKind
from documents.readers import READERS
from editing import Extraction, Join, Upload
from qa import Language
from web import wording
from web.editor import words
from web.editor.sessions import Session
from web.errors import filled
from web.gaps import Gap
from web.markup import LANGUAGE_TAGS, escape, written_date
from web.wording import Wording, language_of_text

EDITOR_PATH = "/editor"
MEGABYTES = MAX_BYTES // 1_000_000
# Characters shown on each side of a join, and of what stands between.
AROUND_JOIN = 24
BETWEEN_SHOWN = 120
GAPS_SHOWN = 10


def render_login(language: Language, problem: Wording | None = None) -> str:
    """Return the form that asks for the password."""
    said = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    return (
        f"{notice(problem, language, problem=True, id='problem') if problem else ''}"
        f'<form class="panel" method="post" action="{EDITOR_PATH}/login">'
        f'<label for="password">{words.PASSWORD.in_language(language)}</label>'
        '<input type="password" id="password" name="password" required autocomplete="current-password"'
        f"{said}>"
        f'<div><button type="submit">{words.LOG_IN.in_language(language)}</button></div></form>'
    )


def render_log_out(session: Session, language: Language) -> str:
    """Return the button that logs out."""
    button = f'<button type="submit" class="second">{words.LOG_OUT.in_language(language)}</button>'
    return f'<form method="post" action="{EDITOR_PATH}/logout">{form_token(session)}{button}</form>'


def render_desk(
    session: Session,
    language: Language,
    *,
    articles: Sequence[Article],
    failures: Mapping[str, str],
    waiting: Sequence[Upload],
    gaps: Sequence[Gap],
    refusal: Wording | None,
) -> str:
    """Return the main page: upload, what waits, what is published, what was asked in vain.

    `failures` are the reasons of files that were not read; `refusal` says why nothing may be edited.
    """
    parts = [f'<p class="quiet">{words.PURPOSE.in_language(language)}</p>']
    if refusal is not None:
        parts.append(notice(refusal, language))
    else:
        parts.append(upload_form(session, language))
    if waiting:
        items = "".join(
            f'<li><a href="{EDITOR_PATH}/uploads/{upload.token}">{escape(upload.name)}</a></li>'
            for upload in waiting
        )
        parts.append(f"<h2>{words.WAITING.in_language(language)}</h2><ul>{items}</ul>")
    heading = words.PUBLISHED.in_language(language).format(count=len(articles))
    parts.append(f'<h2>{heading}</h2><ul class="files">')
    for path, group in groupby(sorted(articles, key=lambda one: one.path), key=lambda one: one.path):
        titles = "".join(f"<li>{escape(article.title)}{facts(article, language)}</li>" for article in group)
        body = f'<ul class="titles">{titles}</ul><p class="facts">{escape(path)}</p>'
        parts.append(file_item(path, body, language, editable=refusal is None))
    for path, reason in sorted(failures.items()):
        why = escape(words.NOT_READ.in_language(language).format(reason=reason))
        body = f'<p>{escape(path)}</p><p class="missing">{why}</p>'
        parts.append(file_item(path, body, language, editable=refusal is None))
    parts.append(f"</ul>{gap_list(gaps, language)}")
    return "".join(parts)


def upload_form(session: Session, language: Language) -> str:
    """Return the form that takes a file."""
    kinds = words.KINDS.in_language(language).format(kinds=" ".join(READERS), megabytes=MEGABYTES)
    return (
        f'<form class="panel" method="post" action="{EDITOR_PATH}/upload" enctype="multipart/form-data">'
        f"<h2>{words.UPLOAD.in_language(language)}</h2>{form_token(session)}"
        f'<label for="file">{words.FILE.in_language(language)}</label>'
        f'<input type="file" id="file" name="file" required accept="{",".join(READERS)}"'
        f' aria-describedby="kinds"><p id="kinds" class="quiet small">{kinds}</p>'
        f'<button type="submit">{words.LOOK.in_language(language)}</button></form>'
    )


def file_item(path: str, body: str, language: Language, *, editable: bool) -> str:
    """Return one file of the folder with the link that removes it."""
    link = ""
    if editable:
        label = escape(words.REMOVE_NAMED.in_language(language).format(name=path))
        link = (
            f'<a class="button second" href="{EDITOR_PATH}/remove?file={quote(path)}" aria-label="{label}">'
            f"{words.REMOVE.in_language(language)}</a>"
        )
    return f"<li><div>{body}</div>{link}</li>"


def gap_list(gaps: Sequence[Gap], language: Language) -> str:
    """Return what was asked in vain."""
    heading = f"<h2>{words.GAPS.in_language(language)}</h2>"
    if not gaps:
        return f'{heading}<p class="quiet">{words.GAPS_NONE.in_language(language)}</p>'
    items = []
    for gap in gaps[:GAPS_SHOWN]:
        question = gap.questions[0][0]
        count = words.ONCE if gap.count == 1 else words.TIMES
        told = count.in_language(language).format(count=gap.count, day=written_date(gap.last, language))
        items.append(
            f'<li>{in_its_language(question, language)} <span class="quiet small">{told}</span></li>'
        )
    return f"{heading}<ul>{''.join(items)}</ul>"


def render_preview(
    session: Session, language: Language, upload: Upload, extraction: Extraction, *, replaces: bool
) -> str:
    """Return what was read from an upload, with the buttons that publish or discard it."""
    parts = []
    if replaces:
        parts.append(notice(words.REPLACES, language))
    if extraction.failure is not None:
        parts.append(notice(filled(words.UNREADABLE, reason=extraction.failure), language, problem=True))
    else:
        count = len(extraction.articles)
        found = words.ARTICLE_FOUND if count == 1 else words.ARTICLES_FOUND
        parts.append(f"<p>{found.in_language(language).format(count=count)}</p>")
    for number, (article, joins) in enumerate(zip(extraction.articles, extraction.joins, strict=True), 1):
        parts.append(preview_article(article, joins, number, language))
    place = f"{EDITOR_PATH}/uploads/{upload.token}"
    publish = ""
    if extraction.failure is None:
        publish = (
            f'<form class="inline" method="post" action="{place}/publish">{form_token(session)}'
            f'<button type="submit">{words.PUBLISH.in_language(language)}</button></form>'
        )
    discard = (
        f'<form class="inline" method="post" action="{place}/discard">{form_token(session)}'
        f'<button type="submit" class="second">{words.DISCARD.in_language(language)}</button></form>'
    )
    return f"{''.join(parts)}<div>{publish}{discard}</div>"


def preview_article(article: Article, joins: Sequence[Join], number: int, language: Language) -> str:
    """Return what was read of one article: title, date, source, joins, text."""
    date, source = escape(written_date(article.published, language)), escape(source_of(article, language))
    missing = article.published is None or article.source is None
    hint = f'<p class="quiet small">{words.TO_ADD.in_language(language)}</p>' if missing else ""
    if article.published is None:
        date = f'<span class="missing">{date}</span>'
    if article.source is None:
        source = f'<span class="missing">{source}</span>'
    length = words.CHARACTERS.in_language(language).format(count=len(article.text))
    rows = (
        (words.ARTICLE_TITLE, in_its_language(article.title, language)),
        (words.ARTICLE_DATE, date),
        (words.ARTICLE_SOURCE, source),
        (words.ARTICLE_LENGTH, length),
    )
    found = "".join(f"<dt>{name.in_language(language)}</dt><dd>{value}</dd>" for name, value in rows)
    # Named after its article: two regions of one name could not be told apart by ear.
    heading, name = words.TEXT.in_language(language), f"title-{number}"
    return (
        f'<section class="panel"><h2 id="{name}" lang="{tag_of(article.title, language)}">'
        f"{escape(article.title)}</h2>"
        f'<dl class="found">{found}</dl>{hint}{join_list(article, joins, language)}'
        f'<h3>{heading}</h3><div class="text" tabindex="0" role="region" aria-labelledby="{name}"'
        f' lang="{tag_of(article.text, language)}">{text_of(article, language)}</div></section>'
    )


def join_list(article: Article, joins: Sequence[Join], language: Language) -> str:
    """Return where cut sentences were joined, each with the characters around and what stood between."""
    if not joins:
        return f'<p class="quiet">{words.JOINS_NONE.in_language(language)}</p>'
    items = []
    for join in joins:
        before = article.text[max(0, join.at - AROUND_JOIN) : join.at].rpartition("\n")[2]
        after = article.text[join.at : join.at + AROUND_JOIN].partition("\n")[0]
        between = words.BLANK_BETWEEN.in_language(language)
        if join.between:
            between = words.BETWEEN.in_language(language).format(text=join.between[:BETWEEN_SHOWN])
        items.append(
            f"<li>…{escape(before)}<mark>┊</mark>{escape(after)}…"
            f'<br><span class="quiet small">{escape(between)}</span></li>'
        )
    heading = words.JOINS.in_language(language).format(count=len(joins))
    return f'<h3>{heading}</h3><ol class="joins">{"".join(items)}</ol>'


def text_of(article: Article, language: Language) -> str:
    """Return an article's blocks as paragraphs; what is no running text says what it is."""
    parts = []
    for block in article.blocks:
        name = words.KINDS_OF_BLOCK.get(block.kind)
        kind = ""
        if name is not None:
            tag = LANGUAGE_TAGS[language]
            kind = f'<span class="kind" lang="{tag}">[{name.in_language(language)}] </span>'
        classes = ' class="heading"' if block.kind is BlockKind.HEADING else ""
        parts.append(f"<p{classes}>{kind}{escape(block.span.of(article.text))}</p>")
    return "".join(parts)


def render_removal(session: Session, language: Language, path: str, articles: Iterable[Article]) -> str:
    """Return the page that asks once more before a file is removed."""
    titles = "".join(f"<li>{escape(article.title)}{facts(article, language)}</li>" for article in articles)
    return (
        f'<div class="panel"><p><strong>{escape(path)}</strong></p><ul class="titles">{titles}</ul></div>'
        f"<p>{words.REMOVE_PURPOSE.in_language(language)}</p>"
        f'<form method="post" action="{EDITOR_PATH}/remove">{form_token(session)}'
        f'<input type="hidden" name="file" value="{escape(path)}">'
        f'<button type="submit" class="warn">{words.REMOVE.in_language(language)}</button>'
        f'<a class="button second" href="{EDITOR_PATH}">{words.CANCEL.in_language(language)}</a></form>'
    )


def source_of(article: Article, language: Language) -> str:
    """Return an article's source, or that it is not stated."""
    return article.source or wording.SOURCE_UNKNOWN.in_language(language)


def render_way_back(language: Language) -> str:
    """Return the link to the desk."""
    label = words.CANCEL.in_language(language)
    return f'<p><a class="button second" href="{EDITOR_PATH}">{label}</a></p>'


def facts(article: Article, language: Language) -> str:
    """Return an article's date, source and length in one line."""
    date, source = written_date(article.published, language), source_of(article, language)
    length = words.CHARACTERS.in_language(language).format(count=len(article.text))
    parts = "".join(f"<span>{escape(part)}</span>" for part in (date, source, length))
    return f'<span class="facts">{parts}</span>'


def notice(said: Wording, language: Language, *, problem: bool = False, id: str = "") -> str:
    """Return one sentence set apart."""
    role, classes = ("alert", "notice problem") if problem else ("status", "notice")
    mark = f' id="{id}"' if id else ""
    return f'<div class="{classes}" role="{role}"{mark}><p>{escape(said.in_language(language))}</p></div>'


def form_token(session: Session) -> str:
    """Return the hidden field without which a form is not ours."""
    return f'<input type="hidden" name="form_token" value="{escape(session.form_token)}">'


def in_its_language(text: str, language: Language) -> str:
    """Return text as HTML with its language, where that is another than the page's."""
    tag = tag_of(text, language)
    return escape(text) if tag == LANGUAGE_TAGS[language] else f'<span lang="{tag}">{escape(text)}</span>'


def tag_of(text: str, language: Language) -> str:
    """Return the language tag of a text, the page's where it cannot be told."""
    return LANGUAGE_TAGS[language_of_text(text) or language]
