"""Files into raw text: one reader for each format, and one sentence for every file that cannot be read."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml.etree import XMLSyntaxError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from documents.decoding import decode
from documents.html import read_html
from documents.lines import page_lines
from documents.markdown import read_markdown
from documents.radicals import as_characters
from documents.source import Form, Layout, Line, RawDocument
from documents.types import DocumentError
from documents.typography import CJK

# A newspaper page is some 10 kB of text; 20 MB leaves room for a scanned PDF and keeps a mistake from
# filling memory.
MAX_BYTES = 20_000_000


def read_raw(path: Path) -> RawDocument:
    """Return the raw text of the file at `path`; raise DocumentError with one sentence of reason."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(f"files of type '{path.suffix}' are not read; use {', '.join(sorted(READERS))}.")
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # reading a pipe or a device would wait for ever
            raise DocumentError("it is not a regular file; put a copy of the document there.")
        size = status.st_size
        if size > MAX_BYTES:
            raise DocumentError(
                f"it has {size / 1e6:.0f} MB, and at most {MAX_BYTES / 1e6:.0f} MB are read; split it."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"it cannot be opened ({error.strerror or error}); check that it is there and may be read."
        ) from error
    if not data:
        raise DocumentError("it is empty (0 bytes).")
    document = reader(data)
    if not document.lines:
        raise DocumentError("it holds no text; a scanned document needs text recognition first.")
    return document


def _read_text(data: bytes) -> RawDocument:
    text = decode(data)
    return RawDocument(text, text, Layout.PAGE, page_lines(text))


def _read_markdown(data: bytes) -> RawDocument:
    return read_markdown(decode(data))


def _read_page(data: bytes) -> RawDocument:
    return read_html(decode(data))


# Typesetters leave a thin gap between a figure and a Chinese character; it is no space of the text.
_GAP_IN_PRINT = re.compile(rf"(?<=[{CJK}]) (?=\d)|(?<=\d) (?=[{CJK}])|(?<=[\d%{CJK}]) (?=[，。、；：）])")


def _read_pdf(data: bytes) -> RawDocument:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("it is encrypted; save it without a password.")
        pages = [page.extract_text() for page in reader.pages]
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
    ) as error:
        # pypdf raises its own errors for damage that it recognises and these for damage that it does not.
        raise DocumentError("it is damaged or not a PDF.") from error
    text = _GAP_IN_PRINT.sub("", as_characters("\n\f\n".join(pages)))
    return RawDocument(text, text, Layout.PAGE, page_lines(text))


_HEADING_STYLE = re.compile(r"^(?:Heading|标题|Title|Subtitle|副标题)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^(?:List|列表|项目符号|编号)", re.IGNORECASE)


def _read_docx(data: bytes) -> RawDocument:
    try:
        document = Document(BytesIO(data))
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError) as error:
        raise DocumentError("it is damaged or not a .docx document.") from error
    paragraphs: list[tuple[str, Form | None]] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            paragraphs += [
                ("\t".join(cell.text.replace("\n", " ") for cell in row.cells), Form.TEXT)
                for row in item.rows
            ]
            continue
        style = item.style.name if item.style is not None and item.style.name else ""
        form = (
            Form.HEADLINE
            if _HEADING_STYLE.match(style)
            else Form.BULLET
            if _LIST_STYLE.match(style)
            else None
        )
        paragraphs += [(part, form) for part in item.text.split("\n")]
    text = "\n".join(text for text, _ in paragraphs)
    return RawDocument(text, text, Layout.PAGE, _paragraph_lines(paragraphs))


def _paragraph_lines(paragraphs: list[tuple[str, Form | None]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    offset = gap = 0
    for text, form in paragraphs:
        shown = text.strip()
        if shown:
            start = offset + text.index(shown)
            lines.append(replace(Line.at(start, shown), gap=gap, form=form))
        gap = 0 if shown else gap + 1
        offset += len(text) + 1
    return tuple(lines)


READERS: dict[str, Callable[[bytes], RawDocument]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_page,
    ".htm": _read_page,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}
