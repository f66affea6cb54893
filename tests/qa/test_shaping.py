import pytest

from documents import Span
from qa.fitting import form_fits, is_quoted
from qa.question import analyse
from qa.shaping import asks_for_distance, explains, has_form, shaped
from tests.index.fakes import article


def shape(question: str, text: str, read: str) -> str:
    start = text.index(read)
    return shaped(analyse(question), article(text), Span(start, start + len(read))).of(text)


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("工匠修好了明代的城墙。", "代的城墙", "明代的城墙"),
        ("工匠修好了明代的城墙。", "明代的城", "明代的城墙"),
        ("工匠修好了明代的城墙。", "明代", "明代"),
    ],
)
def test_nothing_begins_or_ends_inside_a_word(text: str, read: str, whole: str) -> None:
    assert shape("修好了哪一段？", text, read) == whole


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("因为连日降雨，工程推迟到九月。", "因为连日降", "因为连日降雨"),
        ("因为连日降雨，工程推迟到九月。", "因为连日降雨，工程", "因为连日降雨，工程推迟到九月"),
        ("站点停用（因为管道老化）。", "因为管道", "因为管道老化"),
    ],
)
def test_a_reason_goes_to_the_end_of_its_clause(text: str, read: str, whole: str) -> None:
    assert shape("为什么推迟？", text, read) == whole
    assert shape("Why was it put off?", text, read) == whole


def test_what_ends_a_word_before_its_clause_goes_to_its_end() -> None:
    assert shape("工资是什么样的？", "工资从运行补助里出，老人交餐费。", "从运行补助里") == "从运行补助里出"
    assert shape("补助是什么样的？", "补助从今年七月起按季度发放。", "从今年七月") == "从今年七月"


def test_a_figure_stops_before_the_next_clause() -> None:
    text = "全区加装电梯66部，惠及居民900户。"
    assert shape("加装了多少部电梯？", text, "66部，惠及居民900户") == "66部"
    assert shape("电梯和居民分别有多少？", text, "66部，惠及居民900户") == "66部，惠及居民900户"


def test_of_two_figures_that_of_the_measure_asked_for_is_given() -> None:
    text = "在两镇建冷库3座，库容1.2万立方米。"
    assert shape("冷库的总库容是多少立方米？", text, text[:-1]) == "库容1.2万立方米"
    assert shape("建几座冷库？", text, text[:-1]) == "在两镇建冷库3座"


def test_a_figure_stands_without_examples_of_what_it_counts() -> None:
    assert shape("新建了几所学校？", "新建禾岭中学等6所学校。", "禾岭中学等6所") == "6所"


def test_a_figure_stops_before_what_restates_it_in_brackets() -> None:
    text = "每秒运行2米（2000毫米/秒）。"
    assert shape("每秒运行多少米？", text, "2米（2000毫米/秒）") == "2米"


def test_a_name_keeps_what_follows_it() -> None:
    text = "由禾丰建工（东山）承建。"
    assert shape("哪家公司承建？", text, "禾丰建工（东山）") == "禾丰建工（东山）"


@pytest.mark.parametrize(
    ("question", "text", "can_be"),
    [
        ("加装了多少部电梯？", "66部", True),
        ("电梯装好了多少？", "三成", True),
        ("加装了多少部电梯？", "三成", False),
        ("How many elevators were installed?", "45天", False),
        ("开放了几个公园？", "3万元", False),
        ("开放了几个公园？", "12个", True),
        ("加装了多少部电梯？", "加装电梯", False),
        ("什么时候开放？", "国庆节", True),
        ("什么时候开放？", "东湖公园", False),
        ("谁设计了文化馆？", "3位", False),
        ("东山食品的创始人是谁？", "东山食品有限公司", False),
        ("Who founded Dongshan Foods?", "东山食品有限公司", False),
        ("谁投资了产业园？", "东山食品有限公司", True),
        ("哪家医院开业了？", "东山东部", False),
        ("哪家医院开业了？", "东山东院区", True),
        ("哪个公园开放了？", "12个", False),
        ("哪个公园开放了？", "12街区", True),
        ("为什么推迟？", "连日降雨", True),
    ],
)
def test_what_cannot_be_of_the_form_asked_for_is_told(question: str, text: str, can_be: bool) -> None:
    assert has_form(analyse(question), text) is can_be


@pytest.mark.parametrize(
    ("question", "why_or_how"),
    [
        ("为什么推迟？", True),
        ("居民怎么报名？", True),
        ("How do residents apply?", True),
        ("How many residents applied?", False),
        ("公园是什么样的？", False),
    ],
)
def test_why_and_how_explain_and_how_many_does_not(question: str, why_or_how: bool) -> None:
    assert explains(analyse(question)) is why_or_how


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("比计划多了多少部？", True),
        ("离目标还有多少个缺口？", True),
        ("How many more lifts than planned were added?", True),
        ("How much extra money was set aside?", True),
        ("加装了多少部电梯？", False),
        ("How many lifts were added?", False),
    ],
)
def test_a_question_for_the_distance_of_two_figures_is_told(question: str, apart: bool) -> None:
    assert asks_for_distance(analyse(question)) is apart


