import pytest

from qa import Reason, Status
from web import wording
from web.wording import Wording, language_of_browser, language_of_text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en-US,en;q=0.9,zh-CN;q=0.8", "en"),
        ("zh-TW,en;q=0.9", "zh"),
        ("fr,de;q=0.9", "zh"),
        ("fr, en;q=0.4, zh;q=0.5", "zh"),
        ("en;q=nonsense, zh;q=0.1", "zh"),
    ],
)
def test_the_browsers_first_known_language_is_taken(header: str, language: str) -> None:
    assert language_of_browser(header) == language


def test_a_text_without_letters_has_no_language() -> None:
    assert language_of_text("GDP 增长了多少？") == "zh"
    assert language_of_text("How many?") == "en"
    assert language_of_text("42?") is None


def test_every_reason_and_status_has_words() -> None:
    assert set(wording.REASONS) == set(Reason)
    assert set(wording.STATUSES) == set(Status) - {Status.NONE}


def test_every_wording_has_both_languages_with_the_same_places_to_fill() -> None:
    import string

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    found = [value for value in vars(wording).values() if isinstance(value, Wording)]
    assert len(found) > 20
    for words in found:
        assert words.zh and words.en
        assert places(words.zh) == places(words.en)
