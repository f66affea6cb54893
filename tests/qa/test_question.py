import pytest

from qa.forms import Asks
from qa.places import chinese_places
from qa.question import analyse
from qa.types import Status


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("一共修了多少公里步道？", Asks.NUMBER),
        ("新增停车位几个", Asks.NUMBER),
        ("绿化覆盖率是多少？", Asks.NUMBER),
        ("图书馆什么时候开放？", Asks.DATE),
        ("公司是哪年成立的？", Asks.DATE),
        ("谁是新任院长？", Asks.PERSON),
        ("哪家公司承建了大桥？", Asks.ORGANISATION),
        ("签约仪式在哪里举行？", Asks.PLACE),
        ("哪些公园重新开放了？", Asks.NAME),
        ("为什么工程推迟了？", Asks.CLAUSE),
        ("目标完成了吗？", Asks.YES_NO),
        ("任务完成没有？", Asks.YES_NO),
        ("能带伞进馆不？", Asks.YES_NO),
        ("是不是谁先到谁先选？", Asks.YES_NO),
        ("谁先报的名？", Asks.PERSON),
        ("How many buses were bought?", Asks.NUMBER),
        ("When did the clinic open?", Asks.DATE),
        ("Who chairs the company?", Asks.PERSON),
        ("Which park was closed?", Asks.NAME),
        ("Why was the line cut?", Asks.CLAUSE),
        ("What was the growth rate of investment?", Asks.NUMBER),
        ("Was the target met?", Asks.YES_NO),
    ],
)
def test_the_form_of_the_answer_is_read_from_the_question(question: str, asks: Asks) -> None:
    assert analyse(question).asks is asks


@pytest.mark.parametrize(
    ("question", "sense"),
    [
        ("加装了多少部电梯？", Status.DONE),
        ("今年计划加装多少部电梯？", Status.PLANNED),
        ("力争新建几所学校？", Status.PLANNED),
        ("How many lifts were installed?", Status.DONE),
        ("How many lifts will be installed?", Status.PLANNED),
        ("How many lifts did the district plan to add?", Status.PLANNED),
        ("要改的老楼都改完了吗？", Status.DONE),
        ("Did Dongshan reach its target?", Status.DONE),
        ("电梯数量", Status.NONE),
    ],
)
def test_the_sense_tells_a_plan_from_a_result(question: str, sense: Status) -> None:
    assert analyse(question).sense is sense


def test_places_and_years_stand_apart_from_the_words_that_matter() -> None:
    focus = analyse("青榆县2023年新建卫生室多少个？")
    assert focus.places == ("青榆县",)
    assert focus.years == (2023,)
    assert focus.terms == ("新建", "卫生室")


@pytest.mark.parametrize(
    "question",
    ["哪个区最大？", "全市有多少公园？", "改造了几个小区？", "几家企业上市了？", "哪里的夜市入选了？"],
)
def test_common_nouns_that_end_like_a_place_are_none(question: str) -> None:
    assert analyse(question).places == ()


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("柘湖区换了多少公里水管？", ("柘湖区",)),
        ("檀城市蓼城区有几座公园？", ("檀城市", "蓼城区")),
        ("西部山区通车了吗？", ()),
        ("这个湾夜市几点关门？", ()),
    ],
)
def test_a_name_that_the_segmenter_cuts_is_whole(question: str, places: tuple[str, ...]) -> None:
    assert analyse(question).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("从东岚区出发", ("东岚区",)),
        ("得票最多的三处是鱼市口", ()),
        ("其中县供销社牵头", ()),
        ("老城区停车难", ()),
        ("平均一户省了多少", ()),
        ("到朝阳区看看", ("朝阳区",)),
    ],
)
def test_what_stands_before_a_division_is_no_part_of_its_name(text: str, places: tuple[str, ...]) -> None:
    assert analyse(text).places == places


def test_a_street_called_after_a_place_is_not_the_place() -> None:
    assert analyse("盐仓巷打通了吗？", {"盐仓街道"}).places == ()


