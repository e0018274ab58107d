"""The review of one case: what an inspector reads, grades, reasons and ties to evidence.

`screen.py` is the screen; what it shows is a `Desk` (`desk.py`), a value: the sheet as last read, with what was asked
for since and is not saved yet. A key that changes something goes through `judging.py`: it is asked for, saved in a
thread, and only then shown as saved; the sheet is read again in the background. Which panes are in sight at which size
is `layout.py`; every pane is a module of its own and knows nothing of the store.
"""
