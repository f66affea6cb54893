from pathlib import Path

import pytest

from index import IndexFault, build_index
from index import lexicon as module
from index.lexicon import load_lexicon, read_lexicon, terms_of, write_lexicon
from tests.index.fakes import OverlapEmbedder, article


def test_chinese_terms_are_words_and_english_ones_stems_and_their_pairs() -> None:
    assert terms_of("老人找活难吗？", "zh") == ["老人", "找活", "难", "吗"]
    assert terms_of("Was phase two of the lifts renovated?", "en") == [
        "phase", "two", "lift", "renov", "phase two", "two lift", "lift renov",
    ]  # fmt: skip


def test_a_term_leads_to_the_words_that_articles_use() -> None:
    assert any("就业" in words for words in load_lexicon().alternatives("帮多少人找活了？"))
    assert any("交付" in words for words in load_lexicon().alternatives("How many were handed over?"))
    assert load_lexicon().alternatives("zzzz") == []


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    rows = {"phase two": {"二期": 0.5}, "开学": {"学校": 0.25, "校区": 0.125}}
    write_lexicon(rows, tmp_path / "table.tsv")
    lexicon = read_lexicon((tmp_path / "table.tsv").read_text(encoding="utf-8").splitlines())
    assert len(lexicon) == 2
    assert lexicon.alternatives("几号开学") == [rows["开学"]]
    assert lexicon.alternatives("when will phase two open?") == [rows["phase two"]]


@pytest.mark.parametrize("content", [None, "找活\t就业\n", "找活\t就业=often\n"])
def test_a_damaged_table_is_one_sentence(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "lexicon.tsv"
    if content is not None:
        table.write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "TABLE", table)
    with pytest.raises(IndexFault, match=r"lexicon\.tsv is missing or damaged"):
        load_lexicon.__wrapped__()


def test_another_word_for_the_same_finds_the_passage() -> None:
    others = (
        article("全区开通公交线路3条。", "buses"),
        article("全区城镇新增就业2.1万人。", "jobs"),
        article("全区整修路面12条。", "roads"),
    )
    hit = build_index(others, OverlapEmbedder()).search("找活")[0]
    assert hit.passage.article.id == "jobs"
    assert next(one for one in hit.channels if one.channel == "lexicon").score > 0
    without = build_index(others, OverlapEmbedder(), lexicon=False).search("找活")[0]
    assert "lexicon" not in {one.channel for one in without.channels}
