from datetime import date

from documents import Article, Passage, Span
from qa.question import analyse
from qa.scope import in_scope, places_of
from tests.index.fakes import article

PAGE = "望浦区举行发布会。全区加装电梯127部。邻近的槐渡区加装72部。"


def fits(question: str, words: str, page: Article) -> bool:
    start = page.text.index(words)
    end = page.text.index("。", start) + 1
    focus = analyse(question, places_of([Passage(page, Span(0, len(page.text)))]))
    span = Span(start, end)
    return in_scope(focus, Passage(page, Span(0, len(page.text))), span, span)


def test_a_statement_is_about_the_place_its_page_opens_with() -> None:
    page = article(PAGE)
    assert fits("望浦区加装了多少部电梯？", "全区", page)
    assert not fits("青榆县加装了多少部电梯？", "全区", page)


def test_a_sentence_that_names_a_neighbour_is_about_the_neighbour() -> None:
    page = article(PAGE)
    assert fits("槐渡区加装了多少部电梯？", "邻近", page)
    assert not fits("望浦区加装了多少部电梯？", "邻近", page)


def test_the_city_that_a_county_lies_in_need_not_be_named() -> None:
    assert fits("砚江市望浦区加装了多少部电梯？", "全区", article(PAGE))
    assert not fits("砚江市青榆县加装了多少部电梯？", "全区", article(PAGE))
    assert not fits("砚江市望浦区加装了多少部电梯？", "全区", article(PAGE, title="汐州市望浦区电梯多了"))
    assert not fits("砚江市加装了多少部电梯？", "全区", article(PAGE))


def test_a_districts_figure_is_not_given_for_its_city() -> None:
    text = "砚江市公布了数字。望浦区加装电梯60部。全市加装900部。"
    page = article(text, title="望浦区交出答卷")
    assert not fits("砚江市加装了多少部电梯？", "望浦", page)
    assert fits("砚江市加装了多少部电梯？", "全市", page)
    assert fits("砚江市望浦区加装了多少部电梯？", "望浦", page)


def test_a_name_spelt_in_pinyin_is_the_same_place() -> None:
    page = article(PAGE)
    assert fits("How many lifts were installed in Wangpu District?", "全区", page)
    assert not fits("How many lifts were installed in Qingyu County?", "全区", page)


def test_characters_that_happen_to_be_read_like_a_real_district_do_not_name_it() -> None:
    page = article("课间活动十分受欢迎，模式极安全。")  # 式极安 would be Jian
    assert not fits("How many lifts did Ji'an install?", "课间", page)
    assert fits("How many lifts did Ji'an install?", "吉安", article("吉安去年装了3部电梯。"))


def test_a_year_is_that_of_the_sentence_or_of_publication() -> None:
    page = article("2023年加装50部。今年加装60部。", published=date(2024, 12, 20))
    assert fits("2023年加装了多少部？", "2023年", page)
    assert not fits("2024年加装了多少部？", "2023年", page)
    assert fits("2024年加装了多少部？", "今年", page)
    assert not fits("2022年加装了多少部？", "今年", page)


def test_a_part_of_the_year_is_asked_of_what_reports_on_it() -> None:
    december = article("全区加装电梯45部，上半年装了19部。路灯装了80盏。", published=date(2024, 12, 20))
    july = article("全区加装电梯19部。", published=date(2024, 7, 18))
    assert fits("2024年上半年加装了多少部电梯？", "全区", july)
    assert fits("2024年上半年加装了多少部电梯？", "全区", december)  # the sentence says so
    assert not fits("2024年上半年装了多少盏路灯？", "路灯", december)
    assert fits("2024年装了多少盏路灯？", "路灯", december)
    assert not fits("How many lifts were added in the first three quarters of 2024?", "全区", july)
    for asked in ("2024年头六个月", "到2024年年中", "截至2024年6月", "2024年1到6月"):
        assert fits(f"{asked}装了多少盏路灯？", "全区", july)
        assert not fits(f"{asked}装了多少盏路灯？", "路灯", december)
    for asked in (
        "by mid-2024",
        "by the middle of 2024",
        "by July 2024",
        "from January to June 2024",
        "as of 30 June 2024",
    ):
        assert fits(f"How many lamps were put up {asked}?", "全区", july)
        assert not fits(f"How many lamps were put up {asked}?", "路灯", december)
    assert fits("2024年中小学装了多少盏路灯？", "路灯", december)
    assert fits("到2024年7月，完成了全年任务的百分之几？", "全区", july)
    assert fits("到0月装了多少盏路灯？", "路灯", december)  # no month, and no error


def test_what_is_due_by_a_month_may_have_been_planned_at_any_time() -> None:
    list_of_january = article("全区计划到9月开放公园8个。上半年计划装路灯30盏。", published=date(2024, 1, 10))
    assert fits("2024年计划到9月开放多少个公园？", "全区", list_of_january)
    assert not fits("2024年计划到9月装多少盏路灯？", "上半年", list_of_january)
    assert not fits("2024年到9月开放了多少个公园？", "全区", list_of_january)


