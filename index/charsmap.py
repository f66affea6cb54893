"""Compile a map of characters to the binary form that the `tokenizers` library normalises text with.

The form is SentencePiece's "precompiled charsmap": a little-endian size, a Darts-clone double-array trie of
that many bytes, and the replacements, each ended by a zero byte. Layout after darts-clone's
`DoubleArrayUnit`, as its readers use it:

    bits 0-7 label, bit 8 "a value follows", bits 10-30 offset to the children; a value cell has bit 31 set
"""

import struct
from collections.abc import Mapping

import numpy as np

VALUE_FOLLOWS = 1 << 8
IS_VALUE = 1 << 31
OFFSET_SHIFT = 10
BLOCK = (
    256  # children of a cell lie in one block of this size, since an offset is combined with a byte by xor
)
SEARCHED_BLOCKS = 16  # at the end of the array; earlier ones are nearly full (darts-clone searches as many)

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
    taken = np.zeros(BLOCK, dtype=bool)
    used = np.zeros(BLOCK, dtype=bool)  # as a base: two cells with one base would see each other's children
    taken[0] = used[0] = True  # the root
    waiting = [(0, root)]
    while waiting:
        position, level = waiting.pop()
        bytes_here = np.fromiter(level, dtype=np.int64)
        window = np.arange(max(0, len(taken) - SEARCHED_BLOCKS * BLOCK), len(taken))
        free = ~used[window] & ~taken[window[:, None] ^ bytes_here].any(axis=1)
        if free.any():
            base = int(window[free.argmax()])
        else:
            base = len(taken)
            taken = np.concatenate([taken, np.zeros(BLOCK, dtype=bool)])
            used = np.concatenate([used, np.zeros(BLOCK, dtype=bool)])
            cells += [0] * BLOCK
        used[base] = True
        taken[base ^ bytes_here] = True
        cells[position] |= (position ^ base) << OFFSET_SHIFT
        for byte, child in level.items():
            if isinstance(child, int):
                cells[position] |= VALUE_FOLLOWS
                cells[base] = IS_VALUE | child
            else:
                cells[base ^ byte] = byte
                waiting.append((base ^ byte, child))
    return cells
