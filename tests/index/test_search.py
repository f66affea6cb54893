from datetime import date

import pytest

from index import IndexFault, build_index
from tests.index.fakes import OverlapEmbedder, article

LIFTS = article("去年北坡区加装电梯31部。居民上下楼方便了。", "lifts", "民生实事盘点", date(2023, 12, 28))
ROADS = article("南湖区整修道路12条。沿线种植樱花树。", "roads", "南湖区道路整修")
ENGLISH = article("The district library opened twelve reading rooms for children.", "library", "Library news")


def search_of(*articles):
    return build_index(articles, OverlapEmbedder(), OverlapEmbedder("second"))


def test_the_passage_that_shares_the_question_s_words_comes_first():
    hits = search_of(LIFTS, ROADS).search("加装了多少部电梯？")
    assert [hit.passage.article.id for hit in hits] == ["lifts", "roads"]


def test_a_hit_points_at_the_sentence_that_fits_best():
    hit = search_of(LIFTS, ROADS).search("哪里种植樱花树？")[0]
    assert hit.sentence.of(hit.passage.article.text) == "沿线种植樱花树。"


def test_a_hit_says_how_every_channel_judged_it():
    hit = search_of(LIFTS, ROADS).search("加装电梯")[0]
    judged = {channel.channel: channel for channel in hit.channels}
    assert {"passages", "sentences", "second", "words", "bigrams"} <= judged.keys()
    assert judged["bigrams"].rank == 1
    assert judged["bigrams"].score > 0


def test_a_title_s_place_and_the_year_lead_to_the_article():
    same = "全年加装电梯31部。"
    places = [
        article(same, "a", "北坡区成绩单", date(2022, 1, 5)),
        article(same, "b", "南湖区成绩单", date(2023, 1, 5)),
    ]
    index = search_of(*places)
    assert index.search("南湖区加装了多少部电梯？")[0].passage.article.id == "b"
    assert index.search("2022年加装了多少部电梯？")[0].passage.article.id == "a"


def test_traditional_script_finds_simplified_text():
    assert search_of(ROADS, LIFTS).search("加裝電梯多少部")[0].passage.article.id == "lifts"


def test_an_english_question_finds_chinese_text_by_the_dictionary():
    index = search_of(ROADS, LIFTS)
    hit = index.search("How many elevators?")[0]
    assert hit.passage.article.id == "lifts"
    assert next(c for c in hit.channels if c.channel == "dictionary").score > 0


def test_a_chinese_question_finds_english_text_by_the_dictionary():
    assert search_of(LIFTS, ROADS, ENGLISH).search("图书馆")[0].passage.article.id == "library"


def test_an_english_question_finds_english_text_among_chinese():
    hits = search_of(LIFTS, ENGLISH, ROADS).search("How many reading rooms did the library open?")
    assert hits[0].passage.article.id == "library"


@pytest.mark.parametrize("question", ["？！。", "   ", "", "zzzz"])
def test_a_question_without_words_is_no_error(question: str):
    assert len(search_of(LIFTS, ROADS).search(question)) == 2


def test_a_single_passage_can_be_searched():
    (hit,) = search_of(LIFTS).search("电梯")
    assert hit.passage.article is LIFTS


def test_no_more_hits_come_back_than_asked_for():
    assert len(search_of(LIFTS, ROADS, ENGLISH).search("加装电梯", k=1)) == 1


def test_each_channel_s_own_ranking_can_be_had():
    rankings = {ranking.channel: ranking.passages for ranking in search_of(ROADS, LIFTS).rankings("加装电梯")}
    assert rankings["bigrams"][0].article.id == "lifts"
    assert [passage.article.id for passage in rankings["bigrams"]] == ["lifts"]  # the other shares no pair
    assert len(rankings["passages"]) == 2


def test_without_a_second_encoder_its_channel_is_absent():
    index = build_index([LIFTS, ROADS], OverlapEmbedder())
    assert "second" not in {channel.channel for channel in index.search("加装电梯")[0].channels}


def test_articles_are_found_by_id():
    index = search_of(LIFTS)
    assert index.article("lifts") is LIFTS
    assert index.article("nowhere") is None


def test_articles_without_text_cannot_be_indexed():
    with pytest.raises(IndexFault, match="no article with text"):
        search_of(article("", "empty"))


def test_two_articles_of_one_id_are_refused():
    with pytest.raises(IndexFault, match="'lifts'"):
        search_of(LIFTS, LIFTS)
