"""Standards of a case that are given to others: given, left with whoever has the case, submitted, sent back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted, visible
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.people.parts import GIVEN, SUBMITTED, Part, part_on, parts_of, standards_words
from reviewtui.services.people.parts import KIND as PART
from reviewtui.services.people.stage import require_open
from reviewtui.services.record_keeping import WITHDRAWN, live
from reviewtui.services.reviewing.completeness import NOT_SUBMITTED, Missing, NotComplete
from reviewtui.services.standing.standings import require_case
from reviewtui.services.standing.withdrawn import require_in_sample
from reviewtui.services.store.stores import plain_sentences


def allocate_standards(
    store: Store, person: str, cases: Sequence[str], standards: Sequence[str], inspector: str
) -> tuple[Change, ...]:
    """Have another inspector answer some standards of cases, beside whoever has the case. One transaction.

    Raises BadInput as `allocate` does, for an unknown standard, and for whoever has the case or its second review.
    """
    with plain_sentences(), acting(store, person) as act:
        name = inspection_on(act.connection).person(inspector).name
        codes = [_standard(act.framework, standard) for standard in standards]
        return tuple(_give_part(act, case, code, name) for case in cases for code in codes)


def take_back_standards(
    store: Store, person: str, cases: Sequence[str], standards: Sequence[str]
) -> tuple[Change, ...]:
    """Leave standards of cases with whoever has the case. Raises BadInput where nobody else has one of them."""
    with plain_sentences(), acting(store, person) as act:
        given = {row.subject for row in live(entries.current(act.connection, PART))}
        codes = [
            code if any(f"{case}/{code}" in given for case in cases) else _standard(act.framework, code)
            for code in map(str.strip, standards)
        ]
        return tuple(_part_taken_back(act, case, code) for case in cases for code in codes)


def standards_to_submit(connection: Connection, case: str, person: str) -> tuple[Part, ...]:
    """The standards that somebody submits by themselves; none where they have the whole case and these are closed."""
    parts = parts_of(connection, case, person)
    has_case = person in allocated(connection, case).get((case, FIRST), ())
    return () if has_case and all(part.stage.is_closed for part in parts) else parts


def submit_standards(
    store: Store, person: str, parts: Sequence[Part], lacking: Sequence[Missing], *, incomplete: bool
) -> Change:
    """Hand some standards of a case to the lead inspector. Raises NotComplete, and BadInput where all are handed in."""
    case, waiting = parts[0].case, [part for part in parts if not part.stage.is_closed]
    if not waiting:
        raise BadInput(f"{case} {standards_words([part.standard for part in parts])} submitted already.")
    with acting(store, person, case) as act:
        own = {part.standard: list[Missing]() for part in waiting}
        for each in lacking:
            if each.what != NOT_SUBMITTED and (code := act.framework.standard_of(each.question).code) in own:
                own[code].append(each)
        if any(own.values()) and not incomplete:
            raise NotComplete(case, tuple(each for some in own.values() for each in some))
        for part in waiting:
            number = len(own[part.standard])
            change = _part_goes_on(act, part, SUBMITTED, **({"missing": number} if number else {}))
        return replace(change, sentence=f"{case} {standards_words(list(own))} submitted.")


def standard_goes_back(store: Store, person: str, case: str, standard: str, state: str, reason: str) -> Change:
    """Let a submitted standard be changed again: `returned` by a lead inspector, or `reopened`.

    Raises BadInput, and ReviewClosed while the whole review is handed in.
    """
    with acting(store, person, case) as act:
        part = part_on(act.connection, case, standard.strip())
        if part is None or not part.stage.is_closed:
            raise BadInput(f"{case}: standard {visible(standard)} was not submitted by itself.")
        require_open(act.connection, case, FIRST)
        return _part_goes_on(act, part, state, reason=require_reason(reason))


def _part_goes_on(act: Act, part: Part, state: str, **more: Any) -> Change:
    subject = f"{part.case}/{part.standard}"
    content = {"case": part.case, "standard": part.standard, "inspector": part.inspector, "state": state, **more}
    entry = act.add(PART, subject, content, replaces=act.current(PART, subject))
    return act.change(act.said(entry), entry)


def _give_part(act: Act, case: str, standard: str, inspector: str) -> Change:
    require_case(act.connection, case)
    require_in_sample(act.connection, case)
    given = allocated(act.connection, case)
    for review, words in ((FIRST, "has"), (SECOND, "has the second review of")):
        if inspector in given.get((case, review), ()):
            raise BadInput(f"{visible(inspector)} {words} {case}: its standards are given to others.")
    subject = f"{case}/{standard}"
    before = act.current(PART, subject)
    if {(row.content or {})["inspector"] for row in live(before)} == {inspector}:
        return act.unchanged(f"{case} standard {standard}: {inspector} has it already.", subject)
    content = {"case": case, "standard": standard, "inspector": inspector, "state": GIVEN}
    entry = act.add(PART, subject, content, replaces=before)
    return act.change(act.said(entry), entry)


def _part_taken_back(act: Act, case: str, standard: str) -> Change:
    require_case(act.connection, case)
    subject = f"{case}/{standard}"
    before = act.current(PART, subject)
    if not any(live(before)):
        raise BadInput(
            f"Standard {standard} of {case} was given to nobody else: `reviewtui allocate` lists who has it."
        )
    entry = act.add(PART, subject, WITHDRAWN, replaces=before)
    return act.change(f"{case} standard {standard} goes back to whoever has the case.", entry)


def _standard(framework: Framework, code: str) -> str:
    """Raises BadInput for a code that is not a standard's."""
    known = [standard.code for standard in framework.standards]
    if code.strip() not in known:
        use = f"use {', '.join(known)}."
        raise BadInput(f"{quoted(code)} is not a standard of {framework.code}{meant(code, known, use)}")
    return code.strip()
