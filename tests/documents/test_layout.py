from datetime import date
from pathlib import Path

import pytest

from documents import BlockKind, read_file
from tests.documents.building import (
    assert_leads_back,
    assert_nothing_lost,
    blocks_of,
    paragraphs_of,
    read_page,
)

HARBOUR = Path(__file__).parent / "harbour_page.txt"
MORNING = Path(__file__).parent / "morning_page.txt"


def test_the_invented_page_reads_as_two_stories() -> None:
    first, second = read_file(HARBOUR)
    assert (first.title, second.title) == ("临港区上半年改造老旧小区三十二个", "社区食堂开到家门口")
    assert first.published == second.published == date(2022, 6, 17)
    assert first.source == second.source == "临港晚报"
    assert blocks_of(first, BlockKind.KICKER) == ["民生一线"]
    assert "加装电梯41部，另有23部正在施工。" in first.text
    assert "其中共享泊位870个；新建充电桩655个，覆盖41个小区。" in first.text
    assert "日均服务3100人次。" in second.text
    assert len(blocks_of(first, BlockKind.CAPTION)) == 3
    assert blocks_of(second, BlockKind.SUMMARY) == ["——临港区为老助餐调查"]
    assert blocks_of(second, BlockKind.BYLINE) == ["本报记者　林一帆"]


def test_the_invented_page_loses_and_doubles_nothing() -> None:
    articles = read_file(HARBOUR)
    assert_leads_back(articles, HARBOUR)
    assert_nothing_lost(articles, HARBOUR)


def test_a_headline_that_stands_twice_titles_its_own_story_and_is_stepped_over_in_the_other() -> None:
    first, second = read_file(MORNING)
    assert (first.title, second.title) == ("重点民生项目清单公布", "地铁三号线年底试运行")
    assert first.published == second.published == date(2023, 3, 18)
    assert first.source == second.source == "江州晨报"
    assert "让居民少跑腿、早受益”。" in first.text
    assert "筹集保障性租赁住房5600套（间）。" in first.text
    assert "计划12月底试运行。" in second.text
    assert all(paragraph.endswith(("。", "。”")) for paragraph in paragraphs_of(second))
    assert_leads_back((first, second), MORNING)


def test_page_headers_stand_in_no_paragraph() -> None:
    for article in read_file(HARBOUR):
        assert not any("临港晚报" in paragraph for paragraph in paragraphs_of(article))


BODY = "本报讯 松原县今年新建农村公路120公里，覆盖9个乡镇。"


@pytest.mark.parametrize(
    "byline",
    [
        "（记者 高远）",
        "(松原新闻/松原日报记者 高远 通讯员 陈小满)",
        "（文/图 高远）",
        "（本报记者 高远 摄影报道）",
        "（高远 陈小满 文/图）",
    ],
)
def test_a_byline_in_brackets_leaves_the_last_paragraph(tmp_path: Path, byline: str) -> None:
    [article] = read_page(tmp_path, f"松原修路\n\n{BODY}\n\n下一步，全县将加强养护。{byline}\n")
    assert paragraphs_of(article)[-1] == "下一步，全县将加强养护。"
    assert blocks_of(article, BlockKind.BYLINE) == [byline]


@pytest.mark.parametrize(
    "byline",
    [
        "本报记者 高远",
        "记者 高远 通讯员 陈小满",
        "本版撰稿 松原日报记者 高远",
        "文/图 高远",
        "文/高远 图/陈小满",
        "责任编辑：高远",
    ],
)
def test_a_line_of_names_is_a_byline_and_stands_last(tmp_path: Path, byline: str) -> None:
    [article] = read_page(tmp_path, f"松原修路\n\n{byline}\n\n{BODY}\n\n下一步，全县将加强养护。\n")
    assert article.blocks[-1].kind is BlockKind.BYLINE
    assert article.text.endswith(byline)


def test_a_headline_about_reporters_is_no_byline(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, f"记者走访松原公路\n\n{BODY}\n")
    assert article.title == "记者走访松原公路"


def test_the_byline_behind_a_dateline_leaves_the_sentence(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, "松原修路\n\n本报讯（记者 高远）松原县今年新建公路120公里。\n")
    assert paragraphs_of(article) == ["本报讯 松原县今年新建公路120公里。"]
    assert blocks_of(article, BlockKind.BYLINE) == ["（记者 高远）"]


def test_a_new_dateline_starts_a_new_story(tmp_path: Path) -> None:
    text = (
        f"松原修路\n\n{BODY}\n\n全县还将加强养护。\n\n"
        f"松原晨报讯 松原县图书馆开放，藏书31万册。\n\n新馆有座位600个。\n"
    )
    first, second = read_page(tmp_path, text)
    assert first.title == "松原修路"
    assert second.text == "松原晨报讯 松原县图书馆开放，藏书31万册。\n新馆有座位600个。"
    assert second.title == "松原晨报讯 松原县图书馆开放，藏书31万册"


def test_a_headline_behind_a_closing_byline_starts_a_new_story(tmp_path: Path) -> None:
    text = (
        f"松原修路\n\n{BODY}（记者 高远）\n\n图书馆开门迎客\n\n"
        f"松原县图书馆昨日开放，藏书31万册。\n\n（记者 陈小满）\n"
    )
    first, second = read_page(tmp_path, text)
    assert (first.title, second.title) == ("松原修路", "图书馆开门迎客")
    assert blocks_of(second, BlockKind.BYLINE) == ["（记者 陈小满）"]


