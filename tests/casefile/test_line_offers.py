"""What may come next in a typed event line."""

import pytest

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_line import parse_event_line
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.line_offers import AGENCY_NAMES, offers


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("12/3/2006", ()),
        ("12/3/2006 ", AGENCY_NAMES),
        ("4 May 2006 14:30 ", AGENCY_NAMES),
        ("12/3/2006 to now s", ("social care", "school")),
        ("12/3/2006 S", ("social care", "school")),
        ("12/3/2006 social care ", tuple(EVENT_TYPES.values())),
        ("12/3/2006 pol s", ("strategy discussion", "section 47", "sentence", "social worker allocated")),
        ("12/3/2006 police strategy d", ("strategy discussion",)),
        ("12/3/2006 police referral", ()),
        ("12/3/2006 police referral p31 he s", ()),
        ("30/2/2006 ", ()),
        ("12/3/2006 nobody ", ()),
        ("no p", ("plan", "placement")),
    ],
)
def test_what_goes_with_what_is_typed_last(typed: str, names: tuple[str, ...]) -> None:
    assert offers(typed).names == names


@pytest.mark.parametrize("agency", range(len(AGENCIES)))
def test_what_is_taken_reads_back_as_what_was_offered(agency: int) -> None:
    begun = "12/3/2006 "
    for kind, code in enumerate(EVENT_TYPES):
        line = offers(begun).taken(begun, agency)
        read = parse_event_line(offers(line).taken(line, kind))
        assert (read.agency, read.type) == (list(AGENCIES)[agency], code)
