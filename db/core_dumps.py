"""A process that crashes writes its memory to the disk, and with it what the store holds and the key: not this one."""

from __future__ import annotations

import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4


def forbid_core_dumps(*, has_key: bool) -> None:
    """From now on no core dump is written. A collector of dumps may take one all the same, so with a key the process
    is marked as not to be dumped; then no other of this person's processes may look into its memory either.

    Where the system knows neither, all stays as it is.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if has_key and sys.platform == "linux":
        import ctypes  # too dear for a plain store

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
