"""How often one address may ask: a bucket of tokens for each, kept in memory only."""

import ipaddress
import math
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from starlette.types import ASGIApp, Receive, Scope, Send

from web import api_words
from web.errors import ApiError, filled
from web.shield import refuse

# What makes the models work or writes something down; reading articles is cheap. The chat page asks for its
# refusal itself: its requests do not tell a question from a click.
LIMITED = {
    "POST": re.compile(r"/api/(ask(/stream)?|feedback)|/embed/ask"),
    "GET": re.compile(r"/embed"),
}
# An address that has been quiet for so long has a full bucket again, and need not be remembered.
MINUTE = 60.0
# Ten thousand addresses a minute take some megabytes; beyond that the longest quiet is forgotten.
MOST_ADDRESSES = 10_000
# A household or an office holds a whole network of IPv6 addresses, at least of this length (RFC 6177).
IPV6_PREFIX = 64


class RateLimiter:
    """Lets each address make `per_minute` requests at once, and as many each minute after; 0: any number."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when they were
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Take a request from `address`: return 0 when it may pass, else the seconds until the next may."""
        if not self.per_minute:
            return 0
        key, now = network_of(address), self._clock()
        with self._lock:
            self._forget(now)
            tokens, before = self._buckets.pop(key, (float(self.per_minute), now))
            tokens = min(self.per_minute, tokens + (now - before) * self.per_minute / MINUTE)
            passes = tokens >= 1
            self._buckets[key] = (tokens - 1 if passes else tokens, now)
        return 0 if passes else math.ceil(round((1 - tokens) * MINUTE / self.per_minute, 6))

    def _forget(self, now: float) -> None:
        while self._buckets:
            key, (_, before) = next(iter(self._buckets.items()))
            if now - before < MINUTE and len(self._buckets) < MOST_ADDRESSES:
                return
            del self._buckets[key]


def network_of(address: str) -> str:
    """Return what an address counts as: itself, or the network of an IPv6 one.

    >>> network_of("2001:db8::7"), network_of("203.0.113.9")
    ('2001:db8::/64', '203.0.113.9')
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:  # a test client or a socket of the file system has a name instead
        return address
    if known.version == 6 and known.ipv4_mapped is None:
        return str(ipaddress.ip_network((known, IPV6_PREFIX), strict=False))
    return str(known)


class LimitRate:
    """Refuses questions and feedback of an address that sends too many."""

    def __init__(self, app: ASGIApp, *, limiter: RateLimiter) -> None:
        self.app = app
        self.limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429."""
        if self.counts(scope) and (seconds := self.limiter.wait(address_of(scope))):
            await refuse(too_many(seconds), scope, receive, send)
            return
        await self.app(scope, receive, send)

    def counts(self, scope: Scope) -> bool:
        """Say whether a request is one of those that are counted; opening the embed asks nothing."""
        if scope["type"] != "http":
            return False
        limited = LIMITED.get(scope["method"])
        if limited is None or not limited.fullmatch(scope["path"]):
            return False
        return scope["method"] != "GET" or b"q=" in scope["query_string"]


def address_of(scope: Scope) -> str:
    """Return the client's address; one name for all that have none."""
    client = scope.get("client")
    return client[0] if client else "unknown"


def too_many(seconds: int) -> ApiError:
    """Return the error for an address that must wait."""
    words = filled(api_words.RATE_LIMITED, seconds=seconds)
    return ApiError(429, "rate_limited", words, headers={"Retry-After": str(seconds)})
