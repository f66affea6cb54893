"""Who may edit: one password, sessions in memory, few attempts."""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from web.rate_limit import network_of
from web.wording import Wording

# A working day's morning; whoever has not done anything for so long logs in again.
SESSION_SECONDS = 4 * 3600.0
# A person mistypes a few times; at this rate guessing eight letters takes longer than a life.
ATTEMPTS = 5
ATTEMPTS_SECONDS = 15 * 60.0
# Editors are few; more sessions than this were opened by a script that knows the password.
MOST_SESSIONS = 50


@dataclass(frozen=True, slots=True)
class Notice:
    """What the next page tells first: that something was done, or why not."""

    words: Wording
    problem: bool


@dataclass(slots=True)
class Session:
    """An editor who has logged in; `form_token` stands in each of the session's forms."""

    token: str
    used: float
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    language: str = ""
    notice: Notice | None = None

    def say(self, words: Wording, *, problem: bool = False) -> None:
        """Have the next page tell something."""
        self.notice = Notice(words, problem)

    def take_notice(self) -> Notice | None:
        """Return what is to be told, once."""
        notice, self.notice = self.notice, None
        return notice


class Sessions:
    """The sessions of everyone who knows `password`."""

    def __init__(self, password: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._digest = digest(password)
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._failures: dict[str, list[float]] = {}
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Return for how many seconds `address` may not try any more; 0 when it may."""
        with self._lock:
            failures = self._recent(network_of(address))
            if len(failures) < ATTEMPTS:
                return 0
            return int(failures[0] + ATTEMPTS_SECONDS - self._clock()) + 1

    def log_in(self, password: str, address: str) -> Session | None:
        """Return a new session for the right password; None for a wrong one, or after too many."""
        if self.wait(address):
            return None
        right = hmac.compare_digest(digest(password), self._digest)
        now, network = self._clock(), network_of(address)
        with self._lock:
            if not right:
                self._failures[network] = [*self._recent(network), now]
                return None
            self._failures.pop(network, None)
            self._sweep(now)
            session = Session(secrets.token_urlsafe(32), now)
            self._sessions[session.token] = session
            return session

    def find(self, token: str) -> Session | None:
        """Return the session of `token`, None when there is none or it was left too long."""
        now = self._clock()
        with self._lock:
            self._sweep(now)
            session = self._sessions.get(token)
            if session is not None:
                session.used = now
            return session

    def log_out(self, session: Session) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(session.token, None)

    def _recent(self, network: str) -> list[float]:
        oldest = self._clock() - ATTEMPTS_SECONDS
        for known in list(self._failures):  # few: those who failed within a quarter of an hour
            if self._failures[known][-1] < oldest:
                del self._failures[known]
        return [moment for moment in self._failures.get(network, ()) if moment >= oldest]

    def _sweep(self, now: float) -> None:
        kept = [one for one in self._sessions.values() if now - one.used < SESSION_SECONDS]
        kept.sort(key=lambda one: one.used)
        self._sessions = {one.token: one for one in kept[-MOST_SESSIONS:]}


def digest(text: str) -> bytes:
    """Return a hash, so that comparing takes equally long for every length."""
    return sha256(text.encode(errors="surrogatepass")).digest()
