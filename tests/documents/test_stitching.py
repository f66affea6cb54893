from pathlib import Path

import pytest

from documents import BlockKind
from tests.documents.building import blocks_of, paragraphs_of, read_page

LEAD = "河湾区三季度民生答卷\n\n本报讯 记者从河湾区政府了解到，前三季度全区民生支出占比超过七成。\n\n"


def test_a_sentence_cut_by_a_blank_line_is_joined_without_white_space(tmp_path: Path) -> None:
    text = LEAD + "道路越修越通。全区打通断头路6条，新建人行天\n\n桥3座，方便了两岸居民。\n"
    [article] = read_page(tmp_path, text)
    assert "全区打通断头路6条，新建人行天桥3座，方便了两岸居民。" in article.text


@pytest.mark.parametrize(
    "caption",
    [
        "图为河湾大桥夜景。",
        "河湾大桥夜景。 资料图片",
        "居民在新建的步道上锻炼。 郑一鸣 摄",
        "▲改造后的望江里小区。本报记者 郑一鸣 摄",
        "图②：改造后的望江里小区。（受访者供图）",
        "河湾大桥夜景。",
        "文化馆外景",
    ],
)
def test_a_caption_in_the_gap_comes_after_the_sentence_it_interrupted(tmp_path: Path, caption: str) -> None:
    text = LEAD + f"老城越住越新。全区完成改造小区52\n\n{caption}\n\n个，惠及居民1.3万户，惠及面逐年扩大。\n"
    [article] = read_page(tmp_path, text)
    assert (
        paragraphs_of(article)[-1] == "老城越住越新。全区完成改造小区52个，惠及居民1.3万户，惠及面逐年扩大。"
    )
    assert caption in blocks_of(article, BlockKind.CAPTION) + blocks_of(article, BlockKind.HEADING)
    assert article.text.index("老城越住越新") < article.text.index(caption)


