import json
import math
import re
from collections.abc import Callable, Sequence
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
from qa import Answer, QuestionError, StageTiming, Turn
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


def value(evaluation: Evaluation, name: str, among: str = "") -> float | None:
    group = evaluation.summary.overall
    return (group.slices[among] if among else group.figures).value(name)


def test_the_figures_of_four_questions() -> None:
    evaluation = evaluate()
    assert evaluation.summary.overall.figures.questions == 4
    assert value(evaluation, "correct") == value(evaluation, "exact_match") == pytest.approx(2 / 4)
    # "31部" against "20部以上" shares [部] of 2 and 4 tokens: 2/6
    assert value(evaluation, "f1") == pytest.approx((1 + 2 / 6 + 0 + 1) / 4)
    assert value(evaluation, "cmrc_exact_match") == pytest.approx(1 / 3)
    assert value(evaluation, "cmrc_f1") == pytest.approx((1 + 2 / 6 + 0) / 3)
    # ranks of the three answerable ones: 1, 2, not found
    assert value(evaluation, "hit_at_1") == pytest.approx(1 / 3)
    assert value(evaluation, "hit_at_5") == pytest.approx(2 / 3)
    assert value(evaluation, "mrr_at_10") == pytest.approx((1 + 1 / 2) / 3)
    assert value(evaluation, "ndcg_at_10") == pytest.approx((1 + 1 / math.log2(3)) / 3)
    assert value(evaluation, "citation_precision") == pytest.approx(1 / 2)  # two answers
    assert value(evaluation, "citation_recall") == pytest.approx(1 / 3)  # three answerable questions
    assert value(evaluation, "cited_right") == pytest.approx(1 / 2)
    assert value(evaluation, "quotes_exact") == 1.0
    assert value(evaluation, "abstain_precision") == pytest.approx(1 / 2)
    assert value(evaluation, "abstain_recall") == 1.0
    assert value(evaluation, "abstain_f1") == pytest.approx(2 * 0.5 * 1 / 1.5)


def test_every_figure_has_an_interval_around_it() -> None:
    for figure in evaluate().summary.overall.figures.by_name.values():
        if figure.value is not None:
            assert figure.interval is not None
            assert figure.interval.low <= figure.value <= figure.interval.high


def test_latencies_are_of_each_stage_and_of_all() -> None:
    table = {"装了几部？": replace(TABLE["装了几部？"], timings=(StageTiming("read", 30.0),))}
    evaluation = evaluate_answers(QuestionSet(QUESTIONS[:1], (RESULT,)), TableAssistant(table).ask)
    read, total = evaluation.summary.latencies
    assert (read.stage, read.p50, read.p99) == ("read", 30.0, 30.0)
    assert total.stage == "total"


def test_slices_are_languages_tags_kinds_of_answer_and_articles() -> None:
    evaluation = evaluate()
    assert list(evaluation.summary.overall.slices) == [
        *("language:zh", "charger", "lift", "unanswerable", "kind:none", "kind:span"),
        *("article:plan.md", "article:results.md"),
    ]
    assert value(evaluation, "exact_match", "lift") == 0.5
    assert value(evaluation, "hit_at_1", "unanswerable") is None
    assert value(evaluation, "abstain_recall", "lift") is None


def test_several_splits_are_summed_up_apart() -> None:
    assert evaluate().summary.splits == {}
    asked = (replace(QUESTIONS[0], split="dev"), replace(QUESTIONS[1], split="test"))
    evaluation = evaluate_answers(QuestionSet(asked, (RESULT, TARGET)), TableAssistant(TABLE).ask)
    splits = evaluation.summary.splits
    assert {name: group.figures.value("correct") for name, group in splits.items()} == {"dev": 1, "test": 0}


def test_a_turn_is_asked_with_the_turns_before_it_and_our_own_answers() -> None:
    assistant = TableAssistant(TABLE)
    asked = tuple(replace(one, conversation="c") for one in QUESTIONS[:3]) + QUESTIONS[3:]
    evaluate_answers(QuestionSet(asked, (RESULT, TARGET)), assistant.ask)
    first, second = (
        Turn("装了几部？", "31部"),
        Turn("要几部？", "31部"),
    )  # the second is wrong, and still said
    assert assistant.histories == [(), (first,), (first, second), ()]


def test_a_wrong_row_keeps_how_its_answer_came_about() -> None:
    evaluation = evaluate_answers(ASKED, TableAssistant(TABLE).ask, explain=lambda answer: "because")
    traces = [row.outcome.trace for row in evaluation.rows if row.outcome is not None]
    assert traces == ["", "because", "because", ""]


def test_a_gold_passage_run_reads_each_questions_own_context() -> None:
    assistant = TableAssistant(TABLE)
    asked = (replace(QUESTIONS[0], context=RESULT), replace(QUESTIONS[1], context=TARGET))
    evaluation = evaluate_reading(QuestionSet(asked, (RESULT, TARGET)), assistant.read_gold)
    assert assistant.contexts == [RESULT, TARGET]
    assert value(evaluation, "exact_match") == 0.5
    assert value(evaluation, "hit_at_1") is None
    assert evaluation.summary.channels == {}


def test_a_question_without_a_context_has_no_gold_passage() -> None:
    with pytest.raises(EvalInputError, match="Question right has no passage of its own"):
        evaluate_reading(ASKED, TableAssistant(TABLE).read_gold)


def test_a_retrieval_run_shows_each_channel_alone_with_the_fused_one_first() -> None:
    evaluation = evaluate_retrieval(ASKED, TableAssistant(TABLE))
    channels = evaluation.summary.channels
    assert list(channels) == ["fused", "backwards"]
    # fused ranks 1, 2, none; the reversed lists give 2, 1, none
    assert channels["fused"].mrr_at_10 == pytest.approx(1.5 / 3)
    assert channels["backwards"].hit_at_1 == pytest.approx(1 / 3)
    assert value(evaluation, "hit_at_1") == channels["fused"].hit_at_1
    assert value(evaluation, "exact_match") is None
    assert value(evaluation, "abstain_recall") is None


def test_a_question_that_cannot_be_asked_is_named() -> None:
    def refuse(_: str, history: Sequence[Turn]) -> Answer:
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
            "title": "标题results",
            "published": None,
            "start": start,
            "end": start + 3,
            "quote": "31部",
            "context": "截至十二月，北坡区加装电梯31部。",
            "status": "none",
        }
    ]
    assert right["gold"][0][0].items() <= right["citations"][0].items()
    low, high = results["intervals"]["exact_match"]
    assert low < 0.5 < high
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
    assert re.search(r"^exact_match +50\.0 \[0\.0, 100\.0\]$", report, re.MULTILINE)
    assert "✗" not in report
    lift = next(line for line in report.splitlines() if line.startswith("lift"))
    #    questions, correct with interval, F1, hit@1, hit@5, cite P, cite R, abst P, abst R
    shown = ["2", "50.0", "[0.0,", "100.0]", "66.7", "50.0", "100.0", "50.0", "50.0", "–", "–"]
    assert lift.split()[1:] == shown


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
    assert header + "fused                  3   33.3   66.7    50.0\n" in report
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
        (
            lambda folder: replace(SQUAD, gold_passage=True, baselines=True),
            "--baselines answer questions over",
        ),
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
