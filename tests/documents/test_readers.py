import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from documents import MAX_BYTES, BlockKind, DocumentError, read_file, read_folder, read_raw, sentence_spans
from tests.documents.building import (
    assert_leads_back,
    assert_nothing_lost,
    blocks_of,
    paragraphs_of,
    read_page,
)
from tests.documents.pdf import pdf_of

PAGE = "松原修路\n\n本报讯 松原县今年新建公路120公里，覆盖9个乡\n\n图为施工现场。\n\n镇，惠及3.1万人。\n"
JOINED = "松原县今年新建公路120公里，覆盖9个乡镇，惠及3.1万人。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE.encode(encoding))
    articles = read_file(path)
    assert JOINED in articles[0].text
    assert_leads_back(articles, path)
    assert_nothing_lost(articles, path)


def test_windows_line_ends_count_in_raw_offsets(tmp_path: Path) -> None:
    articles = read_page(tmp_path, PAGE.replace("\n", "\r\n"))
    assert JOINED in articles[0].text
    [piece, *_] = articles[0].pieces
    assert (tmp_path / "page.txt").read_bytes().decode()[piece.raw :].startswith("本报讯")


MARKDOWN = """---
title: 松原修路
published: 2021-06-05
source: 松原县交通局
---

# 松原修路

松原县今年**新建公路**120公里，
覆盖[9个乡镇](https://songyuan.example)。

## 养护

- 养护公路`900`公里
- 安装路灯3100盏
"""


def test_markdown_shows_no_markup_and_leads_back(tmp_path: Path) -> None:
    for text in (MARKDOWN, MARKDOWN.replace("\n", "\r\n")):
        articles = read_page(tmp_path, text, name="page.md")
        [article] = articles
        assert (article.title, article.published, article.source) == (
            "松原修路",
            date(2021, 6, 5),
            "松原县交通局",
        )
        assert (
            article.text == "松原县今年新建公路120公里，覆盖9个乡镇。\n养护\n养护公路900公里\n安装路灯3100盏"
        )
        kinds = [block.kind for block in article.blocks]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.SUMMARY, BlockKind.SUMMARY]
        assert_leads_back(articles, tmp_path / "page.md")


def test_markdown_with_broken_front_matter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="front matter"):
        read_page(tmp_path, "---\ntitle: [松原\n---\n松原修路。\n", name="page.md")


HTML = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>松原修路 - 松原发布</title>
<meta property="og:site_name" content="松原发布"><meta property="og:title" content="松原修路">
<meta property="article:published_time" content="2021-06-05T08:00:00+08:00"></head>
<body><nav><a href="/">首页</a> <a href="/x">新闻</a></nav><article><h1>松原修路</h1>
<p>松原县&ldquo;十大工程&rdquo;今年新建<b>公路</b>120公里，投资3亿元&amp;更多。居民步行十分钟就能走到车站，


