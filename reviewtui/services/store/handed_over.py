"""A store that was handed over to another laptop: it is read from then on, and says so whenever it is opened."""

import json
from typing import NamedTuple

from db import local
from db.entries import Connection
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import NotWritten

SETTING = "handed_over"


class HandedOver(NamedTuple):
    """When a store was handed over, to which file and by whom."""

    at: str
    """UTC: `2026-05-12T14:32:07Z`."""
    file: str
    person: str | None

    @property
    def sentence(self) -> str:
        """What is said whenever the store that stayed is opened."""
        from reviewtui.casefile.partial_date import partial_date  # dates are heavy, and this is in every start

        who = f" by {visible(self.person)}" if self.person else ""
        return (
            f"This store was handed over to {visible(self.file)} on {partial_date(self.at[:10]).in_words}{who}. "
            "It can be read and takes no changes. Work in the copy, or use `reviewtui handover --cancel`."
        )

    def text(self) -> str:
        """As the store that stayed keeps it."""
        return json.dumps(self._asdict(), ensure_ascii=False)


def handed_over_on(connection: Connection) -> HandedOver | None:
    """What a store says of it; None where it was not handed over."""
    kept = local.setting(connection, SETTING)
    return HandedOver(**json.loads(kept)) if kept else None


def require_here(connection: Connection) -> None:
    """The store was not handed over, by another window perhaps that opened it too. Raises NotWritten."""
    if (told := handed_over_on(connection)) is not None:
        raise NotWritten(f"Nothing was written. {told.sentence}")
