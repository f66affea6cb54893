"""What a follow-up asks, by the kind of thing that it leaves out."""

import pytest

from qa.chinese_parts import subject_of
from qa.conversation import understand
from qa.types import Turn

PLACES = frozenset({"东山区", "西河区"})


def _whole(question: str, *before: str) -> str:
    return understand(question, [Turn(one, None) for one in before], PLACES).text


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("东山区养老补贴一般家庭最多补多少钱？", "那低保户呢？", "东山区养老补贴低保户最多补多少钱？"),
        ("东山游船票大人要付多少？", "小孩呢？", "东山游船票小孩要付多少？"),
        ("东山游船周末坐一次多少钱？", "平时呢？", "东山游船平时坐一次多少钱？"),
        ("东山职工医保，在社区医院看病能报几成？", "三级医院呢？", "东山职工医保，在三级医院看病能报几成？"),
        ("东山区中心医院有多少名医生？", "护士呢？", "东山区中心医院有多少名护士？"),
    ],
)
def test_a_group_keeps_what_was_asked_of_the_other_group(before: str, question: str, whole: str) -> None:
    assert _whole(question, before) == whole


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("时间呢？", "第三届东山赏花节时间是什么时候？"),
        ("负责人呢？", "第三届东山赏花节负责人是谁？"),
        ("电话呢？", "第三届东山赏花节电话是多少？"),
        ("怎么订？", "第三届东山赏花节怎么订？"),
    ],
)
def test_an_aspect_is_asked_of_the_same_thing(question: str, whole: str) -> None:
    assert _whole(question, "第三届东山赏花节在哪里办？") == whole


@pytest.mark.parametrize("question", ["为什么拖了那么久？", "什么时候能走车？"])
def test_a_question_with_its_own_words_follows_the_bare_thing(question: str) -> None:
    assert _whole(question, "东山区那座禾岭大桥是哪天合龙的？") == f"东山区的禾岭大桥{question}"


def test_the_year_before_is_counted_from_the_year_spoken_of() -> None:
    before = "东山区2031年加装了多少部电梯？"
    assert _whole("前一年呢？", before) == "东山区2030年加装了多少部电梯？"
    assert _whole("那前一年呢？", before, "计划多少？") == "东山区2030年加装了多少部电梯？"
    english = "How many lifts did Dongshan install in 2031?"
    assert _whole("And last year?", english) == "How many lifts did Dongshan install in 2030?"


def test_the_value_before_is_asked_of_the_newest_question() -> None:
    turns = ("禾岭路那个菜市场是哪天重新开的？", "里面现在有多少个摊位？")
    assert _whole("原来呢？", *turns) == "禾岭路的菜市场里面原来有多少个摊位？"


def test_the_same_thing_is_counted_by_another_verb() -> None:
    turns = ("东山区上半年新建了几所幼儿园？", "全年打算建几所？")
    assert _whole("最后建成了几所？", *turns) == "东山区最后建成了几所幼儿园？"


def test_another_phase_takes_the_place_of_the_one_spoken_of() -> None:
    before = "东山区2031年沿江公路一期通车多少公里？"
    assert _whole("二期啥时候开工？", before) == "东山区2031年沿江公路二期通车啥时候开工？"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("东山区2031年培训了多少人次？", "东山区2031年培训"),
        ("石门桥为啥拖了？", "石门桥"),
        ("低保标准涨到多少？", "低保标准"),
    ],
)
def test_nothing_of_what_asks_is_left_of_a_subject(question: str, subject: str) -> None:
    assert subject_of(question) == subject


def test_the_result_takes_the_place_of_the_plan() -> None:
    assert _whole("实际呢？", "东山区2031年打算装多少部电梯？") == "东山区2031年实际装了多少部电梯？"
    assert _whole("实际呢？", "东山博物馆原来说什么时候开？") == "东山博物馆实际什么时候开的？"


