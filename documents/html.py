"""Web pages into lines with their places in the source: trafilatura says what matters, a parser where."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import trafilatura

from documents.source import Form, Layout, Line, RawDocument, parse_date
from documents.types import DocumentError, Span

_FORMS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Form.HEADLINE),
    "li": Form.BULLET,
    "figcaption": Form.CAPTION,
}
# Elements that end a line of text; all others (`b`, `span`, `a`, …) run on inside it.
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot "
        "th thead tr ul",
    )
)
_HIDDEN = frozenset(
    re.findall(
        r"\w+",
        "head noscript script style svg template textarea title select button iframe",
    )
)
# A line this long is found in the extracted text by itself; a shorter one ("首页") may stand there by chance.
_TELLING_LENGTH = 12


def read_html(raw: str) -> RawDocument:
    """Return a page's main text; each character keeps its place in the HTML source `raw`.

    A character reference (`&amp;`, `&#8220;`) shows one character and stands for all of its own.
    """
    found = trafilatura.bare_extraction(
        raw,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        # Only a date that the page states as its own; the extensive search takes any date in the text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not found.text:
        raise DocumentError("it holds no article text.")
    parser = _PositionParser(raw)
    parser.feed(raw)
    parser.close()
    parser.end_line()
    text = "".join(shown for shown, _ in parser.shown)
    lines = _main_lines(parser.lines(text), parser.linked, _squeeze(found.text))
    if not lines:
        raise DocumentError("its article text cannot be found again in its source.")
    return RawDocument(
        raw,
        text,
        Layout.MARKED,
        tuple(lines),
        title=_own_title(found.title) if found.title else None,
        published=parse_date(found.date),
        source=found.sitename or None,
        origin=tuple(place for _, place in parser.shown),
    )


_SITE_END = re.compile("(?:网站?|报|台|在线|门户|新闻|频道|政府|客户端)$")
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,16}$")


def _own_title(title: str) -> str:
    """Return a page's title without the site's name behind it (`新桥通车 - 港城网`)."""
    return _SITE_NAME.sub("", title) if _SITE_END.search(title) else title


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _main_lines(lines: list[Line], linked: list[bool], main: str) -> list[Line]:
    """Return the lines of `main`: those between the first and the last that surely belong to it.

    `linked` says of each line whether it is a link as a whole; such lines at the end lead to other articles.
    """
    inside = [_squeeze(line.text) in main for line in lines]
    sure = [
        number for number, line in enumerate(lines) if inside[number] and len(line.text) >= _TELLING_LENGTH
    ]
    if not sure:
        return [line for line, kept in zip(lines, inside, strict=True) if kept]
    first, last = sure[0], sure[-1]
    while first and inside[first - 1] and lines[first - 1].form is Form.HEADLINE:
        first -= 1
    while last + 1 < len(lines) and inside[last + 1] and lines[last + 1].form is not None:
        last += 1
    while last > first and (linked[last] or _heads_links(lines[last], linked[last + 1 :])):
        last -= 1
    return [
        line for line, kept in zip(lines[first : last + 1], inside[first : last + 1], strict=True) if kept
    ]


def _heads_links(line: Line, linked_below: list[bool]) -> bool:
    """Say whether a heading stands above links alone, as `相关阅读` does."""
    return line.form is Form.HEADLINE and bool(linked_below[:1]) and linked_below[0]


class _PositionParser(HTMLParser):
    """Collects the visible characters of a page, with their places in the source, and its lines."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.shown: list[tuple[str, Span]] = []
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._spans: list[tuple[Span, Form | None]] = []
        self.linked: list[bool] = []  # of each line
        self._start = 0
        self._link_depth = 0
        self._link_characters = 0  # of the open line
        self._forms: list[str] = []
        self._hidden: list[str] = []

    def lines(self, text: str) -> list[Line]:
        """Return the lines found so far; `text` is the text of `shown`."""
        return [replace(Line.at(span.start, span.of(text)), form=form) for span, form in self._spans]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden.clear()  # a page may leave its head open
        if tag in _HIDDEN:
            self._hidden.append(tag)
        self._link_depth += tag == "a"
        if tag in _BLOCKS:
            self.end_line()
        if tag == "li" and self._forms[-1:] == ["li"]:
            self._forms.pop()  # `</li>` may be left out
        if tag in _FORMS:
            self._forms.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in _BLOCKS:
            self.end_line()
        if tag == "a":
            self._link_depth = max(0, self._link_depth - 1)
        closed = "li" if tag in ("ul", "ol") else tag
        if closed in self._forms:
            del self._forms[len(self._forms) - 1 - self._forms[::-1].index(closed) :]

    def handle_data(self, data: str) -> None:
        start = self._position()
        for number, character in enumerate(data):
            self._take(character, Span(start + number, start + number + 1))

    def handle_entityref(self, name: str) -> None:
        self._take_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._take_reference(f"&#{name}")

    def _take_reference(self, reference: str) -> None:
        start = self._position()
        end = start + len(reference)
        end += self._source[end : end + 1] == ";"
        self._take(html.unescape(self._source[start:end])[:1], Span(start, end))

    def _take(self, character: str, place: Span) -> None:
        if self._hidden:
            return
        if not character.isspace():
            self.shown.append((character, place))
            self._link_characters += self._link_depth > 0
        elif len(self.shown) > self._start and self.shown[-1][0] != " ":
            self.shown.append((" ", place))  # white space of any kind and length reads as one space

    def end_line(self) -> None:
        """Close the line that is open, at a block element's border or at the end of the page."""
        if len(self.shown) > self._start and self.shown[-1][0] == " ":
            self.shown.pop()
        if len(self.shown) > self._start:
            form = _FORMS[self._forms[-1]] if self._forms else None
            self._spans.append((Span(self._start, len(self.shown)), form))
            shown = sum(character != " " for character, _ in self.shown[self._start :])
            self.linked.append(self._link_characters == shown)
        self._link_characters = 0
        self._start = len(self.shown)

    def _position(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
