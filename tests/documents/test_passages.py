from itertools import pairwise
from pathlib import Path

from documents import BlockKind, Span, read_file, sentence_spans, split_passages
from documents.passages import LONGEST_SENTENCE, PASSAGE_LENGTH
from tests.documents.building import read_page, squeeze

HARBOUR = Path(__file__).parent / "harbour_page.txt"
SENTENCE = "松原县今年新建农村公路120公里，覆盖9个乡镇，惠及居民3.1万人。"


def test_passages_end_on_sentence_ends_and_hold_about_300_characters(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, "松原修路\n\n" + SENTENCE * 30 + "\n\n" + SENTENCE * 4 + "\n")
    ends = {sentence.end for sentence in sentence_spans(article)}
    passages = split_passages(article)
    assert all(passage.span.end in ends for passage in passages)
    assert all(len(passage.text) <= PASSAGE_LENGTH for passage in passages)
    assert len(passages) == 5


def test_passages_hold_the_whole_text_in_order() -> None:
    for article in read_file(HARBOUR):
        passages = split_passages(article)
        shown = [
            block.span.of(article.text) for block in article.blocks if block.kind is not BlockKind.FURNITURE
        ]
        assert squeeze("".join(passage.text for passage in passages)) == squeeze("".join(shown))
        spans = [passage.span for passage in passages]
        assert all(first.end <= second.start for first, second in pairwise(spans))


def test_a_long_sentence_stays_whole_up_to_the_limit(tmp_path: Path) -> None:
    long = "，".join(["松原县今年新建农村公路"] * 34) + "。"
    assert PASSAGE_LENGTH < len(long) <= LONGEST_SENTENCE
    [article] = read_page(tmp_path, f"松原修路\n\n{SENTENCE}{long}{SENTENCE}\n")
    assert any(long in passage.text for passage in split_passages(article))


def test_a_sentence_past_the_limit_is_cut_at_a_clause(tmp_path: Path) -> None:
    long = "，".join(["松原县今年新建农村公路"] * 60) + "。"
    [article] = read_page(tmp_path, f"松原修路\n\n{long}\n")
    passages = split_passages(article)
    assert max(len(passage.text) for passage in passages) <= PASSAGE_LENGTH
    assert all(passage.text.endswith(("，", "。")) for passage in passages)


def test_closing_quotation_marks_stay_with_their_sentence(tmp_path: Path) -> None:
    quoted = "居民高阿姨笑着说：“新路又宽又平，孙子上学再也不用绕远路了，真是太好了。”"
    [article] = read_page(tmp_path, "松原修路\n\n" + quoted * 20 + "\n")
    assert all(
        passage.text.startswith("居") and passage.text.endswith("”") for passage in split_passages(article)
    )


def test_a_heading_opens_the_passage_of_its_section(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, f"松原修路\n\n{SENTENCE}\n\n公路养护\n\n{SENTENCE * 9}\n")
    first, second, *_ = split_passages(article)
    assert first.text == SENTENCE
    assert second.text.startswith("公路养护\n松原县今年")


def test_an_abbreviation_ends_no_passage(tmp_path: Path) -> None:
    text = "The road to No. 5 village is open to Mr. Gao and to everyone who lives there. " * 20
    [article] = read_page(tmp_path, f"# Roads\n\n{text}\n", name="roads.md")
    assert all(passage.text.endswith("there.") for passage in split_passages(article))


def test_passages_are_spans_of_the_article() -> None:
    for article in read_file(HARBOUR):
        for passage in split_passages(article):
            assert Span(0, len(article.text)).contains(passage.span)
            assert passage.text == article.text[passage.span.start : passage.span.end]