def test_an_undated_page_neither_confirms_nor_denies_a_year() -> None:
    assert fits("2022年加装了多少部？", "今年", article("今年加装60部。"))


def test_the_places_of_a_passage_are_its_own_and_those_of_its_heading() -> None:
    page = article(PAGE, title="青榆县来客")
    neighbours = Passage(page, Span(page.text.index("邻近"), len(page.text)))
    assert {"望浦区", "青榆县", "槐渡区"} <= places_of([neighbours])
    assert "槐渡区" not in places_of([Passage(article(PAGE[:20]), Span(0, 20))])


def test_last_year_and_next_year_are_counted_from_the_publication() -> None:
    page = article("新增车位60个，去年是50个，明年要建70个。", "spaces", "东山区晒成绩", date(2031, 12, 28))
    whole = Span(0, len(page.text))
    for year, figure in ((2031, "60个"), (2030, "50个"), (2032, "70个")):
        start = page.text.index(figure)
        statement = Span(start, start + len(figure))
        fitting = [
            asked
            for asked in (2030, 2031, 2032)
            if in_scope(analyse(f"{asked}年多少个？"), Passage(page, whole), whole, statement)
        ]
        assert fitting == [year]


def test_a_place_named_earlier_in_the_paragraph_holds_for_the_next_sentence() -> None:
    page = article("东山县盘点一年。禾岭乡通了班车。票价8元。", title="东山县盘点一年")
    assert fits("禾岭乡的班车票价多少钱？", "票价", page)
    assert not fits("西桥乡的班车票价多少钱？", "票价", page)


def test_a_page_of_a_city_is_not_about_the_district_it_names_first() -> None:
    page = article("东山市发布公报。分区县看，禾岭区36天，西桥区28天。全市32天。", title="东山市发布公报")
    assert fits("东山市有多少天？", "全市", page)
    assert fits("禾岭区有多少天？", "分区县", page) is False  # the last district named decides


def test_a_day_may_stand_before_its_place() -> None:
    page = article("11月9日，青埠镇公交开通；11月6日，石门镇至槐南乡公路通车。", published=date(2031, 11, 10))
    focus = analyse("石门镇到槐南乡的公路哪天通车？", ("石门镇", "槐南乡", "青埠镇"))
    whole = Span(0, len(page.text))
    start = page.text.index("11月6日")
    for day, of_both in ((Span(start, start + 5), True), (Span(0, 5), False)):
        assert in_scope(focus, Passage(page, whole), whole, day) is of_both


def test_a_figure_of_places_named_together_is_of_all_of_them() -> None:
    text = "石门镇、双井镇的两处中心日烘干900吨。"
    page = article(text, title="稷田县办实事")
    whole, start = Span(0, len(text)), text.index("900吨")
    for question, of_both in (("石门镇、双井镇一天能烘多少吨？", True), ("石门镇一天能烘多少吨？", False)):
        focus = analyse(question, ("石门镇", "双井镇"))
        assert in_scope(focus, Passage(page, whole), whole, Span(start, start + 4)) is of_both


def test_each_of_several_places_has_its_own_figure() -> None:
    page = article("石门镇设点96个，双井镇设点84个。", title="稷田县办实事")
    whole = Span(0, len(page.text))
    focus = analyse("石门镇、双井镇各设了多少个点？", ("石门镇", "双井镇"))
    for figure in ("96个", "84个"):
        start = page.text.index(figure)
        assert in_scope(focus, Passage(page, whole), whole, Span(start, start + 3))


def test_a_neighbour_does_not_answer_for_a_county_that_is_named_with_its_city() -> None:
    page = article("砚江市望浦区设点96个。", title="砚江市办实事")
    whole = Span(0, len(page.text))
    focus = analyse("砚江市照溪县设了哪些点？", ("砚江市", "照溪县", "望浦区"))
    assert not in_scope(focus, Passage(page, whole), whole, Span(8, 11))


def test_where_a_figure_started_from_does_not_tell_its_year() -> None:
    page = article("教师流失率由上年的7.8%降到4.2%。", title="榆陂县教育年报", published=date(2031, 12, 20))
    whole = Span(0, len(page.text))
    focus = analyse("榆陂县2031年教师流失率是多少？", ("榆陂县",))
    for figure, fits_year in (("4.2%", True), ("7.8%", False)):
        start = page.text.index(figure)
        assert in_scope(focus, Passage(page, whole), whole, Span(start, start + 4)) is fits_year


def test_the_year_that_only_describes_a_thing_is_not_that_of_the_rest() -> None:
    text = "改造小区28个，去年遗留的两处不计在内；加装电梯75部。"
    page = article(text, title="东山区定下2031年清单", published=date(2031, 1, 10))
    assert fits("东山区2031年加装多少部电梯？", "改造", page)
    assert not fits("东山区2030年加装多少部电梯？", "改造", page)


