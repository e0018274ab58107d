"""What a summary is worked out from is the same as rating every case anew."""

from pathlib import Path

import pytest

from reviewtui.framework.shipped import codes
from reviewtui.rating.inspection import rate
from reviewtui.services.inspections import inspection_of
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.summary.tallies import cases_of
from tests.tui.other_frameworks import store_on


@pytest.mark.parametrize("code", codes())
def test_a_store_is_rated_as_its_cases_are(code: str, tmp_path: Path) -> None:
    store = store_on(code, tmp_path)
    cases = cases_of(store)
    direct, found = rate(inspection_of(store).framework, cases), summarise(store).summary
    assert (found.overall, found.standards, found.questions) == (direct.overall, direct.standards, direct.questions)
    assert found.cases == direct.cases
    north = next(site.summary for site in by_site(store) if site.code == "NOR")
    assert {code: node.share for code, node in north.questions.items()} == {
        code: node.share for code, node in direct.questions.items()
    }
    assert summarise(store, cases=False).summary.cases == {}
    store.close()
