from pathlib import Path

from editing import extract

CUT = """北坡区推进民生实事

本报讯 北坡区今年为居民办成多件实事。全区新建改造38

月桥路边的口袋公园。

处口袋公园,并整修了沿线的步道与座椅,方便居民休息。
"""


def test_a_joined_sentence_is_shown_with_what_stood_between(tmp_path: Path) -> None:
    (tmp_path / "parks.txt").write_text(CUT, encoding="utf-8")
    extraction = extract(tmp_path / "parks.txt")
    [article], [joins] = extraction.articles, extraction.joins
    [join] = joins
    assert article.text[: join.at].endswith("新建改造38")
    assert article.text[join.at :].startswith("处口袋公园")
    assert join.between == "月桥路边的口袋公园。"


def test_the_end_of_a_line_is_no_join(tmp_path: Path) -> None:
    text = "北坡区整修道路\n\n北坡区今年整修道路十二条，沿线种\n植樱花树五百棵，居民出行更方便。\n"
    (tmp_path / "roads.txt").write_text(text, encoding="utf-8")
    assert extract(tmp_path / "roads.txt").joins == ((),)


def test_a_format_that_says_what_belongs_together_has_no_joins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: 道路\n---\n整修道路*十二*条。\n\n种树五百棵。\n", encoding="utf-8"
    )
    extraction = extract(tmp_path / "a.md")
    assert [article.title for article in extraction.articles] == ["道路"]
    assert extraction.joins == ((),)


def test_a_file_that_cannot_be_read_has_a_reason_instead(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_text("no PDF")
    extraction = extract(tmp_path / "torn.pdf")
    assert extraction.articles == ()
    assert extraction.failure is not None and "not a PDF" in extraction.failure