def test_what_turned_to_the_result_stays_with_the_result() -> None:
    turns = ("东山区2031年打算装多少部电梯？", "实际呢？")
    assert _whole("那停车位呢？", *turns) == "东山区2031年停车位实际有多少？"


def test_a_common_noun_is_no_person() -> None:
    turn = Turn("郭平野老师这回拿了什么荣誉？", "优秀教师")
    assert understand("他多大年纪了？", [turn], PLACES).text == "郭平野老师多大年纪了？"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "How much did the drone maker Hetian take in sales in 2031?",
            "Who runs it day to day?",
            "Who runs the drone maker Hetian day to day?",
        ),
        (
            "How much did the drone maker Hetian take in sales in 2031?",
            "How many people work there?",
            "How many people work at the drone maker Hetian?",
        ),
        (
            "How many lifts did Dongshan plan to add in 2031?",
            "And how many did it actually add?",
            "How many lifts did Dongshan actually add in 2031?",
        ),
        (
            "How many lifts did Dongshan install in 2031?",
            "So it hit the target?",
            "Did Dongshan meet its lift target in 2031?",
        ),
        (
            "I work in Dongshan. How do I sign up for a nursery?",
            "What do I pay if I don't?",
            "What do I pay if I don't sign up for a nursery in Dongshan?",
        ),
    ],
)
def test_an_english_follow_up_names_the_subject_alone(before: str, question: str, whole: str) -> None:
    assert _whole(question, before) == whole


def test_how_many_more_compares_the_two_figures_asked_for() -> None:
    turns = ("How many lifts did Dongshan install in 2031?", "And in 2030?")
    assert _whole("How many more is that?", *turns) == (
        "How many more lifts did Dongshan install in 2031 than in 2030?"
    )


@pytest.mark.parametrize(
    "question", ["西河图书馆几点开门？", "禾雀湖有多深？", "When did Xihe open its museum?"]
)
def test_a_new_topic_takes_nothing_from_the_old_one(question: str) -> None:
    assert _whole(question, "东山区那座禾岭大桥是哪天合龙的？") == question


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("东山到禾岭街的19路，首班车几点？", "末班呢", "东山到禾岭街的19路，末班几点？"),
        ("篁蔚现在有多少职工？", "老板是谁？", "篁蔚老板是谁？"),
        (
            "东山旧矿博物馆门票多少钱？",
            "下午几点以后就不让进了？",
            "东山旧矿博物馆门票下午几点以后就不让进了？",
        ),
        ("东山2031年城镇新增就业定的是多少人？", "那年底做到了吗", "东山2031年城镇新增就业年底做到了吗"),
        (
            "How many batches of food did Dongshan test in 2031?",
            "What share of them passed?",
            "What share of batches of food in Dongshan passed in 2031?",
        ),
        (
            "How many batches of food did Dongshan test in 2031?",
            "What about Xihe in 2030?",
            "How many batches of food did Xihe test in 2030?",
        ),
        (
            "How much is the full fare on the N6 bus?",
            "And when does the last one leave Dongshan?",
            "When does the last N6 bus leave Dongshan?",
        ),
    ],
)
def test_what_stands_beside_or_inside_the_thing_is_asked_of_it(
    before: str, question: str, whole: str
) -> None:
    assert _whole(question, before) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("东山2031年加装了多少部电梯？", "换成西河呢？", "西河区2031年加装了多少部电梯？"),
        ("东山2031年加装了多少部电梯？", "西河那边呢？", "西河区2031年加装了多少部电梯？"),
        ("东山2031年加装了多少部电梯？", "那西河实际加装了多少？", "西河区2031年加装了多少部电梯？"),
        ("东山消费券第一轮哪天开抢？", "最后一轮呢？", "东山消费券最后一轮哪天开抢？"),
        (
            "How many lifts did Dongshan install in 2031?",
            "And the target for 2032?",
            "How many lifts did Dongshan plan to install in 2032?",
        ),
        (
            "How fast did Dongshan's trade grow in 2031?",
            "And what is the goal for the year after?",
            "How fast did Dongshan's trade grow in 2032: the plan?",
        ),
        (
            "How many estates had Dongshan completed by the end of June 2031?",
            "And by the end of the year?",
            "How many estates had Dongshan completed by the end of the year 2031?",
        ),
        (
            "How many black spots did Dongshan clear in 2031?",
            "Which ones are left?",
            "Which black spots are left, Dongshan?",
        ),
    ],
)
def test_another_place_year_part_or_plan_is_asked_of_the_same_thing(
    before: str, question: str, whole: str
) -> None:
    assert _whole(question, before) == whole


