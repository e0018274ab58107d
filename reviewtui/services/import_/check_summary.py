"""Whether the lists in an export still say what its history says: a list edited by hand is refused, not ignored."""

from db.entries import Connection
from reviewtui.services.errors import BadInput
from reviewtui.services.export.export_lists import OneByOne, ReadsJudged, lists, reviews
from reviewtui.services.frameworks import framework_on
from reviewtui.services.import_.records import Record

RATED = "reviews"
"""The list that says how far cases have come, which is known once they are rated."""


def require_summary(connection: Connection, record: Record) -> None:
    """Compare what an export says of cases as they are rated with what its own history gives. Raises BadInput."""
    if "judgements" not in record:
        return
    if RATED in record and not any(_lists_reviews(connection, record, seconds) for seconds in (True, False)):
        raise _edited(record.name, RATED)
    if "summary" in record:
        from reviewtui.services.summary.summaries import summary_on

        if not record.sums_up(summary_on(connection).as_json()):
            raise _edited(record.name, "summary")


def _lists_reviews(connection: Connection, record: Record, seconds: bool) -> bool:
    """Whether the reviews are listed as they are; an earlier export listed no second ones."""
    framework = framework_on(connection)
    return record.lists(RATED, OneByOne(lambda: reviews(connection, framework, seconds=seconds)))


def require_agreement(connection: Connection, record: Record, *, private: bool, read: ReadsJudged) -> None:
    """Compare what an export lists with what its own history gives, inspectors' own notes only where it is `private`.

    What is recorded of cases is read through `read`, case by case.
    Raises BadInput naming the first list that differs.
    """
    if "judgements" not in record:
        return
    for key, worked_out in lists(connection, private=private, read=read).items():
        if key != RATED and key in record and not record.lists(key, worked_out):
            raise _edited(record.name, key)


def _edited(name: str, key: str) -> BadInput:
    return BadInput(
        f"{name}: {key}: this does not agree with the document's own history; it may have been edited. "
        "Import an export exactly as reviewtui wrote it."
    )
