"""How far two reviews of the same case agree, for a lead: pairs, rows and what cannot be told apart."""

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.moderation import moderate
from reviewtui.services.summary.agreement import agreed
from reviewtui.services.team.allocations import allocate

from ..conftest import INSPECTOR, LEAD, OTHER


def test_pairs_are_counted_by_question_by_standard_and_overall(store: Store) -> None:
    assert agreed(store, LEAD).rows == ()
    for case, first, second in (("NOR-1", "good", "inadequate"), ("GLA-1", "good", "good")):
        allocate(store, LEAD, [case], OTHER, "second")
        record(store, INSPECTOR, case, "1.1", answer=first)
        record(store, OTHER, case, "1.1", answer=second)
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    record(store, INSPECTOR, "GLA-1", "2.1", answer="good")
    record(store, OTHER, "GLA-1", "2.1", answer="outstanding")
    moderate(store, LEAD, "NOR-1", "1.1", "good", "As the minutes say.")
    found = agreed(store, LEAD)
    shown = [(row.node, row.kind, row.figures.pairs, row.figures.exact.value) for row in found.rows]
    assert shown == [
        ("1", "standard", 2, 0.5),
        ("1.1", "question", 2, 0.5),
        ("2", "standard", 1, 0.0),
        ("2.1", "question", 1, 0.0),
        ("overall", "overall", 3, pytest.approx(1 / 3)),
    ]
    assert found.rows[-1].figures.cases == 2
    assert found.rows[-1].figures.within_one.value == pytest.approx(2 / 3)
    assert found.caution.startswith(f"Each site has one first inspector (Glannau: {INSPECTOR}, North: {INSPECTOR}).")
    record(store, LEAD, "NOR-1", "1.3", answer="good")
    assert agreed(store, LEAD).caution == ""


def test_only_a_lead_sees_it(store: Store) -> None:
    with pytest.raises(BadInput, match="Only a lead inspector sees"):
        agreed(store, INSPECTOR)
