"""Commentary on the work in a case, standard by standard; the lead files it under themes and chooses examples."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.nearest import hint, meant
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import LEAD, inspection_on
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import reader_of, unread_here
from reviewtui.services.record_keeping import WITHDRAWN, is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import plain_sentences

LIST_THEM = "`reviewtui commentary list` lists them."


class Commentary(NamedTuple):
    """One commentary. Its text, themes and names are untrusted."""

    case: str
    standard: str
    id: str
    side: str
    """`done_well` or `to_improve`."""
    text: str
    themes: tuple[str, ...]
    example: bool
    """Whether the lead chose it as a practice example."""
    consent: str | None
    """Of an example: `given`, `refused` or `not_needed`; None where it is not recorded."""
    inspector: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""

    def as_json(self) -> dict[str, Any]:
        """As `commentary list --json` prints it."""
        return {**self._asdict(), "themes": list(self.themes)}


def commentary_on(connection: Connection, case: str | None = None) -> tuple[Commentary, ...]:
    """Every commentary (of one case) that was not withdrawn, by case, standard and time."""
    rows = [row for row in entries.current(connection, "commentary", case=case) if is_live(row)]
    found: dict[str, Commentary] = {}
    for row in attributed(connection, rows):
        said = row.content or {}
        place = (said["case"], said["standard"], said["id"], said["side"], said["text"])
        themes, example = tuple(said.get("themes") or ()), bool(said.get("example"))
        writer = said.get("written_by") or row.person or ""
        found.setdefault(row.subject, Commentary(*place, themes, example, said.get("consent"), writer, row.made_at))
    return tuple(sorted(found.values(), key=lambda one: (one.case, one.standard, one.made_at, one.id)))


def shown_to(found: Iterable[Commentary], person: str | None, unread: Container[str]) -> tuple[Commentary, ...]:
    """Without what others say of the cases of which a person may not read the other review yet."""
    return tuple(one for one in found if one.case not in unread or one.inspector == person)


def readable_on(store: Store, connection: Connection, case: str | None = None) -> tuple[Commentary, ...]:
    """Every commentary (of one case) that whoever reads may see."""
    return shown_to(commentary_on(connection, case), reader_of(store), unread_here(store, connection))


def listed(
    store: Store, case: str | None = None, theme: str | None = None, *, only_examples: bool = False
) -> tuple[Commentary, ...]:
    """What there is (of one case, one theme, chosen as examples), as far as whoever reads may see it.

    Raises BadInput for an unknown case or theme.
    """
    with plain_sentences(), store.read() as connection:
        if case is not None:
            require_case(connection, case)
        found = readable_on(store, connection, case)
    wanted = None if theme is None else " ".join(theme.split()).casefold()
    themes = sorted({each for one in found for each in one.themes})
    if wanted is not None and wanted not in themes:
        tail = f"; {hint(wanted, themes)}" if themes else ": nothing is filed under a theme yet."
        raise BadInput(f"Unknown theme {quoted(wanted)}{tail}")
    return tuple(
        one for one in found if (wanted is None or wanted in one.themes) and (one.example or not only_examples)
    )


def add(store: Store, person: str, case: str, standard: str, side: str, text: str) -> Change:
    """Comment on the work in a case. Raises BadInput for an unknown case or standard, and without a text."""
    with plain_sentences(), acting(store, person, case) as act:
        require_case(act.connection, case)
        known = [each.code for each in act.framework.standards]
        if standard not in known:
            raise BadInput(f"Unknown standard {quoted(standard)}; {hint(standard, known)}")
        if not text.strip():
            raise BadInput("A commentary needs some text.")
        content = {"case": case, "standard": standard, "id": act.next_id, "side": side, "text": text.strip()}
        entry = act.add("commentary", f"{case}/{content['id']}", content)
        return act.change(act.said(entry), entry)


def tag(
    store: Store,
    person: str,
    case: str,
    which: str,
    themes: Sequence[str],
    *,
    example: bool | None = None,
    consent: str | None = None,
) -> Change:
    """File a commentary under these themes and no others; `example` chooses it, or no longer; None leaves that.

    `consent` is that of those whom an example describes; None leaves it, and an empty text takes it away. Raises
    BadInput for an unknown commentary, for consent to what is no example, and where this is not the lead inspector.
    """
    with plain_sentences(), acting(store, person, case) as act:
        if inspection_on(act.connection).person(person).role != LEAD:
            raise BadInput("Only the lead inspector files commentary under themes and chooses examples.")
        held = _held(act, case, which)
        named = list(dict.fromkeys(" ".join(theme.split()).casefold() for theme in themes if theme.strip()))
        content = {key: value for key, value in held.items() if key not in (*_FILED, "written_by")}
        content |= {"themes": named} if named else {}
        content |= _chosen(held, example, consent)
        subject, before = f"{case}/{which}", act.current("commentary", f"{case}/{which}")
        writer = next(one.inspector for one in commentary_on(act.connection, case) if one.id == which)
        if content == {key: value for key, value in held.items() if key != "written_by"}:
            return act.unchanged(f"{case}: nothing to change.", subject)
        content |= {"written_by": writer} if writer and writer != person else {}
        entry = act.add("commentary", subject, content, replaces=before)
        return act.change(act.said(entry, held), entry)


_FILED = ("themes", "example", "consent")
"""What the lead inspector says of a commentary."""


def _chosen(held: Mapping[str, Any], example: bool | None, consent: str | None) -> dict[str, Any]:
    """Whether it is an example, and the consent to it: what is no example needs none."""
    if not (held.get("example") if example is None else example):
        if consent:
            raise BadInput("Consent is recorded for a practice example. Choose the commentary as one, with --example.")
        return {}
    agreed = held.get("consent") if consent is None else consent
    return {"example": True, **({"consent": agreed} if agreed else {})}


def withdraw(store: Store, person: str, case: str, which: str, reason: str) -> Change:
    """Withdraw a commentary, as an entry. Raises BadInput where there is none, and without a reason."""
    with plain_sentences(), acting(store, person, case) as act:
        held, subject = _held(act, case, which), f"{case}/{which}"
        reason = require_reason(reason, "Say why the commentary is withdrawn.")
        before = act.current("commentary", subject)
        entry = act.add("commentary", subject, WITHDRAWN, replaces=before, reason=reason)
        return act.change(act.said(entry, held), entry)


def _held(act: Act, case: str, which: str) -> dict[str, Any]:
    """What stands of a commentary of a case, by its id. Raises BadInput."""
    require_case(act.connection, case)
    for row in act.current("commentary", f"{case}/{which}"):
        if is_live(row):
            return dict(row.content or {})
    tail = meant(which, [each.id for each in commentary_on(act.connection, case)], LIST_THEM)
    raise BadInput(f"Unknown commentary {quoted(which)}{tail}")