车站里有座椅和热水。</p>
<h2>公路养护</h2>
<p>全县养护公路900公里，完成年度目标的百分之九十，居民满意率达到九成六。</p>
<ul><li>安装路灯3100盏，照亮乡间公路</li></ul>
<figure><figcaption>图为施工现场，工人正在铺路。</figcaption></figure>
</article><footer>版权所有</footer>
<script>var road = "公路";</script></body></html>"""


def test_html_is_read_with_its_metadata_and_without_its_navigation(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, HTML, name="page.html")
    assert (article.title, article.published, article.source) == ("松原修路", date(2021, 6, 5), "松原发布")
    assert paragraphs_of(article)[0].startswith("松原县“十大工程”今年新建公路120公里，投资3亿元&更多。")
    assert blocks_of(article, BlockKind.HEADING) == ["公路养护"]
    assert blocks_of(article, BlockKind.CAPTION) == ["图为施工现场，工人正在铺路。"]
    assert not re.search("首页|版权|var|<", article.text)


def test_html_sentences_lead_back_to_the_source_with_its_references(tmp_path: Path) -> None:
    import html

    [article] = read_page(tmp_path, HTML, name="page.html")
    raw = read_raw(tmp_path / "page.html").raw
    for sentence in sentence_spans(article):
        pieces = html.unescape("".join(span.of(raw) for span in article.raw_spans(sentence)))
        assert re.sub(r"\s", "", pieces) == re.sub(r"\s", "", sentence.of(article.text))


def test_docx_is_read_with_headings_lists_and_cut_sentences(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("松原修路", 0)
    document.add_paragraph("本报讯 松原县今年新建公路120公里，覆盖9个乡")
    document.add_paragraph("图为施工现场。")
    document.add_paragraph("镇，惠及3.1万人。")
    document.add_heading("养护", 1)
    document.add_paragraph("养护公路900公里", style="List Bullet")
    document.add_paragraph("下一步，全县将加强养护。")
    path = tmp_path / "a.docx"
    document.save(str(path))
    articles = read_file(path)
    [article] = articles
    assert article.title == "松原修路"
    assert JOINED in article.text
    assert blocks_of(article, BlockKind.HEADING) == ["养护"]
    assert blocks_of(article, BlockKind.SUMMARY) == ["养护公路900公里"]
    assert_leads_back(articles, path)


def test_pdf_pages_are_joined_across_their_break(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf_of(
            ["松原修路", "本报讯 松原县今年新建公路120公里，覆盖9个乡", "- 1 -"],
            ["镇，惠及3.1万人。", "下一步，全县将加强养护。"],
        )
    )
    articles = read_file(path)
    assert articles[0].title == "松原修路"
    assert JOINED in articles[0].text
    assert_leads_back(articles, path)


def encrypted_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(["松原修路"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n\n", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x01", "image"),
        ("a.txt", b"PK\x03\x04abc", "ZIP"),
        ("a.txt", b"abc\x00def", "binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "binary"),
        ("a.txt", "松原修路".encode("utf-16"), "UTF-16"),
        ("a.txt", b"\xff\xff\xff\x80\x80", "GB18030"),
        ("a.txt", "松原县今年新建公路，惠及居民。".encode()[:-1], "GB18030"),
        ("a.pdf", b"%PDF-1.7 nothing", "not a PDF"),
        ("a.pdf", b"hello", "not a PDF"),
        ("a.pdf", encrypted_pdf(), "encrypted"),
        ("a.docx", b"hello", "docx"),
        ("a.html", b"<html><body></body></html>", "no article text"),
        ("a.csv", b"a,b", "'.csv'"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=reason) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{name} was not read: ")
    assert "\n" not in str(caught.value)


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 30_000_000)
    with pytest.raises(DocumentError, match="50 MB"):
        read_file(path)


def test_a_broken_link_is_reported_and_the_others_go_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    collection = read_folder(tmp_path)
    assert [article.path for article in collection] == ["b.txt"]
    [failure] = collection.failures
    assert failure.path == "a.txt"
    assert "cannot be opened" in failure.reason


def test_html_links_below_the_article_and_the_sites_name_are_left_out(tmp_path: Path) -> None:
    links = '<li><a href="/1">松原马拉松今日开跑</a></li><li><a href="/2">冰场开放</a></li>'
    related = f"<h3>相关阅读</h3><ul>{links}</ul>"
    page = HTML.replace("</article>", related + "</article>").replace(
        'content="松原修路"', 'content="松原修路 - 松原网"'
    )
    [article] = read_page(tmp_path, page, name="page.html")
    assert article.title == "松原修路"
    assert not re.search("相关阅读|马拉松|冰场", article.text)
    assert "安装路灯3100盏，照亮乡间公路" in article.text


def test_pdf_radicals_and_thin_gaps_read_as_the_text_they_show(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf_of(["松原修路", "松原⽇报 2021 年 6 ⽉ 5 ⽇讯 松原县新建公路 120 公⾥，⻋流畅通 。"])
    )
    [article] = read_file(path)
    assert article.text == "松原日报2021年6月5日讯 松原县新建公路120公里，车流畅通。"
    assert article.published == date(2021, 6, 5)
    assert_leads_back((article,), path)


@pytest.mark.parametrize("text", ["**a " * 50_000, "[" * 200_000, "*a" * 100_000])
def test_markdown_of_nothing_but_opening_marks_takes_no_hours(tmp_path: Path, text: str) -> None:
    assert read_page(tmp_path, text, name="page.md")
