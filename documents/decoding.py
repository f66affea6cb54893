"""Bytes into text: UTF-8 (with or without a byte order mark) or GB18030, and nothing that is not text."""

import re

from documents.types import DocumentError

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A form feed is a page break; a stray Ctrl-Z ends old DOS files. One control character in 500 is still text.
_CONTROL_SHARE = 0.002
# Written Chinese cannot do without these. UTF-8 or other bytes misread as GB18030 give rare characters
# instead.
_EVERYDAY = re.compile("[，。、的一是在有和了不中为年月日：“”]")
_EVERYDAY_SHARE = 0.02  # measured: 0.09 and 0.10 in the real articles, 0.001 and less in their bytes misread


def decode(data: bytes) -> str:
    """Return the text that `data` encodes; raise DocumentError, naming the reason, when it is not text."""
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise DocumentError(f"it is {name} under another file name, not text; rename or export it.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("it is UTF-16 text; save it as UTF-8.")
    if b"\x00" in data:
        raise DocumentError("it is a binary file, not text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_gb18030(data)
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise DocumentError("it is a binary file, not text.")
    return text


def _decode_gb18030(data: bytes) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise DocumentError("it is neither UTF-8 nor GB18030 text; save it as UTF-8.") from error
    wide = [character for character in text if character > "\x7f"]
    if len(_EVERYDAY.findall(text)) < _EVERYDAY_SHARE * len(wide):
        raise DocumentError("it is neither UTF-8 nor GB18030 text; save it as UTF-8.")
    return text
