from pathlib import Path

import pytest

from index import IndexFault
from index import everyday as module
from index.everyday import load_sayings, sayings_in
from index.lexicon import load_lexicon


def test_what_people_say_leads_to_the_words_of_articles() -> None:
    assert "餐饮" in load_sayings()["饭店"]
    assert any("餐饮" in words for words in load_lexicon().alternatives("饭店的生意涨了多少？"))


def test_the_longest_saying_is_meant() -> None:
    assert sayings_in("老人食堂和停车位") == ["老人食堂", "停车位"]
    assert sayings_in("加装电梯95部") == []


def test_no_saying_stands_twice_or_for_itself() -> None:
    lines = module.SAYINGS.read_text(encoding="utf-8").splitlines()
    said = [line.partition(": ")[0] for line in lines]
    assert len(set(said)) == len(said)
    assert all(words and one not in words for one, words in load_sayings().items())


def test_a_missing_list_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SAYINGS", tmp_path / "everyday.txt")
    with pytest.raises(IndexFault, match=r"everyday\.txt is missing"):
        load_sayings.__wrapped__()
