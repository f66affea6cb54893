from datetime import date
from pathlib import Path

import pytest

from documents.datelines import Day
from documents.years import YearRange, infer_year, year_evidence
from tests.documents.building import read_page


def published(folder: Path, text: str) -> date | None:
    return read_page(folder, text)[0].published


def test_a_dateline_without_a_year_stays_unknown(tmp_path: Path) -> None:
    assert (
        published(tmp_path, "松原修路\n\n晚报6月5日讯 松原县新建公路120公里，连接2019年建成的大桥。\n")
        is None
    )


def test_no_date_at_all_stays_unknown(tmp_path: Path) -> None:
    assert published(tmp_path, "松原修路\n\n本报讯 松原县2023年新建公路120公里。\n") is None


@pytest.mark.parametrize(
    ("title", "paragraph", "expected"),
    [
        ("2021松原:修路一百二十公里", "3月4日,松原县人民代表大会召开。", date(2021, 3, 4)),
        ("松原修路", "晚报2021年6月5日讯 松原县新建公路。", date(2021, 6, 5)),
        ("松原修路", "新华社松原6月5日电 今年（2021年），松原县新建公路。", date(2021, 6, 5)),
        ("松原修路", "晚报6月5日讯 截至2021年5月底，松原县新建公路90公里。", date(2021, 6, 5)),
        ("松原修路", "晚报2月5日讯 截至2021年12月，松原县新建公路90公里。", date(2022, 2, 5)),
        ("松原修路", "晚报6月5日讯 自2011年建厂，经过10年发展，如今企业有260人。", date(2021, 6, 5)),
        ("松原2021年春季修路启动", "晚报4月5日讯 松原县新建公路。", date(2021, 4, 5)),
        ("松原修路", "2021年6月5日，松原县召开会议。", date(2021, 6, 5)),
        ("松原修路", "晚报6月5日讯 今年是“十四五”规划开局之年。", date(2021, 6, 5)),
        ("松原修路", "晚报6月5日讯 今年是“十三五”收官之年。", date(2020, 6, 5)),
        ("松原修路", "晚报12月5日讯 2021年新建公路，计划2022年1月通车。", date(2021, 12, 5)),
        ("松原修路", "晚报6月5日讯 2020年9月已通车，二期预计2021年完工。", date(2021, 6, 5)),
        ("松原修路", "晚报1月5日讯 2020年投资达到3亿元。2021年，全县计划投资4亿元。", date(2021, 1, 5)),
        ("松原修路", "晚报2月5日讯 会议票决通过2021年十件实事。", date(2021, 2, 5)),
        ("松原修路", "6月5日（星期六），2021年启动的工程完工，二期预计2022年完工。", date(2021, 6, 5)),
    ],
)
def test_a_year_follows_from_what_the_story_says(
    tmp_path: Path, title: str, paragraph: str, expected: date
) -> None:
    assert published(tmp_path, f"{title}\n\n{paragraph}\n\n全县养护公路900公里。\n") == expected


@pytest.mark.parametrize(
    ("title", "paragraph"),
    [
        ("2000个车位开放", "晚报6月5日讯 松原县开放车位。"),
        ("2035松原总体规划获批", "晚报6月5日讯 松原县规划获批。"),
        ("2021年松原经济增长6%", "晚报1月15日讯 松原县公布数据。"),
        ("松原修路", "晚报6月5日讯 2018年启动三年行动，经过3年建设，2022年通车，如今已有路灯。"),
        ("松原修路", "晚报6月5日讯 2021年评为先进，预计2024年完工。"),
        ("松原修路", "晚报6月5日讯 落实《2021年行动方案》和2021—2025年规划。"),
        ("2020松原修路", "晚报6月5日讯 2022年建成的大桥通车。"),
        ("松原修路", "晚报12月5日讯 部署2022年春节供应，2022年底前完工。"),
        ("松原修路", "晚报1月5日讯 2020年十件实事全部完成。"),
        ("松原修路", "晚报2月30日讯 今年（2021年）修路。"),
    ],
)
def test_a_year_that_does_not_follow_is_not_invented(tmp_path: Path, title: str, paragraph: str) -> None:
    assert published(tmp_path, f"{title}\n\n{paragraph}\n\n全县养护公路900公里。\n") is None


def test_the_pages_header_dates_every_story(tmp_path: Path) -> None:
    text = (
        "松原日报 2021年6月6日 星期日 02版\n\n松原修路\n\n"
        "本报6月5日讯 松原县新建公路。\n\n开馆\n\n本报讯 图书馆开放。\n"
    )
    assert [article.published for article in read_page(tmp_path, text)] == [date(2021, 6, 6)] * 2


def test_stories_with_one_dateline_share_the_year(tmp_path: Path) -> None:
    text = "松原修路\n\n晚报6月5日讯 松原县新建公路。\n\n开馆\n\n晚报6月5日讯 截至2021年5月，藏书31万册。\n"
    assert [article.published for article in read_page(tmp_path, text)] == [date(2021, 6, 5)] * 2


def test_an_origin_line_states_date_and_source(tmp_path: Path) -> None:
    text = "松原修路\n\n发布时间：2021-06-05 来源：松原县交通局\n\n松原县新建公路120公里。\n"
    [article] = read_page(tmp_path, text)
    assert (article.published, article.source) == (date(2021, 6, 5), "松原县交通局")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("松原修路\n\n新华社松原3月1日电 松原县修路。\n", "新华社"),
        ("松原修路\n\n松原晚报3月1日讯 松原县修路。\n", "松原晚报"),
        ("松原修路\n\n本报讯 松原县修路。（松原新闻/松原日报记者 高远）\n", "松原新闻/松原日报"),
        ("松原修路\n\n本报讯 松原县修路。（本报记者 高远）\n", None),
        ("松原日报 A02版\n\n松原修路\n\n本报讯 松原县修路。（本报记者 高远）\n", "松原日报"),
    ],
)
def test_the_source_is_who_signs(tmp_path: Path, text: str, source: str | None) -> None:
    assert read_page(tmp_path, text)[0].source == source


def test_the_years_that_evidence_leaves_open_are_all_tried() -> None:
    day = Day(11, 20)
    assert infer_year(day, YearRange(2023, 2023)) == 2023
    assert infer_year(day, YearRange(2023, 2024)) is None
    assert infer_year(day, YearRange(2023, None)) is None
    assert infer_year(Day(2, 29), YearRange(2023, 2025)) == 2024


def test_a_compared_year_is_past() -> None:
    assert year_evidence([], ["力争比2020年增长5%，预计2025年投产。"], Day(6, 1)) == YearRange(2020, 2025)


@pytest.mark.parametrize(
    "line", ["松原日报　二〇二一年六月六日　星期日", "2021-06-06 08:31 来源: 松原日报 字号: 大 中 小"]
)
def test_a_line_states_date_and_paper(tmp_path: Path, line: str) -> None:
    [article] = read_page(tmp_path, f"{line}\n\n松原修路\n\n松原县新建公路120公里。\n")
    assert (article.title, article.published, article.source) == ("松原修路", date(2021, 6, 6), "松原日报")


def test_a_header_without_a_year_names_the_day_that_its_weekday_fits(tmp_path: Path) -> None:
    text = (
        "6月8日（星期四） 松原晚报\n\n松原公交新增夜班线\n\n"
        "本报讯 2021年开通的快线今起延长运营，计划2025年前覆盖全部街道。\n"
    )
    [article] = read_page(tmp_path, text)
    assert (article.title, article.published) == ("松原公交新增夜班线", date(2023, 6, 8))
    assert published(tmp_path, text.replace("（星期四）", "")) is None