def test_several_captions_stand_in_one_gap(tmp_path: Path) -> None:
    text = LEAD + (
        "就业越来越稳。全区新增就业9100人，举办招聘会\n\n\n\n人才市场现场。\n\n\n\n零工驿站正式启用。\n\n"
        "46场，达成意向2700个。下一步，还将把招聘会开进社区和园区。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "举办招聘会46场，达成意向2700个。" in article.text
    assert blocks_of(article, BlockKind.CAPTION) == ["人才市场现场。", "零工驿站正式启用。"]


def test_a_strangers_headline_in_the_gap_is_stepped_over(tmp_path: Path) -> None:
    text = (
        LEAD + "医疗越来越近。社区卫生服务中心配备了超声、心电等设备和智能机\n\n"
        "海滨新城地铁开工\n\n器人，全年义诊320场。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "智能机器人，全年义诊320场。" in article.text
    assert "海滨新城地铁开工" in blocks_of(article, BlockKind.HEADING)


def test_page_furniture_in_the_gap_leaves_the_running_text(tmp_path: Path) -> None:
    text = (
        LEAD + "环境越来越美。全区新建口袋公园1\n\n- 7 -\n\n"
        "河湾日报 2021年10月22日 星期五 A08\n\n4处，种树2.6万株。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "新建口袋公园14处，种树2.6万株。" in article.text
    assert blocks_of(article, BlockKind.FURNITURE) == ["- 7 -", "河湾日报 2021年10月22日 星期五 A08"]


def test_a_sentence_cut_twice_is_whole_again(tmp_path: Path) -> None:
    text = (
        LEAD + "办事越来越快。政务服务中心推出延时服务，周末也能办\n\n"
        "理落户、社保等事项，今年已办件4\n\n图为办事大厅一角。\n\n.2万件。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "周末也能办理落户、社保等事项，今年已办件4.2万件。" in article.text


def test_an_open_bracket_is_closed_by_the_line_that_closes_it(tmp_path: Path) -> None:
    text = LEAD + "服务送上门。全区推行“一窗受理\n\n书记接待日现场。\n\n、一次办好”改革，群众少跑腿。\n"
    [article] = read_page(tmp_path, text)
    assert "全区推行“一窗受理、一次办好”改革，群众少跑腿。" in article.text


def test_two_whole_paragraphs_stay_two(tmp_path: Path) -> None:
    text = LEAD + "道路越修越通。全区打通断头路6条。\n\n绿地越来越多。全区新建公园14处。\n"
    [article] = read_page(tmp_path, text)
    assert paragraphs_of(article)[-2:] == [
        "道路越修越通。全区打通断头路6条。",
        "绿地越来越多。全区新建公园14处。",
    ]


def test_a_heading_is_not_joined_to_its_paragraph(tmp_path: Path) -> None:
    text = (
        LEAD + "老旧小区改造\n\n今年以来，全区完成改造小区52个。\n\n"
        "社区养老，离家更近\n\n全区养老服务站达到33处。\n"
    )
    [article] = read_page(tmp_path, text)
    assert blocks_of(article, BlockKind.HEADING) == ["老旧小区改造", "社区养老，离家更近"]


def test_a_list_is_not_joined_into_the_running_text(tmp_path: Path) -> None:
    items = ["- 新建公园14处", "● 打通断头路6条", "■ 加装电梯37部", "1. 新增学位2000个", "• 新增泊位860个"]
    text = LEAD + "\n\n".join(items) + "\n\n全区完成改造小区52个。\n"
    [article] = read_page(tmp_path, text)
    assert blocks_of(article, BlockKind.SUMMARY) == items
    assert paragraphs_of(article)[-1] == "全区完成改造小区52个。"


def test_a_paragraph_without_its_full_stop_is_not_joined_to_the_section_after_a_heading(
    tmp_path: Path,
) -> None:
    text = LEAD + (
        "道路越修越通。全区打通断头路6条，居民出行更加方便\n\n"
        "公园绿地\n\n绿地越来越多。全区新建公园绿地14处，种树2.6万株。\n"
    )
    [article] = read_page(tmp_path, text)
    assert len(paragraphs_of(article)) == 3


def test_a_cut_at_the_end_of_a_story_does_not_swallow_the_next_dateline(tmp_path: Path) -> None:
    text = (
        LEAD
        + "道路越修越通。全区打通断头路6条，新建人行天\n\n本报讯 近日，河湾区图书馆新馆开放，藏书31万册。\n"
    )
    articles = read_page(tmp_path, text)
    assert all("人行天本报讯" not in article.text for article in articles)


def test_a_short_ending_in_the_usual_gap_goes_on_before_the_next_paragraph(tmp_path: Path) -> None:
    text = LEAD + (
        "\n\n图书馆新馆。\n\n教育资源持续扩容。全区新建学校5所，通过集团化办学推动\n\n"
        "城乡各学校协同发展,教育质量明显提高。\n\n"
        "河湾区第一小学今年九月迁入新址，占地45亩，设36个班，可以容纳学生1620人。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "推动城乡各学校协同发展,教育质量明显提高。" in article.text
    assert paragraphs_of(article)[-1].startswith("河湾区第一小学")


def test_an_unindented_line_goes_on_where_paragraphs_are_indented(tmp_path: Path) -> None:
    text = (
        "河湾区三季度民生答卷\n　　本报讯 前三季度，河湾区民生支出占比超过七成，重点项目全部开工。\n"
        "　　改造重在民心。全区完成改造小区52个，居民对改造\n"
        "　　望江里小区居民说，电梯装好以后，买菜再也不用爬六层楼了。\n工程的满意率达到百分之九十六。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "居民对改造工程的满意率达到百分之九十六。" in article.text


def test_wrapped_lines_become_paragraphs_again(tmp_path: Path) -> None:
    body = (
        "河湾区前三季度民生支出占一般公共预算支出的比重超过七成，重点民生项目全部开工，其中老旧小区改造、"
        "断头路打通、社区食堂建设等九个项目提前完成全年任务。"
    )
    second = (
        "区发改局负责人说，四季度将加快剩余项目建设，确保年底前全部交付使用，让群众看得见、摸得着、用得上。"
    )
    wrapped = "\n".join(
        text[at : at + 20] for text in ("　　" + body, "　　" + second) for at in range(0, len(text), 20)
    )
    [article] = read_page(tmp_path, f"河湾区民生答卷\n{wrapped}\n")
    assert paragraphs_of(article) == [body, second]


def test_latin_words_keep_the_space_that_their_line_break_was(tmp_path: Path) -> None:
    text = LEAD + "企业说英语。展会上，企业推介了 Smart\n\nHarbour 平台，签约4家。\n"
    [article] = read_page(tmp_path, text)
    assert "Smart Harbour 平台" in article.text


def test_a_short_sentence_set_apart_is_a_caption(tmp_path: Path) -> None:
    text = (
        LEAD + "全区打通断头路6条。\n\n\n\n新落成的体育馆。\n\n"
        "全区新建公园14处，种树2.6万株。\n\n全区完成改造小区52个，惠及1.3万户。\n"
    )
    [article] = read_page(tmp_path, text)
    assert blocks_of(article, BlockKind.CAPTION) == ["新落成的体育馆。"]


@pytest.mark.parametrize(
    ("left", "gap", "right"),
    [
        ("全区新增就业1.", "- 7 -", "6万人，创业2100人。"),
        ("全区绿地率达到41.", "2月3日，居民在公园里写春联。 郑一鸣 摄", "7%。"),
        ("全区内涝点从2018年的31处", "海滨新城地铁开工", "减少到4处。"),
        ("全区进口总值483.2亿", "集装箱码头作业繁忙。", "元，增长4.8%。"),
        ("全区食堂提供助餐、助浴、", "志愿者为老人量血压。", "助医等12类服务。"),
        ("全区设立资金50亿元，", "图为签约现场。", "对企业最高奖励100万元。"),
        ("全区建成农家书屋（含数字书", "第3版", "屋）406个。"),
        ("全区要让群众“进得来、坐得住、", "4", "读得进”，随到随看。"),
        ("全区建成了第一座生态", "海滨新城地铁开工", "岛。此后又新建公园三处。"),
        ("全区增收，带动1.8万", "（下转第二版）\n\n（上接第一版）", "农户增收。"),
    ],
)
def test_a_cut_of_any_kind_is_joined_across_its_gap(tmp_path: Path, left: str, gap: str, right: str) -> None:
    text = LEAD + f"服务越来越好。{left}\n\n{gap}\n\n{right}\n"
    [article] = read_page(tmp_path, text)
    assert paragraphs_of(article)[-1] == f"服务越来越好。{left}{right}"


def test_a_short_line_of_running_text_is_not_taken_for_a_headline(tmp_path: Path) -> None:
    text = LEAD + (
        "绿地率提升，比前年提高14个百\n\n分点。\n\n"
        "中心组建18支队伍，上门服务企业2900\n\n市民正在使用终端打印执照。\n\n家次，解决问题3150件。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "绿地率提升，比前年提高14个百分点。" in paragraphs_of(article)
    assert "中心组建18支队伍，上门服务企业2900家次，解决问题3150件。" in paragraphs_of(article)


def test_a_half_goes_to_the_nearest_line_that_it_fits(tmp_path: Path) -> None:
    text = (
        "河湾区修路\n　　本报讯 今年，河湾区新建公园26座，\n"
        "总面积达到4.3万平方米，服务周边居民约12.\n6万人。\n"
        "　　河湾区园林局负责人说，公园大多利用拆违腾退的边角地建成，平均每座投资85万元。\n"
    )
    [article] = read_page(tmp_path, text)
    assert "新建公园26座，总面积达到4.3万平方米，服务周边居民约12.6万人。" in article.text


def test_a_whole_story_in_the_gap_keeps_its_own_byline(tmp_path: Path) -> None:
    text = (
        "河湾整治占道经营\n\n河湾日报讯 连日来，河湾区规范流动摊贩560\n\n县城新增路灯900盏\n\n"
        "河湾日报讯 河湾区近日完成亮化工程，新增路灯900盏。（雷声）\n\n户，新设便民点9个。（程前）\n"
    )
    first, second = read_page(tmp_path, text)
    assert first.text == "河湾日报讯 连日来，河湾区规范流动摊贩560户，新设便民点9个。\n（程前）"
    assert (second.title, blocks_of(second, BlockKind.BYLINE)) == ("县城新增路灯900盏", ["（雷声）"])


def test_lines_wrapped_with_a_blank_line_behind_each_become_paragraphs_again(tmp_path: Path) -> None:
    first = (
        "河湾区交警大队今年共排查治理安全隐患点位三百余处，新增电子警察一百多套，事故起数明显下降，"
        "居民普遍反映过马路更安心，学生上下学更安全。"
    )
    second = (
        "下半年还将优化信号灯配时路口六十多个，在学校周边设置护学通道四十条，并请家长志愿者到路口值守，"
        "把隐患治理做在前头，让居民出行更顺畅。"
    )
    wrapped = "\n\n".join(
        text[at : at + 20] for text in ("　　" + first, "　　" + second) for at in range(0, len(text), 20)
    )
    [article] = read_page(tmp_path, f"河湾治理隐患\n\n{wrapped}\n")
    assert paragraphs_of(article) == [first, second]


def test_a_page_of_lines_that_all_break_off_takes_no_hours(tmp_path: Path) -> None:
    text = "\n\n".join(f"河湾区今年新建公路{number}公里，覆盖乡镇，惠及" for number in range(4000))
    assert read_page(tmp_path, text)
