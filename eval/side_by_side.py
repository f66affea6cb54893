"""Long jobs of one run side by side, in threads: what they spend their time in leaves Python's lock free."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

Result = TypeVar("Result")
# As many as the processor cores that the product is made for.
AT_ONCE = 2


class Stopped(Exception):
    """The run ended before this job did."""


def side_by_side(jobs: Sequence[Callable[[Callable[[], None]], Result]]) -> list[Result]:
    """Return what `jobs` give, in their order; the first error of one, or Ctrl+C, ends all and is raised.

    Each is handed a function to call now and then, which raises Stopped once the run has ended.
    """
    ended = Event()
    failures: list[BaseException] = []

    def check() -> None:
        if ended.is_set():
            raise Stopped

    def run(job: Callable[[Callable[[], None]], Result]) -> Result:
        try:
            return job(check)
        except Stopped:
            raise
        except BaseException as error:
            # Here, before any other job can stop for it and before this thread could begin the next.
            failures.append(error)
            ended.set()
            raise

    with ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(run, job) for job in jobs]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
            if failures:
                raise failures[0]
        except BaseException:
            ended.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return [future.result() for future in futures]
