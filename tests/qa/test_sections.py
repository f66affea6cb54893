"""What stands above a statement: heading and lead of its section; what they make of year and status."""

from pathlib import Path

import pytest

from documents import Article, read_folder
from qa.sections import heading_above, year_above
from qa.statements import statements_of
from qa.types import Status

PAGE = """---
title: 东山县：一份成绩单，一份任务书
date: 2032-01-09
---
1月9日，东山县人民代表大会开幕，县长作政府工作报告。

## 2031年：山里的变化

全县新建充电桩175个。去年，县里还修路12公里。植树3万棵。

## 2032年：要办的事

今年的十件事是：

- 新建充电桩240个；
- 加装电梯12部。

## 路和桥

公共停车位新增600个。
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "report.md").write_text(PAGE, encoding="utf-8")
    (read,) = read_folder(tmp_path).articles
    return read


def test_the_heading_and_the_words_that_open_a_list_stand_above_it(article: Article) -> None:
    at = article.text.index("240个")
    assert heading_above(article, at) == "2032年:要办的事\n今年的十件事是:"
    assert heading_above(article, article.text.index("600个")) == "路和桥"
    assert heading_above(article, article.text.index("1月9日")) == ""


def test_the_year_is_that_of_the_paragraph_then_that_of_the_section(article: Article) -> None:
    assert year_above(article, article.text.index("全县新建")) == 2031
    assert year_above(article, article.text.index("植树")) == 2031  # 去年 opens the sentence before
    assert year_above(article, article.text.index("加装")) == 2032
    assert year_above(article, article.text.index("公共停车位")) is None


def test_one_document_states_results_and_plans_by_its_sections(article: Article) -> None:
    told = {one.quote: (one.status, one.year) for one in statements_of(article)}
    assert told["175个"] == (Status.DONE, 2031)
    assert told["12公里"] == (Status.DONE, 2031)
    assert told["240个"] == (Status.PLANNED, 2032)
    assert told["12部"] == (Status.PLANNED, 2032)
    # Early in the year a work report states what is to come.
    assert told["600个"][0] is Status.PLANNED
