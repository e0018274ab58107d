"""One line to copy for each verb, as its help shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

_ON_A_STORE = "--store s.store "
_ACTING = '--store s.store --as "Ann Lee" '

EXAMPLES = {
    "demo": "demo --reset",
    "new": 'new s.store --title "Joint inspection" --site NOR=North --lead "Ann Lee"',
    "import": f"{_ON_A_STORE}import cases.csv events.csv --map map.yaml --preview",
    "merge": f"{_ON_A_STORE}merge ruth.json mark.json --preview",
    "handin": f"{_ACTING}handin stick/",
    "sync": f"{_ACTING}sync postgresql://ann@office/reviews --identity inspection.key",
    "bundle": f'{_ACTING}bundle ann.json.age --for "Ann Lee"',
    "map": "map new cases.csv events.csv --to map.yaml",
    "map new": "map new cases.csv events.csv --to map.yaml",
    "handover": f"{_ACTING}handover stick/joint.store",
    "sample": "sample draw caseload.xlsx --seed 2026-11 --json",
    "sample draw": 'sample draw caseload.csv --by Site --by Disposal --size 24 --seed "autumn 2026"',
    "rescue": f"{_ON_A_STORE}rescue copied.json",
    "cases": f"{_ON_A_STORE}cases --site North --sort worst",
    "allocate": f'{_ACTING}allocate NOR-03 NOR-04 --to "Ann Lee"',
    "custody": f"{_ON_A_STORE}custody list",
    "custody list": f'{_ON_A_STORE}custody list --holder "Ann Lee"',
    "custody give": f'{_ACTING}custody give NOR-03 NOR-04 --to "Ann Lee"',
    "custody claim": f'{_ACTING}custody claim NOR-03 --reason "The laptop was stolen."',
    "submit": f"{_ACTING}submit NOR-03",
    "return": f'{_ACTING}return NOR-03 --reason "See the comment on 1.2."',
    "signoff": f"{_ACTING}signoff --check",
    "moderate": f'{_ACTING}moderate NOR-02 2.2 good --reason "The plan was shared in time."',
    "accept": f"{_ACTING}accept NOR-03",
    "reopen": f'{_ACTING}reopen NOR-03 --reason "The custody record came."',
    "comment": f'{_ACTING}comment add NOR-03 1.2 "Which plan was this?"',
    "comment add": f'{_ACTING}comment add NOR-03 1.2 "Which plan was this?"',
    "comment reply": f'{_ACTING}comment reply NOR-03 ab12cd34-9 "That of May."',
    "comment resolve": f"{_ACTING}comment resolve NOR-03 ab12cd34-9",
    "comment reopen": f"{_ACTING}comment reopen NOR-03 ab12cd34-9",
    "comment list": f"{_ON_A_STORE}comment list NOR-03 --open",
    "case-add": f"{_ACTING}case-add NOR-09 North",
    "case": f'{_ACTING}case set NOR-03 gender=female --reason "Seen on the file."',
    "case set": f'{_ACTING}case set NOR-03 age_now=16 looked_after=yes --reason "Seen on the file."',
    "case withdraw": f'{_ACTING}case withdraw NOR-03 --reason "Aged 18." --replaced-by NOR-09',
    "case reinstate": f'{_ACTING}case reinstate NOR-03 --reason "The date of birth was misread."',
    "document": f"{_ACTING}document NOR-03 d4 part-read",
    "requests": f"{_ON_A_STORE}requests North",
    "chronology": f"{_ON_A_STORE}chronology NOR-03 --agency police --timeline",
    "event": f'{_ACTING}event NOR-03 add "12/3/2006 police referral"',
    "absence": f'{_ACTING}absence NOR-03 "plan, yot, 2011 to 2012"',
    "note": f'{_ACTING}note NOR-03 1.1 "The school was never asked."',
    "judge": f"{_ACTING}judge NOR-03 1.2 good --evidence e12",
    "prompt": f"{_ACTING}prompt NOR-03 1.2 a yes",
    "review": f"{_ACTING}review NOR-03 --plain",
    "undo": f"{_ACTING}undo",
    "redo": f"{_ACTING}redo",
    "summary": f"{_ON_A_STORE}summary --site North",
    "timeliness": f"{_ON_A_STORE}timeliness disclosure-to-sentence --site North",
    "missed": f"{_ON_A_STORE}missed no-social-worker",
    "finding": f"{_ACTING}finding NOR-03 no-social-worker:e9 confirm",
    "suggestion": f"{_ACTING}suggestion NOR-02 4.1 set-aside",
    "explain": f"{_ON_A_STORE}explain 1.2",
    "export": f"{_ON_A_STORE}export out.json",
    "report": f"{_ON_A_STORE}report report.html",
    "feedback": f"{_ON_A_STORE}feedback north.docx --site North",
    "draft": f"{_ON_A_STORE}draft north.html --site North",
    "publish": f"{_ON_A_STORE}publish published --threshold 5",
    "challenge": f"{_ON_A_STORE}challenge list --open",
    "challenge add": f'{_ACTING}challenge add NOR-03 "No plan in it." --from YOT --date 2026-06-01',
    "challenge decide": f'{_ACTING}challenge decide NOR-03 ab12cd34-9 upheld --reason "The plan is in d4."',
    "challenge list": f"{_ON_A_STORE}challenge list NOR-03",
    "search": f'{_ON_A_STORE}search "custody record"',
    "history": f"{_ON_A_STORE}history --case NOR-03",
    "subject": f"{_ON_A_STORE}subject NOR-03 --json",
    "retain": f'{_ACTING}retain --rule "Schedule 7.2, six years" --closed 2019-03-31',
    "check": f"{_ON_A_STORE}check",
    "backup": f"{_ON_A_STORE}backup",
    "backup list": f"{_ON_A_STORE}backup list",
    "restore": f"{_ON_A_STORE}restore 20260512T143207Z",
    "ruling": f"{_ON_A_STORE}ruling list",
    "ruling add": f'{_ACTING}ruling add 3.1 "Count referrals about harm to the child too."',
    "ruling withdraw": f'{_ACTING}ruling withdraw 7f3a-12 --reason "the guidance says so now"',
    "ruling list": f"{_ON_A_STORE}ruling list 3.1",
    "alert": f"{_ON_A_STORE}alert list",
    "alert list": f"{_ON_A_STORE}alert list --case NOR-03",
    "alert raise": f'{_ACTING}alert raise NOR-03 child_at_risk "left alone"',
    "alert told": f'{_ACTING}alert told 7f3a-12 --told "Duty desk" --when "today 14:30" --done "…"',
    "alert withdraw": f'{_ACTING}alert withdraw 7f3a-12 --reason "another child of that name"',
    "panel": f"{_ON_A_STORE}panel show",
    "panel judge": f'{_ACTING}panel judge 2 good --sat "Ann Lee" --date 2026-06-01 --reason "…"',
    "panel leave": f'{_ACTING}panel leave 1 --sat "Ann Lee" --date 2026-06-01 --reason "…"',
    "panel minute": f"{_ON_A_STORE}panel minute",
    "panel show": f"{_ON_A_STORE}panel show --json",
    "panel take-back": f'{_ACTING}panel take-back 1 --reason "…"',
    "discretion": f'{_ACTING}discretion 1 good --sat "Ann Lee" --date 2026-06-01 --reason "…"',
    "framework": "framework list",
    "framework check": "framework check my-framework.yaml",
    "framework list": "framework list --json",
    "framework new": "framework new my-framework.yaml",
    "framework show": "framework show hsb-joint-2013",
    "framework upgrade": f"{_ACTING}framework upgrade hsb-joint-2013 --wording 1.2,2.4 --preview",
    "framework try": "framework try hsb-joint-2013 ANSWERS.json --json",
    "casefile": "casefile check NOR-03.json",
    "casefile check": "casefile check cases/ --framework hsb-joint-2013",
    "unlock": f"{_ON_A_STORE}unlock --recover key.txt",
    "config": "config",
    "schema": "schema case > case.schema.json",
    "docs": "docs start",
    "completion": "completion bash",
}
"""The words that call a verb to what may follow the program's name."""


def with_examples(command: click.Command, path: str) -> click.Command:
    """The same verb, which shows its example at the end of its help, and so do its sub-verbs."""
    if path in EXAMPLES:
        command.epilog = f"\b\nExample:\n  reviewtui {EXAMPLES[path]}"
    for name, sub in getattr(command, "commands", {}).items():
        with_examples(sub, f"{path} {name}")
    return command
