"""Joining what other laptops handed in: looked at first, after a backup, all of it or none, told by person and case."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from db import entries, queries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.visible import quoted, visible
from reviewtui.entries.kinds import case_of
from reviewtui.services.acts import ready_to_write
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.import_.imported import counted
from reviewtui.services.import_.importing import import_paths, place_of
from reviewtui.services.import_.join import OtherFramework
from reviewtui.services.import_.read_files import files_in, is_record
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import kept_from
from reviewtui.services.record_keeping import is_live
from reviewtui.services.steps import Report, tell_nobody
from reviewtui.services.store.sealing import Opens
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.upkeep.backups import keep_up

NAMED = 6
"""Cases that the sentence names; the JSON counts them all."""


class Side(NamedTuple):
    """What one person answered."""

    inspector: str | None
    answer: str
    label: str


class Disagreement(NamedTuple):
    """A question of a case that several people answered differently, and nobody settled."""

    case: str
    question: str
    sides: tuple[Side, ...]
    """None of a review that whoever reads may not see yet."""

    @property
    def sentence(self) -> str:
        """`NOR-01 1.1: Good (Ruth Hallam), Inadequate (Mark Osei).`"""
        said = ", ".join(f"{side.label} ({visible(side.inspector or 'a file')})" for side in self.sides)
        said = said or "the answers differ, and are shown once both reviews are submitted"
        return f"{visible(self.case)} {self.question}: {said}."

    def as_json(self) -> dict[str, Any]:
        """What `merge --json` prints."""
        sides = [{"inspector": side.inspector, "answer": side.answer} for side in self.sides]
        return {"case": self.case, "question": self.question, "sides": sides}


NOTHING_DONE = re.compile(r"(?:^|(?<=\.) )Nothing was (?:imported|changed here)[.:](?: |$)")
"""What an import says of itself: a merge says it once, of all files."""


class Refused(NamedTuple):
    """A file that cannot be joined, and why."""

    file: str
    why: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """What a merge brought, or would bring."""

    entries: int = 0
    by_person: Mapping[str, int] = field(default_factory=dict)
    """Of the new entries; those that nobody signed are in none."""
    by_case: Mapping[str, int] = field(default_factory=dict)
    """Of the new entries; those that are about no case are in none."""
    filled: int = 0
    """Entries that were here without what they say, and have it now."""
    held: int = 0
    """Entries of the files that were here already."""
    disagreements: tuple[Disagreement, ...] = ()
    """All that stand in the store afterwards."""
    refused: tuple[Refused, ...] = ()
    is_same_framework: bool = True
    preview: bool = False
    passed_over: tuple[str, ...] = ()
    """Files of a folder that hold no record."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was passed over, and each disagreement."""
        other = ", ".join(map(quoted, self.passed_over))
        over = (f"Not a laptop's record, so not read: {other}.",) if other else ()
        return (*over, *(disagreement.sentence for disagreement in self.disagreements))

    @property
    def sentence(self) -> str:
        """What came in, from whom and about which cases, and what was here."""
        held = f" {_entries(self.held)} {_were(self.held)} here already." if self.held else ""
        if not self.entries and not self.filled:
            return f"Nothing new: all {_entries(self.held)} {_were(self.held)} here already."
        parts = [f"{'Would merge' if self.preview else 'Merged'} {_entries(self.entries)}{_shares(self.by_person)}"]
        if self.by_case:
            parts.append(f", on {counted(len(self.by_case), 'case')}{_shares(self.by_case)}")
        filled = f" {_entries(self.filled)} withheld before {_were(self.filled)} filled in." if self.filled else ""
        stand = f" {counted(len(self.disagreements), 'question')} answered differently." if self.disagreements else ""
        return f"{''.join(parts)}.{filled}{held}{stand}{' Nothing was written.' if self.preview else ''}"

    def as_json(self) -> dict[str, Any]:
        """What `merge --json` prints."""
        return {
            "new": {"by_person": dict(self.by_person), "by_case": dict(self.by_case), "entries": self.entries},
            "held": self.held,
            "disagreements": [disagreement.as_json() for disagreement in self.disagreements],
            "refused": [{"file": refused.file, "why": refused.why} for refused in self.refused],
            "framework": "same" if self.is_same_framework else "different",
        }


class MergeRefused(BadInput):
    """One file or more cannot be joined, and so none was."""

    def __init__(self, merged: Merged) -> None:
        number = len(merged.refused)
        several = f"Nothing was merged: {number:,} {'file is' if number == 1 else 'files are'} refused."
        lines = [line for refused in merged.refused for line in (refused.why, *refused.faults)]
        super().__init__(f"Nothing was merged. {lines[0]}" if len(lines) == 1 else several, lines[1:] and lines)
        self.merged = merged


