"""The schema revisions there have been, so that opening a store compares one word and imports nothing."""

REVISIONS = ("0001", "0002", "0003", "0004")
"""Oldest first; each is a module in `db/migrations/versions`."""

READ_AS_THEY_ARE = {"0003": frozenset({"entry_is_put_in_once"})}
"""Earlier ones that can be read where nothing may be written, each with the triggers that came since, and nothing else.
"""

TRIGGERS = frozenset(
    (
        "entry_header_stays",
        "entry_content_stays",
        "entry_stays",
        "entry_is_put_in_once",
        "entry_replaces_stays",
        "entry_replaces_is_kept",
        "counted_follows_its_entry",
        "measure_counted",
        "measure_counted_no_more",
    )
)
"""The triggers of a store at the head revision; it has no views. Others would act on what is written, or shown."""

HEAD = REVISIONS[-1]
"""The revision this version reads and writes."""