def test_a_question_after_the_plan_is_about_the_thing_and_not_its_plan() -> None:
    turns = ("东山2031年粮食收了多少？", "年初定的目标呢？")
    assert _whole("那2030年实际收了多少", *turns) == "东山粮食2030年实际收了多少"


def test_she_is_the_person_asked_about_and_no_figure() -> None:
    history = [Turn("How much did the board pay for Dr Lan Qiu's new boat?", "186万元")]
    assert understand("How many islands does she visit?", history, PLACES).text.startswith(
        "How many islands does Dr Lan"
    )


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("加装了多少部电梯？", "How many elevators were installed?"),
        (
            "Who is the head of Dongshan District?",
            "What is the maximum fine for secretly fitting a heating pump?",
        ),
    ],
)
def test_a_whole_english_question_is_left_alone(before: str, question: str) -> None:
    assert _whole(question, before) == question


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "Which flooding black spots are left in Wangpu?",
            "Why were they put off?",
            "Why were the flooding black spots put off in Wangpu?",
        ),
        (
            "When did Wangpu Metro Line 2 open?",
            "How much is the fare for the full ride?",
            "How much is the fare for the full ride, Wangpu Metro Line 2?",
        ),
    ],
)
def test_they_are_the_things_asked_for_and_a_line_keeps_its_number(
    before: str, question: str, whole: str
) -> None:
    assert _whole(question, before) == whole


@pytest.mark.parametrize(
    ("turns", "question", "whole"),
    [
        (
            ("望浦区2031年加装了多少部电梯？", "槐渡区2031年加装了多少部电梯？"),
            "两边差多少？",
            "望浦区2031年加装了多少部电梯，比槐渡区多多少？",
        ),
        (("望浦区2031年加装了多少部电梯？",), "那差多少？", "望浦区2031年加装了多少部电梯，比计划差多少？"),
        (
            ("How many lifts did Wangpu install in 2031?", "How many lifts did Huaidu install in 2031?"),
            "What's the gap between the two?",
            "How many more lifts did Wangpu install in 2031 than Huaidu?",
        ),
        (
            ("How many lifts did Wangpu install in 2031?",),
            "And the year before?",
            "How many lifts did Wangpu install in 2030?",
        ),
    ],
)
def test_two_figures_asked_for_are_compared_and_years_counted_back(
    turns: tuple[str, ...], question: str, whole: str
) -> None:
    assert understand(question, [Turn(one, None) for one in turns], ("望浦区", "槐渡区")).text == whole


def test_a_member_of_the_list_that_was_answered_is_called_by_its_name() -> None:
    turn = Turn("投资最大的两个项目是什么？", "数控谷二期、敷料产业园")
    assert understand("第二个是谁投的钱？", [turn], PLACES).text == "敷料产业园是谁投的钱？"


def test_a_follow_up_may_turn_to_something_and_say_what_of_it() -> None:
    before = "东山区2031年加装了多少部电梯？"
    assert _whole("那前一年呢，实际装的？", before).startswith("东山区2030年")
    assert _whole("西河呢，装了多少？", before) == "西河区2031年加装了多少部电梯？"


def test_a_thing_keeps_both_of_its_quotation_marks() -> None:
    before = "东山区“禾岭青年社区”是哪天开门的？"
    assert _whole("头一批有多少套？", before) == "东山区“禾岭青年社区”头一批有多少套？"


