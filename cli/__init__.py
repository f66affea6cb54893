"""The command line and the composition root: settings, and everything that is built from them.

The rooms are imported where they are used: PyTorch takes seconds, and `zhengda --help` should not.
"""

from cli.main import main
from cli.settings import PREFIX, SAMPLES, Settings, UserError, load_settings

__all__ = ["PREFIX", "SAMPLES", "Settings", "UserError", "load_settings", "main"]
