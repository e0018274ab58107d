"""The time of an act: UTC in whole seconds, and how far the person's own clock stood from it."""

import time
from functools import lru_cache


def now() -> tuple[str, int]:
    """`2026-05-12T14:32:07Z`, and the local clock's minutes east of UTC."""
    return _said(int(time.time()))


@lru_cache(maxsize=1)
def _said(moment: int) -> tuple[str, int]:
    """Of one second, in which a large import makes thousands of entries."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
    return stamp, round(time.localtime(moment).tm_gmtoff / 60)
