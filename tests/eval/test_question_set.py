"""The question set over the sample articles: every gold quote stands where the set says it stands."""

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "documents" / "samples"
QUESTIONS = ROOT / "eval" / "questions" / "samples.jsonl"

FIELDS = {"id", "question", "language", "answers", "gold", "tags", "split"}
OPTIONAL_FIELDS = {"status", "counterpart", "conversation", "turn"}
REASONS = {
    "wrong_place",
    "wrong_year",
    "wrong_company",
    "wrong_indicator",
    "off_topic",
    "target_for_result",
    "instruction",
    "noise",
}
SPAN_KINDS = {"number", "date", "person", "organisation", "place", "name", "description"}
# What each of these asks for is more than one span, or something computed from spans.
JOINT_KINDS = {"list", "yes_no", "comparison"}
KINDS = SPAN_KINDS | JOINT_KINDS
STATUSES = {"result", "target"}
WORDINGS = {
    "traditional",
    "full_width",
    "colloquial",
    "typo",
    "pinyin",
    "numerals",
    "date_form",
    "year_on_year",
}
OTHER_TAGS = {"undated", "unanswerable", "wording", "follow_up", "new_topic"}
ALL_TAGS = KINDS | STATUSES | REASONS | WORDINGS | OTHER_TAGS


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
DEV = [row for row in ROWS if row["split"] == "dev"]
TEST = [row for row in ROWS if row["split"] == "test"]


def articles_of(rows: list[dict[str, Any]]) -> set[str]:
    return {gold["article"] for row in rows for gold in (*row["gold"], *row.get("counterpart", []))}


