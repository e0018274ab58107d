"""Comments on the judgements of a case: asked, replied to, and resolved."""

from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import known_question
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import unread_here
from reviewtui.services.people.own_review import review_of
from reviewtui.services.record_keeping import is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import plain_sentences


class Comment(NamedTuple):
    """One comment on a question of a case. Its text and names are untrusted."""

    case: str
    review: str
    """The review whose judgement it is about."""
    question: str
    id: str
    text: str
    inspector: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
    reply_to: str
    """Id of the comment it replies to; empty for one that begins."""
    is_resolved: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody; replies wait with what they reply to."""
        return not self.reply_to and not self.is_resolved


def comments_on(connection: Connection, case: str | None = None) -> tuple[Comment, ...]:
    """The comments (on one case) by case, review and question, each with its replies behind it, the oldest first."""
    rows = [row for row in entries.current(connection, "comment", case=case) if is_live(row)]
    found: dict[str, Comment] = {}
    for row in attributed(connection, rows):
        found.setdefault(row.subject, _comment(row))
    begun = {comment.id: comment.made_at for comment in found.values()}
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (
                each.case,
                each.review,
                each.question,
                begun.get(each.reply_to or each.id, each.made_at),
                each.reply_to or each.id,
                bool(each.reply_to),
                each.made_at,
            ),
        )
    )


def comments(store: Store, case: str | None = None, *, only_open: bool = False) -> tuple[Comment, ...]:
    """The comments of a store or a case; with `only_open` those that are not resolved, with their replies.

    None are on a review that is kept from whoever reads. Raises BadInput for an unknown case.
    """
    with plain_sentences(), store.read() as connection:
        if case is not None:
            require_case(connection, case)
        kept = {(reference, one.review) for reference, one in unread_here(store, connection).items()}
        found = tuple(each for each in comments_on(connection, case) if (each.case, each.review) not in kept)
    waiting = {each.id for each in found if each.is_open}
    return tuple(each for each in found if not only_open or (each.reply_to or each.id) in waiting)


def comment(store: Store, person: str, case: str, question: str, text: str, review: str | None = None) -> Change:
    """Comment on a question of a case, in the person's own review where none is named.

    Raises BadInput for an unknown case or question, and without a text.
    """
    with acting(store, person, case) as act:
        known_question(act.framework, question)
        return _add(act, (case, review or review_of(act.connection, person, case), question), text, reply_to=None)


def reply(store: Store, person: str, case: str, to: str, text: str) -> Change:
    """Reply to a comment, by its id. Raises BadInput."""
    with acting(store, person, case) as act:
        asked = _known(act, case, to)
        return _add(act, (case, asked.review, asked.question), text, reply_to=asked.reply_to or asked.id)


def resolve(store: Store, person: str, case: str, which: str, *, is_resolved: bool = True) -> Change:
    """Mark a comment as resolved, or as open again. Raises BadInput."""
    with acting(store, person, case) as act:
        asked = _known(act, case, which)
        subject = f"{case}/{asked.review}/{asked.question}/{asked.reply_to or asked.id}"
        before = act.current("comment", subject)
        held = next(row.content or {} for row in before if is_live(row))
        content = {key: value for key, value in held.items() if key != "resolved"}
        if is_resolved:
            content = {**content, "resolved": True}
        if content == held:
            return act.unchanged(f"{case} {asked.question}: nothing to change.", subject, asked.question)
        entry = act.add("comment", subject, content, replaces=before)
        return act.change(act.said(entry, held), entry, asked.question)


def as_json(each: Comment) -> dict[str, Any]:
    """As `comment list --json` prints it."""
    return {**each._asdict(), "reply_to": each.reply_to or None}


def _comment(row: EntryRow) -> Comment:
    said = row.content or {}
    place, text = (said["case"], said["review"], said["question"], said["id"]), said["text"]
    is_resolved = bool(said.get("resolved"))
    return Comment(*place, text, row.person or "", row.made_at, said.get("reply_to", ""), is_resolved)


def _add(act: Act, place: tuple[str, str, str], text: str, *, reply_to: str | None) -> Change:
    if not text.strip():
        raise BadInput("A comment needs some text.")
    case, review, question = place
    content = {"case": case, "review": review, "question": question, "id": act.next_id, "text": text.strip()}
    if reply_to is not None:
        content["reply_to"] = reply_to
    entry = act.add("comment", f"{case}/{review}/{question}/{content['id']}", content)
    return act.change(act.said(entry), entry, question)


def _known(act: Act, case: str, which: str) -> Comment:
    found = comments_on(act.connection, case)
    for each in found:
        if each.id == which:
            return each
    tail = meant(which, [each.id for each in found], f"`reviewtui comment list {case}` lists them.")
    raise BadInput(f"Unknown comment {quoted(which)}{tail}")
