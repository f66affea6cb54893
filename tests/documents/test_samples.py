"""The sample articles: read whole, dated, and traced to their files."""

from pathlib import Path

import frontmatter
import pytest

from documents import Article, read_folder, read_raw, sentence_spans, split_passages

SAMPLES = Path(__file__).parent.parent.parent / "documents" / "samples"
COLLECTION = read_folder(SAMPLES)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_sample_is_read() -> None:
    assert not COLLECTION.failures
    assert len(COLLECTION.articles) >= 32


@pytest.mark.parametrize("article", COLLECTION.articles, ids=lambda article: article.path)
def test_every_sentence_leads_back_to_its_file(article: Article) -> None:
    raw = read_raw(SAMPLES / article.path).raw
    sentences = sentence_spans(article)
    assert sentences
    for sentence in sentences:
        pieces = "".join(span.of(raw) for span in article.raw_spans(sentence))
        assert squeezed(pieces) == squeezed(sentence.of(article.text))


@pytest.mark.parametrize("article", COLLECTION.articles, ids=lambda article: article.path)
def test_passages_end_where_sentences_do(article: Article) -> None:
    ends = {sentence.end for sentence in sentence_spans(article)}
    for passage in split_passages(article):
        assert passage.span.start + len(passage.text.rstrip()) in ends


@pytest.mark.parametrize("article", COLLECTION.articles, ids=lambda article: article.path)
def test_a_sample_is_dated_and_says_whether_it_is_invented(article: Article) -> None:
    stated = frontmatter.load(str(SAMPLES / article.path))
    assert article.published == stated["date"]
    assert article.title == stated["title"]
    assert isinstance(stated["invented"], bool)
    assert ("虚构" in stated["note"]) == stated["invented"]
