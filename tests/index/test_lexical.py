from index.lexical import Bm25, bigrams, words


def test_long_words_are_found_by_the_words_inside_them():
    assert words("新增停车位") == ["新增", "停车", "车位", "停车位"]


def test_numbers_and_latin_words_stay_whole():
    assert bigrams("增长5.5%、1,200部 GDP") == ["增长", "5.5%", "1200", "部", "gdp"]


def test_traditional_and_full_width_text_give_the_same_tokens():
    assert bigrams("電梯９５部") == bigrams("电梯95部")


def test_a_text_with_the_rarer_word_scores_higher():
    scores = Bm25([["电梯", "小区"], ["小区", "道路"], ["道路", "小区"]]).scores(["电梯", "小区"])
    assert scores.argmax() == 0


def test_a_question_of_unknown_words_scores_nothing():
    ranker = Bm25([["电梯"], ["道路"]])
    assert ranker.scores(["桥"]).tolist() == [0, 0]
    assert ranker.scores([]).tolist() == [0, 0]


def test_texts_without_words_can_be_ranked():
    assert Bm25([[], []]).scores(["电梯"]).tolist() == [0, 0]


def test_a_group_of_alternatives_counts_once():
    ranker = Bm25([["楼梯", "电梯", "梯子"], ["电梯", "安装", "道路"], ["道路", "道路", "桥"]])
    scores = ranker.scores_of_alternatives([["电梯", "楼梯", "梯子"], ["安装"]])
    assert scores.argmax() == 1  # one of each group beats all of one group
