"""The gaps of a case that its framework wants to be seen on a timeline."""

from reviewtui.casefile.missed import checked_case
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.report.timeline import Gap
from reviewtui.report.timeline.gaps import gaps_of
from reviewtui.services.reviews import ReviewSheet


def gaps_in(sheet: ReviewSheet) -> tuple[Gap, ...]:
    """Stretches without work, and periods that a span should have covered, by the whole chronology."""
    framework = sheet.inspection.framework
    nations = (sheet.site.nation,) if sheet.site.nation else framework.nations
    until = sheet.inspection.fieldwork_to
    return gaps_of(framework, checked_case(sheet.chronology, nations, PartialDate(until).latest if until else None))
