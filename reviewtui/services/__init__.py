"""What a person can do, and the only callers of the store: of the `db` beside this package, whatever else has its name.

A `db.py` in the working folder or on PYTHONPATH would be found first; the first import of a name settles it.
"""

import os
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120  not for this

sys.path.insert(0, _HOME)
try:
    import db
finally:
    sys.path.remove(_HOME)
if os.path.join(_HOME, "db") not in getattr(db, "__path__", ()):  # noqa: PTH118
    raise ImportError(f"reviewtui needs the name db for its own package: import reviewtui before {db.__file__}")
