"""The rows of a chronology: an event, a finding under it, what was not found, an event that was taken out."""

from itertools import zip_longest

from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.event_words import particulars
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.event_versions import EventVersion
from reviewtui.tui.text import cut, fitted, plain

LINKED = "§"
CORRECTED, DISPUTED = "*", "≠"
"""That an event said something else before, and that two laptops disagree on it."""
ROOM_FOR_TEXT = 62
KIND = 24
"""Cells that a type takes beside a text, unless it is longer."""
MOST_LINES = 6
"""Of one event in the list."""
DAY = 10
"""Cells that a date takes."""
INDENT = DAY + 1
DECIDED = {"open": ("┄", "$tone-weak"), "confirmed": ("✓", "bold $tone-bad"), "dismissed": ("✗", "$tone-quiet")}
"""How a finding looks by what was decided about it."""
DISAGREED = ("≠", "$tone-alert")


def event_rows(event: Event, width: int, *, linked: bool, mark: str = " ") -> list[Content]:
    """`02/05/2006 POL referral            p31*§`; where there is room for the text all of it, on as many lines.

    Rather than cut the type, leave out the page: the event in full has it, and the end of a very long text.
    """
    kind, page, room = _kind(event), f" p{event.page}" if event.page is not None else "", width - DAY - 7
    if room - len(page) < len(kind) <= room:
        page = ""
    first, *more = _what(kind, event.text if width >= ROOM_FOR_TEXT else "", max(4, room - len(page)))
    is_linked = (LINKED, "bold $accent") if linked else " "
    head = Content.assemble(*_head(event))
    begun = Content.assemble(head, first, Content.styled(page, "$tone-quiet"), (mark, "$accent"), is_linked)
    return [begun, *(Content.assemble(" " * head.cell_length, line) for line in more)]


def withdrawn_row(version: EventVersion, width: int, *, linked: bool = False) -> Content:
    """`02/05/2006 POL withdrawn: referral`."""
    event = version.event
    kind = f"withdrawn: {EVENT_TYPES.get(event.type, event.type)}"
    said = fitted(kind, max(4, width - DAY - 7), "strike $tone-quiet")
    return Content.assemble(*_head(event), said, " ", (LINKED, "$tone-alert") if linked else " ")


def absence_row(absence: Absence, width: int, *, linked: bool = False) -> Content:
    """`2006       CSC ∅ no strategy discussion found`."""
    day = absence.since or absence.until
    agency = AGENCIES[absence.agency].label if absence.agency else ""
    said = f"∅ no {EVENT_TYPES.get(absence.type, absence.type)} found"
    return Content.assemble(
        fitted(column_day(day) if day else "", DAY, "$tone-quiet"),
        " ",
        fitted(agency, 3, "bold"),
        " ",
        fitted(said, max(4, width - DAY - 7), "$tone-weak"),
        " ",
        (LINKED, "bold $accent") if linked else " ",
    )


def finding_row(finding: CaseFinding, framework: Framework, width: int) -> Content:
    """`           ┄ Referral without a strategy discussion`, its mark saying what was decided.

    Where that has no room, what is missing: `┄ no strategy discussion`; and then the line begins further left.
    """
    mark, style = DISAGREED if finding.sides else DECIDED[finding.decision]
    title = _title(framework, finding.finding.check)
    gone = "" if finding.stands else "no longer found: "
    wordings = [f"{gone}{each}" for each in (title, _missing(title))]
    said = next((each for each in wordings if len(each) <= width - INDENT - 2), wordings[-1])
    indent = min(INDENT, max(width - len(said) - 2, 0))
    return Content.assemble(" " * indent, (mark, style), " ", fitted(said, max(4, width - indent - 2), style))


def _missing(title: str) -> str:
    """`no strategy discussion`, of a title that names the event above as well."""
    _, without, missing = title.partition(" without a ")
    return f"no {missing}" if without else title


def _title(framework: Framework, check: str) -> str:
    """What a check is called; its code where the framework has it no more."""
    return next((each.title for each in framework.checks if each.code == check), check)


def _head(event: Event) -> tuple[Content, str, Content, str]:
    """Date and agency, with a space after each."""
    agency = AGENCIES.get(event.agency)
    return (
        fitted(column_day(event.date), DAY, "$tone-quiet"),
        " ",
        fitted(agency.label if agency else event.agency, 3, "bold"),
        " ",
    )


def _kind(event: Event) -> str:
    kind = EVENT_TYPES.get(event.type, event.type)
    if event.until is not None:
        kind += f" → {column_day(event.until)}"
    elif event.open:
        kind += " → still open"
    kind = f"{event.time} {kind}" if event.time else kind
    return kind + particulars(event)


def _what(kind: str, text: str, room: int) -> list[Content]:
    """The type in a column and the text in another, both in full; the type alone on one line."""
    if not text:
        return [fitted(kind, room)]
    wide = min(max(len(kind), KIND), room // 2)
    kinds, texts = _wrapped(plain(kind), wide), _wrapped(plain(text, "$tone-quiet"), room - wide - 1)
    pairs = zip_longest(kinds, texts, fillvalue=Content(" " * wide))
    return [Content.assemble(left, " ", right) for left, right in pairs]


def _wrapped(content: Content, width: int) -> list[Content]:
    lines = content.wrap(width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], cut(Content(" ").join(lines[MOST_LINES - 1 :]), width)]
    return [line.truncate(width, pad=True) for line in lines]


def narrowed_to(narrowing: Narrowing) -> Content:
    """What a chronology is narrowed to, after its number of events."""
    return plain(f" {narrowing.in_words()}", "$accent") if narrowing else Content("")
