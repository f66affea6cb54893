"""What says yes and what says no to a question."""

import pytest

from qa.figures import read_figure
from qa.judging import agrees
from qa.limits import keeps_limit
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
        ("周末能去咨询吗？", "周末不休", True),
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


@pytest.mark.parametrize(
    ("question", "clause", "verdict"),
    [
        ("贫困家庭要交钱吗？", "低保家庭全免", False),
        ("退票会不会扣手续费？", "可全额退款", False),
        ("摊主要不要交占道费？", "外摆不收占道费", False),
        ("Is there no entry fee?", "报名费全免", True),
        ("外地户口能不能租？", "不看户籍", True),
        ("社保没交满能上学吗？", "取消了连续缴满一年的要求", True),
        ("年龄有限制吗？", "不设年龄限制", False),
        ("物业收押金合规吗？", "不得收取押金", False),
        ("推销灶具算违规吗？", "不得推销灶具", True),
        ("产权单位反对吗？", "产权单位同意了", False),
        ("夜里响声超标吗？", "低于45分贝的限值", False),
        ("有没有超标的？", "无一超标", False),
        ("2031年票涨价了没？", "票价仍为5元", False),
        ("Is the tunnel still due in November?", "11月通车的时间不变", True),
        ("儿科要搬过去吗？", "老院区保留儿科", False),
        ("班车天天有没有？", "隔天一班", False),
        ("补助每个月发吗？", "补助按季度发放", False),
        ("能让别人替我领吗？", "须由本人持身份证办理", False),
        ("样品算进全年抽检吗？", "不计入全年抽检", False),
        ("工程是不是拖期了？", "比计划晚了三个月", True),
        ("周末能视频吗？", "只在工作日服务", False),
        ("晚上10点还能坐吗？", "运营到21时", False),
        ("上午10点有人接吗？", "每日9时至18时有人接听", True),
        ("Were all four centres completed?", "养老服务中心建成3家", False),
        ("374户都选现房了吗？", "374户居民中有361户选择了现房", False),
        ("个个乡镇都有桩了吗？", "15个乡镇一个不落", True),
    ],
)
def test_what_a_clause_says_of_more_matters(question: str, clause: str, verdict: bool) -> None:
    said = says(question, clause)
    assert (said if said is not None else plainly(question, clause)) is verdict


@pytest.mark.parametrize(
    ("question", "clause", "verdict"),
    [
        ("我爸63岁，能办老年证吗？", "年满65周岁的居民可以办理", False),
        ("我爸66岁，能办老年证吗？", "年满65周岁的居民可以办理", True),
        ("一个月收900元合规定吗？", "每月收费不高于1000元", True),
        ("Is 30 yuan within the limit?", "票价不超过25元", False),
        ("Can I change the carer three times a year?", "一年可以换两次", False),
        ("一年换两次护理员行吗？", "一年可以换两次", True),
        ("五座泵站都修好了吗？", "5座泵站建成2座", False),
        ("Do all the stations have beds?", "其中7处设有床位", False),
        ("新来的护工全是本地人吗？", "其中本地人12名", False),
        ("修路的钱全由区里出吗", "其中区级财政承担2.1亿元", False),
        ("Are the new nurses all graduates?", "其中本科学历8名", False),
        ("东山的茶叶产量比上年涨了吗？", "同比下降9%", False),
        ("东山的茶叶产量降了没？", "同比下降9%", True),
        ("Has the fare gone up?", "票价维持2元不变", False),
        ("A phone costs 5,800 yuan. Does it qualify?", "单件售价不得超过5000元", False),
        ("我没满16岁，能领券吗", "须年满16周岁", False),
        ("My son's six. Can he join the ride?", "孩子须满8岁", False),
        ("My son's nine. Can he join the ride?", "孩子须满8岁", True),
        ("我家楼只有三层，能装电梯吗？", "四层以上", False),
        ("刚开业半年的店能申请吗？", "正常经营满一年", False),
        ("下半年开业的店能申请吗？", "正常经营满一年", True),
        ("Can a firm that is two years old apply?", "正常经营满一年", True),
        ("We live 2 km away; can she get a seat?", "家住3公里以外", False),
        ("Did Dongshan fit all the lifts it had pledged?", "52部，比年初说的少了8部", False),
        ("东山的桥比原先定的日子晚了吗？", "比原定时间早了一个月", False),
        ("学校能收赞助费么", "不得收取赞助费", False),
        ("补助是3月起发的，没错吧？", "3月1日起执行", True),
        ("Does the care still run until 6 pm?", "服务照常到18时", True),
        ("补贴是一次全给吗？", "分三次拨付", False),
        ("停车要收费吗？", "不收费的3个停车场在北门", False),
        ("Were the toilets that failed put right?", "不合格的13户已全部返工", True),
        ("夜班车延到几点之后了吗，延到11点了没？", "末班车延至23时", True),
        ("施工期间会停水吗？", "施工期间供水不受影响", False),
        ("停车楼比路边便宜吧？", "收费比路边贵", False),
        ("家长要多掏钱吗？", "家长不多掏钱", False),
        ("Did the water arrive by the promised date?", "比承诺的时间迟了近一个月", False),
        ("新校区2031年底开学了吗？", "明年秋季开学", False),
        ("健身馆建好开放了没有？", "健身馆完成工程进度的70%", False),
        ("安置房全部完工了吗？", "安置房实现封顶", False),
        ("隧道整个挖通了吧？", "隧道开挖进度已经过半", False),
        ("东山湖的水是一类水质吗？", "水质达到二类", False),
        ("东山湖是5A级景区吗？", "获评4A级景区", False),
        ("Is the gym finished?", "健身馆已完成总工程量的85%", False),
    ],
)
def test_what_a_clause_says_of_limits_parts_and_times(question: str, clause: str, verdict: bool) -> None:
    said = says(question, clause)
    assert (said if said is not None else plainly(question, clause)) is verdict


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("今年能新增3000人就业吗？", "新增就业2000人以上"),
        ("今年能投5000元吗？", "投入不低于3000元"),
        ("有3000人就业吗？", "最多2000人"),
    ],
)
def test_an_aim_is_no_limit(question: str, clause: str) -> None:
    assert keeps_limit(question, clause) is None


def test_a_cap_allows_less_and_an_aim_allows_nothing() -> None:
    asked, cap, aim = read_figure("80部"), read_figure("不超过90部"), read_figure("60部以上")
    assert asked is not None and cap is not None and aim is not None
    assert agrees(asked, cap, "装80部可以吗？") is True
    assert agrees(asked, aim, "今年能装80部吗？") is False
