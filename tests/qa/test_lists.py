import pytest

from documents import Span
from qa.lists import members_of
from qa.question import analyse

PAIR = "去年开通了石门村和上庄村的公交，沿途设站。"
THREE = "云泊、望浦和青榆等地参加。"


def members(text: str, read: str) -> list[str]:
    start = text.index(read)
    focus = analyse("哪些地方？")
    return [member.of(text) for member in members_of(text, Span(start, start + len(read)), focus)]


@pytest.mark.parametrize("read", ["云泊、望浦和青榆等地", "云泊", "望浦", "青榆"])
def test_one_member_stands_for_its_whole_enumeration(read: str) -> None:
    assert members(THREE, read) == ["云泊", "望浦", "青榆"]


@pytest.mark.parametrize("read", ["石门村和上庄村", "石门村", "上庄村"])
def test_a_pair_joined_by_and_is_found_from_either_side(read: str) -> None:
    assert members(PAIR, read) == ["石门村", "上庄村"]


def test_an_ordinal_in_a_name_counts_nothing() -> None:
    text = "新学位来自东山幼儿园和北桥第二幼儿园。"
    assert members(text, "东山幼儿园和北桥第二幼儿园") == ["东山幼儿园", "北桥第二幼儿园"]


def test_a_name_that_stands_alone_is_no_list() -> None:
    assert len(members("去年开通了石门村的公交，上庄村也设站。", "石门村")) < 2


def test_what_does_not_end_alike_is_no_pair() -> None:
    assert len(members("石门村和沿线居民都在等公交。", "石门村")) < 2


def test_no_pair_crosses_a_clause() -> None:
    assert len(members("石门村通了公交，和上庄村一样。", "上庄村")) < 2


@pytest.mark.parametrize("name", ["和平路", "“石门和上庄”专线", "望浦（含东里和西里）"])
def test_a_joining_word_inside_a_name_joins_nothing(name: str) -> None:
    assert members(f"{name}昨天通车。", name) == [name]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("馆里有桑园、蚕房、车间、衣裳四个展厅，", ["桑园", "蚕房", "车间", "衣裳"]),
        ("新开了文昌路、学府路等2条线路。", ["文昌路", "学府路"]),
        ("东里、西里和南里三个小区完工。", ["东里", "西里", "南里"]),
    ],
)
def test_what_leads_in_and_what_counts_all_is_no_member(text: str, listed: list[str]) -> None:
    assert members(text, text.rstrip("，。")) == listed


def test_a_last_member_is_kept_with_what_describes_it() -> None:
    text = "走访的是顶楼、边户、去年投诉过的住户，一天走十户。"
    assert members(text, "边户") == ["顶楼", "边户", "去年投诉过的住户"]


@pytest.mark.parametrize(
    ("text", "read", "listed"),
    [
        (
            "新开儿科、骨科和中医推拿门诊，昨天迎诊。",
            "儿科、骨科和中医推拿",
            ["儿科", "骨科", "中医推拿门诊"],
        ),
        ("当天有舂米、打糍粑、稻草人比赛。", "舂米、打糍粑、稻草人", ["舂米", "打糍粑", "稻草人比赛"]),
        ("东里、西里、南里先后改造。", "东里、西里、南里", ["东里", "西里", "南里"]),
        ("经费、牵头人、完成与否一并公布。", "经费、牵头人、完成与否", ["经费", "牵头人", "完成与否"]),
    ],
)
def test_the_last_member_ends_with_its_noun(text: str, read: str, listed: list[str]) -> None:
    assert members(text, read) == listed


RED_LINES = "县里划了三条底线：不新增债务，不占用农田，不拖欠工资。谁碰了线，评优一票否决。"
CHANGES = "今年的十件实事有三点变化：一是资金向城边倾斜，二是都有人牵头，三是由市民打分。"


@pytest.mark.parametrize(
    ("text", "read", "listed"),
    [
        (RED_LINES, "不占用农田", ["不新增债务", "不占用农田", "不拖欠工资"]),
        (CHANGES, "都有人牵头", ["资金向城边倾斜", "都有人牵头", "由市民打分"]),
        (
            "采取两项措施：一是增加班次。二是延长时间，加派人手。",
            "增加班次",
            ["增加班次", "延长时间，加派人手"],
        ),
    ],
)
def test_a_list_that_tells_how_many_it_has_is_cut_into_so_many_clauses(
    text: str, read: str, listed: list[str]
) -> None:
    assert members(text, read) == listed


@pytest.mark.parametrize(
    "text",
    [
        "县里划了四条底线：不新增债务，不占用农田，不拖欠工资。",
        "县里提出：修桥，补路，办学。",
        "补助缴满3个月的人员：学生，技师，博士。",
    ],
)
def test_another_count_or_none_announces_no_list(text: str) -> None:
    read = text[text.index("：") + 1 : text.index("，")]
    assert len(members(text, read)) < 2


def test_what_follows_an_announced_list_is_none_of_its_members() -> None:
    assert len(members(RED_LINES, "评优一票否决")) < 2


@pytest.mark.parametrize("read", ["双井镇", "白堰乡、双井镇", "让白堰乡、双井镇、柴河镇"])
def test_a_list_ends_before_what_its_members_do(read: str) -> None:
    text = "铺设管网210公里，让白堰乡、双井镇、柴河镇的3.4万人喝上和县城一样的水"
    start = text.index(read)
    members = members_of(text, Span(start, start + len(read)), analyse("涉及哪些乡镇？"))
    assert [member.of(text) for member in members] == ["白堰乡", "双井镇", "柴河镇"]


def test_the_last_member_ends_as_the_others_do() -> None:
    text = "推动东山银行禾岭支行、北坡银行禾岭支行开业运营，"
    assert members(text, "东山银行禾岭支行、北坡银行") == ["东山银行禾岭支行", "北坡银行禾岭支行"]
    text = "须带户口簿、身份证、近六个月的银行流水和住房证明；"
    assert members(text, "户口簿、身份证")[2:] == ["近六个月的银行流水", "住房证明"]
    assert members("东里小学、西里中学扩建。", "东里小学、西里中学") == ["东里小学", "西里中学"]


@pytest.mark.parametrize("read", ["身份证、行驶证、房产证或租赁合同", "身份证、行驶证、房产证或", "行驶证"])
def test_either_of_two_papers_is_one_member(read: str) -> None:
    told = "带身份证、行驶证、房产证或租赁合同，到便民中心办。"
    assert members(told, read) == ["身份证", "行驶证", "房产证或租赁合同"]
