import pytest

from web.masking import COVER, mask


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("我叫小王，电话13912345678，想问电梯", "13912345678"),
        ("请打+86 139-1234-5678", "+86 139-1234-5678"),
        ("手机１３９１２３４５６７８", "１３９１２３４５６７８"),
        ("电话一三九一二三四五六七八", "一三九一二三四五六七八"),
        ("身份证号37020219900101123X能办吗", "37020219900101123X"),
        ("身份证 370202 19900101 1234", "370202 19900101 1234"),
        ("老证370202900101123", "370202900101123"),
        ("卡号6222 0212 3456 7890 123", "6222 0212 3456 7890 123"),
        ("座机0532-85851234转8", "0532-85851234"),
        ("座机(0532)8585 1234", "(0532)8585 1234"),
        ("call +44 20 7946 0958 please", "+44 20 7946 0958"),
        ("邮箱li.lei+a@mail.example.cn，谢谢", "li.lei+a@mail.example.cn"),
        ("mail ｌｉ＠mail.example now", "ｌｉ＠mail.example"),
        ("护照E12345678过期了", "E12345678"),
    ],
)
def test_what_is_personal_is_covered_and_nothing_else(text: str, personal: str) -> None:
    assert mask(text) == text.replace(personal, COVER * len(personal))


@pytest.mark.parametrize(
    "text",
    [
        "2024年李沧区加装了95部电梯，惠及1.02万户，投资13.5亿元",
        "2023年和2024年分别新增12345个、1,234,567个车位？",
        "拨打12345或0532-12345有用吗",
        "从2024-01-15到2024-12-26一共几次",
        "二〇二四年一月十五日之后呢？",
        "人口10071722人，面积11282平方公里",
        "GB50352和A380一样吗",
    ],
)
def test_figures_dates_and_service_numbers_stay(text: str) -> None:
    assert mask(text) == text


def test_several_in_one_text_are_all_covered() -> None:
    # 三 and 四 are names here, not digits of the numbers.
    text = "张三13912345678、李四13987654321，a@b.example"
    assert mask(text) == f"张三{COVER * 11}、李四{COVER * 11}，{COVER * 11}"
