"""A case and its documents, as light values: what the record holds about a child's file, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.partial_date import PartialDate


@dataclass(frozen=True)
class Case:
    """One case under review; `site` is the site's code, and None means that the file does not say."""

    reference: str
    site: str
    age_at_offence: int | None = None
    age_now: int | None = None
    gender: str | None = None
    ethnicity: str | None = None
    disability: tuple[str, ...] = ()
    looked_after: bool | None = None
    persistent_offender: bool | None = None
    disposal: str | None = None
    disposal_type: str | None = None
    case_manager: str | None = None
    narrative: str = ""
    needs: tuple[str, ...] | None = None
    harmed: tuple[Mapping[str, Any], ...] | None = None
    outcome: Mapping[str, Any] | None = None

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Case":
        """The value of a record's `case` content; a key that is absent or null takes its default."""
        given = present(content)
        lists: dict[str, Any] = {key: tuple(given[key]) for key in ("needs", "harmed") if key in given}
        return cls(**{**given, **lists, "disability": tuple(given.get("disability", ()))})

    def content(self) -> dict[str, Any]:
        """The record's `case` content: no null keys."""
        lists: dict[str, tuple[Any, ...] | None] = {"needs": self.needs, "harmed": self.harmed}
        given = {key: list(value) for key, value in lists.items() if value is not None}
        return present({**vars(self), **given, "disability": list(self.disability)})


@dataclass(frozen=True)
class Document:
    """A document of a case's file; `id` is its name within the case."""

    case: str
    id: str
    agency: str
    title: str
    date: PartialDate | None = None
    pages: int | None = None

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Document":
        """The value of a record's `document` content."""
        given = present(content)
        return cls(**{**given, "date": PartialDate(given["date"]) if "date" in given else None})

    def content(self) -> dict[str, Any]:
        """The record's `document` content: no null keys."""
        return present({**vars(self), "date": self.date and self.date.text})


def present(content: Mapping[str, Any]) -> dict[str, Any]:
    """Without its null keys: absent and null are the same thing in the record."""
    return {key: value for key, value in content.items() if value is not None}
