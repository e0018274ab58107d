"""The time of an act: UTC in whole seconds, and how far the person's own clock stood from it."""

from datetime import UTC, datetime


def now() -> tuple[str, int]:
    """`2026-05-12T14:32:07Z`, and the local clock's minutes east of UTC."""
    moment = datetime.now(UTC).replace(microsecond=0)
    offset = moment.astimezone().utcoffset()
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ"), round(offset.total_seconds() / 60) if offset else 0