def test_a_bare_name_means_a_known_place() -> None:
    assert analyse("望浦装了多少电梯？", ["望浦区"]).places == ("望浦区",)
    assert analyse("望浦装了多少电梯？").places == ()


def test_names_in_an_english_question_are_the_words_spelt_in_pinyin() -> None:
    question = "How many lifts did Qingyu County install in March 2024?"
    unknown, known = analyse(question), analyse(question, ["青榆县", "望浦区"])
    assert (unknown.places, unknown.names) == (("Qingyu",), ())
    assert (known.places, known.names) == (("青榆县",), ())
    assert known.years == (2024,)
    assert known.terms == unknown.terms == ("lifts", "install", "march")
    assert analyse("How many lifts did Qingyu county install?").places == ("Qingyu",)
    assert analyse("How many lifts did each county install?").places == ()


def test_the_head_is_the_class_of_thing_that_is_asked_for() -> None:
    assert analyse("哪两家产业园争创孵化器？").head == ("产业园",)
    assert analyse("Which night market was named?").head == ("night", "market")


def test_what_follows_how_many_is_the_unit() -> None:
    assert analyse("改造了多少户居民？").unit is not None
    assert (analyse("改造了多少户居民？").unit or "").startswith("户")


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("哪两所学校开学了？", True),
        ("哪三家企业签约了？", True),
        ("哪3个公园开放了？", True),
        ("哪些公园开放了？", True),
        ("Which three parks were opened?", True),
        ("Where were the two old bridges rebuilt?", True),
        ("哪所学校开学了？", False),
        ("哪一所学校开学了？", False),
        ("Which park was opened?", False),
        ("Which pumping stations did the county finish?", True),
        ("What old vehicles are banned?", True),
        ("留下来的三座仓库叫什么？", True),
        ("夜校都教些什么？", True),
        ("第二座桥叫什么？", False),
        ("两座粮仓改成的书房叫什么名字？", False),
        ("Which bus route was cancelled?", False),
        ("What share of days did it record?", False),
    ],
)
def test_a_question_for_more_than_one_thing_is_told(question: str, several: bool) -> None:
    assert analyse(question).several is several


