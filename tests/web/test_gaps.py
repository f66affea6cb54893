from datetime import date

from qa import Reason
from web import Refusal, find_gaps, gap_payload


def refused(question: str, day: int = 1) -> Refusal:
    language = "zh" if any("一" <= sign <= "鿿" for sign in question) else "en"
    return Refusal(date(2031, 5, day), question, "zh" if language == "zh" else "en", Reason.NOTHING_FOUND)


def test_the_same_question_is_counted_with_its_first_and_last_day() -> None:
    [gap] = find_gaps(
        [refused("月桥街道有多少人口？", 9), refused("月桥街道有多少人口?", 2), refused("月桥街道有多少人口")]
    )
    assert (gap.count, gap.first, gap.last) == (3, date(2031, 5, 1), date(2031, 5, 9))


def test_similar_wordings_are_one_group_led_by_the_most_frequent() -> None:
    asked = [
        "月桥街道的人口是多少？",
        "月桥街道有多少人口？",
        "请问月桥街道有多少人口？",
        "月桥街道有多少人口？",
    ]
    [gap] = find_gaps(map(refused, asked))
    assert gap.questions[0] == ("月桥街道有多少人口？", 2)
    assert gap.count == 4


def test_another_place_or_another_subject_is_another_group() -> None:
    asked = [
        "月桥街道有多少人口？",
        "石埠街道有多少人口？",
        "月桥街道有多少公园？",
        "How many parks are there?",
    ]
    assert len(find_gaps(map(refused, asked))) == 4


def test_english_wordings_are_grouped_too() -> None:
    asked = ["How many libraries are there in Moonbridge?", "what's the number of libraries in Moonbridge"]
    assert len(find_gaps(map(refused, asked))) == 1


def test_the_most_frequent_group_comes_first_and_among_equals_the_latest() -> None:
    asked = [
        refused("天气怎么样？", 1),
        refused("房价多少？", 3),
        refused("地铁几点停运？", 2),
        refused("房价多少？", 2),
    ]
    assert [gap.questions[0][0] for gap in find_gaps(asked)] == [
        "房价多少？",
        "地铁几点停运？",
        "天气怎么样？",
    ]


def test_questions_of_no_content_word_are_kept_apart() -> None:
    assert len(find_gaps([refused("为什么？"), refused("是什么？")])) == 2


def test_a_gap_as_json_names_counts_and_days() -> None:
    [gap] = find_gaps([refused("房价多少？", 3)])
    assert gap_payload(gap) == {
        "count": 1,
        "first": "2031-05-03",
        "last": "2031-05-03",
        "questions": [{"question": "房价多少？", "count": 1}],
    }
