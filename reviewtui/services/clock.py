"""The time of an act: UTC in whole seconds, and how far the person's own clock stood from it."""

import time


def now() -> tuple[str, int]:
    """`2026-05-12T14:32:07Z`, and the local clock's minutes east of UTC."""
    moment = int(time.time())
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
    return stamp, round(time.localtime(moment).tm_gmtoff / 60)
