import pytest
from fastapi.testclient import TestClient

from tests.web.fake import FakeService
from web import WebOptions, create_app
from web.rate_limit import MOST_ADDRESSES, RateLimiter


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_address_may_ask_so_often_at_once_and_then_waits() -> None:
    clock = Clock()
    limiter = RateLimiter(3, clock=clock)
    assert [limiter.wait("203.0.113.9") for _ in range(4)] == [0, 0, 0, 20]
    clock.now += 19
    assert limiter.wait("203.0.113.9") == 1
    clock.now += 1
    assert [limiter.wait("203.0.113.9") for _ in range(2)] == [0, 20]


def test_addresses_are_counted_apart_but_one_ipv6_network_together() -> None:
    limiter = RateLimiter(1)
    assert limiter.wait("203.0.113.9") == 0
    assert limiter.wait("203.0.113.10") == 0
    assert limiter.wait("2001:db8::1") == 0
    assert limiter.wait("2001:db8::ffff") > 0
    assert limiter.wait("2001:db8:0:1::1") == 0


def test_zero_means_any_number() -> None:
    limiter = RateLimiter(0)
    assert not any(limiter.wait("203.0.113.9") for _ in range(1000))


def test_quiet_addresses_are_forgotten_and_many_take_bounded_memory() -> None:
    clock = Clock()
    limiter = RateLimiter(5, clock=clock)
    for number in range(MOST_ADDRESSES + 50):
        limiter.wait(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(limiter._buckets) <= MOST_ADDRESSES
    clock.now += 61
    limiter.wait("203.0.113.9")
    assert len(limiter._buckets) == 1


@pytest.fixture(scope="module")
def limited() -> TestClient:
    return TestClient(create_app(FakeService(), WebOptions(rate_limit=2)), headers={"accept-language": "en"})


def test_too_many_questions_are_refused_with_the_seconds_to_wait(limited: TestClient) -> None:
    asked = [limited.post(path, json={"question": "电梯"}) for path in ("/api/ask", "/api/ask/stream")]
    assert [response.status_code for response in asked] == [200, 200]
    refused = limited.post("/api/ask", json={"question": "电梯"})
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "rate_limited"
    seconds = int(refused.headers["retry-after"])
    assert 1 <= seconds <= 30 and str(seconds) in refused.json()["error"]["message"]
    assert limited.get("/api/articles").status_code == 200
    assert limited.get("/embed").status_code == 200
    assert limited.get("/embed?q=电梯").status_code == 429
