"""A ledger of our own over the fake articles."""

from qa import Delivery, LedgerRow, Status, read_figure
from tests.web.fake import PLAN, WILLOW, cite


def ledger_rows() -> tuple[LedgerRow, ...]:
    """Return what the two articles promise and report, as a ledger that does not hang on how it is found."""
    target, result = cite(PLAN, "30部以上", Status.PLANNED), cite(WILLOW, "37部", Status.DONE)
    promised, reported = read_figure(target.quote), read_figure(result.quote)
    assert promised is not None and reported is not None
    return (LedgerRow("加装电梯", "柳岸区", 2031, target, result, promised, reported, Delivery.MET),)
