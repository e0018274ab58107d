"""What the guide on the record states is enough to verify a record without any part of this program."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.exported import read

GUIDE = (Path(__file__).parents[2] / "reviewtui" / "docs" / "record.md").read_text("utf-8")
HASHED = re.compile(r"((?:^    [{\"].*\n)+)^    ([0-9a-f]{64})$", re.MULTILINE)

CONTENT = ("content", "reason", "salt")
HEADER = (
    "act", "content_hash", "device", "kind", "made_at", "of", "offset", "person", "previous", "replaces", "sequence",
    "subject",
)  # fmt: skip


def form(value: Any) -> str:
    """The canonical form, as the guide states it."""
    if isinstance(value, dict):
        return (
            "{" + ",".join(f"{form(key)}:{form(value[key])}" for key in sorted(value) if value[key] is not None) + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(map(form, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_example_of_the_guide_is_right_and_in_the_form_it_states() -> None:
    examples = [("".join(line[4:] for line in text.splitlines()), given) for text, given in HASHED.findall(GUIDE)]
    assert [hashed(text) for text, _ in examples] == [given for _, given in examples]
    (content, content_hash), (header, _) = examples
    assert (form(json.loads(content)), form(json.loads(header))) == (content, header)
    assert json.loads(header)["content_hash"] == content_hash


def test_the_keys_the_guide_names_are_those_that_are_hashed() -> None:
    said = " ".join(GUIDE.split())
    for keys in (CONTENT, HEADER):
        assert f"{', '.join(f'`{key}`' for key in keys[:-1])} and `{keys[-1]}`" in said


def test_a_whole_export_is_verified_by_the_guide_alone(run: Run, sample_store: Path) -> None:
    document = read(sample_store)
    last: dict[str, tuple[int, str]] = {}
    for entry in document["history"]:
        sequence, previous = last.get(entry["device"], (0, ""))
        assert (entry["sequence"], entry["previous"]) == (sequence + 1, previous)
        if "content" in entry:
            assert hashed(form({key: entry[key] for key in CONTENT})) == entry["content_hash"]
        assert hashed(form({key: entry[key] for key in HEADER})) == entry["hash"]
        last[entry["device"]] = (entry["sequence"], entry["hash"])
    assert {device: (head["sequence"], head["hash"]) for device, head in document["heads"].items()} == last
