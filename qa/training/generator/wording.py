"""Choosing among wordings."""

from random import Random


def pick(random: Random, options: str) -> str:
    """Return one of several wordings separated by slashes."""
    return random.choice(options.split("/"))
