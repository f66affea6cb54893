"""What the JSON interface takes and returns, as models that check requests and describe everything."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

# A sentence or three; what is longer is a letter, and belongs elsewhere.
LONGEST_COMMENT = 1000
# A question as long as this is refused with a sentence of its own; an answer quotes at most a few sentences.
LONGEST_TEXT = 5000


def encodable(text: str) -> str:
    """Return `text`; refuse half a surrogate pair, which JSON allows and UTF-8 does not."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PydanticCustomError("string_unicode", "Not valid Unicode.") from error
    return text


Text = Annotated[str, AfterValidator(encodable)]
Language = Literal["zh", "en"]


class Request(BaseModel):
    """A body that is sent to us: a field that we do not know is an error, not a wish unheard."""

    model_config = ConfigDict(extra="forbid")


class HistoryTurn(Request):
    """One earlier exchange; `answer` is null when the assistant abstained."""

    question: Text
    answer: Text | None = None


class AskRequest(Request):
    """A question with the conversation before it; `language` is that of the sentences around the answer."""

    question: Text = Field(examples=["加装了多少部电梯？"])
    history: list[HistoryTurn] = []
    language: Language | None = None


class FeedbackRequest(Request):
    """What a reader says of an answer; `answer` is null when the assistant had abstained."""

    question: Annotated[Text, Field(max_length=LONGEST_TEXT)] = Field(examples=["加装了多少部电梯？"])
    helpful: bool
    answer: Annotated[Text, Field(max_length=LONGEST_TEXT)] | None = None
    comment: Annotated[Text, Field(max_length=LONGEST_COMMENT)] | None = None


class CitationModel(BaseModel):
    """Characters of an article: `quote` is its text from `start` to `end`, the context the whole sentence."""

    article_id: str
    title: str
    published: str | None = Field(description="YYYY-MM-DD; null when the article does not say")
    source: str | None
    start: int
    end: int
    quote: str
    context_start: int
    context_end: int
    status: Literal["planned", "ongoing", "done", "none"]


class AnswerModel(BaseModel):
    """An answer with its citations, or an abstention with its reason and the closest passages.

    More fields may follow in later versions; ignore those that you do not know.
    """

    question: str
    understood_as: str = Field(description="the question with what the conversation before it adds")
    answer: str | None = Field(description="characters of the articles; null when they do not say")
    abstained: bool
    reason: str | None = Field(description="why it abstains, one sentence")
    reason_code: str | None
    kind: Literal["span", "list", "yes_no", "comparison", "passage", "none"]
    confidence: float = Field(ge=0, le=1)
    language: Language
    citations: list[CitationModel]
    related: list[CitationModel]
    timings_ms: dict[str, float]


class ArticleSummary(BaseModel):
    """An article without its text."""

    id: str
    title: str
    published: str | None = Field(description="YYYY-MM-DD; null when the article does not say")
    source: str | None
    characters: int


class ArticleList(BaseModel):
    """Every article that questions are answered from."""

    articles: list[ArticleSummary]


class BlockModel(BaseModel):
    """A paragraph, heading, caption … of an article, from `start` to `end`."""

    kind: Literal["paragraph", "heading", "summary", "kicker", "caption", "byline", "furniture"]
    start: int
    end: int


class ArticleModel(ArticleSummary):
    """An article, or a range of it: `text` is what stands from `start` to `end`.

    Every offset counts characters (Unicode code points) of the whole article.
    """

    start: int
    end: int
    text: str
    context_start: int = Field(description="the start of the sentence around the range")
    context_end: int
    blocks: list[BlockModel]


class LedgerCitation(CitationModel):
    """A citation with the number that it states, in base units, as digits."""

    value: str


class LedgerRowModel(BaseModel):
    """An indicator that the articles state as a target and as a result."""

    indicator: str
    place: str | None
    year: int
    delivery: Literal["met", "missed", "open"] = Field(description="open: short, and the year not over")
    target: LedgerCitation
    result: LedgerCitation


class Ledger(BaseModel):
    """Every indicator found both as a target and as a result."""

    rows: list[LedgerRowModel]


class Recorded(BaseModel):
    """The feedback was written down."""

    status: Literal["recorded"]


class ErrorBody(BaseModel):
    """What went wrong: a code that stays, and a sentence in the reader's language."""

    code: str
    message: str


class ErrorModel(BaseModel):
    """The one shape of every error."""

    error: ErrorBody
