"""Makes the service ready in a thread of its own: the server comes up at once and shows how far it is."""

from collections.abc import Callable
from threading import Lock, Thread

from web.service import Failed, Ready, Starting, State
from web.wording import Wording

Report = Callable[[Starting], None]
Prepare = Callable[[Report], Ready]

BEGINNING = Wording("正在启动", "starting")


class BackgroundService:
    """A `Service` that `prepare` makes ready; an error of the kinds in `expected` becomes its failure."""

    def __init__(self, prepare: Prepare, *, expected: tuple[type[Exception], ...]) -> None:
        self._prepare = prepare
        self._expected = expected
        self._state: State = Starting(BEGINNING)
        self._lock = Lock()

    def state(self) -> State:
        """Return the current state."""
        with self._lock:
            return self._state

    def start(self) -> Thread:
        """Begin to prepare; return the thread, which ends when the service is ready or has failed."""
        thread = Thread(target=self._run, name="prepare", daemon=True)
        thread.start()
        return thread

    def publish(self, ready: Ready, *, instead_of: Ready | None = None) -> None:
        """Answer from `ready` from now on; with `instead_of` only if that is what is answered from."""
        with self._lock:
            if instead_of is None or self._state is instead_of:
                self._state = ready

    def _run(self) -> None:
        try:
            self._become(self._prepare(self._become))
        except self._expected as error:
            self._become(Failed(str(error)))
        except Exception:
            # Whatever went wrong, a page must not wait for ever; the traceback goes to the operator's log.
            self._become(
                Failed("The service could not start; its log says why. / 服务未能启动，原因见日志。")
            )
            raise

    def _become(self, state: State) -> None:
        with self._lock:
            self._state = state
