from tokenizers.normalizers import Precompiled

from index.charsmap import compile_charsmap


def test_a_compiled_map_replaces_its_characters_and_no_others():
    replacements = {"Ａ": "A", "①": "1", "㎡": "m2", "\u200b": "", "\t": " ", "é": "é"}
    normalise = Precompiled(compile_charsmap(replacements)).normalize_str
    assert normalise("Ａ①㎡x\u200by\tzＢ字") == "A1m2xy zＢ字"


def test_every_entry_of_a_large_map_is_found():
    replacements = {chr(code): chr(code + 1) for code in [*range(1, 256), *range(0x4E00, 0x4F00)]}
    normalise = Precompiled(compile_charsmap(replacements)).normalize_str
    assert all(normalise(old) == new for old, new in replacements.items())
