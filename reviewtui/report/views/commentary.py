"""Commentary by standard: counted, each leading to its case; then the themes with how often each was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from reviewtui.entries.kinds.commentary import consent_in_words
from reviewtui.report.commentary import LEGEND, said
from reviewtui.report.views.line import Line, Opens, sentence

if TYPE_CHECKING:
    from reviewtui.services.views.view import View

NOTHING = "No commentary on these cases yet."


def commentary_lines(view: View, width: int) -> Iterator[Line]:
    """Standard by standard, what was done well first; practice examples have a star."""
    found = view.made_from
    if not found:
        yield from sentence(NOTHING, width)
        return
    titles = {standard.code: standard.title for standard in view.inspection.framework.standards}
    for standard, some in groupby(found, key=lambda one: one.standard):
        listed = list(some)
        well = sum(one.side == "done_well" for one in listed)
        counts = f"{well} done well, {len(listed) - well} to improve"
        yield from sentence(f"{standard} {titles.get(standard, '')}: {counts}", width, "heading")
        for one in listed:
            site = view.inspection.site(view.cases[one.case]).name
            consent = (consent_in_words(one.consent),) if one.example else ()
            themes = f" ({', '.join((*one.themes, *consent))})" if one.themes or consent else ""
            yield from sentence(
                f"{one.case} {site} {said(one)}{themes}",
                width,
                "row",
                Opens(case=one.case, commentary=one.id),
                indent=2,
            )
    themes_of = Counter((theme, one.side) for one in found for theme in one.themes)
    if themes_of:
        yield from sentence("Themes", width, "heading")
    for theme in sorted({theme for theme, _ in themes_of}):
        well, improve = themes_of[theme, "done_well"], themes_of[theme, "to_improve"]
        yield from sentence(f"{theme}: {well} done well, {improve} to improve", width, indent=2)
    yield from sentence(LEGEND, width, "note")
