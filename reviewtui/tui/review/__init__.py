"""The review of one case: what an inspector reads, grades, reasons and ties to evidence.

What is shown is a `ReviewState` (`state.py`), a value: the sheet as the store says it, the question at hand, what is
typed. `screen.py` reads it, carries out acts and takes what is then so from their Changes; `view.py` says which panes
are in sight, `layout.py` where each stands, `body.py` what they show and which of them has the keys. A pane (`panes/`)
is a widget with its own keys and acts; it knows the review it stands in by `review.py` alone. Keys that judge from
whatever pane are in `judging.py`.
"""
