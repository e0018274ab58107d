"""How the pieces of a timeline look in the themes: letters and glyphs say it all, colour only stands beside them."""

from collections.abc import Mapping

from textual.content import Content

from reviewtui.report.timeline import Line, Look

STYLES: Mapping[Look, str] = {
    Look.BLANK: "",
    Look.LABEL: "$tone-quiet",
    Look.LABEL_HERE: "bold $accent",
    Look.MARK: "",
    Look.MILESTONE: "bold $accent",
    Look.BAR: "$tone-good",
    Look.FAINT: "$tone-quiet",
    Look.GAP: "$tone-quiet 60%",
    Look.UNCOVERED: "$tone-bad",
    Look.AXIS: "$tone-quiet",
    Look.SELECTED: "bold reverse",
}


def content_of(line: Line) -> Content:
    """A line of the timeline in the colours of the theme."""
    return Content.assemble(*((piece.text, STYLES[piece.look]) for piece in line))
