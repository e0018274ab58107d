"""The table of verbs: where each lives and its one line of help, so that listing them reads none of them."""

VERBS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Open the sample inspection in a store of its own."),
    "new": ("new", "Make a store, empty or with an inspection begun in it."),
    "import": ("import_", "Bring in case files, an inspection or a laptop's record."),
    "cases": ("cases", "List the cases and how far each has come."),
    "case-add": ("case_add", "Add a case by its reference and site."),
    "chronology": ("chronology", "Print a case's events, as a list or a timeline."),
    "judge": ("judge", "Record a judgement on one question of a case."),
    "prompt": ("prompt", "Answer a prompt under a question."),
    "review": ("review", "Work through a case, on the screen or line by line."),
    "undo": ("undo", "Take back your own latest act."),
    "redo": ("redo", "Do again what you last took back."),
    "summary": ("summary", "Show the inspection's ratings and progress."),
    "explain": ("explain", "Say why a rating is what it is."),
    "export": ("export", "Write the whole inspection as one JSON document."),
    "history": ("history", "Show the record: who did what, and when."),
    "alert": ("alert", "Raise an alert, list alerts, record who was told."),
    "panel": ("panel", "Show what was worked out and what a panel decided."),
    "discretion": ("discretion", "Put a panel's rating in the place of a computed one."),
    "framework": ("framework", "List, show, check and try out frameworks."),
    "casefile": ("casefile", "Check case files without a store."),
    "docs": ("docs", "Read the guides that come with the program."),
    "completion": ("completion", "Print the shell's completion script."),
}
"""Verb to (module under `reviewtui.cli`, one line of help), in the order help lists them."""
