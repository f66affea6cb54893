import pytest

from documents import Article, Block, BlockKind, Piece, Span, sentence_around, sentence_spans


def article_of(*blocks: str) -> Article:
    text = "\n".join(blocks)
    placed, offset = [], 0
    for block in blocks:
        placed.append(Block(BlockKind.PARAGRAPH, Span(offset, offset + len(block))))
        offset += len(block) + 1
    return Article("a-1", "题", text, None, None, "a.txt", tuple(placed), (Piece(0, 0, len(text)),))


def sentences_of(*blocks: str) -> list[str]:
    article = article_of(*blocks)
    return [span.of(article.text) for span in sentence_spans(article)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["松原修路。", "路通了！", "真的吗？", "真的!"],
        ["她说：“路通了。”", "大家都笑了。"],
        ["一期完工；二期开工；三期规划中。", "四期未定。"],
        ["增长5.5%,投入3.2亿元。", "版本为2.0。"],
        ["（图为施工现场。）", "路通了。"],
        ["路真的通了？！", "通了……真的通了。"],
        ["见www.songyuan.cn/?page=2即可。", "电话不变。"],
        ["The road is open.", "It is 5.5 km long.", "Mr. Gao said so."],
        ["增长5.5%以上. ", "投入3.2亿元"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    glue = " " if sentences[0].isascii() else ""
    assert sentences_of(glue.join(sentences)) == [sentence.strip() for sentence in sentences]


def test_no_sentence_crosses_a_block() -> None:
    assert sentences_of("松原修路", "路通了。桥也通了") == ["松原修路", "路通了。", "桥也通了"]


def test_every_character_that_shows_is_in_one_sentence() -> None:
    blocks = ("- 新建公路120公里", "路通了。 桥也通了！”  ", "No. 5 of 7.")
    assert "".join(sentences_of(*blocks)).replace(" ", "") == "".join(blocks).replace(" ", "")


def test_the_sentences_around_a_span_are_whole_and_no_more() -> None:
    article = article_of("甲修路。乙架桥。丙种树。", "丁建校。")
    assert sentence_around(article, Span(5, 6)).of(article.text) == "乙架桥。"
    assert sentence_around(article, Span(3, 6)).of(article.text) == "甲修路。乙架桥。"
    assert sentence_around(article, Span(9, 14)).of(article.text) == "丙种树。\n丁建校。"
    assert sentence_around(article, Span(4, 8)).of(article.text) == "乙架桥。"
