"""The set under other names and years: consistent, complete, and with every gold quote found again."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from documents import SURNAME, read_folder
from eval import BUILT_IN_SET, EvalInputError, read_question_set
from eval.renaming import BUILT_IN_NAMES, Renaming, read_renaming, write_renamed
from index import fold
from qa.spelling import pinyin_of, spelled
from tests.eval.fakes import write_lines

SAMPLES = Path(__file__).parents[2] / "documents" / "samples"
NAMES: list[dict[str, str]] = [
    json.loads(line) for line in BUILT_IN_NAMES.read_text(encoding="utf-8").splitlines()
]
WRITTEN = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md")))
ASKED = BUILT_IN_SET.read_text(encoding="utf-8")

FORMS = {"北坡": "南丘", "Beipo": "Nanqiu", "重庆": "渝陵", "重庆路": "锦屏路"}
RENAMING = Renaming(FORMS, years_earlier=3)


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("北坡区装了3部，北坡人高兴", "南丘区装了3部，南丘人高兴"),
        ("重庆路上的重庆小面", "锦屏路上的渝陵小面"),
        ("2024-01-09-beipo-plan.md", "2021-01-09-nanqiu-plan.md"),
        ("Beipo's plan, not Beipoville's", "Nanqiu's plan, not Beipoville's"),
        ("2024年1月到2025年", "2021年1月到2022年"),
        ("1688年建成", "1685年建成"),
        ("二〇二四年和二零二三年", "二〇二一年和二〇二〇年"),
        ("２０２４年", "２０２１年"),
        ("2024.11.22", "2021.11.22"),
        ("on 22/11/2024", "on 22/11/2021"),
        ("车位2014个，1950批次，干了24年", "车位2014个，1950批次，干了24年"),
        ("电话0000-20241", "电话0000-20241"),
    ],
)
def test_names_and_years_are_renamed_and_amounts_are_not(text: str, renamed: str) -> None:
    assert RENAMING.text(text) == renamed


@pytest.mark.parametrize(
    ("question", "language", "renamed"),
    [
        ("24年12月北坡装了几部？", "zh", "21年12月南丘装了几部？"),
        ("北坡新增了2014个车位吗？", "zh", "南丘新增了2014个车位吗？"),
        ("what did beipo plan for 2024?", "en", "what did nanqiu plan for 2021?"),
        ("What was said on 22/11/2024?", "en", "What was said on 22/11/2021?"),
        ("A laptop under 5000 yuan, or 2,024?", "en", "A laptop under 5000 yuan, or 2,024?"),
    ],
)
def test_a_question_names_years_in_shorter_ways_too(question: str, language: str, renamed: str) -> None:
    assert RENAMING.question(question, language) == renamed


def test_a_bare_number_is_a_year_where_a_date_was_asked_for() -> None:
    assert RENAMING.answer("2014", of_a_date=True) == "2011"
    assert RENAMING.answer("2014", of_a_date=False) == "2014"
    assert RENAMING.answer("2014年3月", of_a_date=False) == "2011年3月"


def test_each_place_is_renamed_once() -> None:
    assert Renaming({"甲区": "乙区", "乙区": "甲区"}).text("甲区和乙区") == "乙区和甲区"


def test_without_names_only_years_move() -> None:
    assert Renaming({}, years_earlier=1).text("北坡区2024年") == "北坡区2023年"


def test_the_built_in_names_are_of_known_kinds_and_all_in_use() -> None:
    assert {name["kind"] for name in NAMES} == {"city", "district", "street", "company", "person"}
    for name in NAMES:
        assert set(name) == {"kind", "from", "to"}
        assert name["from"] in WRITTEN + ASKED, name


def test_no_other_name_stands_in_the_articles_or_questions() -> None:
    for name in NAMES:
        assert name["to"] not in WRITTEN + ASKED, name


def test_two_names_get_one_only_as_two_scripts_of_it() -> None:
    by_other: dict[str, set[str]] = {}
    for name in NAMES:
        by_other.setdefault(name["to"], set()).add(pinyin_of(name["from"]))
    assert all(len(names) == 1 for names in by_other.values())


def test_an_english_name_is_the_chinese_one_spelt_before_and_after() -> None:
    chinese = {pinyin_of(name["from"]): name["to"] for name in NAMES if not name["from"].isascii()}
    english = {spelled(name["from"].replace(" ", "")): name["to"] for name in NAMES if name["from"].isascii()}
    both = chinese.keys() & english.keys()
    assert len(both) >= 15
    for spelling in both:
        assert pinyin_of(chinese[spelling]) == spelled(english[spelling].replace(" ", "")), spelling


def test_a_person_gets_a_name_with_a_surname() -> None:
    for name in NAMES:
        if name["kind"] == "person" and not name["to"].isascii():
            assert re.match(SURNAME, name["to"]), name
            assert len(name["to"]) == len(name["from"]), name


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renaming") / "renamed"
    write_renamed(SAMPLES, BUILT_IN_SET, read_renaming(), folder)
    return folder


def test_nothing_built_in_keeps_an_old_name(renamed: Path) -> None:
    files = sorted((renamed / "documents").glob("*.md"))
    texts = [path.name + path.read_text(encoding="utf-8") for path in files]
    texts.append((renamed / "questions.jsonl").read_text(encoding="utf-8"))
    assert len(files) == len(list(SAMPLES.glob("*.md")))
    for text in texts:
        # Folded, a name in traditional script that has no other name would show as the simplified one.
        folded = fold(text)
        for name in NAMES:
            if name["from"].isascii():
                assert not re.search(rf"\b{name['from'].lower()}\b", text.lower()), name
            else:
                assert name["from"] not in text, name
                assert name["from"] not in folded, name


def test_no_article_keeps_its_year(renamed: Path) -> None:
    before = {article.published.year for article in read_folder(SAMPLES) if article.published is not None}
    after = {
        article.published.year
        for article in read_folder(renamed / "documents")
        if article.published is not None
    }
    assert len(before) == len(after)
    assert before & after == set()
    lines = (renamed / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    assert not [question for question in questions if re.search(r"202[2-5]年|\b202[2-5]\b", question)]


def test_every_gold_quote_is_found_again_at_its_own_place(renamed: Path) -> None:
    renaming = read_renaming()
    old = read_question_set(BUILT_IN_SET, read_folder(SAMPLES).articles).questions
    new = read_question_set(
        renamed / "questions.jsonl", read_folder(renamed / "documents").articles
    ).questions
    assert len(old) == len(new)
    for before, after in zip(old, new, strict=True):
        assert (before.id, before.tags, before.status) == (after.id, after.tags, after.status)
        for spans, moved in ((before.gold_spans, after.gold_spans), (before.counterpart, after.counterpart)):
            assert [renaming.text(span.quote) for span in spans] == [span.quote for span in moved], before.id
        if not {"yes_no", "comparison"} & set(after.tags) and after.answerable:
            assert after.answers[0].split("、")[0] == after.gold_spans[0].quote.split("、")[0], after.id


def small_set(folder: Path, text: str, question: Mapping[str, Any]) -> tuple[Path, Path]:
    documents = folder / "documents"
    documents.mkdir()
    (documents / "beipo.txt").write_text(text, encoding="utf-8")
    return documents, write_lines(folder / "set.jsonl", question)


QUESTION = {
    "id": "a1",
    "question": "北坡区2024年装了几部电梯？",
    "language": "zh",
    "answers": ["31部"],
    "gold": [{"article": "beipo.txt", "quote": "31部", "anchor": "北坡区装电梯31部"}],
    "tags": ["number"],
    "split": "dev",
}


def test_a_question_keeps_all_else(tmp_path: Path) -> None:
    documents, set_file = small_set(tmp_path, "2024年，北坡区装电梯31部。", QUESTION)
    assert write_renamed(documents, set_file, RENAMING, tmp_path / "out") == (1, 1)
    (line,) = (tmp_path / "out" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == QUESTION | {
        "question": "南丘区2021年装了几部电梯？",
        "gold": [{"article": "nanqiu.txt", "quote": "31部", "anchor": "南丘区装电梯31部"}],
    }


def test_a_quote_that_is_ambiguous_under_the_other_names_leaves_nothing_behind(tmp_path: Path) -> None:
    text = "2024年，北坡区装电梯31部。前年，南丘区装电梯31部。"
    documents, set_file = small_set(tmp_path, text, QUESTION)
    with pytest.raises(EvalInputError, match=r"the anchor stands 2 times in nanqiu\.txt"):
        write_renamed(documents, set_file, RENAMING, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["documents", "set.jsonl"]


def test_an_existing_folder_is_not_touched(tmp_path: Path) -> None:
    documents, set_file = small_set(tmp_path, "北坡区装电梯31部。", QUESTION)
    with pytest.raises(EvalInputError, match="exists already"):
        write_renamed(documents, set_file, RENAMING, documents)
    assert [path.name for path in documents.iterdir()] == ["beipo.txt"]


def test_a_document_that_is_no_text_is_refused(tmp_path: Path) -> None:
    documents, set_file = small_set(tmp_path, "北坡区装电梯31部。", QUESTION)
    (documents / "scan.pdf").write_bytes(b"%PDF-")
    with pytest.raises(EvalInputError, match=r"scan\.pdf is no text file"):
        write_renamed(documents, set_file, RENAMING, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_name_with_two_other_names_is_refused(tmp_path: Path) -> None:
    line = {"kind": "district", "from": "北坡", "to": "南丘"}
    with pytest.raises(EvalInputError, match="line 2: 北坡 is renamed here a second time"):
        read_renaming(write_lines(tmp_path / "names.jsonl", line, line))
