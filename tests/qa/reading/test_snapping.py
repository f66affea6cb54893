import pytest

from documents import Span
from qa.reading.snapping import snapped


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("全年新建口袋公园12处以上，", "12处", "12处以上"),
        ("全年新建口袋公园约12处，", "12", "约12处"),
        ("惠及居民1.02万户。", "02万户", "1.02万户"),
        ("惠及居民1.02万户。", "惠及居民1.02万户。", "惠及居民1.02万户"),
        ("评为“最美街道”称号", "“最美街道", "“最美街道”"),
        ("评为“最美街道”称号", "最美街道”", "“最美街道”"),
        ("评为“最美街道”称号", "最美街道", "最美街道"),
        ("（下称新规）自五月起", "（下称新规", "（下称新规）"),
        ("他说，“这里很安静", "“这里很安静", "这里很安静"),
        ("，由王芳负责。", "，由王芳负责。", "由王芳负责"),
    ],
)
def test_the_ends_are_those_of_the_language(text: str, read: str, whole: str) -> None:
    start = text.index(read)
    assert snapped(text, Span(start, start + len(read))).of(text) == whole


def test_a_span_of_separators_alone_stays() -> None:
    assert snapped("甲，乙", Span(1, 2)) == Span(1, 2)
