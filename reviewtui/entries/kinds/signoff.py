"""A sign-off: the inspection is closed as it stands, with what it showed; or it is reopened with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Count, Filled, SignedHead


class SignoffContent(Shape):
    """What a `signoff` entry holds: what was signed, or why it was reopened."""

    of: Annotated[Literal["inspection"], Field(description="What is signed off.")]
    state: Literal["signed_off", "reopened"]
    heads: Annotated[
        list[SignedHead] | None, Field(description="The last entry of every laptop when it was signed.")
    ] = None
    framework_hash: Annotated[Filled | None, Field(description="SHA-256 of the framework's text.")] = None
    summary: Annotated[Filled | None, Field(description="What `summary --json` printed, as JSON text.")] = None
    in_the_way: Annotated[Count | None, Field(description="How much stood in the way and was signed over.")] = None
    reason: Annotated[Filled | None, Field(description="Always there when it was reopened.")] = None


def _say(telling: Telling) -> str:
    if telling.content["state"] == "reopened":
        return "reopened."
    number = telling.content.get("in_the_way")
    return f"signed off with {number:,} {'item' if number == 1 else 'items'} open." if number else "signed off."


def _contradictions(content: Content) -> Iterator[tuple[str, str]]:
    if content.get("state") == "reopened" and not content.get("reason"):
        yield "reason", "An inspection is reopened with a reason."
    for key in ("heads", "framework_hash", "summary"):
        if content.get("state") == "signed_off" and content.get(key) is None:
            yield key, f"A sign-off states its {key}."


SIGNOFF = Kind(
    "signoff",
    SignoffContent,
    "{of}",
    say=_say,
    withheld="a sign-off",
    withdrawn="not signed off any more.",
    texts=lambda content: [content.get("reason")],
    contradictions=_contradictions,
    after_signoff=True,
    by_file=False,
)
