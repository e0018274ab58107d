"""`python -m reviewtui`: the command, where a system does not find it by its name."""

import os
import sys

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  other modules are not safe yet

if sys.path[0] == os.getcwd() != HOME:  # noqa: PTH109
    del sys.path[0]  # what lies about in the working folder is no part of this program

from reviewtui.cli import main  # noqa: E402

main()
