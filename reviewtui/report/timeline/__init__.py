"""A chronology as a picture: a lane for each agency, a letter for each event, bars for spans, shading for gaps.

Pure: events, a window of days and a width give lines of pieces with the names of their styles; what a style looks
like is for whoever draws them. Which gaps to shade is worked out in `gaps.py`, which is imported by itself. The work
grows with the number of events and with nothing else.
"""

from reviewtui.report.timeline.course import Course, course_of
from reviewtui.report.timeline.gap import Gap
from reviewtui.report.timeline.marks import SIGNS, flowing, in_sight, legend
from reviewtui.report.timeline.picture import LABEL, Picture, picture
from reviewtui.report.timeline.pieces import Line, Look, Piece
from reviewtui.report.timeline.window import Window, Zoom, window_at

__all__ = [
    "LABEL",
    "SIGNS",
    "Course",
    "Gap",
    "Line",
    "Look",
    "Picture",
    "Piece",
    "Window",
    "Zoom",
    "course_of",
    "flowing",
    "in_sight",
    "legend",
    "picture",
    "window_at",
]
