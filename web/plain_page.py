"""Our plain pages: HTML that is whole without scripts, with the colours of the chat page."""

from starlette.responses import HTMLResponse

from qa import Language
from web import wording
from web.assets import DARK_MEDIA, icon_link, sheet_link
from web.markup import LANGUAGE_TAGS, escape
from web.wording import Wording

# No script at all, forms only to ourselves, in nobody's frame.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "Vary": "Accept-Language, Cookie"}

SKIP = Wording("跳到正文", "Skip to the content")
HOME = Wording("返回提问页面", "Back to asking")


def plain_page(
    title: Wording, body: str, language: Language, *, switch: str, status: int = 200, tools: str = ""
) -> HTMLResponse:
    """Return a page with `body` (HTML) below its title; `switch` is the address in the other language.

    `tools` is HTML that stands beside the name.
    """
    other = wording.other_language(language)
    tag = LANGUAGE_TAGS[other]
    words = escape(title.in_language(language))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words} – {wording.NAME.zh} {wording.NAME.en}</title>"
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"{icon_link()}{sheet_link('colours.css')}{sheet_link('dark.css', media=DARK_MEDIA)}"
        f"{sheet_link('plain.css')}"
    )
    bar = (
        f'<a class="skip" href="#content">{SKIP.in_language(language)}</a><header class="bar">'
        f'<a class="home" href="/" title="{escape(HOME.in_language(language))}">'
        f'<span lang="zh-CN">{wording.NAME.zh}</span> <span lang="en">{wording.NAME.en}</span></a>'
        f'<div class="tools"><a href="{escape(switch)}" lang="{tag}" hreflang="{tag}">'
        f"{wording.OTHER_LANGUAGE.in_language(language)}</a>{tools}</div></header>"
    )
    return HTMLResponse(
        f'<!doctype html><html lang="{LANGUAGE_TAGS[language]}"><head>{head}</head><body>{bar}'
        f'<main id="content" tabindex="-1"><h1>{words}</h1>{body}</main></body></html>',
        status_code=status,
        headers=HEADERS,
    )