def test_a_headline_in_a_cut_sentence_is_the_title_of_the_story_that_has_none(tmp_path: Path) -> None:
    text = (
        f"松原修路\n\n{BODY}（记者 高远）\n\n"
        f"本报讯 近日，松原县图书馆新馆开放。馆内设有自助借还机、朗读亭和智能机\n\n"
        "图书馆开门迎客\n\n器人，周末开放到晚上九点。\n"
    )
    first, second = read_page(tmp_path, text)
    assert (first.title, second.title) == ("松原修路", "图书馆开门迎客")
    assert "图书馆开门迎客" not in second.text


def test_sections_of_one_story_stay_together(tmp_path: Path) -> None:
    text = f"松原修路\n\n{BODY}\n\n养护\n\n全县养护公路900公里。\n\n照明\n\n全县安装路灯3100盏。\n"
    [article] = read_page(tmp_path, text)
    assert blocks_of(article, BlockKind.HEADING) == ["养护", "照明"]


def test_kicker_and_deck_stand_in_the_text_and_the_title_does_not(tmp_path: Path) -> None:
    text = f"松原修路一百二十公里\n\n今年投入2亿元 覆盖9个乡镇\n\n聚焦县两会\n\n{BODY}\n"
    [article] = read_page(tmp_path, text)
    assert article.title not in article.text
    assert blocks_of(article, BlockKind.SUMMARY) == ["今年投入2亿元 覆盖9个乡镇"]
    assert blocks_of(article, BlockKind.KICKER) == ["聚焦县两会"]


def test_characters_keep_their_width_and_script(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, "松原修路\n\n本报讯 新建１２０公里,覆蓋9個鄉鎮。\n")
    assert article.text == "本报讯 新建１２０公里,覆蓋9個鄉鎮。"


def test_stories_end_with_names_in_brackets(tmp_path: Path) -> None:
    text = (
        "松原新增停车位\n\n松原县新建停车场11处，新增停车位860个。（范秋实）\n\n"
        "门诊楼启用\n\n松原县医院新门诊楼启用，日接诊3500人次。（尹芳 罗成）\n\n"
        "秋粮收购过半\n\n松原县收购秋粮9.6万吨。\n（松原县融媒体中心 丁立）\n"
    )
    articles = read_page(tmp_path, text)
    assert [article.title for article in articles] == ["松原新增停车位", "门诊楼启用", "秋粮收购过半"]
    assert blocks_of(articles[1], BlockKind.BYLINE) == ["（尹芳 罗成）"]
    assert articles[2].text.endswith("\n（松原县融媒体中心 丁立）")


@pytest.mark.parametrize("ending", ["话剧由当地演员主演（王强、李明）", "方案分三步走。（完）"])
def test_a_bracket_that_signs_nothing_stays(tmp_path: Path, ending: str) -> None:
    [article] = read_page(tmp_path, f"松原修路\n\n{BODY}\n\n全县将加强养护，{ending}\n")
    assert not blocks_of(article, BlockKind.BYLINE)


@pytest.mark.parametrize(
    "above",
    ["城事", "高质量发展看松原·书记访谈", "奋进新征程 建功新时代", "首页 > 新闻 > 要闻", "SONGYUAN DAILY"],
)
def test_a_column_a_watchword_or_a_path_is_no_title(tmp_path: Path, above: str) -> None:
    [article] = read_page(tmp_path, f"{above}\n\n松原修路一百二十公里\n\n{BODY}\n")
    assert article.title == "松原修路一百二十公里"


def test_the_questions_of_an_interview_are_running_text(tmp_path: Path) -> None:
    [article] = read_page(tmp_path, f"松原修路\n\n{BODY}\n\n记者：钱从哪里来？\n\n高远：县里筹集2亿元。\n")
    assert paragraphs_of(article)[-2:] == ["记者：钱从哪里来？", "高远：县里筹集2亿元。"]


def test_a_headline_below_its_story_goes_back_to_it(tmp_path: Path) -> None:
    text = (
        "松原日报讯 松原县开工重大项目412个，同比增长11.8%。\n\n开工重大项目412个\n\n"
        "松原日报讯 松原县出台支持民营企业的措施，设立转贷基金，规模达\n\n"
        "民营企业有了转贷基金\n\n到50亿元。\n"
    )
    first, second = read_page(tmp_path, text)
    assert (first.title, second.title) == ("开工重大项目412个", "民营企业有了转贷基金")


def test_a_dateline_that_fills_its_line_opens_the_story_and_a_cut_list_item_is_whole(tmp_path: Path) -> None:
    text = (
        "松原民生清单\n\n本报2月11日讯（记者 高远）\n\n一、就业\n\n"
        "1.新增就业12万人。\n\n2.开展培训3.5万\n\n人次。\n\n二、医疗\n\n3.新建卫生站30个。\n"
    )
    [article] = read_page(tmp_path, text)
    assert blocks_of(article, BlockKind.HEADING) == ["一、就业", "二、医疗"]
    assert "2.开展培训3.5万人次。" in blocks_of(article, BlockKind.SUMMARY)
