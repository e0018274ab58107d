"""Frameworks made from checklists of other tools, as a person names their files."""

from typing import TYPE_CHECKING

from reviewtui.casefile.visible import visible
from reviewtui.exchange.faults import FaultyFile
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes

if TYPE_CHECKING:
    from reviewtui.exchange.surveys.start import Start


def is_survey(path: str) -> bool:
    """Whether a file looks like a checklist of another tool. Raises BadInput where it cannot be read."""
    from reviewtui.exchange.surveys import kind_of

    return bool(kind_of(read_bytes(path)))


def start_of(path: str, code: str) -> "Start":
    """The framework of that code which a checklist makes. Raises BadInput with what is wrong with its file."""
    from reviewtui.exchange.surveys import read_survey
    from reviewtui.exchange.surveys.start import start_from

    data = read_bytes(path)
    try:
        return start_from(read_survey(data, path), code, path)
    except FaultyFile as faulty:
        raise BadInput(
            f"No framework can be made from {visible(path)}.", [str(fault) for fault in faulty.faults]
        ) from None
