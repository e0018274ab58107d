"""`judge`: one judgement, from the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_answer, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate
from reviewtui.cli.words import WORDS, require_text
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.judging.judgements import Given
    from reviewtui.services.store.stores import Store


NONE = "none"


@example("judge NOR-03 1.2 good --evidence e12", SIGNED)
@click.command("judge")
@CASE
@click.argument("question", type=WORDS, shell_complete=complete_question)
@click.argument("answer", type=WORDS, required=False, metavar="[ANSWER]", shell_complete=complete_answer)
@click.option("--rationale", type=WORDS, metavar="TEXT", help="Why: the reasons in words; `-` reads them from stdin.")
@click.option(
    "--evidence",
    type=WORDS,
    multiple=True,
    metavar="WHAT",
    help="Its evidence: `e12`, `doc d4 p31` or `source case manager`. Repeat it for each; "
    "together they replace those linked before.",
)
@click.option(
    "--insufficient-evidence/--sufficient-evidence",
    "insufficient",
    default=None,
    help="Mark, or unmark, that the file and those asked do not say enough: a reason beside the answer.",
)
@click.option(
    "--responsible",
    type=WORDS,
    multiple=True,
    metavar="AGENCY",
    help="Whose work the answer is about. Repeat it for each; `none` removes them.",
)
@click.option(
    "--phase",
    type=WORDS,
    metavar="PHASE",
    help="The part of the case it is about: before_disclosure, to_sentence or after; `none` removes it.",
)
@click.option("--replace", is_flag=True, help="Replace somebody else's answer.")
@click.option(
    "--keep-rationale", "keep", is_flag=True, help="Use what was written for another answer as the rationale."
)
@click.option("--reason", type=WORDS, metavar="TEXT", help="Why an earlier judgement is being changed.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    case: str,
    question: str,
    answer: str | None,
    rationale: str | None,
    evidence: tuple[str, ...],
    insufficient: bool | None,
    responsible: tuple[str, ...],
    phase: str | None,
    replace: bool,
    keep: bool,
    reason: str | None,
    as_json: bool,
) -> None:
    """Record a judgement on QUESTION of CASE.

    ANSWER is the answer's code, its label or its key on the scale: `good`, `Good` and `2` are the same. What is not
    given is kept, so a rationale or evidence can be added later without ANSWER.

    Whoever was given the second review of CASE (`allocate --second`) judges that one. Neither inspector sees the
    other's answers until both reviews are submitted.

    Somebody else's answer is replaced only with --replace. A rationale is written for an answer: where the answer
    changes, what was written for the other one is kept beside it, and a rationale is missing until one is
    written or --keep-rationale uses that one. --responsible and --phase belong to an answer and end with it.
    """
    given = _given(answer, rationale, evidence, insufficient)
    if responsible:
        given["responsible"] = [] if responsible == (NONE,) else responsible
    if phase is not None:
        given["phase"] = "" if phase == NONE else phase
    if not given and not keep:
        raise BadUsage("Nothing to record: give an ANSWER, --rationale or --evidence.")
    given["replace"], given["keep_rationale"] = replace, keep
    with session.store() as store:
        from reviewtui.services.judging.judgements import record

        person = session.person(store)
        print_change(record(store, person, case, question, reason=reason, **given), as_json)
        _narrate_debt(store, person, case, question)


def _given(answer: str | None, rationale: str | None, evidence: tuple[str, ...], insufficient: bool | None) -> Given:
    """What was given, and nothing else: what is absent stays as it was."""
    given: Given = {}
    if answer is not None:
        given["answer"] = answer
    if rationale is not None:
        given["rationale"] = require_text(sys.stdin.read()) if rationale == "-" else rationale
    if insufficient is not None:
        given["insufficient_evidence"] = insufficient
    if evidence:
        given["evidence"] = evidence
    return given


def _narrate_debt(store: Store, person: str, case: str, question: str) -> None:
    """Say what the judgement still misses, which never blocks."""
    from reviewtui.casefile.visible import visible
    from reviewtui.services.reviewing.review_sheet import written_for
    from reviewtui.services.reviewing.reviews import open_review

    sheet = open_review(store, person, case)
    state = next(state for state in sheet.questions if state.question.code == question)
    for item in state.judged.written_for_another if state.judged else ():
        whose = visible(written_for(sheet.inspection.framework, state.question, item))
        narrate(f"The rationale written for {whose} was not kept for the new answer. --keep-rationale uses it.")
    missing = [what for what, owes in (("rationale", state.owes_rationale), ("evidence", state.owes_evidence)) if owes]
    if missing:
        narrate(f"{case} {question}: missing {' and '.join(missing)}.")
    if state.unsaid:
        from reviewtui.services.reviewing.about import ASKED

        options = " and ".join(f"--{each}" for each in state.unsaid)
        narrate(f"Not recorded yet: {' and '.join(ASKED[each] for each in state.unsaid)}. Use {options}.")
