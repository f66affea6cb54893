"""What training makes small: the loss of spans, over one passage and over all passages of a question."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from qa.reading.encoding import padded
from qa.reading.model import NEVER, SpanModel
from qa.training.features import NO_STATUS, Feature

STATUS_SHARE = 0.15  # of the status head's loss in the whole


def loss_of(
    model: SpanModel, asked: Sequence[Sequence[Feature]], device: str, *, bfloat16: bool = False
) -> tuple[Tensor, Tensor]:
    """Return the loss of a batch of questions and each question's own span loss, shape (questions,).

    It is the mean of two: each passage by itself, against "no answer" in it (Devlin et al. 2019), and all
    passages of a question beside one another, so that the right span wins over those of the others too
    (shared normalisation, Clark and Gardner 2018). With one passage both are the same. With `bfloat16` the
    trunk multiplies in 16 bits; weights, heads and losses stay in 32.
    """
    features = [feature for one in asked for feature in one]
    ids, types, mask = (
        torch.from_numpy(array).to(device)
        for array in padded([one.window for one in features], model.padding)
    )
    with torch.autocast(device, dtype=torch.bfloat16, enabled=bfloat16):
        scores = model(ids, types, mask)
    first = torch.tensor([one.first for one in features], device=device)
    last = torch.tensor([one.last for one in features], device=device)
    alone = (cross_entropy(scores.start, first) + cross_entropy(scores.end, last)) / 2
    sizes = [len(one) for one in asked]
    together = (shared(scores.start, first, sizes) + shared(scores.end, last, sizes)) / 2
    loss = (alone + together.mean()) / 2
    status = torch.tensor([one.status for one in features], device=device)
    if bool((status != NO_STATUS).any()):
        guesses = model.status_of(scores.hidden, first, last)
        loss = loss + STATUS_SHARE * cross_entropy(guesses, status, ignore_index=NO_STATUS)
    return loss, together.detach()


def shared(scores: Tensor, places: Tensor, sizes: Sequence[int]) -> Tensor:
    """Return each question's loss, shape (questions,), over all its passages' tokens at once.

    `scores`, shape (passages, tokens), are log-odds, at position 0 those of "no answer"; `places`, shape
    (passages,), say which token is right, 0 for none. Every token is compared with "no answer" of its own
    passage; a question that none answers should find all of them less likely than that.
    """
    above = scores - scores[:, :1]
    losses = []
    for passages, right in zip(
        torch.split(above, list(sizes)), torch.split(places, list(sizes)), strict=True
    ):
        everything = passages.clone()
        everything[1:, 0] = NEVER  # "no answer", 0 by now, is counted once
        loss = everything.flatten().logsumexp(0)
        answering = right.nonzero()[:, 0]
        if len(answering):
            loss = loss - passages[answering, right[answering]].logsumexp(0)
        losses.append(loss)
    return torch.stack(losses)
