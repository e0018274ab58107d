"""The sample is what a user would import, so the product's own strict readers take every file of it."""

from reviewtui.exchange.reader import read_case, read_document
from reviewtui.framework.reader import read_framework
from tests.sample.conftest import FRAMEWORK, SAMPLE


def test_every_case_file_is_read_without_a_fault():
    files = [path for path in SAMPLE.glob("*-0?.json") if not path.name.startswith("record-")]
    assert len({read_case(path.read_bytes(), path.name)["reference"] for path in files}) == 24


def test_the_inspection_is_read_without_a_fault_and_uses_the_shipped_framework():
    path = SAMPLE / "inspection.json"
    inspection = read_document(path.read_bytes(), path.name)
    framework = read_framework(FRAMEWORK.read_text(encoding="utf-8"), FRAMEWORK.name)
    assert inspection["framework"] == {"code": framework.code, "version": framework.version}
