"""The one inspection a store holds: its title, framework, sites, team and whom to ring."""

import json
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from db import queries
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain
from reviewtui.services.errors import BadInput


@dataclass(frozen=True)
class Site:
    """A youth offending team or service under inspection."""

    code: str
    name: str
    nation: str
    caseload: int | None


@dataclass(frozen=True)
class Person:
    """Someone on the inspection's team."""

    name: str
    role: str


@dataclass(frozen=True)
class Contact:
    """Whom to ring about an alert."""

    name: str
    role: str
    phone: str


@dataclass(frozen=True)
class Inspection:
    """What describes an inspection; everything else in a store is about its cases."""

    id: str
    title: str
    framework: Framework
    sites: tuple[Site, ...]
    people: tuple[Person, ...]
    contacts: tuple[Contact, ...]
    sample_method: str
    fieldwork_from: str | None
    fieldwork_to: str | None

    def site(self, code: str) -> Site:
        """The site of a code; a site nobody described is its own name."""
        return next((site for site in self.sites if site.code == code), Site(code, code, "", None))

    def site_named(self, words: str) -> Site:
        """The site of a code or name, in any case of letters. Raises BadInput."""
        wanted = words.strip().casefold()
        for site in self.sites:
            if wanted in (site.code.casefold(), site.name.casefold()):
                return site
        known = ", ".join(f"{site.code} ({site.name})" for site in self.sites) or "none yet"
        raise BadInput(f"Unknown site “{shown(words)}”: this inspection's sites are {known}.")

    def person(self, name: str) -> Person:
        """The member of the team called `name`. Raises BadInput."""
        for person in self.people:
            if person.name.casefold() == name.strip().casefold():
                return person
        known = ", ".join(person.name for person in self.people) or "nobody yet"
        raise BadInput(f"“{shown(name)}” is not on this inspection's team, which is {known}.")


_frameworks: "WeakKeyDictionary[Store, tuple[str, Framework]]" = WeakKeyDictionary()


def find_inspection(store: Store) -> Inspection | None:
    """The store's inspection, or None while it has none."""
    with store.read() as connection:
        header = queries.inspection(connection)
        if header is None:
            return None
        sites = queries.sites(connection)
        people = queries.people(connection)
        framework = _framework(store, connection, header["framework_code"])
    contacts = tuple(Contact(**_known(contact, "name", "role", "phone")) for contact in header["alert_contacts"] or ())
    return Inspection(
        id=header["id"],
        title=header["title"],
        framework=framework,
        sites=tuple(Site(**_known(site, "code", "name", "nation", "caseload")) for site in sites),
        people=tuple(Person(**_known(person, "name", "role")) for person in people),
        contacts=contacts,
        sample_method=header["sample_method"] or "",
        fieldwork_from=header["fieldwork_from"],
        fieldwork_to=header["fieldwork_to"],
    )


def inspection_of(store: Store) -> Inspection:
    """The store's inspection. Raises BadInput while it has none."""
    inspection = find_inspection(store)
    if inspection is None:
        raise BadInput(f"{store.path} holds no inspection yet: import one, for example `reviewtui import FOLDER`.")
    return inspection


def shown(words: str, limit: int = 40) -> str:
    """Words from outside, safe and short enough to stand in a sentence."""
    from reviewtui.casefile.visible import visible

    safe = visible(words)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


def _framework(store: Store, connection: Any, code: str) -> Framework:
    """Read the pinned framework once a process and keep it beside the store it came from."""
    entry, plain = queries.framework(connection, code)
    kept = _frameworks.get(store)
    if kept is None or kept[0] != entry:
        kept = (entry, from_plain(json.loads(plain)))
        _frameworks[store] = kept
    return kept[1]


def _known(mapping: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: mapping.get(key) for key in keys}
