"""Signing the inspection off: what is in the way is listed first, what it shows is kept, and it can be reopened."""

import json
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from db import caselist, entries
from db.entries import Connection
from db.store import Store
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, ReviewtuiError, require_reason
from reviewtui.services.frameworks import framework_text
from reviewtui.services.judging.alerts import current_alerts
from reviewtui.services.judging.comments import comments_on
from reviewtui.services.lead.challenges import challenges_on
from reviewtui.services.lead.moderation import compared_on
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.people.stage import stage_on
from reviewtui.services.standing.signed_off import SUBJECT, TO_REOPEN, SignedOff, signed_off_on
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.store.verifying import require_counts, require_record
from reviewtui.services.summary.summaries import summary_on

OPEN_CHALLENGE = "an open challenge"
DIFFERENTLY = "The inspection was signed off more than once, and not alike: {names}. {to_reopen}"


class InTheWay(NamedTuple):
    """One thing that stands between the inspection and its sign-off."""

    case: str
    question: str
    """Empty where it is about the whole case."""
    what: str
    """`not submitted`, `different judgements`, …"""

    @property
    def sentence(self) -> str:
        """`NOR-01 1.2: an open comment.`"""
        return f"{self.case}{' ' * bool(self.question)}{self.question}: {self.what}."

    @property
    def blocks(self) -> bool:
        """Whether nothing is signed over it: a site that was asked for its challenges is owed a decision."""
        return self.what == OPEN_CHALLENGE


class NotReady(ReviewtuiError):
    """What is in the way is signed over only where that is asked for, and a challenge never."""

    exit_code = 1

    def __init__(self, in_the_way: tuple[InTheWay, ...]) -> None:
        """`in_the_way` is what has to be done first."""
        challenges = sum(each.blocks for each in in_the_way)
        over = (
            f"Decide the open challenges first ({challenges:,}): `reviewtui challenge list --open`."
            if challenges
            else "`--incomplete` signs it off all the same."
        )
        super().__init__(f"The inspection was not signed off. In the way: {len(in_the_way):,}. {over}")
        self.in_the_way = in_the_way


class CameMeanwhile(ReviewtuiError):
    """Nobody signs over what they were not shown."""

    exit_code = 1

    def __init__(self, new: tuple[InTheWay, ...]) -> None:
        """`new` is what came into the way since somebody looked."""
        more = f" And {len(new) - 1:,} more." if len(new) > 1 else ""
        super().__init__(
            f"The inspection was not signed off. This is new since you listed them: {new[0].sentence}{more} "
            "List it again."
        )


class Signature(NamedTuple):
    """What was signed, and what came after it."""

    person: str
    made_at: str
    framework_hash: str
    heads: tuple[Mapping[str, Any], ...]
    """`device`, `sequence` and `hash` of the last entry of every laptop."""
    summary: Mapping[str, Any]
    """What `summary --json` printed then, its keys in the same order."""
    in_the_way: int
    since: int
    """Entries that came to this store and are later than what was signed, the sign-off itself left out."""


def in_the_way(store: Store) -> tuple[InTheWay, ...]:
    """What has to be done before the inspection is signed off, case by case."""
    with plain_sentences(), store.read() as connection:
        return tuple(_in_the_way(connection))


