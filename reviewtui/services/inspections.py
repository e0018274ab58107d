"""The one inspection a store holds: its title, framework, sites, team and whom to ring.

Its values are named tuples, which cost a quick verb a tenth of what dataclasses do.
"""

from typing import Any, NamedTuple

from db import queries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Framework
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.preferences.language import shown

LEAD = "lead_inspector"
"""The role of whoever leads."""


class Site(NamedTuple):
    """A youth offending team or service under inspection."""

    code: str
    name: str
    nation: str
    caseload: int | None


class Person(NamedTuple):
    """Someone on the inspection's team."""

    name: str
    role: str


class Contact(NamedTuple):
    """Whom to ring about an alert."""

    name: str
    role: str
    phone: str


class Inspection(NamedTuple):
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
        from reviewtui.casefile.nearest import meant  # only a name that is mistyped asks for it

        known = ", ".join(f"{site.code} ({site.name})" for site in self.sites) or "none yet"
        names = [name for site in self.sites for name in (site.name, site.code)]
        tail = meant(words, names, f"this inspection's sites are {known}.")
        raise BadInput(f"Unknown site {quoted(words)}{tail}")

    def person(self, name: str) -> Person:
        """The member of the team called `name`. Raises BadInput."""
        for person in self.people:
            if person.name.casefold() == name.strip().casefold():
                return person
        from reviewtui.casefile.nearest import meant

        known = ", ".join(person.name for person in self.people) or "nobody yet"
        tail = meant(name, [person.name for person in self.people], f"it has {known}.")
        raise BadInput(f"{quoted(name)} is not on this inspection's team{tail}")


def find_inspection(store: Store) -> Inspection | None:
    """The store's inspection as the person reads it, or None while it has none."""
    with store.read() as connection:
        found = _found_on(connection)
    return as_read(found) if found else None


def inspection_of(store: Store) -> Inspection:
    """The store's inspection as the person reads it. Raises BadInput while it has none."""
    with store.read() as connection:
        return as_read(inspection_on(connection))


def inspection_on(connection: Connection) -> Inspection:
    """The inspection on an open connection, its texts as they are recorded. Raises BadInput while there is none."""
    inspection = _found_on(connection)
    if inspection is None:
        raise BadInput("This store holds no inspection yet: import one, for example `reviewtui import FOLDER`.")
    return inspection


def as_read(inspection: Inspection) -> Inspection:
    """The inspection with its framework's texts in the person's language."""
    return inspection._replace(framework=shown(inspection.framework))


def sites_on(connection: Connection) -> tuple[Site, ...]:
    """The sites on an open connection, in the order they were described."""
    sites = queries.standing(connection, "site")
    return tuple(Site(**_known(site, "code", "name", "nation", "caseload")) for site in sites)


def _found_on(connection: Connection) -> Inspection | None:
    header = next(iter(queries.standing(connection, "inspection")), None)
    if header is None:
        return None
    return Inspection(
        id=header["id"],
        title=header["title"],
        framework=framework_on(connection),
        sites=sites_on(connection),
        people=tuple(Person(**_known(person, "name", "role")) for person in queries.standing(connection, "person")),
        contacts=tuple(Contact(**_known(one, "name", "role", "phone")) for one in header.get("alert_contacts", ())),
        sample_method=header.get("sample_method", ""),
        fieldwork_from=header.get("fieldwork_from"),
        fieldwork_to=header.get("fieldwork_to"),
    )


def _known(mapping: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: mapping.get(key) for key in keys}
