"""What the cases of a view can be filtered by: each choice with the filter it leads to."""

from collections.abc import Iterator
from typing import NamedTuple

from db.entries import Connection
from db.progress import progress_by_person
from db.store import Store
from reviewtui.casefile.case_codes import plain
from reviewtui.services.cases.caselist import STATES
from reviewtui.services.cases.characteristics import CHARACTERISTICS, NOT_RECORDED, each_case, values_of
from reviewtui.services.cases.filters import Filter
from reviewtui.services.inspections import Inspection, inspection_on
from reviewtui.services.store.stores import plain_sentences


class Choice(NamedTuple):
    """One value of one part of a filter. Labels are untrusted."""

    part: str
    """Heading of the part: `Site`, `Looked after`."""
    label: str
    is_chosen: bool
    then: Filter
    """The filter with this value; without it where it is chosen already."""


def choices(store: Store, wanted: Filter) -> tuple[Choice, ...]:
    """Every value that narrows, part by part; what no case has recorded is left out."""
    with plain_sentences(), store.read() as connection:
        return (*_named(connection, inspection_on(connection), wanted), *_grouped(connection, wanted))


def _named(connection: Connection, inspection: Inspection, wanted: Filter) -> Iterator[Choice]:
    for site in inspection.sites:
        chosen = wanted.site == site.code
        yield Choice("Site", site.name, chosen, wanted._replace(site=None if chosen else site.code))
    for person in progress_by_person(connection)[1:]:
        if person.name:
            chosen = wanted.inspector == person.name
            yield Choice("Inspector", person.name, chosen, wanted._replace(inspector=None if chosen else person.name))
    for state, label in STATES:
        chosen = wanted.state == state
        yield Choice("State", label, chosen, wanted._replace(state=None if chosen else state))


def _grouped(connection: Connection, wanted: Filter) -> Iterator[Choice]:
    cases = each_case(connection).values()
    for key in CHARACTERISTICS:
        values = sorted({value for case in cases for value in values_of(case, key)})
        for value in values if values != [NOT_RECORDED] else ():
            pair = (key, value)
            chosen = pair in wanted.groups
            others = tuple(each for each in wanted.groups if each[0] != key)
            groups = others if chosen else (*others, pair)
            yield Choice(plain(key).capitalize(), plain(value), chosen, wanted._replace(groups=groups))
