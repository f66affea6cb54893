from collections.abc import Callable
from threading import Barrier

import pytest

from eval.side_by_side import Stopped, side_by_side

PATIENCE_SECONDS = 20


def test_results_come_in_the_order_of_the_jobs() -> None:
    second_is_done = Barrier(2)

    def first(check: Callable[[], None]) -> str:
        second_is_done.wait(PATIENCE_SECONDS)  # would break if they ran one after the other
        return "first"

    def second(check: Callable[[], None]) -> str:
        second_is_done.wait(PATIENCE_SECONDS)
        return "second"

    assert side_by_side([first, second, lambda check: "third"]) == ["first", "second", "third"]
    assert side_by_side([]) == []


def test_the_first_error_ends_the_others() -> None:
    both_run = Barrier(2)
    ended, begun_later = [], []

    def endless(check: Callable[[], None]) -> None:
        both_run.wait(PATIENCE_SECONDS)
        try:
            while True:
                check()
        except Stopped:
            ended.append("endless")
            raise

    def failing(check: Callable[[], None]) -> None:
        both_run.wait(PATIENCE_SECONDS)
        raise ValueError("cannot be asked")

    def later(check: Callable[[], None]) -> None:
        check()
        begun_later.append("later")

    with pytest.raises(ValueError, match="cannot be asked"):
        side_by_side([endless, failing, later])
    assert ended == ["endless"]
    assert begun_later == []


def test_ctrl_c_in_a_job_reaches_the_caller() -> None:
    def interrupted(check: Callable[[], None]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        side_by_side([interrupted])
