"""The newspaper pages beside the checkout, read there and never copied; skipped without them."""

from datetime import date
from pathlib import Path

import pytest

from documents import BlockKind, Collection, read_folder, sentence_spans, split_passages
from tests.documents.building import assert_leads_back, assert_nothing_lost, blocks_of, paragraphs_of

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "articles"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real articles are not beside this checkout")


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_folder(FOLDER)


def test_three_articles_with_titles_dates_and_sources(collection: Collection) -> None:
    assert not collection.failures
    assert [(article.title, article.published) for article in collection] == [
        ("2024李沧:打造产城融合示范样板", date(2024, 1, 9)),
        ("60个老旧小区改造惠及1.02万户", date(2024, 11, 20)),
        ("即墨打造工业级3D打印基地", date(2024, 11, 20)),
    ]
    assert {article.source for article in collection} == {"观海新闻/青岛早报"}


def test_cut_sentences_are_whole(collection: Collection) -> None:
    text = "\n".join(article.text for article in collection)
    for joined in (
        "高质量实施45个重点片区项目,",
        "机器人、自动化装备",
        "优化道路拥堵",
        "推动省内各地区",
        "有限公司董事长",
    ):
        assert joined in text


def test_every_paragraph_ends_as_a_sentence_does(collection: Collection) -> None:
    for article in collection:
        assert all(paragraph.endswith(("。", "。”")) for paragraph in paragraphs_of(article))


def test_captions_and_bylines_are_blocks_of_their_own(collection: Collection) -> None:
    assert [len(blocks_of(article, BlockKind.CAPTION)) for article in collection] == [1, 2, 0]
    assert [len(blocks_of(article, BlockKind.BYLINE)) for article in collection] == [1, 1, 1]
    assert not any("记者 " in paragraph for article in collection for paragraph in paragraphs_of(article))


def test_nothing_is_lost_or_doubled_and_every_sentence_leads_back(collection: Collection) -> None:
    for path in {article.path for article in collection}:
        articles = tuple(article for article in collection if article.path == path)
        assert_leads_back(articles, FOLDER / path)
        assert_nothing_lost(articles, FOLDER / path)


def test_passages_end_where_sentences_do(collection: Collection) -> None:
    for article in collection:
        ends = {sentence.end for sentence in sentence_spans(article)}
        assert all(passage.span.end in ends for passage in split_passages(article))
