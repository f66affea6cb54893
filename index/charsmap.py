"""Compile a map of characters to the binary form that the `tokenizers` library normalises text with.

The form is SentencePiece's "precompiled charsmap": a little-endian size, a Darts-clone double-array trie of
that many bytes, and the replacements, each ended by a zero byte. Layout after darts-clone's
`DoubleArrayUnit`, as its readers use it:

    bits 0-7 label, bit 8 "a value follows", bits 10-30 offset to the children; a value cell has bit 31 set
"""

import struct
from collections.abc import Mapping

VALUE_FOLLOWS = 1 << 8
IS_VALUE = 1 << 31
OFFSET_SHIFT = 10
BLOCK = (
    256  # children of a cell lie in one block of this size, since an offset is combined with a byte by xor
)

Trie = dict[int, "Trie | int"]
"""One level of the trie: a byte leads to the next level, the key 0 to the value of the bytes so far."""


def compile_charsmap(replacements: Mapping[str, str]) -> bytes:
    """Return the charsmap that replaces every key of `replacements`, a single character, by its value."""
    root: Trie = {}
    texts = bytearray()
    starts: dict[str, int] = {}
    for character, replacement in replacements.items():
        if replacement not in starts:
            starts[replacement] = len(texts)
            texts += replacement.encode() + b"\0"
        level = root
        for byte in character.encode():
            child = level.setdefault(byte, {})
            assert isinstance(child, dict), "only the key 0 holds a value"
            level = child
        level[0] = starts[replacement]
    cells = _double_array(root)
    return struct.pack(f"<I{len(cells)}I", len(cells) * 4, *cells) + bytes(texts)


def _double_array(root: Trie) -> list[int]:
    """Lay the trie out as cells: the child for byte b of a cell at i stands at i ^ offset(i) ^ b."""
    cells = [0] * BLOCK
    taken = [True] + [False] * (BLOCK - 1)  # cell 0 is the root
    bases = {0}  # two cells with one base would see each other's children
    waiting = [(0, root)]
    first_free = 1
    while waiting:
        position, level = waiting.pop()
        while first_free < len(taken) and taken[first_free]:
            first_free += 1
        anchor = min(level)
        candidate = first_free
        while True:
            base = candidate ^ anchor
            while (base | (BLOCK - 1)) >= len(cells):
                cells += [0] * BLOCK
                taken += [False] * BLOCK
            if base not in bases and not any(taken[base ^ byte] for byte in level):
                break
            candidate += 1
        bases.add(base)
        cells[position] |= (position ^ base) << OFFSET_SHIFT
        for byte, child in level.items():
            taken[base ^ byte] = True
            if isinstance(child, int):
                cells[position] |= VALUE_FOLLOWS
                cells[base] = IS_VALUE | child
            else:
                cells[base ^ byte] = byte
                waiting.append((base ^ byte, child))
    return cells
