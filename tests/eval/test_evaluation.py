import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval import (
    EvalInputError,
    EvalOptions,
    Evaluation,
    QuestionSet,
    evaluate_answers,
    evaluate_reading,
    evaluate_retrieval,
    load_questions,
    render,
    write_results,
)
from qa import Answer, QuestionError
from tests.eval.fakes import (
    PLAN,
    RESULTS,
    TableAssistant,
    abstained,
    answered,
    article,
    gold,
    hits,
    passage,
    question,
    write_json,
    write_lines,
)

RESULT = article(RESULTS, "results")
TARGET = article(PLAN, "plan")
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
CHARGERS = passage("新建充电桩200个。", RESULT)
PLANNED = passage(PLAN, TARGET)

# Four questions: right; wrong although found second; abstained in vain; abstained rightly. Tags group them.
QUESTIONS = (
    question(["31部"], [[gold("31部", RESULT)]], identifier="right", text="装了几部？", tags=["lift"]),
    question(["20部以上"], [[gold("20部以上", TARGET)]], identifier="wrong", text="要几部？", tags=["lift"]),
    question(["200个"], [[gold("200个", RESULT)]], identifier="silent", text="几个桩？", tags=["charger"]),
    question(identifier="unknown", text="有多少人口？", tags=["unanswerable"]),
)
TABLE = {
    "装了几部？": answered("31部", within=RESULT, found=hits(LIFTS, PLANNED)),
    "要几部？": answered("31部", within=RESULT, found=hits(LIFTS, PLANNED)),
    "几个桩？": abstained(hits(LIFTS, PLANNED)),
    "有多少人口？": abstained(hits(LIFTS)),
}
SET = EvalOptions(set_file=Path("set.jsonl"))
SQUAD = EvalOptions(squad_files=(Path("set.json"),))
ASKED = QuestionSet(QUESTIONS, (RESULT, TARGET), ("一句说明。",))


def evaluate() -> Evaluation:
    return evaluate_answers(ASKED, TableAssistant(TABLE).ask)


def test_the_figures_of_four_questions() -> None:
    figures = evaluate().figures
    assert figures.questions == 4
    assert figures.correct == figures.exact_match == pytest.approx(2 / 4)
    # "31部" against "20部以上" shares [部] of 2 and 4 tokens: 2/6
    assert figures.f1 == pytest.approx((1 + 2 / 6 + 0 + 1) / 4)
    assert figures.cmrc_exact_match == pytest.approx(1 / 3)
    assert figures.cmrc_f1 == pytest.approx((1 + 2 / 6 + 0) / 3)
    # ranks of the three answerable ones: 1, 2, not found
    assert figures.hit_at_1 == pytest.approx(1 / 3)
    assert figures.hit_at_5 == pytest.approx(2 / 3)
    assert figures.mrr_at_10 == pytest.approx((1 + 1 / 2) / 3)
    assert figures.citation_precision == pytest.approx(1 / 2)  # two answers
    assert figures.citation_recall == pytest.approx(1 / 3)  # three answerable questions
    assert figures.abstain_precision == pytest.approx(1 / 2)
    assert figures.abstain_recall == 1.0
    assert figures.latency_p50_ms is not None
    assert figures.latency_p95_ms is not None
    assert 0 <= figures.latency_p50_ms <= figures.latency_p95_ms


def test_slices_are_languages_and_tags() -> None:
    slices = evaluate().slices
    assert list(slices) == ["language:zh", "charger", "lift", "unanswerable"]
    assert (slices["lift"].questions, slices["lift"].exact_match) == (2, 0.5)
    assert slices["unanswerable"].hit_at_1 is None
    assert slices["lift"].abstain_recall is None


def test_a_gold_passage_run_reads_each_questions_own_context() -> None:
    assistant = TableAssistant(TABLE)
    asked = (replace(QUESTIONS[0], context=RESULT), replace(QUESTIONS[1], context=TARGET))
    evaluation = evaluate_reading(QuestionSet(asked, (RESULT, TARGET)), assistant.read_gold)
    assert assistant.contexts == [RESULT, TARGET]
    assert evaluation.figures.exact_match == 0.5
    assert evaluation.figures.hit_at_1 is None
    assert evaluation.channels == {}


def test_a_question_without_a_context_has_no_gold_passage() -> None:
    with pytest.raises(EvalInputError, match="Question right has no passage of its own"):
        evaluate_reading(ASKED, TableAssistant(TABLE).read_gold)


def test_a_retrieval_run_shows_each_channel_alone_with_the_fused_one_first() -> None:
    evaluation = evaluate_retrieval(ASKED, TableAssistant(TABLE))
    assert list(evaluation.channels) == ["fused", "backwards"]
    # fused ranks 1, 2, none; the reversed lists give 2, 1, none
    assert evaluation.channels["fused"].mrr_at_10 == pytest.approx(1.5 / 3)
    assert evaluation.channels["backwards"].hit_at_1 == pytest.approx(1 / 3)
    assert evaluation.figures.hit_at_1 == evaluation.channels["fused"].hit_at_1
    assert evaluation.figures.exact_match is None
    assert evaluation.figures.abstain_recall is None


def test_a_question_that_cannot_be_asked_is_named() -> None:
    def refuse(_: str) -> Answer:
        raise QuestionError("The question is too long.")

    with pytest.raises(EvalInputError, match=r"Question right cannot be asked: The question is too long\."):
        evaluate_answers(ASKED, refuse)


