"""Correcting the facts of a case by hand: an entry in the place of the one that said otherwise, with who and why."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from db.store import Store
from reviewtui.casefile.case_codes import KNOWN, OUTCOMES, plain
from reviewtui.casefile.harmed_line import BadPerson, person_harmed
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.typed_line import DATE_HELP, BadLine, leading_date
from reviewtui.casefile.visible import quoted
from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS
from reviewtui.services.acts import Change, acting
from reviewtui.services.cases.amendment import FieldChange
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import inspection_of
from reviewtui.services.record_keeping import Content, distinct_contents, is_live

FIELDS = (
    "site", "age_at_offence", "age_now", "gender", "ethnicity", "disability", "looked_after",
    "persistent_offender", "disposal", "disposal_type", "needs", "harmed", *OUTCOMES, "as_of", "source", "case_manager",
    "narrative",
)  # fmt: skip
OLDEST = 25
"""The greatest age in years that a case file may say."""

_YES_OR_NO = {"yes": True, "no": False}


def set_facts(store: Store, person: str, case: str, assignments: Sequence[str], reason: str) -> Change:
    """Put facts, each as `field=value`, in the place of what a case says; an empty value takes a fact away.

    Settles a disagreement about the case. Raises BadInput without a reason, and for a field or a value that cannot be.
    """
    reason = require_reason(reason, "Give a reason for correcting the case.")
    said = dict(_assigned(store, each) for each in assignments)
    with acting(store, person, case, timed=True) as act:
        rows = act.current("case", case)
        before = next(row.content or {} for row in rows if is_live(row))
        content = _with(before, said)
        _require_growing(content)
        if distinct_contents(rows) == (content,):
            return act.unchanged(f"{case}: nothing was changed.", case)
        entry = act.add("case", case, content, replaces=rows, reason=reason)
        return act.change(f"{case} corrected{_changes(before, content)}.", entry)


def typed_facts(line: str) -> list[str]:
    """The assignments of one line, `gender=female, needs=care; exclusion`: a comma parts them before `FIELD=` alone."""
    return [part.strip() for part in re.split(r",\s*(?=[A-Za-z][A-Za-z_ -]*=)", line) if part.strip()]


def _with(before: Content, said: Mapping[str, Any]) -> dict[str, Any]:
    """The case with what is said of it; parts of its outcome are put into that, and null takes away."""
    outcome = dict(before.get("outcome") or {}) | {key: said[key] for key in _OF_OUTCOME if key in said}
    kept = {key: value for key, value in outcome.items() if value is not None}
    facts = {key: value for key, value in said.items() if key not in _OF_OUTCOME}
    whole = {**before, **facts, "outcome": kept or None}
    return {key: value for key, value in whole.items() if value is not None}


def _assigned(store: Store, assignment: str) -> tuple[str, Any]:
    """The field of one assignment and its value; None takes the fact away. Raises BadInput."""
    word, equals, text = assignment.partition("=")
    field, value = word.strip().replace(" ", "_").replace("-", "_").casefold(), text.strip()
    if not equals:
        raise BadInput(f"{quoted(assignment)} has no value. Write FIELD=VALUE, as in gender=female.")
    if field not in FIELDS:
        raise BadInput(f"{quoted(word.strip())} is not a fact of a case; {hint(field, FIELDS)}")
    if field == "site":
        return field, inspection_of(store).site_named(value).code
    if not value:
        return field, None
    read = _READERS.get(field)
    return field, read(field, value) if read else value


def _whole(field: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 3:
        raise BadInput(f"{field} must be a whole number, not {quoted(value)}.")
    if int(value) > OLDEST:
        raise BadInput(f"{field} must be at most {OLDEST}, not {value}.")
    return int(value)


def _yes_or_no(field: str, value: str) -> bool:
    if value.casefold() not in _YES_OR_NO:
        raise BadInput(f"{field} must be yes or no, not {quoted(value)}.")
    return _YES_OR_NO[value.casefold()]


def _list(field: str, value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _code(codes: Sequence[str], field: str, value: str) -> str:
    code = value.casefold().replace(" ", "_").replace("-", "_")
    if code not in codes:
        raise BadInput(f"{quoted(value)} is not a value of {plain(field)}; {hint(code, codes)}")
    return code


def _needs(field: str, value: str) -> list[str]:
    return [_code(NEEDS, field, part) for part in _list(field, value)]


def _day(field: str, value: str) -> str:
    try:
        date, rest = leading_date(value)
    except BadLine as bad:
        raise BadInput(str(bad)) from None
    if rest:
        raise BadInput(f"{quoted(value)} is not a date; write {DATE_HELP}.")
    return date.text


def _harmed(field: str, value: str) -> list[dict[str, Any]]:
    """`2 under_5 sibling together; adult stranger apart`: how many (one unless said), age band, relation, home."""
    try:
        return [person_harmed(part) for part in _list(field, value)]
    except BadPerson as bad:
        raise BadInput(str(bad)) from None


_OF_OUTCOME = (*OUTCOMES, "as_of", "source")
_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "age_at_offence": _whole,
    "age_now": _whole,
    "disability": _list,
    **dict.fromkeys(("looked_after", "persistent_offender"), _yes_or_no),
    "disposal_type": partial(_code, DISPOSAL_TYPES),
    "needs": _needs,
    "harmed": _harmed,
    **dict.fromkeys(OUTCOMES, partial(_code, KNOWN)),
    "as_of": _day,
}
"""How the value of a field is read that is no text."""


def _require_growing(content: Content) -> None:
    then, now = content.get("age_at_offence"), content.get("age_now")
    if then is not None and now is not None and now < then:
        raise BadInput(f"The child cannot be {now} now and {then} at the offence: set both.")


def _changes(before: Content, after: Content) -> str:
    """`: gender “male” → “female”`; of a case that two laptops said otherwise there may be none."""
    keys = dict.fromkeys("outcome" if key in _OF_OUTCOME else key for key in FIELDS)
    pairs = ((key, before.get(key), after.get(key)) for key in keys)
    words = [FieldChange(key, old, new).words for key, old, new in pairs if old != new]
    return f": {', '.join(words)}" if words else ""