def test_a_thing_told_apart_by_where_it_stands_is_taken_whole() -> None:
    before = "What area does the old bus station block in Dongshan County cover?"
    whole = _whole("Why did the others hold out?", before)
    assert whole == "Why did the others hold out, the old bus station block in Dongshan County?"


def test_the_middle_of_a_year_is_a_part_of_it() -> None:
    before = "How many lifts did Dongshan District install in 2031?"
    whole = _whole("And by the middle of that year?", before)
    assert whole == "How many lifts did Dongshan District install in 2031 by the middle of that year?"


@pytest.mark.parametrize(
    ("turns", "question", "whole"),
    [
        (("东山区2031年加装了多少部电梯？",), "那第二年呢", "东山区2032年加装了多少部电梯？"),
        (("东山区2031年加装了多少部电梯？",), "西河同一年装了多少？", "西河区2031年加装了多少部电梯？"),
        (("东山区2031年加装了多少部电梯？",), "西河占了几部", "西河区2031年加装了多少部电梯？"),
        (
            ("东山区2031年加装了多少部电梯？", "西河那年呢？"),
            "那年原先打算装几部？",
            "西河区2031年原先打算装几部电梯？",
        ),
        (
            ("东山区2031年加装了多少部电梯？", "年初定的是几部？"),
            "差了多少",
            "东山区2031年加装了多少部电梯，比计划差多少？",
        ),
        (("东山区2031年社区食堂开了几家？",), "亏本的呢", "东山区2031年亏本的社区食堂有多少家？"),
        (("禾岭街的市民夜校春天开了几门课？",), "秋天呢", "禾岭街的市民夜校秋天开了几门课？"),
        (("禾田飞翼2030年卖出了多少架飞机？",), "2031年卖了多少？", "禾田飞翼2031年卖了多少架飞机？"),
        (("禾岭大桥谁来承建？",), "它多长", "禾岭大桥多长"),
        (("东山区2031年的进出口目标是多少？",), "实际做了多少", "东山区2031年的进出口实际做了多少"),
        (
            ("到2031年底，东山区在学校吃饭的孩子有多少？",),
            "那整个西河区呢？",
            "到2031年底，西河区在学校吃饭的孩子有多少？",
        ),
    ],
)
def test_chinese_turns_of_the_talk(turns: tuple[str, ...], question: str, whole: str) -> None:
    assert _whole(question, *turns) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "How many lifts did Dongshan install in 2031?",
            "What about Xihe the year after?",
            "How many lifts did Xihe install in 2032?",
        ),
        (
            "How many rental homes did Dongshan secure in 2031?",
            "How many people have moved into them?",
            "How many people have moved into the rental homes in Dongshan?",
        ),
        (
            "How many lifts did Dongshan install in 2031?",
            "And how many failed in Xihe?",
            "How many lifts failed in Xihe in 2031?",
        ),
        (
            "How many relics are on display in the new Dongshan Museum?",
            "Who's the director there?",
            "Who's the director at the new Dongshan Museum?",
        ),
        (
            "How many teams entered Dongshan's street basketball tournament in 2031?",
            "When did it wrap up?",
            "When did Dongshan's street basketball tournament wrap up?",
        ),
        (
            "Which senior canteens did Dongshan open in 2031?",
            "When will the remaining three open?",
            "When will the remaining senior canteens open in Dongshan?",
        ),
        (
            "Where did Dongshan's first labour market open in 2031?",
            "When was that?",
            "When was that: Dongshan's first labour market open in 2031?",
        ),
    ],
)
def test_english_turns_of_the_talk(before: str, question: str, whole: str) -> None:
    assert _whole(question, before) == whole


