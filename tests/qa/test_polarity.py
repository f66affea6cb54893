"""What says yes and what says no to a question."""

import pytest

from qa.polarity import plainly, says


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("东山的游泳馆是免费的吗？", "场馆不收费", True),
        ("东山的游泳馆是免费的吗？", "门票20元", False),
        ("进东山公园要交钱吗？", "全天免费", False),
        ("进东山公园要交钱吗？", "每人收取5元", True),
        ("Is the Dongshan pool free?", "场馆免收门票", True),
        ("周一东山书屋开门吗？", "周一闭馆", False),
        ("东山书屋周一开门吗？", "每周二至周日开放", False),
        ("东山书屋星期三开门吗？", "每周二至周日开放", True),
        ("Is the Dongshan reading room open on Mondays?", "周一闭馆", False),
        ("东山书屋周三开门吗？", "周一闭馆", None),
        ("消防车能过东山桥吗？", "消防车不受影响", True),
        ("外地人能报名吗？", "仅限本区居民", False),
        ("领证要重新登记吗？", "无需重新登记", False),
        ("Can I visit without booking?", "须提前两天预约", False),
        ("Can I visit without booking?", "无需预约", True),
        ("东山桥如期通车了吗？", "比计划晚了两个月", False),
        ("Did Dongshan bridge open as planned?", "推迟到12月通车", False),
        ("东山桥赶在5月底前修好了吗？", "东山桥6月2日建成", False),
        ("东山桥赶在5月底前修好了吗？", "东山桥5月20日建成", True),
        ("所有路灯都换好了吗？", "还差3盏", False),
        ("Did Dongshan open all four stations?", "只开放了3座", False),
        ("所有路灯都换好了吗？", "路灯全部更换", True),
    ],
)
def test_a_clause_says_yes_or_no_by_what_is_asked(question: str, clause: str, said: bool | None) -> None:
    assert says(question, clause) is said


def test_a_clause_without_a_word_for_the_matter_says_nothing() -> None:
    assert says("东山的游泳馆是免费的吗？", "泳池长25米") is None


def test_a_denial_says_no_unless_the_question_denies_too_or_it_is_denied_itself() -> None:
    assert not plainly("水价涨不涨？", "三年之内不涨")
    assert plainly("东山桥不再收费吗？", "不再设岗")
    assert plainly("东山人知道这座桥吗？", "没有人不知道这座桥")


@pytest.mark.parametrize(
    ("question", "clause", "verdict"),
    [
        ("周末能去咨询吗？", "周末不休", None),
        ("礼拜天营业厅开不开？", "周末不休息", True),
        ("Does the museum close on Mondays?", "每周一闭馆", True),
        ("周一能去博物馆吗？", "每周一闭馆", False),
        ("Do trainees have to pay?", "学员自己不掏钱", False),
        ("全日制学生能报名吗？", "在校全日制学生除外", False),
        ("考两回证能补两回钱吗？", "同一工种只补一次", False),
        ("没花完的券下个月能用吗？", "当月有效，不结转", False),
    ],
)
def test_what_a_clause_says_of_weekends_money_and_limits(
    question: str, clause: str, verdict: bool | None
) -> None:
    assert says(question, clause) is verdict
