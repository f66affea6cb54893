"""What whoever runs the server may choose about it; the defaults serve this origin only, without a limit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """How the server is run.

    `allowed_origins` are the exact origins whose pages may embed the assistant and use the JSON interface;
    `rate_limit` is how many questions and comments one address may send in a minute, 0 for any number.
    """

    allowed_origins: tuple[str, ...] = ()
    rate_limit: int = 0

    @property
    def frame_ancestors(self) -> str:
        """The `frame-ancestors` directive of a page that may be embedded: by us and the allowed origins."""
        return " ".join(("frame-ancestors", "'self'", *self.allowed_origins))
