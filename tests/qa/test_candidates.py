import pytest

from qa.candidates import candidate_spans
from qa.clauses import Change, change_of, clause_spans, neighbourhood
from qa.names import enumerations, people
from qa.quantities import dates, quantities
from qa.question import analyse


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("加装电梯70部以上", ["70部以上"]),
        ("惠及居民1.02万户", ["1.02万户"]),
        ("约300万平方米工程同时开工", ["约300万平方米"]),
        ("新增车位1,263个", ["1,263个"]),
        ("满意度升至９８．５％", ["９８．５％"]),
        ("打印速度可达500mm/秒", ["500mm/秒"]),
        ("近三成居民", ["近三成"]),
        ("占百分之四十", ["百分之四十"]),
        ("筹集房源4,215套（间）", ["4,215套（间）"]),
        ("3D打印和5G基站", []),
        ("二期项目", []),
        ("2024年3月", []),
        ("乘坐15路公交", []),
    ],
)
def test_a_quantity_keeps_what_belongs_to_it(clause: str, expected: list[str]) -> None:
    assert [span.of(clause) for span in quantities(clause)] == expected


def test_dates_and_periods_are_found_whole() -> None:
    clause = "2024年11月28日启用,去年底完成,前三季度增长,5月动工"
    assert [span.of(clause) for span in dates(clause)] == ["2024年11月28日", "去年底", "前三季度", "5月"]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("公司董事长闻景和表示,", "闻景和"),
        ("区长秦望舒在会后说", "秦望舒"),
        ("由特级教师虞静笙担任", "虞静笙"),
        ("副县长慕容晓和副总裁签字", "慕容晓"),
    ],
)
def test_a_name_after_a_title_is_found_whole(clause: str, name: str) -> None:
    assert name in [span.of(clause) for span in people(clause)]


def test_an_enumeration_runs_from_its_first_member_to_its_last() -> None:
    clause = "陆续与云泊、望浦、青榆等城市达成合作"
    assert [span.of(clause) for span in enumerations(clause)] == ["云泊、望浦、青榆"]


def test_two_members_joined_by_and_before_their_count_are_an_enumeration() -> None:
    clause = "海棠和北堤两家产业园落成"
    assert [span.of(clause) for span in enumerations(clause)] == ["海棠和北堤"]


def test_the_class_asked_for_bounds_the_name() -> None:
    clause = "星河夜市入选首批名单"
    spans = candidate_spans(clause, analyse("Which night market was listed?"), ["夜市"])
    assert "星河夜市" in [span.of(clause) for span in spans]


def test_no_candidate_cuts_a_quoted_name() -> None:
    clause = "星河夜市入选“好客山城”名单"
    spans = candidate_spans(clause, analyse("哪里的夜市入选？"), ["夜市"])
    assert [span.of(clause) for span in spans] == ["星河夜市"]


def test_clauses_cover_the_sentence_and_numbers_stay_whole() -> None:
    sentence = "新增车位1,263个,惠及居民；全区受益。"
    spans = clause_spans(sentence)
    assert [span.of(sentence) for span in spans] == ["新增车位1,263个,", "惠及居民；", "全区受益。"]


def test_each_figure_of_an_enumeration_keeps_its_own_words() -> None:
    clause = "建成停车场5处、新增车位126个、充电桩309个"
    figures = quantities(clause)
    nears = [neighbourhood(clause, figure, figures).of(clause) for figure in figures]
    assert nears == ["建成停车场5处", "新增车位126个", "充电桩309个"]


def test_a_change_has_a_start_and_an_outcome() -> None:
    clause = "工位由120个扩到260个"
    start, outcome = quantities(clause)
    assert change_of(clause, start) is Change.BEFORE
    assert change_of(clause, outcome) is Change.AFTER
    assert change_of("新增260个", quantities("新增260个")[0]) is None
