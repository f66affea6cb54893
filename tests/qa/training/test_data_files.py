"""The training data of our own: written and generated paragraphs; neither borrows names from the samples."""

import json
import re
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from qa.training.generate import main, to_line
from qa.training.generator import generate, names, numerals, periods
from qa.training.generator.types import Ask, anchor_of, mark, unmark
from qa.training.generator.world import invent_world

ROOT = Path(__file__).parents[3]
WRITTEN = ROOT / "qa" / "training" / "paragraphs.jsonl"
ENCYCLOPAEDIA = WRITTEN.with_name("encyclopaedia.jsonl")
SAMPLES = ROOT / "documents" / "samples"
STATUSES = {"planned", "done", "ongoing", "none"}


def written(path: Path = WRITTEN) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def generated(count: int = 120) -> list[dict]:
    return [json.loads(to_line(paragraph)) for paragraph in generate(7, count)]


@pytest.fixture(scope="module", params=[written, generated], ids=["written", "generated"])
def paragraphs(request: pytest.FixtureRequest) -> list[dict]:
    return request.param()


def questions(paragraphs: list[dict]) -> list[tuple[dict, dict]]:
    return [(paragraph, question) for paragraph in paragraphs for question in paragraph["qas"]]


def test_every_answer_stands_once_in_an_anchor_that_stands_once_in_its_context(
    paragraphs: list[dict],
) -> None:
    for paragraph, question in questions(paragraphs):
        if not question["answer"]:
            continue
        assert paragraph["context"].count(question["anchor"]) == 1, question
        assert question["anchor"].count(question["answer"]) == 1, question
        assert len(question["anchor"]) > len(question["answer"]), question
        assert question["answer"] == question["answer"].strip(), question


def test_what_is_not_answered_has_neither_anchor_nor_status(paragraphs: list[dict]) -> None:
    for _, question in questions(paragraphs):
        if not question["answer"]:
            assert (question["anchor"], question["status"]) == ("", "none"), question


def test_statuses_are_the_four_known_ones_and_each_occurs(paragraphs: list[dict]) -> None:
    assert {question["status"] for _, question in questions(paragraphs)} == STATUSES


def test_a_fifth_to_a_third_of_the_questions_have_no_answer(paragraphs: list[dict]) -> None:
    asked = questions(paragraphs)
    absent = sum(not question["answer"] for _, question in asked)
    assert 0.2 <= absent / len(asked) <= 0.33


def test_questions_are_asked_once_in_a_paragraph_and_in_their_own_language(paragraphs: list[dict]) -> None:
    for paragraph in paragraphs:
        asked = [question["q_zh"] for question in paragraph["qas"]]
        assert len(set(asked)) == len(asked), paragraph["id"]
        for question in paragraph["qas"]:
            assert re.search("[\u4e00-\u9fff]", question["q_zh"]), question
            assert not re.search("[\u4e00-\u9fff⟦⟧]", question["q_en"]), question


def test_names_and_contexts_are_not_repeated(paragraphs: list[dict]) -> None:
    assert len({paragraph["id"] for paragraph in paragraphs}) == len(paragraphs)
    assert len({paragraph["context"] for paragraph in paragraphs}) == len(paragraphs)


def test_contexts_are_as_long_as_a_passage(paragraphs: list[dict]) -> None:
    assert all(120 <= len(paragraph["context"]) <= 520 for paragraph in paragraphs)


def test_encyclopaedia_paragraphs_answer_everything_shortly() -> None:
    paragraphs = written(ENCYCLOPAEDIA)
    test_every_answer_stands_once_in_an_anchor_that_stands_once_in_its_context(paragraphs)
    test_questions_are_asked_once_in_a_paragraph_and_in_their_own_language(paragraphs)
    test_names_and_contexts_are_not_repeated(paragraphs)
    for _, question in questions(paragraphs):
        assert 0 < len(question["answer"]) <= 50 and "status" not in question, question
        assert question["answer"][-1] not in "。，、；！？", question


