"""The shape of the record as it travels: a laptop's entries, and the last of each device."""

from typing import Annotated, Any, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from reviewtui.entries.entry import ACTS
from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds.values import STRICT, Filled, Moment, Number, matching, one_of

Kind = Annotated[str, one_of("a kind of entry", KINDS)]
Act = Annotated[str, one_of("an act", ACTS)]
Device = Annotated[str, matching(r"[a-z0-9]{4,16}", "a device (4 to 16 small letters and digits)")]
EntryId = Annotated[str, matching(r"[a-z0-9]{4,16}-[1-9][0-9]{0,17}", "an entry id such as 7f3a91c2-12")]
Hash = Annotated[str, matching(r"[0-9a-f]{64}", "a hash of 64 hex digits")]
PreviousHash = Annotated[str, matching(r"([0-9a-f]{64})?", "a hash of 64 hex digits, or empty")]


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
