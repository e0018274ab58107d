"""The review of one case: what an inspector reads, grades, reasons and ties to evidence.

What the screen shows is a `Desk` (`desk.py`), a value: the sheet as last read, with what was asked for since and is
not saved yet. The screen is put together in steps, each a class over the one before: `frame.py` (widgets and where they
stand; which are in sight is worked out in `layout.py`), `desk_screen.py` (reads the desk and paints it), `acting.py`
(an act is asked for, saved in a thread, and only then shown as saved; the sheet is read again in the background),
`writing.py`, `judging.py`, `adding.py`, `amending.py` (corrections), `noting.py`, `reading.py` (documents; from a
source to its place and back), `deciding.py` (findings and suggestions), `looking.py` (panes), and `screen.py` (going
about). Every pane is a module of its own and knows nothing of the store.
"""