def sample_heads(field: str) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.md")]
    return [found[1] for text in texts if (found := re.search(f"^{field}: (.*)$", text, re.M))]


def sample_places() -> set[str]:
    return {
        name for place in sample_heads("place") for name in re.findall("([\u4e00-\u9fff]{2})[区县市]", place)
    }


def test_no_place_or_quoted_name_of_a_sample_title_occurs(paragraphs: list[dict]) -> None:
    quoted = {name for title in sample_heads("title") for name in re.findall("“([^”]{2,})”", title)}
    known = quoted | sample_places()
    assert len(known) >= 5
    for paragraph in paragraphs:
        text = paragraph["context"] + "".join(question["q_zh"] for question in paragraph["qas"])
        assert not [name for name in known if name in text], paragraph["id"]


def test_no_sample_place_can_be_invented() -> None:
    for name in sample_places():
        assert not (name[0] in names.PLACE_FIRST and name[1] in names.PLACE_SECOND), name


def test_a_seed_gives_the_same_paragraphs_whatever_the_count() -> None:
    assert list(generate(3, 4)) == list(islice(generate(3, 9), 4))
    assert list(generate(3, 4)) != list(generate(4, 4))


def test_the_command_writes_one_paragraph_a_line(tmp_path: Path) -> None:
    out = tmp_path / "generated.jsonl"
    main(["--seed", "2", "--paragraphs", "3", "--out", str(out)])
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"][:2] for line in lines] == ["t2"] * 3


def test_a_missing_folder_is_one_clear_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path / "absent" / "generated.jsonl")])
    assert "there is no folder" in capsys.readouterr().err


def test_marks_give_the_span_of_the_answer_in_the_plain_text() -> None:
    context, spans = unmark(f"今年加装{mark('a', '95部')}，去年{mark('b', '70部')}。")
    assert context == "今年加装95部，去年70部。"
    assert {key: context[start:end] for key, (start, end) in spans.items()} == {"a": "95部", "b": "70部"}


def test_an_anchor_grows_by_clauses_until_it_is_the_only_one() -> None:
    context = "甲县完成9个，乙县完成9个。"
    start = context.rindex("9个")
    assert anchor_of(context, start, start + 2) == "乙县完成9个"
    again = "甲县，9个，乙县，9个"
    assert anchor_of(again, again.rindex("9个"), len(again)) == "乙县，9个"


def test_an_answer_twice_in_its_clause_has_no_anchor() -> None:
    assert anchor_of("甲县9个乙县9个", 2, 4) == ""


@pytest.mark.parametrize(("number", "characters"), [(3, "三"), (10, "十"), (26, "二十六"), (90, "九十")])
def test_numbers_are_written_in_characters(number: int, characters: str) -> None:
    assert numerals.in_characters(number) == characters


def test_a_hedge_keeps_the_unit_beside_the_figure() -> None:
    hedged = {numerals.approximate(Random(seed), "120", "个", planned=False) for seed in range(60)}
    assert {"约120个", "120余个", "120个左右"} <= hedged
    assert all(form in ("120余个", "120多个") or "120个" in form for form in hedged)


def test_pinyin_has_an_apostrophe_before_a_vowel() -> None:
    assert names.pinyin("泽安") == "Ze'an"


def test_periods_of_a_year_say_what_is_over() -> None:
    assert periods.last_year(2024).is_past
    assert not periods.next_year(2024).is_past


def test_places_of_one_paragraph_are_all_different() -> None:
    for seed in range(50):
        world = invent_world(Random(seed))
        bare = [place.bare for place in (world.place, world.parent, *world.siblings)]
        assert len(set(bare)) == len(bare)


def test_an_ask_without_a_key_has_no_status_by_default() -> None:
    assert Ask("", "问？", "Q?").status == "none"