@pytest.mark.parametrize(
    ("question", "read", "whole"),
    [
        ("那条新隧道叫什么名字？", "禾岭", "禾岭隧道"),
        ("What is the name of the new tunnel?", "禾岭", "禾岭隧道"),
        ("哪所小学搬了？", "禾岭隧道", "禾岭隧道"),  # no school
    ],
)
def test_a_name_is_given_with_what_says_its_class(question: str, read: str, whole: str) -> None:
    page = article("禾岭隧道昨天贯通。")
    start = page.text.index(read)
    assert shaped(analyse(question), page, Span(start, start + len(read))).of(page.text) == whole


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("馆长宿怀瑾介绍了展品。", "怀瑾", "宿怀瑾"),
        ("创办人祁望川原是磨工。", "祁望川原", "祁望川"),
        ("区长桑以宁说。", "桑以宁", "桑以宁"),
        ("董事长滕远介绍了展品。", "滕远", "滕远"),
        ("蓝秋生、木船匠人高锦灿和余佩珊评上工匠。", "蓝秋生、木船匠人高锦灿", "蓝秋生"),
        ("创始人闻景和原先修农机。闻景和说，先做好眼前的事。", "闻景", "闻景和"),
        ("李强和同事来了，李强说，都好。", "李强", "李强"),
        ("司空晚棠说。", "司空晚棠", "司空晚棠"),
    ],
)
def test_a_person_is_given_with_the_surname_and_nothing_after_the_name(
    text: str, read: str, whole: str
) -> None:
    page = article(text)
    start = text.index(read)
    asked = analyse("谁介绍的？")
    assert shaped(asked, page, Span(start, start + len(read))).of(text) == whole


@pytest.mark.parametrize(
    ("question", "read", "whole"),
    [
        ("花园什么时候开放的？", "11月", "11月3日"),
        ("花园哪个月开放的？", "11月", "11月"),
        ("花园几月开放的？", "11月", "11月"),
        ("花园哪年哪月动工的？", "2029年", "2029年5月"),
        ("花园哪年动工的？", "2029年", "2029年"),
        ("When did the garden open?", "11月", "11月3日"),
    ],
)
def test_a_date_goes_to_its_day_unless_less_is_asked_for(question: str, read: str, whole: str) -> None:
    text = "花园2029年5月动工，今年11月3日开放。"
    start = text.index(read)
    assert shaped(analyse(question), article(text), Span(start, start + len(read))).of(text) == whole


def test_the_first_of_numbered_points_comes_with_the_others() -> None:
    text = "局长解释，一是住户外租、协调难，二是表箱晚到了两个月，剩余的明年改完。"
    first, second = text.index("一是"), text.index("二是")
    asked = analyse("为什么没完成？")
    whole = shaped(asked, article(text), Span(first, first + 6)).of(text)
    assert whole == "一是住户外租、协调难，二是表箱晚到了两个月"
    assert shaped(asked, article(text), Span(second, second + 6)).of(text) == "二是表箱晚到了两个月"


def test_people_bodies_and_places_are_told_by_their_form() -> None:
    assert form_fits(analyse("馆长是谁？"), "冉知秋") > form_fits(analyse("馆长是谁？"), "居民担心噪声")
    assert form_fits(analyse("哪家单位承办？"), "市餐饮行业协会") == 1.0
    assert form_fits(analyse("新馆在哪里？"), "观澜街88号") > form_fits(analyse("新馆在哪里？"), "9点")


def test_a_name_that_is_asked_for_may_stand_in_quotation_marks() -> None:
    asked = analyse("那个平台叫什么名字？")
    assert is_quoted(asked, "推出“", "云诊") == 1.0
    assert is_quoted(asked, "推出", "云诊") == 0.0
    assert is_quoted(analyse("平台有多少用户？"), "推出“", "3万") == 0.0


def test_the_grounds_of_a_hospital_belong_to_its_name() -> None:
    assert shape("哪家医院启用了？", "市三医东院区正式启用。", "市三医东院") == "市三医东院区"


def test_of_a_stretch_about_something_quoted_the_name_is_what_is_quoted() -> None:
    page = article("供热部门的“访百户”行动从11月1日开始，走进每个小区。")
    read = "“访百户”行动从11月1日开始"
    span = Span(page.text.index(read), page.text.index(read) + len(read))
    assert shaped(analyse("供热部门上门的活动叫什么名字？"), page, span).of(page.text) == "访百户"


def test_a_name_of_the_class_asked_for_goes_before_what_is_quoted_after_it() -> None:
    text = "河口夜市入选首批“好客乡里”文旅市集。"
    assert shape("哪个夜市入选了名单？", text, text[:-1]) == "河口夜市"


@pytest.mark.parametrize(
    ("question", "text", "read", "whole"),
    [
        ("有人不同意装，怎么处理？", "有人不同意，由社区组织调解。", "社区组织调解", "由社区组织调解"),
        ("工程为什么慢？", "缺口卡在电力容量不足。", "电力容量不足", "电力容量不足"),
        ("塔立在什么位置？", "开发区的东北角，有一座塔。", "东北角", "开发区的东北角"),
        ("开了几年了？", "经过10年的探索。", "10年的", "10年"),
        ("暖气几号来？", "供暖期为11月10日至次年3月20日。", "11月10日至次年3月20日", "11月10日"),
        ("暖气供到哪天？", "供暖期为11月10日至次年3月20日。", "11月10日至次年3月20日", "次年3月20日"),
        ("在哪儿看到的？", "白鹤停在湿地公园一期。", "湿地公园", "湿地公园一期"),
        (
            "家里怎么改的？",
            "装扶手、换地砖；新增床位50张。",
            "装扶手、换地砖；新增床位50张",
            "装扶手、换地砖",
        ),
    ],
)
def test_an_answer_is_cut_where_what_is_asked_for_begins_and_ends(
    question: str, text: str, read: str, whole: str
) -> None:
    assert shape(question, text, read) == whole
