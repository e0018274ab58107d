"""What an import brought, or would bring: counted, listed and said in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reviewtui.casefile.visible import quoted, visible
from reviewtui.services.cases.amendment import Amendment

NAMED = 6
"""Disagreements that the sentence names; the JSON lists them all."""


@dataclass(frozen=True)
class Imported:
    """What an import brought, or would bring."""

    cases: int
    events: int
    judgements: int
    entries: int
    """Entries added to the record, of every kind."""
    sentence: str
    preview: bool = False
    """Whether it was only looked at, and nothing written."""
    added: Mapping[str, int] = field(default_factory=dict)
    """How many entries of each kind were added."""
    new_cases: tuple[str, ...] = ()
    """References of the cases that were not here before."""
    amendments: tuple[Amendment, ...] = ()
    """What changes, is added or is kept in cases that were here before."""
    unread: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Table to the headings of the columns that its map does not name."""
    notes: tuple[str, ...] = ()
    """Sentences on what of tables was not read, or otherwise than it may seem, and on unlikely days; safe to show."""
    filled: int = 0
    """Entries that were here without what they say, and have it now."""
    second_look: int = 0
    """Judgements of the cases touched that want a second look."""
    disagreements: tuple[tuple[str, str], ...] = ()
    """(case, question) of what two laptops answered differently in the cases touched, as it stands now."""
    alike: tuple[str, ...] = ()
    """Sentences on cases and events that can hardly be told from others; safe to show."""
    reach: Mapping[str, int] = field(default_factory=dict)
    """Device to the number of the last of its entries that a record brought, new or not."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was not read of tables, notes on the rest, names alike, new cases in a preview, and amendments."""
        unread = (
            f"{name}: not in the map, and not read: {', '.join(map(quoted, titles))}."
            for name, titles in self.unread.items()
        )
        new = (f"{visible(reference)}, new." for reference in self.new_cases) if self.preview else ()
        return (*unread, *self.notes, *self.alike, *new, *(amendment.sentence for amendment in self.amendments))

    def as_json(self) -> dict[str, Any]:
        """What `import --json` prints."""
        return {
            "cases": self.cases,
            "events": self.events,
            "judgements": self.judgements,
            "entries": self.entries,
            "sentence": self.sentence,
            "preview": self.preview,
            "added": dict(self.added),
            "new_cases": list(self.new_cases),
            "changes": [amendment.as_json() for amendment in self.amendments],
            "unread_columns": {name: list(titles) for name, titles in self.unread.items()},
            "notes": list(self.notes),
            "filled": self.filled,
            "second_look": self.second_look,
            "disagreements": [{"case": case, "question": question} for case, question in self.disagreements],
            "alike": list(self.alike),
        }


def sentence_of(imported: Imported, *, preview: bool) -> str:
    """What came in, what was amended, and what to look at again."""
    brought = (("case", imported.cases), ("event", imported.events), ("judgement", imported.judgements))
    parts = [counted(number, kind) for kind, number in brought if number > 0]
    amended = {each.case for each in imported.amendments if each.act != "kept"}
    if not imported.entries and not imported.filled:
        return "Nothing new: everything in it is here already."
    if not parts and not amended:
        parts = [counted(imported.entries, "entry")] if preview else []
    said = [f"{'Would import' if preview else 'Imported'}{' ' * bool(parts)}{', '.join(parts)}."]
    if amended:
        said = [*said[: len(parts)], f"{'Would amend' if preview else 'Amended'} {counted(len(amended), 'case')}."]
    if imported.filled:
        said.append(f"{counted(imported.filled, 'entry')} withheld before {_is(imported.filled)} here in full now.")
    if imported.second_look:
        said.append(f"{counted(imported.second_look, 'judgement')} to look at again.")
    if imported.disagreements:
        said.append(_disagreements(imported.disagreements))
    return " ".join([*said, *(["Nothing was written."] if preview else [])])


def _disagreements(found: Sequence[tuple[str, str]]) -> str:
    """`1 disagreement: NOR-01 1.1.`; of many only the first few are named."""
    named = [visible(f"{case} {question}") for case, question in found[:NAMED]]
    more = f" and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    return f"{counted(len(found), 'question')} answered differently: {', '.join(named)}{more}."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def counted(number: int, noun: str) -> str:
    """`1 entry`, `1,000 entries`."""
    several = "entries" if noun == "entry" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else several}"
