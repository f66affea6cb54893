"""The network: the embedding model's trunk, with heads for span, no answer, and status."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from qa.types import Status

# The order of the status head's outputs.
STATUSES = (Status.PLANNED, Status.DONE, Status.ONGOING, Status.NONE)
# What a position outside the passage scores; finite, so that a padded row gives no NaN.
NEVER = -1e4


class SpanScores(NamedTuple):
    """Log-odds before any softmax; position 0, the first special token, stands for "no answer"."""

    start: Tensor  # (windows, tokens)
    end: Tensor  # (windows, tokens)
    hidden: Tensor  # (windows, tokens, dimension)


class SpanModel(nn.Module):
    """Scores every token as first or last one of the answer (Devlin et al. 2019, section 4.3)."""

    def __init__(self, trunk: BertModel) -> None:
        super().__init__()
        self.trunk = trunk
        self.padding: int = trunk.config.pad_token_id
        size = trunk.config.hidden_size
        self.span = nn.Linear(size, 2)
        self.status = nn.Linear(2 * size, len(STATUSES))
        nn.init.normal_(self.span.weight, std=0.02)
        nn.init.zeros_(self.span.bias)
        nn.init.normal_(self.status.weight, std=0.02)
        nn.init.zeros_(self.status.bias)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> SpanScores:
        """Return the scores of `ids`, all of shape (windows, tokens); question and padding score NEVER."""
        hidden = self.trunk(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        # Where the trunk multiplies in 16 bits, the scores do not: the loss sees their small differences.
        with torch.autocast(hidden.device.type, enabled=False):
            hidden = hidden.float()
            start, end = self.span(hidden).unbind(-1)
        allowed = (types == 1) & (mask == 1)
        # The separator that ends the window is no part of the passage.
        last = mask.sum(1, keepdim=True) - 1
        allowed = allowed.scatter(1, last, torch.zeros_like(last, dtype=torch.bool))
        allowed[:, 0] = True
        return SpanScores(start.masked_fill(~allowed, NEVER), end.masked_fill(~allowed, NEVER), hidden)

    def status_of(self, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return log-odds, shape (windows, statuses), of the spans `first` to `last`, shape (windows,)."""
        rows = torch.arange(len(hidden))
        scores: Tensor = self.status(torch.cat((hidden[rows, first], hidden[rows, last]), dim=-1))
        return scores