def merge(
    store: Store,
    paths: Sequence[Path],
    person: str | None,
    report: Report | None = None,
    *,
    preview: bool = False,
    opens: Opens | None = None,
) -> Merged:
    """Join the records in some files, or in all files of a folder or a stick, with what is here.

    A backup is made first, and all of it is one transaction. With `preview` it is done in a copy in memory. `opens`
    opens age files. Raises MergeRefused where any file is refused, with nothing changed; BadInput for a path that
    holds no record; NotWritten.
    """
    tell = report or tell_nobody
    files, other = _records_in(paths)
    ready_to_write(store, timed=True)
    if not preview:
        keep_up(store, older_than=0, before="merge")
    with place_of(store, tell, preview=preview) as place, plain_sentences(), place.write() as writing:
        before, last = entries.heads(writing.connection), queries.last_to_come(writing.connection)
        reach, filled, refused, same = dict[str, int](), 0, list[Refused](), True
        for file in files:
            try:
                brought = import_paths(place, [file], person, tell, opens=opens, only_records=True)
            except BadInput as problem:
                refused.append(Refused(str(file), NOTHING_DONE.sub(" ", str(problem)).strip(), problem.faults))
                same = same and not isinstance(problem, OtherFramework)
                continue
            filled += brought.filled
            for device, number in brought.reach.items():
                reach[device] = max(number, reach.get(device, 0))
        total, by_person, by_case = _came(writing.connection, last)
        merged = Merged(
            entries=total,
            by_person=by_person,
            by_case=by_case,
            filled=filled,
            held=sum(min(number, before.get(device, (0, ""))[0]) for device, number in reach.items()),
            disagreements=tuple(_shown(store, writing.connection)),
            refused=tuple(refused),
            is_same_framework=same,
            preview=preview,
            passed_over=other,
        )
        if refused:
            raise MergeRefused(merged)
    return merged


def disagreements(store: Store) -> tuple[Disagreement, ...]:
    """All that stand in a store, by case and question, with the sides that whoever reads may see."""
    with plain_sentences(), store.read() as connection:
        return tuple(_shown(store, connection))


def _shown(store: Store, connection: Connection) -> Iterator[Disagreement]:
    """The same on an open connection, which may be that of a trial of the store."""
    kept = kept_from(store, connection)
    return (each._replace(sides=()) if each.case in kept else each for each in _disagreements(connection))


def _disagreements(connection: Connection) -> Iterator[Disagreement]:
    for case, _, code in queries.disputes(connection):
        framework = framework_on(connection)
        scale = framework.scale_of(framework.question(code))
        rows = attributed(connection, entries.current(connection, "judgement", subject=f"{case}/first/{code}"))
        said = [(row.person, str((row.content or {})["answer"])) for row in rows if is_live(row)]
        yield Disagreement(case, code, tuple(Side(who, answer, scale.answer(answer).label) for who, answer in said))


def _records_in(paths: Sequence[Path]) -> tuple[list[Path], tuple[str, ...]]:
    """The files to join, and the names of those of folders that hold no record. Raises BadInput."""
    files, other = list[Path](), list[str]()
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        found = files_in(path, may_be_empty=True)
        records = [file for file in found if is_record(file)]
        if not records:
            raise BadInput(f"No file in {visible(str(path))} holds a laptop's record: name the folder that does.")
        files += records
        other += [file.name for file in found if file not in records]
    return list(dict.fromkeys(files)), tuple(other)


def _came(connection: Connection, last: int) -> tuple[int, dict[str, int], dict[str, int]]:
    """How many entries came in all, of each person and about each case, both in order of their names."""
    total, by_person, by_case = 0, Counter[str](), Counter[str]()
    for person, kind, subject, number in queries.came_since(connection, last):
        total += number
        if person is not None:
            by_person[person] += number
        if (case := case_of(kind, subject)) is not None:
            by_case[case] += number
    return total, dict(sorted(by_person.items())), dict(sorted(by_case.items()))


def _shares(numbers: Mapping[str, int]) -> str:
    """` (Ruth Hallam 10, Mark Osei 2)`; of many only the first few are named."""
    named = [f"{visible(name)} {number:,}" for name, number in _most(numbers)[:NAMED]]
    more = [f"{len(numbers) - NAMED:,} more"] if len(numbers) > NAMED else []
    return f" ({', '.join([*named, *more])})" if named else ""


def _most(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def _entries(number: int) -> str:
    return counted(number, "entry")


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