def sign_off(
    store: Store, person: str, *, incomplete: bool = False, seen: Collection[InTheWay] | None = None
) -> Change:
    """Sign the inspection off as it stands; one that is `incomplete` says how much is in the way.

    `seen` is what somebody was shown before, all of it unless given. Raises CameMeanwhile where more is in the way,
    NotReady where something is in the way that may not be signed over, and BadInput where it is signed off.
    """
    with plain_sentences(), store.read() as connection:
        require_record(connection)
        require_counts(connection)
    with acting(store, person) as act:
        if signed := signed_off_on(act.connection):
            raise BadInput(f"The inspection was signed off {signed[0].words} already. {TO_REOPEN}")
        waiting = tuple(_in_the_way(act.connection))
        if seen is not None and (new := tuple(each for each in waiting if each not in seen)):
            raise CameMeanwhile(new)
        if any(each.blocks for each in waiting) or (waiting and not incomplete):
            raise NotReady(waiting)
        heads = entries.heads(act.connection)
        summary = summary_on(act.connection).as_json()
        content = {
            "of": SUBJECT,
            "state": "signed_off",
            "heads": [{"device": device, "sequence": at, "hash": last} for device, (at, last) in sorted(heads.items())],
            "framework_hash": sha256(framework_text(act.connection).encode()).hexdigest(),
            "summary": json.dumps(summary, ensure_ascii=False, default=dict),
            **({"in_the_way": len(waiting)} if waiting else {}),
        }
        return _said(act, content)


def reopen(store: Store, person: str, reason: str) -> Change:
    """Let a signed inspection be changed again, with a reason. Raises BadInput."""
    reason = require_reason(reason)
    with acting(store, person) as act:
        if not signed_off_on(act.connection):
            raise BadInput("The inspection is not signed off: nothing needs to be reopened.")
        return _said(act, {"of": SUBJECT, "state": "reopened", "reason": reason})


def signature(store: Store) -> Signature | None:
    """What was signed; None where nothing was, or it was reopened. Raises BadInput where two signed differently."""
    with plain_sentences(), store.read() as connection:
        signed = signed_off_on(connection)
        if not signed:
            return None
        if any(each.content["summary"] != signed[0].content["summary"] for each in signed):
            names = ", ".join(each.words for each in signed)
            raise BadInput(DIFFERENTLY.format(names=names, to_reopen=TO_REOPEN))
        return _signature(connection, signed)


def _signature(connection: Connection, signed: tuple[SignedOff, ...]) -> Signature:
    first = signed[0]
    then = {head["device"]: int(head["sequence"]) for head in first.content["heads"]}
    now = {device: number for device, (number, _) in entries.heads(connection).items()}
    later = sum(max(number - then.get(device, 0), 0) for device, number in now.items())
    return Signature(
        first.person,
        first.made_at,
        first.content["framework_hash"],
        tuple(first.content["heads"]),
        json.loads(first.content["summary"]),
        first.content.get("in_the_way") or 0,
        later - len(signed),
    )


def _said(act: Act, content: Mapping[str, Any]) -> Change:
    entry = act.add("signoff", SUBJECT, content, replaces=act.current("signoff", SUBJECT))
    return act.change(f"The inspection was {act.said(entry).removeprefix(f'{SUBJECT} ')}", entry)


def _in_the_way(connection: Connection) -> Iterator[InTheWay]:
    """By case: how far its reviews have come, then what is open in them."""
    seconds = {case for case, review in allocated(connection) if review == SECOND}
    open_comments = [(each.case, each.question) for each in comments_on(connection) if each.is_open]
    differing = [(each.case, each.question) for each in compared_on(connection) if each.is_to_do]
    challenged = [(each.case, each.question or "") for each in challenges_on(connection) if each.is_open]
    alerted = {alert.case for alert in current_alerts(connection, None) if alert.open}
    for row in caselist.each_case_row(connection):
        case = row.case_ref
        for review in (FIRST, SECOND) if case in seconds else (FIRST,):
            if what := _not_accepted(connection, case, review):
                yield InTheWay(case, "", what)
        for places, what in (
            (differing, "different judgements"),
            (open_comments, "an open comment"),
            (challenged, OPEN_CHALLENGE),
        ):
            yield from (InTheWay(case, question, what) for of, question in places if of == case)
        if case in alerted:
            yield InTheWay(case, "", "an open alert")


def _not_accepted(connection: Connection, case: str, review: str) -> str:
    stage, second = stage_on(connection, case, review), "second review " * (review == SECOND)
    if stage is None:
        return f"{second}not submitted"
    return "" if stage.state == "accepted" else f"{second}{stage.state}, not accepted"
