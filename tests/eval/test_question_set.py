"""The question set over the sample articles: every gold quote stands where the set says it stands."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "documents" / "samples"
QUESTIONS = ROOT / "eval" / "questions" / "samples.jsonl"

FIELDS = {"id", "question", "language", "answers", "gold", "tags", "split"}
REASONS = {"wrong_place", "wrong_year", "wrong_indicator", "off_topic", "target_for_result"}
KINDS = {"number", "date", "person", "organisation", "place", "name", "list", "description"}
STATUSES = {"result", "target"}
OTHER_TAGS = {"undated", "unanswerable"}


def front_matter_and_body(path: Path) -> tuple[dict[str, str], str]:
    """Split an article into its `key: value` front matter and what follows it."""
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    fields: dict[str, str] = {}
    for line in front.splitlines():
        key, value = line.split(": ", 1)
        fields[key] = value
    return fields, body


ARTICLES = {path.name: front_matter_and_body(path) for path in sorted(SAMPLES.glob("*.md"))}
ROWS: list[dict[str, Any]] = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [row for row in ROWS if "unanswerable" not in row["tags"]]
UNANSWERABLE = [row for row in ROWS if "unanswerable" in row["tags"]]


def test_every_field_is_well_formed() -> None:
    for row in ROWS:
        assert set(row) == FIELDS, row["id"]
        assert row["question"] == row["question"].strip() != "", row["id"]
        assert row["language"] in {"zh", "en"}, row["id"]
        assert row["split"] == "dev", row["id"]
        assert len(row["tags"]) == len(set(row["tags"])), row["id"]
        assert set(row["tags"]) <= KINDS | STATUSES | REASONS | OTHER_TAGS, row["id"]


def test_the_language_is_the_questions_own() -> None:
    for row in ROWS:
        has_chinese = any("\u4e00" <= character <= "\u9fff" for character in row["question"])
        assert has_chinese == (row["language"] == "zh"), row["id"]


def test_ids_and_questions_are_unique() -> None:
    for field in ("id", "question"):
        repeated = [value for value, count in Counter(row[field] for row in ROWS).items() if count > 1]
        assert repeated == []


def test_an_answerable_question_has_a_kind_and_at_most_one_status() -> None:
    for row in ANSWERABLE:
        tags = set(row["tags"])
        assert tags & KINDS, row["id"]
        assert len(tags & STATUSES) <= 1, row["id"]
        assert not tags & REASONS, row["id"]


def test_an_unanswerable_question_gives_one_reason_and_no_gold() -> None:
    for row in UNANSWERABLE:
        assert len(REASONS & set(row["tags"])) == 1, row["id"]
        assert row["answers"] == row["gold"] == [], row["id"]


def test_the_first_answer_is_the_gold_quotes() -> None:
    for row in ANSWERABLE:
        quotes = [gold["quote"] for gold in row["gold"]]
        assert (len(quotes) > 1) == ("list" in row["tags"]), row["id"]
        assert row["answers"][0] == "、".join(quotes), row["id"]
        assert len(row["answers"]) == len(set(row["answers"])), row["id"]


def test_every_quote_stands_at_exactly_one_place() -> None:
    for row in ANSWERABLE:
        for gold in row["gold"]:
            assert set(gold) == {"article", "quote", "anchor"}, row["id"]
            front, body = ARTICLES[gold["article"]]
            assert gold["anchor"].count(gold["quote"]) == 1, row["id"]
            assert body.count(gold["anchor"]) == 1, row["id"]
            assert gold["anchor"] not in front["title"], row["id"]


def test_an_anchor_survives_the_reading_of_markdown() -> None:
    for row in ANSWERABLE:
        for gold in row["gold"]:
            assert "\n" not in gold["anchor"], row["id"]
            assert not gold["anchor"].startswith(("- ", "#")), row["id"]


def test_the_set_is_large_enough_and_mixed() -> None:
    languages = Counter(row["language"] for row in ROWS)
    tags = Counter(tag for row in ROWS for tag in row["tags"])
    assert len(ROWS) >= 80
    assert len(UNANSWERABLE) >= 20
    assert min(languages["zh"], languages["en"]) >= 25
    assert {tag for tag in KINDS | STATUSES | REASONS if tags[tag] == 0} == set()


def test_every_article_is_asked_about() -> None:
    assert {gold["article"] for row in ROWS for gold in row["gold"]} == set(ARTICLES)


def test_an_articles_front_matter_says_whether_it_is_invented() -> None:
    for name, (front, body) in ARTICLES.items():
        assert set(front) == {"title", "date", "source", "place", "invented", "note"}, name
        assert name.startswith(date.fromisoformat(front["date"]).isoformat()), name
        assert front["note"] == {"true": "虚构示例", "false": "根据公开报道改写"}[front["invented"]], name
        assert len(body) >= 400, name


def test_there_are_at_least_twelve_articles() -> None:
    assert len(ARTICLES) >= 12
