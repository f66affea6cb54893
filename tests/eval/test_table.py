from eval.table import display_width, table


def test_chinese_and_full_width_characters_take_two_columns() -> None:
    assert display_width("数字") == 4
    assert display_width("，") == 2
    assert display_width("e\u0301x") == 2  # a combining accent takes none


def test_columns_align_beside_wide_characters() -> None:
    assert table(["slice", "n"], [["数字", "12"], ["all", "5"]]) == "slice   n\n数字   12\nall     5"
