"""A server's articles renewed while it runs: each newly published index takes the place of the one in use."""

from __future__ import annotations

import sys
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from cli.library import Library
from editing import EditError
from web import BackgroundService, Ready, Starting

if TYPE_CHECKING:
    from index import UpdateReport

# Seconds between looks at the stored index: reading one small file, and an editor's patience.
LOOK_SECONDS = 2.0


class Renewal:
    """Puts each newly published index in the place of the one in use: no restart, no request disturbed.

    Whoever was asking keeps the snapshot that it took; whoever asks next gets the new one.
    """

    def __init__(
        self, library: Library, service: BackgroundService, expected: tuple[type[Exception], ...]
    ) -> None:
        self._library = library
        self._service = service
        self._expected = expected
        self._stopped = Event()
        self._lock = Lock()

    def update(self) -> UpdateReport:
        """Bring the index up to date with the documents, and answer from it when this returns."""
        if isinstance(self._service.state(), Starting):  # the start would put its own index over ours
            raise EditError(
                "The server is still starting: try again in a moment.", zh="服务正在启动，请稍候再试。"
            )
        report = self._library.update()
        self.renew()
        return report

    def renew(self) -> None:
        """Answer from the stored index, if it is another one than now."""
        with self._lock:
            if not self._library.changed():
                return
            opened, before = self._library.open(), self._service.state()
            kept = before.examples if isinstance(before, Ready) else ()
            ready = replace(opened.ready, examples=kept)
            self._service.publish(ready)

        def find_examples() -> None:  # as long as some questions, for which nobody should wait
            self._service.publish(opened.with_examples(), instead_of=ready)

        Thread(target=find_examples, name="examples", daemon=True).start()

    def watch(self) -> Thread:
        """Begin to look for indexes that other processes publish; return the thread."""
        thread = Thread(target=self._watch, name="renewal", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _watch(self) -> None:
        told = ""
        while not self._stopped.wait(LOOK_SECONDS):
            try:
                if self._may_renew():
                    self.renew()
                told = ""
            except self._expected as error:
                if str(error) != told:  # once: it will most likely be the same in two seconds
                    told = str(error)
                    print(f"zhengda: {error}", file=sys.stderr, flush=True)

    def _may_renew(self) -> bool:
        """Say whether what is stored is to be answered from: after a failed start only what fits again."""
        state = self._service.state()
        if isinstance(state, Starting):
            return False
        return isinstance(state, Ready) or self._library.fits()
