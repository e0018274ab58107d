"""The review of one case: what an inspector reads, grades, reasons and ties to evidence.

What is shown is a `ReviewState` (`state.py`), a value: the sheet as the store says it, the question at hand, what is
typed. `screen.py` reads it, carries out acts and takes what is then so from their Changes; `arrangement.py` holds the
panes and says which are in sight (worked out in `layout.py`). A pane (`panes/`) is a widget with its own keys and acts;
it knows the review it stands in by `reviewing.py` alone. Keys that judge from whatever pane are in `judging.py`.
"""
