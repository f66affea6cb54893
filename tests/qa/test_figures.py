from decimal import Decimal

import pytest

from qa.figures import Bound, read_figure
from qa.ledger import meets


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("95部", "95", "部", Bound.EXACT),
        ("70部以上", "70", "部", Bound.AT_LEAST),
        ("约1.02万户", "10200", "户", Bound.ABOUT),
        ("一万二千人", "12000", "人", Bound.EXACT),
        ("一万二", "12000", "", Bound.EXACT),
        ("一万零二百户", "10200", "户", Bound.EXACT),
        ("二十多万元", "200000", "元", Bound.ABOUT),
        ("百分之五点三", "5.3", "%", Bound.EXACT),
        ("3,260个", "3260", "个", Bound.EXACT),
        ("不超过3项", "3", "项", Bound.AT_MOST),
        ("28微克/立方米以下", "28", "微克/立方米", Bound.AT_MOST),
    ],
)
def test_a_figure_is_read_with_its_unit_and_bound(text: str, value: str, unit: str, bound: Bound) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (figure.value, figure.unit, figure.bound) == (Decimal(value), unit, bound)


def test_a_figure_without_a_number_is_none() -> None:
    assert read_figure("几部") is None


def test_figures_compare_by_unit_or_by_counting() -> None:
    lifts, blocks, homes, length = (read_figure(text) for text in ("95部", "70台", "1万户", "2公里"))
    assert lifts and blocks and homes and length
    assert lifts.comparable(blocks)
    assert not lifts.comparable(homes)
    metres = read_figure("1500米")
    assert metres and length.comparable(metres) and length.base == (Decimal(2000), "米")


def test_a_ceiling_is_met_from_below_and_a_floor_from_above() -> None:
    floor, ceiling, result = read_figure("70部以上"), read_figure("不超过3项"), read_figure("4项")
    lifts = read_figure("70部")
    assert floor and ceiling and result and lifts
    assert meets(floor, lifts)
    assert not meets(ceiling, result)
