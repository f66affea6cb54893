"""The networks: the embedding model's trunk, with heads for span and status, or one for a candidate."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from qa.reading.encoding import MARKED
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


class VerifierModel(nn.Module):
    """Scores one marked candidate as the answer or not, seen in its sentence ("read and verify": Hu 2019).

    The trunk is a trained reader's, with one token type more, for the candidate's tokens.
    """

    def __init__(self, trunk: BertModel) -> None:
        super().__init__()
        self.trunk = trunk
        self.padding: int = trunk.config.pad_token_id
        self.head = nn.Linear(2 * trunk.config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Return log-odds, shape (windows,), of inputs of shape (windows, tokens)."""
        hidden = self.trunk(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        with torch.autocast(hidden.device.type, enabled=False):
            hidden = hidden.float()
            marked = (types == MARKED).unsqueeze(-1).float()
            mean = (hidden * marked).sum(1) / marked.sum(1).clamp(min=1.0)
            odds: Tensor = self.head(torch.cat((hidden[:, 0], mean), dim=-1))
        return odds[:, 0]


def with_marks(trunk: BertModel) -> BertModel:
    """Give the trunk the token type MARKED, which begins as nearly that of a passage, and return it."""
    old = trunk.embeddings.token_type_embeddings.weight.data
    types = nn.Embedding(MARKED + 1, old.shape[1])
    types.weight.data = torch.cat((old, old[-1:] + 0.02 * torch.randn(1, old.shape[1])))
    trunk.embeddings.token_type_embeddings = types
    trunk.config.type_vocab_size = MARKED + 1
    return trunk
