"""Makes records for the tests: sealed entries of a few devices, whole or with contents withheld."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from reviewtui.entries.chain import sealed
from reviewtui.entries.entry import Entry

DEVICES = ("anna1", "bela2", "cara3")
SUBJECTS = ("C1/first/1.1", "C1/first/1.2", "C2/first/1.1")


def draft(device="anna1", sequence=1, **changes):
    """An unsealed judgement, with whatever the test is about changed."""
    values = {
        "device": device,
        "sequence": sequence,
        "person": "Ann Example",
        "made_at": "2026-05-12T14:32:07Z",
        "offset": 60,
        "kind": "judgement",
        "subject": "C1/first/1.1",
        "salt": f"salt-{device}-{sequence}",
        "content": {"answer": "good"},
    }
    return Entry(**(values | changes))


def chain(*changes, device="anna1"):
    """One device's sealed entries, one for each mapping of what is particular to it."""
    entries: list[Entry] = []
    for sequence, particular in enumerate(changes, start=1):
        entries.append(sealed(draft(device, sequence, **particular), entries[-1].hash if entries else ""))
    return tuple(entries)


def withheld(entry):
    """The same entry as a bundle carries it without its content."""
    return replace(entry, salt=None, reason=None, content=None)


@st.composite
def whole_records(draw, devices: Sequence[str] = DEVICES):
    """Entries of several devices; each may replace entries of its own subject that were there before."""
    entries: list[Entry] = []
    heads = dict.fromkeys(devices, (0, ""))
    for _ in range(draw(st.integers(0, 9))):
        device, subject = draw(st.sampled_from(devices)), draw(st.sampled_from(SUBJECTS))
        known = [entry.id for entry in entries if entry.subject == subject]
        replaced = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        sequence, previous = heads[device]
        content = {"answer": draw(st.sampled_from(("good", "inadequate")))}
        fresh = draft(device, sequence + 1, subject=subject, replaces=tuple(replaced), content=content)
        entries.append(sealed(fresh, previous))
        heads[device] = (sequence + 1, entries[-1].hash)
    return tuple(entries)


@st.composite
def parts(draw, count):
    """Several partial copies of one record, some contents withheld from each."""
    record = draw(whole_records())
    return tuple(
        tuple(
            withheld(entry) if draw(st.booleans()) else entry
            for entry in draw(st.permutations(record))
            if draw(st.booleans())
        )
        for _ in range(count)
    )
