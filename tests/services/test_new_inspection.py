"""Beginning an inspection from a few words: sites, team, title, and a framework that is checked."""

from pathlib import Path

import pytest

from reviewtui.framework.starter import starter
from reviewtui.services.errors import BadInput, StoreUnusable
from reviewtui.services.files.choosing_framework import offered, sound
from reviewtui.services.inspections import inspection_of
from reviewtui.services.new_inspection import begin, begun_with, identity_of, require_free, sites_from, team_from
from reviewtui.services.store.stores import create

BOTH = ("england", "wales")


@pytest.mark.parametrize(
    ("words", "codes", "names", "nations"),
    [
        ("North", ["NOR"], ["North"], ["england"]),
        (" North , Glannau Môr (Wales) ,", ["NOR", "GLA"], ["North", "Glannau Môr"], ["england", "wales"]),
        ("North, Northgate, nor", ["NOR", "NOR2", "NOR3"], ["North", "Northgate", "nor"], ["england"] * 3),
        ("N1=North (Northern Ireland)", ["N1"], ["North"], ["northern_ireland"]),
        ("Ŵyn, 北", ["WYN", "SITE"], ["Ŵyn", "北"], ["england"] * 2),
    ],
)
def test_sites_are_read_from_a_line(words: str, codes: list[str], names: list[str], nations: list[str]) -> None:
    found = sites_from(words, BOTH)
    assert [site["code"] for site in found] == codes
    assert [site["name"] for site in found] == names
    assert [site["nation"] for site in found] == nations


def test_a_nation_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="“Narnia” is not a nation: use england, wales"):
        sites_from("North (Narnia)", BOTH)


def test_the_first_of_the_team_leads_and_nobody_is_on_it_twice() -> None:
    assert team_from("Ada, Ben,, Ada") == [
        {"name": "Ada", "role": "lead_inspector"},
        {"name": "Ben", "role": "inspector"},
    ]


def test_names_typed_with_combining_letters_are_the_same_names() -> None:
    assert [person["name"] for person in team_from("Siân, Sia\u0302n")] == ["Si\u00e2n"]
    assert [site["name"] for site in sites_from("Mo\u0302n", BOTH)] == ["M\u00f4n"]


def test_a_title_makes_a_name_for_files() -> None:
    assert identity_of("Joint inspection: 2026") == "joint-inspection-2026"
    assert identity_of("…") == "inspection"


def test_what_was_typed_is_an_inspection_on_the_framework_that_was_picked(tmp_path: Path) -> None:
    store = create(tmp_path / "mine.store", plain=True)
    begin(store, begun_with("cfsr-osri", "A review", "Salem", "Ada Lead"))
    found = inspection_of(store)
    assert (found.title, found.framework.code, found.sites[0].nation) == ("A review", "cfsr-osri", "united_states")
    store.close()


def test_every_shipped_framework_is_offered_with_what_it_is() -> None:
    assert "hsb-joint-2013" in [each.code for each in offered()]
    assert all(each.title and each.summary for each in offered())


def test_a_framework_of_ones_own_is_proved_before_it_is_used(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(starter("good"), "utf-8")
    assert sound(str(good))[1].code == "good"
    bad.write_text(starter("bad").replace("moves > 1 and planned == no", "moves > 2 and planned == no"), "utf-8")
    with pytest.raises(BadInput, match="Its rules have errors") as told:
        sound(str(bad))
    assert any("moves=2" in fault for fault in told.value.faults)


def test_a_path_that_is_taken_is_refused(tmp_path: Path) -> None:
    require_free(tmp_path / "free.store")
    with pytest.raises(StoreUnusable, match="exists already"):
        require_free(tmp_path)
