import sqlite3
import stat
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from qa import Reason
from web import FeedbackFault, FeedbackStore

TODAY = date(2031, 5, 20)


class Calendar:
    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def store(tmp_path: Path, calendar: Calendar) -> FeedbackStore:
    return FeedbackStore(tmp_path / "kept" / "feedback.sqlite", days=30, today=calendar)


def test_feedback_is_kept_masked_with_its_day(store: FeedbackStore) -> None:
    store.add_feedback(
        "电话13912345678，电梯几部？", "37部", helpful=False, comment="不对，写信到a@b.example"
    )
    [kept] = store.feedback()
    assert (kept.day, kept.answer, kept.helpful) == (TODAY, "37部", False)
    assert kept.question == "电话●●●●●●●●●●●，电梯几部？"
    assert kept.comment == "不对，写信到●●●●●●●●●●●"
    raw = b"".join(file.read_bytes() for file in store.path.parent.iterdir())
    assert b"13912345678" not in raw and b"a@b.example" not in raw


def test_refusals_come_back_the_latest_first(store: FeedbackStore, calendar: Calendar) -> None:
    store.add_refusal("有多少人口？", "zh", Reason.NOTHING_FOUND)
    calendar.day += timedelta(days=1)
    store.add_refusal("And the weather?", "en", Reason.OUT_OF_SCOPE)
    assert [(one.day, one.question, one.language, one.reason) for one in store.refusals()] == [
        (TODAY + timedelta(days=1), "And the weather?", "en", Reason.OUT_OF_SCOPE),
        (TODAY, "有多少人口？", "zh", Reason.NOTHING_FOUND),
    ]


def test_what_is_older_than_is_kept_is_neither_shown_nor_left_in_the_file(
    store: FeedbackStore, calendar: Calendar
) -> None:
    store.add_refusal("四月的问题", "zh", Reason.NOTHING_FOUND)
    calendar.day += timedelta(days=30)
    assert store.refusals() == ()
    store.remove_expired()
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("SELECT count(*) FROM refused").fetchone() == (0,)
    connection.close()


def test_what_is_kept_for_thirty_days_is_there_on_the_thirtieth(
    store: FeedbackStore, calendar: Calendar
) -> None:
    store.add_refusal("四月的问题", "zh", Reason.NOTHING_FOUND)
    calendar.day += timedelta(days=29)
    store.remove_expired()
    assert len(store.refusals()) == 1


def test_reading_makes_no_file(store: FeedbackStore) -> None:
    assert store.refusals() == () and store.feedback() == ()
    store.remove_expired()
    assert not store.path.parent.exists()


def test_others_on_the_machine_cannot_read_it(store: FeedbackStore) -> None:
    store.add_refusal("问题", "zh", Reason.NOTHING_FOUND)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in store.path.parent.iterdir())


def test_many_threads_write_at_once_and_nothing_is_lost(store: FeedbackStore) -> None:
    def write(number: int) -> None:
        for count in range(5):
            store.add_refusal(f"{number}.{count}", "zh", Reason.NOTHING_FOUND)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.question for one in store.refusals()}) == 30


def test_the_schema_has_its_version(store: FeedbackStore) -> None:
    store.add_refusal("问题", "zh", Reason.NOTHING_FOUND)
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_file_of_a_newer_version_is_left_alone(store: FeedbackStore) -> None:
    store.add_refusal("问题", "zh", Reason.NOTHING_FOUND)
    connection = sqlite3.connect(store.path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(FeedbackFault, match="newer version of Zhengda"):
        store.add_refusal("另一个", "zh", Reason.NOTHING_FOUND)
    with pytest.raises(FeedbackFault, match="newer version of Zhengda"):
        store.refusals()


def test_a_file_that_is_no_database_is_told_in_a_sentence(store: FeedbackStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("no database, but long enough to be read as one" * 50)
    with pytest.raises(FeedbackFault, match=r"feedback\.sqlite cannot be written .*check that"):
        store.add_refusal("问题", "zh", Reason.NOTHING_FOUND)


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FeedbackFault, match="cannot be written"):
        FeedbackStore(tmp_path / "file" / "feedback.sqlite", days=3).add_refusal(
            "问题", "zh", Reason.NOTHING_FOUND
        )


def test_the_oldest_leave_when_there_are_too_many(
    store: FeedbackStore, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.feedback_store.MOST_ROWS", 3)
    for number in range(5):
        calendar.day += timedelta(days=1)
        store.add_refusal(str(number), "zh", Reason.NOTHING_FOUND)
    assert [one.question for one in store.refusals()] == ["4", "3", "2"]
