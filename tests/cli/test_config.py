"""`config`: the settings in force, as a file that can be kept and changed."""

import re
import tomllib
from pathlib import Path

from reviewtui.casefile.column_day import column_day
from reviewtui.services.preferences.config import SETTINGS, parse
from tests.conftest import LEAD, Run

BRITISH = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def written(run: Run, text: str) -> Path:
    path = Path(run("config", "--path").out.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_it_prints_is_a_sound_file_that_states_every_setting(run: Run) -> None:
    ran = run("config")
    assert ran.code == 0
    assert parse(ran.out).faults == ()
    assert {*tomllib.loads(ran.out)} == {*SETTINGS, "keys"}
    assert '# "review.note" = ["w"]  # ' in ran.out


def test_it_prints_what_the_file_states(run: Run) -> None:
    written(run, 'theme = "light"\n[keys]\n"review.note" = ["f12"]\n')
    out = tomllib.loads(run("config").out)
    assert (out["theme"], out["keys"]) == ("light", {"review.note": ["f12"]})


def test_days_in_print_have_the_form_that_the_file_states_and_documents_keep_theirs(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    alert = run("alert", "raise", "NOR-01", "child_at_risk", "left alone", "--json", store=sample_store, person=LEAD)
    told = ("--who-told", "Duty desk", "--when", "2026-05-12T14:32:07Z", "--action", "rung")
    assert run("alert", "told", alert.json["entry"], *told, store=sample_store, person=LEAD).code == 0
    exports = [tmp_path / name for name in ("british.json", "iso.json")]
    run("export", exports[0], store=sample_store)
    british = run("history", "--case", "NOR-01", store=sample_store).out
    written(run, 'date_style = "iso"\n')
    run("export", exports[1], store=sample_store)
    iso = run("history", "--case", "NOR-01", store=sample_store).out
    assert "Told Duty desk, 2026-05-12 14:32 UTC: rung" in iso
    assert {True, False} == {bool(BRITISH.search(text)) for text in (british, iso)}
    assert column_day("2006-03-28") == "2006-03-28"
    assert BRITISH.sub(r"\3-\2-\1", british) == iso
    assert exports[0].read_bytes() == exports[1].read_bytes()


def test_a_line_that_cannot_be_used_is_bad_input_with_its_number(run: Run) -> None:
    path = written(run, 'theme = "light"\nmove = true\n')
    ran = run("config")
    assert ran.code == 3
    assert f"{path}:2: “move” is not a setting. Did you mean “move_on”?" in ran.err.replace("\n", "")


def test_all_faulty_lines_are_listed(run: Run) -> None:
    path = written(run, 'move = true\n[keys]\n"cases.ad" = "a"\n')
    ran = run("config")
    assert ran.code == 3
    assert "2 lines of" in ran.err
    assert f"{path}:3: “cases.ad”" in ran.err.replace("\n", "")
