"""The commands, one module each: a new one is a module here and a line in the table."""

from cli.commands.articles import ARTICLES
from cli.commands.ask import ASK
from cli.commands.evaluate import EVAL
from cli.commands.gaps import FEEDBACK, GAPS
from cli.commands.index import INDEX
from cli.commands.ledger import LEDGER
from cli.commands.serve import SERVE

COMMANDS = (SERVE, INDEX, ASK, ARTICLES, LEDGER, GAPS, FEEDBACK, EVAL)

__all__ = ["COMMANDS"]
