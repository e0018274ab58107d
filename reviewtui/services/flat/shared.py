"""What flat tables have in common: what they are made from, and the columns that several of them have."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from db.entries import Connection
from reviewtui.exchange.flat.table import Column
from reviewtui.framework.model import Framework
from reviewtui.services.inspections import Inspection, inspection_on

NOT_RECORDED = "Not recorded."
CASE = Column("case", "text", "Reference of the case.")
SITE = Column("site", "text", "Code of the site.")
SITE_NAME = Column("site_name", "text", "Name of the site.")
OF_A_CASE = (CASE, SITE, SITE_NAME)
STANDARD = Column("standard", "text", "Code of the standard the question belongs to.")
LABEL = Column("label", "text", "The answer in words.")
SCORE = Column("score", "integer", "Score of the answer on its scale.", "The scale has no scores.")
GOOD = Column("good", "boolean", "Whether the answer counts as good.", "Not applicable, or no answer here is good.")
APPLICABLE = Column("applicable", "boolean", "False for an answer that says the question does not arise.")


class Source(NamedTuple):
    """What the tables are made from, in one snapshot of the store."""

    connection: Connection
    inspection: Inspection
    site_names: Mapping[str, str]
    """By code."""
    notes: bool = False
    """Whether inspectors' own working notes leave too."""

    @property
    def framework(self) -> Framework:
        """The inspection's framework, its texts as they are recorded."""
        return self.inspection.framework

    def at(self, site: str | None) -> Mapping[str, str | None]:
        """A site's two columns; a site nobody described is its own name."""
        return {"site": site, "site_name": self.site_names.get(site, site) if site else None}

    def of(self, case: str, site: str | None) -> Mapping[str, str | None]:
        """The columns that tables of cases begin with."""
        return {"case": case, **self.at(site)}


def source_of(connection: Connection, *, notes: bool = False) -> Source:
    """What there is to write. Raises BadInput while the store holds no inspection."""
    inspection = inspection_on(connection)
    return Source(connection, inspection, {site.code: site.name for site in inspection.sites}, notes)


def joined(parts: Iterable[object]) -> str | None:
    """`asd; learning_disability`; None for nothing."""
    return "; ".join(map(str, parts)) or None
