"""What is said of a peer that is not there to be compared with."""


class PeerMissing(Exception):
    """A peer that cannot be asked; the message is one sentence for the user."""


def not_installed(name: str) -> PeerMissing:
    """Return the sentence for a peer whose package is not installed."""
    return PeerMissing(
        f"{name} is left out: it is not installed (.venv/bin/pip install --editable '.[peers]')."
    )