def tag_counts(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(tag for row in rows for tag in row["tags"])


def figure(quote: str) -> Decimal:
    """Read the one figure of a quote; 万 is ten thousand."""
    found = re.search(r"(\d+(?:\.\d+)?)(万?)", quote)
    assert found is not None, quote
    return Decimal(found[1]) * (10_000 if found[2] else 1)


def test_every_field_is_well_formed() -> None:
    for row in ROWS:
        assert FIELDS <= set(row) <= FIELDS | OPTIONAL_FIELDS, row["id"]
        assert row["question"] == row["question"].strip() != "", row["id"]
        assert row["language"] in {"zh", "en"}, row["id"]
        assert row["split"] in {"dev", "test"}, row["id"]
        assert len(row["tags"]) == len(set(row["tags"])), row["id"]
        assert set(row["tags"]) <= ALL_TAGS, row["id"]


def test_the_language_is_the_questions_own() -> None:
    for row in ROWS:
        has_chinese = any("\u4e00" <= character <= "\u9fff" for character in row["question"])
        assert has_chinese == (row["language"] == "zh"), row["id"]


def test_ids_are_unique() -> None:
    assert [value for value, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []


def test_no_question_is_asked_twice_but_as_a_later_turn() -> None:
    first = Counter(row["question"] for row in ROWS if row.get("turn", 1) == 1)
    assert [question for question, count in first.items() if count > 1] == []


def test_an_answerable_question_has_a_kind_and_at_most_one_status() -> None:
    for row in ANSWERABLE:
        tags = set(row["tags"])
        assert tags & KINDS, row["id"]
        assert len(tags & STATUSES) <= 1, row["id"]
        assert len(tags & JOINT_KINDS) <= 1, row["id"]
        assert not tags & REASONS, row["id"]


def test_an_unanswerable_question_gives_one_reason_and_no_gold() -> None:
    for row in UNANSWERABLE:
        assert len(REASONS & set(row["tags"])) == 1, row["id"]
        assert row["answers"] == row["gold"] == [], row["id"]


def test_the_first_answer_is_the_gold_quotes() -> None:
    for row in ANSWERABLE:
        tags = set(row["tags"])
        quotes = [gold["quote"] for gold in row["gold"]]
        assert len(row["answers"]) == len(set(row["answers"])), row["id"]
        if tags & {"yes_no", "comparison"}:
            continue
        if "list" in tags:
            assert len(quotes) > 1, row["id"]
            assert row["answers"][0] == "、".join(quotes), row["id"]
        else:
            assert row["answers"][0] == quotes[0], row["id"]
            assert set(quotes) <= set(row["answers"]), row["id"]


def test_a_yes_or_no_is_worded_in_the_questions_language() -> None:
    for row in ANSWERABLE:
        if "yes_no" in row["tags"]:
            assert row["answers"] in ([["是"], ["否"]], [["yes"], ["no"]])[row["language"] == "en"], row["id"]


def test_a_comparison_states_the_difference_of_its_two_figures() -> None:
    for row in ANSWERABLE:
        if "comparison" in row["tags"]:
            first, second = (figure(gold["quote"]) for gold in row["gold"])
            bare = {figure(answer) for answer in row["answers"] if re.fullmatch(r"\d+", answer)}
            assert bare == {abs(first - second)}, row["id"]
            assert figure(row["answers"][0]) == abs(first - second), row["id"]


def test_every_quote_stands_at_exactly_one_place() -> None:
    for row in ROWS:
        for gold in (*row["gold"], *row.get("counterpart", [])):
            assert set(gold) == {"article", "quote", "anchor"}, row["id"]
            front, body = ARTICLES[gold["article"]]
            assert gold["anchor"].count(gold["quote"]) == 1, row["id"]
            assert body.count(gold["anchor"]) == 1, row["id"]
            assert gold["anchor"] not in front["title"], row["id"]


def test_an_anchor_survives_the_reading_of_markdown() -> None:
    for row in ROWS:
        for gold in (*row["gold"], *row.get("counterpart", [])):
            assert "\n" not in gold["anchor"], row["id"]
            assert not gold["anchor"].startswith(("- ", "#")), row["id"]


def test_a_status_is_what_the_tags_ask_for() -> None:
    for row in ROWS:
        tags, status = set(row["tags"]), row.get("status")
        if "target_for_result" in tags:
            assert status in {"planned", "done"}, row["id"]
        elif tags & {"yes_no", "comparison"}:
            assert status is None, row["id"]
        elif tags & STATUSES:
            assert status == ("planned" if "target" in tags else "done"), row["id"]
        else:
            assert status in {None, "ongoing"}, row["id"]
        if "counterpart" in row:
            assert status is not None, row["id"]
            assert row["counterpart"], row["id"]


def test_what_states_the_other_status_is_not_the_answer() -> None:
    for row in ROWS:
        answers = {(gold["article"], gold["anchor"], gold["quote"]) for gold in row["gold"]}
        others = {(gold["article"], gold["anchor"], gold["quote"]) for gold in row.get("counterpart", [])}
        assert not answers & others, row["id"]


def test_turns_count_from_one_and_only_later_ones_follow_up() -> None:
    for before, row in pairwise([{}, *ROWS]):
        if "conversation" not in row:
            assert not {"follow_up", "new_topic"} & set(row["tags"]), row["id"]
            continue
        goes_on = row["conversation"] == before.get("conversation")
        assert row["turn"] == (before["turn"] + 1 if goes_on else 1), row["id"]
        assert len({"follow_up", "new_topic"} & set(row["tags"])) == (1 if goes_on else 0), row["id"]
    turns = Counter(row["conversation"] for row in ROWS if "conversation" in row)
    assert set(turns.values()) <= {2, 3, 4}


def test_an_unusual_wording_is_named() -> None:
    for row in ROWS:
        assert len(WORDINGS & set(row["tags"])) == ("wording" in row["tags"]), row["id"]


def test_no_article_of_the_test_split_is_used_by_the_dev_split() -> None:
    assert articles_of(DEV) & articles_of(TEST) == set()


def test_every_article_is_asked_about() -> None:
    assert articles_of(ROWS) == set(ARTICLES)


def test_the_set_is_as_large_and_as_mixed_as_it_must_be() -> None:
    languages = Counter(row["language"] for row in ROWS)
    assert len(ROWS) >= 420
    assert languages["zh"] >= 2 * languages["en"] > 0
    assert len(UNANSWERABLE) >= 120
    assert sum("conversation" in row for row in ROWS) >= 60
    assert tag_counts(ROWS)["wording"] >= 40
    for rows in (DEV, TEST):
        assert set(tag_counts(rows)) == ALL_TAGS


def test_the_test_split_stands_by_itself() -> None:
    assert len(TEST) >= 180
    assert sum(row["language"] == "en" for row in TEST) >= 50
    assert sum("unanswerable" in row["tags"] for row in TEST) >= 50
    assert sum("follow_up" in row["tags"] for row in TEST) >= 25
    assert tag_counts(TEST)["wording"] >= 20
    for language in ("zh", "en"):
        kinds = tag_counts([row for row in TEST if row["language"] == language])
        assert {kind for kind in KINDS if kinds[kind] == 0} == set(), language


def test_an_articles_front_matter_says_whether_it_is_invented() -> None:
    for name, (front, body) in ARTICLES.items():
        assert set(front) == {"title", "date", "source", "place", "invented", "note"}, name
        assert name.startswith(date.fromisoformat(front["date"]).isoformat()), name
        assert front["note"] == {"true": "虚构示例", "false": "根据公开报道改写"}[front["invented"]], name
        assert 300 <= len(body) <= 1200, name


def test_there_are_at_least_thirty_two_articles() -> None:
    assert len(ARTICLES) >= 32