def test_the_json_has_the_promised_shape_and_names(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    write_results(evaluate(), path)
    results = json.loads(path.read_text(encoding="utf-8"))
    assert {"metrics", "slices", "rows"} <= results.keys()
    promised = {
        "exact_match", "f1", "cmrc_exact_match", "cmrc_f1", "hit_at_1", "hit_at_5", "mrr_at_10",
        "citation_precision", "citation_recall", "abstain_precision", "abstain_recall",
        "latency_p50_ms", "latency_p95_ms",
    }  # fmt: skip
    assert promised <= results["metrics"].keys()
    assert promised <= results["slices"]["lift"].keys()
    assert results["metrics"]["exact_match"] == 0.5
    right, wrong, silent, _ = results["rows"]
    assert (right["id"], right["answer"], right["ranks"]) == ("right", "31部", {"fused": 1})
    start = RESULTS.index("31部")
    assert right["citations"] == [
        {
            "article_id": "results",
            "path": "folder/results.md",
            "start": start,
            "end": start + 3,
            "quote": "31部",
        }
    ]
    assert right["gold"] == [right["citations"]]
    assert (wrong["correct"], wrong["f1"]) == (False, pytest.approx(2 / 6))
    assert (silent["answer"], silent["abstained"], silent["reason"]) == (None, True, "nothing_found")


def test_results_replace_an_older_file_and_leave_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text("old", encoding="utf-8")
    write_results(evaluate(), path)
    assert json.loads(path.read_text(encoding="utf-8"))["metrics"]["questions"] == 4
    assert list(tmp_path.iterdir()) == [path]


def test_results_that_cannot_be_written_are_reported(tmp_path: Path) -> None:
    with pytest.raises(EvalInputError, match="the results cannot be written"):
        write_results(evaluate(), tmp_path / "missing" / "results.json")


def test_the_report_shows_figures_slices_and_notes() -> None:
    report = render(evaluate())
    assert "一句说明。" in report
    assert "4 questions: the articles answer 3 and do not answer 1; retrieval ranks count passages" in report
    assert re.search(r"^exact_match +50\.0%$", report, re.MULTILINE)
    assert "✗" not in report
    lift = next(line for line in report.splitlines() if line.startswith("lift"))
    #                       questions, correct, exact, F1, hit@1, hit@5, cite P, cite R, abst P, abst R
    assert lift.split()[1:] == ["2", "50.0%", "50.0%", "66.7%", "50.0%", "100.0%", "50.0%", "50.0%", "–", "–"]


def test_the_report_leaves_out_slices_of_all_questions() -> None:
    report = render(evaluate())
    assert "\nall " in report
    assert "language:zh" not in report


def test_the_verbose_report_explains_every_wrong_row() -> None:
    report = render(evaluate(), verbose=True)
    assert report.count("✗") == 2
    wrong, silent = report.split("✗")[1:]
    assert "wrong [zh, lift] 要几部？" in wrong
    assert "gold    20部以上 — 标题plan" in wrong
    assert "answer  31部 (confidence 0.80, span)" in wrong
    assert "cited   截至十二月，北坡区加装电梯31部。" in wrong
    assert "— 标题results, date unknown" in wrong
    assert "cited another article than the gold one; rank of the right passage: fused 2" in wrong
    assert "reason  abstained (nothing_found); rank of the right passage: fused not found" in silent


def test_the_report_of_a_retrieval_run_has_the_channels() -> None:
    report = render(evaluate_retrieval(ASKED, TableAssistant(TABLE)), verbose=True)
    header = "channel alone  questions  hit@1  hit@5  MRR@10\n"
    assert header + "fused                  3  33.3%  66.7%   50.0%\n" in report
    assert "exact_match" not in report
    assert "the right passage is not first; rank of the right passage: fused 2, backwards 1" in report


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda folder: EvalOptions(), "needs either --set or --squad"),
        (lambda folder: replace(SET, squad_files=(folder / "a.json",)), "and not both"),
        (lambda folder: replace(SET, gold_passage=True), "--gold-passage needs --squad"),
        (lambda folder: replace(SET, questions_file=folder / "q.jsonl"), "--questions needs --squad"),
        (lambda folder: replace(SQUAD, gold_passage=True, retrieval_only=True), "cannot go with"),
        (lambda folder: replace(SET, limit=0), "--limit must be 1 or more, got 0"),
        (lambda folder: replace(SET, json_file=folder / "none" / "r.json"), "the folder .* does not exist"),
        (lambda folder: replace(SET, json_file=folder), "is a folder; name a file"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    tmp_path: Path, build: Callable[[Path], EvalOptions], message: str
) -> None:
    with pytest.raises(EvalInputError, match=message):
        build(tmp_path)


def test_the_limit_keeps_the_first_questions_and_all_articles(tmp_path: Path) -> None:
    qas = [{"id": str(number), "question": "谁？", "answers": []} for number in range(3)]
    contexts = [{"context": PLAN, "qas": qas}, {"context": RESULTS, "qas": []}]
    path = write_json(tmp_path / "set.json", {"data": [{"paragraphs": contexts}]})
    loaded = load_questions(EvalOptions(squad_files=(path,), limit=2))
    assert [asked.id for asked in loaded.questions] == ["0", "1"]
    assert len(loaded.articles) == 2
    assert loaded.notes == ("Only the first 2 of 3 questions were asked.",)


def test_a_set_is_loaded_over_the_given_articles(tmp_path: Path) -> None:
    record = {
        "id": "u",
        "question": "谁？",
        "language": "zh",
        "answers": [],
        "gold": [],
        "tags": [],
        "split": "dev",
    }
    loaded = load_questions(EvalOptions(set_file=write_lines(tmp_path / "s.jsonl", record)), [RESULT])
    assert loaded.articles == (RESULT,)
    assert loaded.notes == ()