def test_what_a_thing_is_called_stands_for_it() -> None:
    before = Turn("东山要修的那条隧道叫什么？", "禾岭隧道")
    assert understand("谁承建？", [before], PLACES).text == "禾岭隧道谁承建？"
    firm = Turn("Which company built the pumps that came back?", "恒河流体")
    assert (
        understand("How many did they send back?", [firm], PLACES).text == "How many did 恒河流体 send back?"
    )


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("和年初计划比呢？", "东山区2031年加装了多少部电梯，比计划差多少？"),
        ("比原来定的少多少？", "东山区2031年加装了多少部电梯，比计划差多少？"),
        ("超了多少？", "东山区2031年加装了多少部电梯，比计划差多少？"),
        ("还差几部没完成？", "东山区2031年加装了多少部电梯，比计划差多少？"),
    ],
)
def test_a_figure_is_compared_with_its_plan(question: str, whole: str) -> None:
    assert _whole(question, "东山区2031年加装了多少部电梯？") == whole


def test_what_came_of_a_plan_is_asked_without_its_words() -> None:
    turns = ("东山2031年定的要帮多少人创业？", "结果呢？")
    assert _whole("结果呢？", turns[0]) == "东山2031年实际帮了多少人创业？"
    assert _whole("超了多少？", *turns) == "东山2031年实际帮了多少人创业，比计划差多少？"


def test_another_thing_is_asked_of_what_is_named() -> None:
    assert _whole("亲水平台呢？", "禾岭河治理修复了多大面积？") == "禾岭河亲水平台实际有多少？"


@pytest.mark.parametrize(
    ("turns", "question", "whole"),
    [
        (
            ("How many food samples did Dongshan test in 2031?", "What was the plan?"),
            "How far short is that?",
            "How many more food samples did Dongshan actually test in 2031 than planned?",
        ),
        (
            ("How many lifts were installed in Dongshan in 2031?",),
            "How does that compare with the target?",
            "How many more lifts were installed in Dongshan in 2031 than planned?",
        ),
        (
            ("What GDP growth did Dongshan aim for in 2031?",),
            "What about retail sales?",
            "What retail sales growth did Dongshan aim for in 2031?",
        ),
        (
            ("How much did hotel takings in Dongshan go up in 2031?",),
            "What about restaurants?",
            "How much did restaurant takings in Dongshan go up in 2031?",
        ),
        (
            ("How fast did the economy grow in Dongshan in 2031?",),
            "And exports?",
            "How fast did exports grow in Dongshan in 2031?",
        ),
        (
            ("How many homes will Dongshan's first affordable housing project provide?",),
            "Where is it?",
            "Where is Dongshan's first affordable housing project?",
        ),
        (
            (
                "How many lifts were installed in Dongshan in 2031?",
                "How many estates has the district renovated?",
            ),
            "How many households did that help?",
            "How many households did that help: estates in Dongshan?",
        ),
    ],
)
def test_english_turns_to_plan_measure_and_place(turns: tuple[str, ...], question: str, whole: str) -> None:
    assert _whole(question, *turns) == whole


def test_a_question_with_a_noun_may_stand_by_itself_but_not_one_that_points() -> None:
    before = [Turn("禾岭公园2031年新增了多少平方米绿地？", None)]
    assert "护理员有证吗？" in understand("护理员有证吗？", before, PLACES).others
    assert "这家公司是哪年成立的？" not in understand("这家公司是哪年成立的？", before, PLACES).others


def test_another_statistic_takes_the_place_of_the_first() -> None:
    before = "东山区2031年前三季度GDP增速多少？"
    assert _whole("固定资产投资呢？", before) == "东山区2031年前三季度固定资产投资增速多少？"
    assert _whole("超了多少？", "充电桩超额完成了吗？") == "充电桩实际多少，比计划差多少？"
    assert _whole("食品检测完成目标了吗？", "东山区充电桩超额完成了吗？") == "东山区食品检测完成目标了吗？"


def test_how_many_more_is_meant_of_the_plan_where_one_was_spoken_of() -> None:
    turns = ("东山2031年打算装多少部电梯？", "实际呢？")
    assert _whole("多了多少？", *turns) == "东山2031年实际装了多少部电梯，比计划差多少？"
    assert "计划" not in _whole("多了多少？", "东山2031年装了多少部电梯？")