@pytest.mark.parametrize(
    "question",
    [
        "What was the town's budgeted revenue?",
        "Which lines were scheduled for repair?",
        "How many lifts did the mayor promise?",
    ],
)
def test_words_of_planning_ask_for_a_plan(question: str) -> None:
    assert analyse(question).sense is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "known", "places"),
    [
        ("2024年岚浦区装了几部电梯？", ("岚浦区",), ("岚浦区",)),
        ("打漪州12345，等几秒？", ("漪州市",), ("漪州市",)),
        ("拖后腿的是哪些事？", (), ()),
        ("老人住的街道有食堂吗？", (), ()),
        ("工厂所在镇叫什么？", (), ()),
        ("居民区的车位有多少？", (), ()),
        ("槿湖区公布清单", (), ("槿湖区",)),
        ("即墨区前三季度增长多少？", (), ("即墨区",)),  # a verb to the segmenter
        ("涉及区里几条街？", (), ()),
        ("国家学前教育普及普惠区，在全省县市区评价列第一名", (), ()),
        ("病人送到县医院", (), ()),
        ("在哪几个镇和街道开了中心", (), ()),
        ("孩子们最爱安全馆的体验区，鹤浦区常来", ("鹤浦区",), ("鹤浦区",)),
        ("每个标箱省600元", (), ()),
        ("天台县加装了多少部电梯", (), ("天台县",)),  # the dictionary knows it, whatever 台 or 天 are
        ("将乐县加装了多少部电梯", (), ("将乐县",)),
        ("麻溪镇和渡头镇", (), ("麻溪镇", "渡头镇")),
    ],
)
def test_a_place_is_named_without_what_stands_before_it(
    text: str, known: tuple[str, ...], places: tuple[str, ...]
) -> None:
    assert chinese_places(text, known) == places


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("望浦区图书馆新馆地址", Asks.PLACE),
        ("望浦区 电梯 2024", Asks.NUMBER),
        ("望浦区2024年公共停车泊位增加数（实绩）", Asks.NUMBER),
        ("既有住宅加装电梯的补助标准", Asks.NUMBER),
        ("望浦区住建局副局长姓名", Asks.PERSON),
        ("石门桥推迟的原因", Asks.CLAUSE),
        ("承建单位", Asks.ORGANISATION),
        ("消费券能否叠加使用？", Asks.YES_NO),
        ("那几座养老中心建在啥地方？", Asks.PLACE),
        ("谁说“多数题答上了，有几道没答好”？", Asks.PERSON),
        ("What happens to the bus when it snows?", Asks.CLAUSE),
        ("When childcare places fell behind, who took the lead?", Asks.PERSON),
        ("How many of those who applied were hired?", Asks.NUMBER),
        ("Under the new policy, can I withdraw the fund?", Asks.YES_NO),
        ("Name the director of the new library.", Asks.PERSON),
        ("What documents are needed for the subsidy?", Asks.NAME),
        ("What is the fare on the night bus?", Asks.NUMBER),
        ("What caused the delay?", Asks.CLAUSE),
        ("护栏为何多装了几公里？", Asks.CLAUSE),
        ("停车位咋没凑够数？", Asks.CLAUSE),
        ("最后几个没通车的村打算怎么通？", Asks.CLAUSE),
        ("新增了几个车位？", Asks.NUMBER),
        ("What can I do if my subsidy is refused?", Asks.CLAUSE),
        ("What slowed the factories so that the target was missed?", Asks.CLAUSE),
        ("What is the point of so low a rent?", Asks.CLAUSE),
        ("What is the rent?", Asks.NUMBER),
        ("What is the expected price?", Asks.NUMBER),
    ],
)
def test_fragments_and_roundabout_questions_ask_for_what_they_end_or_begin_with(
    question: str, asks: Asks
) -> None:
    assert analyse(question).asks is asks


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("省、县、村各出多少？", True),
        ("满意度最高和最低的各是哪项？", True),
        ("How many places did each of the two schools add?", True),
        ("全区各镇装了多少部电梯？", False),
        ("各项任务由哪个部门公布？", False),
        ("How many lifts were installed each month?", False),
    ],
)
def test_whoever_asks_for_one_of_each_asks_for_several(question: str, several: bool) -> None:
    assert analyse(question).several is several


def test_what_was_to_be_done_is_a_plan() -> None:
    assert analyse("Up to what spot was the walkway to be extended in 2024?").sense is Status.PLANNED


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("东里路是来回四条车道吧？", True),
        ("博士申请公寓也得看社保交了几个月吗？", True),
        ("开七座车过大桥不用交钱，对吧？", True),
        ("头一次闯禁行就要罚款么", True),
        ("图书馆延长开放以后，周一也开门？", True),
        ("那几座岛让上去玩不？", True),
        ("2031年的目标有无完成", True),
        ("低保户需否申请", True),
        ("砍了院里的树要办证不？", True),
        ("晚上停车最多掏5块？", True),
        ("2031年校园公交一天没停过？", True),
        ("修房子的钱全由县里出？", True),
        ("多重的车能开上桥？", False),
        ("能源站的位置？", False),
        ("不用预约的场馆？", False),
        ("我想知道装了几部电梯吗", False),
        ("装了几部电梯？", False),
        ("东山区电梯数量？", False),
        ("I have a permanent post. Am I entitled to the subsidy?", True),
        ("The lift fee was waived, right?", True),
        ("Downpour on the lake: maintenance postponed?", True),
        ("The lift fee: how much was it?", False),
        ("Number of lifts installed in Dongshan?", False),
    ],
)
def test_yes_or_no_is_asked_in_many_forms(question: str, is_asked: bool) -> None:
    assert (analyse(question).asks is Asks.YES_NO) is is_asked


def test_until_when_is_no_word_for_what_is_asked() -> None:
    assert analyse("截至2031年11月新增就业多少人？").terms == analyse("2031年新增就业多少人？").terms