def test_a_january_page_that_opens_with_last_year_is_about_it() -> None:
    page = article("东山区热线2030年的账本公布。\n全年受理诉求46万件。", published=date(2031, 1, 20))
    assert fits("东山区热线2030年受理了多少诉求？", "全年", page)
    assert not fits("东山区热线2029年受理了多少诉求？", "全年", page)


def test_english_words_that_could_be_pinyin_are_no_names() -> None:
    focus = analyse("Who founded Hetian Bearing on Lake Avenue?")
    assert focus.names == ("Hetian",)


def test_another_edition_of_a_fair_is_another_fair() -> None:
    page = article("第七届开茶节三天来了8.6万人。")
    assert fits("第七届开茶节来了多少人？", "第七届", page)
    assert not fits("第六届开茶节来了多少人？", "第七届", page)


def test_half_a_year_does_not_answer_for_the_whole() -> None:
    page = article("望浦区上半年加装电梯33部。", published=date(2024, 7, 20))
    assert not fits("望浦区2024年全年加装了多少部电梯？", "望浦区", page)
    assert fits("望浦区2024年加装了多少部电梯？", "望浦区", page)
    page = article("望浦区全年加装电梯80部。", published=date(2024, 12, 27))
    assert fits("望浦区2024年全年加装了多少部电梯？", "望浦区", page)


def test_a_bare_name_after_the_last_division_is_the_place() -> None:
    page = article("市中心在禾埠区长藤路9号，苇塘分中心有轮椅12台。")
    focus = analyse("苇塘区有多少台轮椅？", ["苇塘区", "禾埠区"])
    span = Span(0, len(page.text))
    assert in_scope(focus, Passage(page, span), span, span)


def test_a_reason_may_name_another_district_or_year() -> None:
    page = article("望浦区的收入增幅比上年低，原因是两家公司去年迁往槐渡区。", published=date(2024, 1, 15))
    assert fits("望浦区2024年收入增幅为什么低？", "望浦区", page)


def test_a_count_since_a_year_is_not_of_that_year() -> None:
    page = article("望浦区加装电梯66部，2019年以来累计235部。", published=date(2023, 12, 26))
    assert fits("望浦区2023年底累计加装了多少部电梯？", "望浦区", page)
    assert not fits("望浦区2019年加装了多少部电梯？", "望浦区", page)


def test_a_district_elsewhere_is_known_by_its_bare_name() -> None:
    page = article(PAGE)
    assert not fits("黄岛加装了多少部电梯？", "全区", page)
    assert fits("新建了多少部电梯？", "全区", page)  # a county's name, and a word


def test_a_page_of_a_district_does_not_speak_for_the_whole_city() -> None:
    page = article("砚江市望浦区举行发布会。加装电梯127部。全市加装电梯980部。")
    assert not fits("砚江市全市加装了多少部电梯？", "加装", page)
    assert fits("砚江市全市加装了多少部电梯？", "全市", page)
    assert fits("砚江市全市加装了多少部电梯？", "加装", article("砚江市召开会议。加装电梯980部。"))


def test_a_figure_of_the_whole_city_is_none_of_its_districts() -> None:
    text = "砚江市开了发布会。望浦区区长到场。全市新增充电桩860根，望浦区410根。"
    page = article(text, title="砚江市发布公报")
    assert not fits("望浦区新增了多少根充电桩？", "全市", article(text.split("，")[0] + "。", title="简报"))
    assert not fits(
        "望浦区修了多少公里管网？", "修", article("望浦区区长到场。\n修管网71公里。", title="砚江市公报")
    )
    assert fits("望浦区新增了多少根充电桩？", "全市", page)


def test_where_two_districts_share_a_page_the_last_one_named_has_the_figure() -> None:
    page = article("望浦区先说。\n装电梯60部。\n槐渡区在后。\n装电梯35部。", title="望浦、槐渡两区定下实事")
    assert fits("望浦区装多少部电梯？", "装电梯60", page)
    assert not fits("望浦区装多少部电梯？", "装电梯35", page)
    assert fits("槐渡区装多少部电梯？", "装电梯35", page)


def test_a_page_on_one_year_does_not_tell_the_next_ones_figure() -> None:
    told = "今日发布。受理投诉3460件。今年还要再查100家。"
    page = article(told, title="望浦区2030年公报解读", published=date(2031, 3, 17))
    assert fits("2030年望浦区受理投诉多少件？", "受理", page)
    assert not fits("2031年望浦区受理投诉多少件？", "受理", page)
    assert fits("2031年望浦区要查多少家？", "今年", page)


def test_what_the_year_before_left_over_does_not_date_what_follows() -> None:
    text = "望浦区上年剩下的2公里已换完。\n新增托位480个。"
    page = article(text, title="望浦区半年报", published=date(2031, 7, 18))
    assert fits("2031年望浦区新增托位多少个？", "新增", page)
    assert not fits("2030年望浦区新增托位多少个？", "新增", page)
