"""Show on the terminal how far long work has come."""

import sys
from typing import Any

from tqdm import tqdm

from index.types import Progress


def progress_bar(*, always: bool = False) -> Progress:
    """Return a bar on standard error, one a stage; silent where that is no terminal, unless `always`."""
    return _Bars(visible=always or sys.stderr.isatty())


class _Bars:
    """Opens a bar when a stage begins and closes it when its last step is done."""

    def __init__(self, *, visible: bool) -> None:
        self._visible = visible
        self._bar: Any = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self._visible:
            return
        if self._bar is None or stage != self._stage:
            if self._bar is not None:
                self._bar.close()
            self._bar, self._stage = tqdm(total=total, desc=stage, file=sys.stderr), stage
        self._bar.update(done - self._bar.n)
        if done >= total:
            self._bar.close()
            self._bar = None
