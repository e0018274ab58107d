"""The shape of the record as it travels: a laptop's entries, and the last of each device."""

from typing import Annotated, Any, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from reviewtui.exchange.case_model import STRICT
from reviewtui.exchange.values import Act, Device, EntryId, Filled, Hash, Kind, Moment, Number, PreviousHash


@with_config(STRICT)
class Head(TypedDict):
    """The last entry of one device."""

    sequence: Number
    hash: Hash


@with_config(STRICT)
class HistoryItem(TypedDict):
    """One entry; salt, reason and content are absent together where the content is withheld."""

    device: Device
    sequence: Number
    person: NotRequired[Annotated[Filled | None, Field(description="Null for an import nobody signed.")]]
    made_at: Moment
    offset: Annotated[int, Field(ge=-1440, le=1440, description="Minutes east of UTC of the person's clock.")]
    kind: Kind
    subject: Filled
    act: Act
    of: NotRequired[Annotated[Number | None, Field(description="Of an undo or redo, the sequence it is about.")]]
    replaces: Annotated[list[EntryId], Field(description="The entries this one takes the place of, sorted.")]
    content_hash: Hash
    previous: Annotated[PreviousHash, Field(description="Hash of the device's entry before; empty for its first.")]
    hash: Hash
    salt: NotRequired[str | None]
    reason: NotRequired[str | None]
    content: NotRequired[Annotated[dict[str, Any] | None, Field(description="What its kind holds.")]]
