"""The command line's entry: `python app.py …`, and the script `zhengda …`."""

import sys

from cli import main

if __name__ == "__main__":
    sys.exit(main())
