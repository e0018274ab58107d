"""The pages that leave, in a real browser: an accessibility checker finds nothing wrong, in light and in dark."""

import html
import json
import os
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LEAD, Run

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
"""No program runs in the page, so for the checker to run this line is taken out of the copy that it looks at."""
CHECK = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify({
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    passed: found.passes.map(each => each.id),
    wrong: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
  });
  document.body.append(said);
});
"""


@pytest.fixture(scope="module", autouse=True)
def _a_browser() -> None:
    if BROWSER is None:
        pytest.skip("No Chromium here (Debian: `apt-get install chromium`).")


def browse(page: Path, folder: Path, *options: str) -> str:
    """What Chromium gives for a page."""
    alone = () if os.getuid() else ("--no-sandbox",)
    command = [str(BROWSER), "--headless", "--disable-gpu", f"--user-data-dir={folder / 'browser'}", *alone, *options]
    ran = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    return ran.stdout


def checked(page: Path, folder: Path, *, dark: bool) -> dict[str, Any]:
    """What the checker finds in a page."""
    text = page.read_text("utf-8")
    assert text.count(POLICY) == 1
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    tried = folder / "tried.html"
    tried.write_text(
        text.replace(POLICY, "").replace("</body>", f"<script>{axe}</script><script>{CHECK}</script></body>"), "utf-8"
    )
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    shown = browse(tried, folder, scheme, "--virtual-time-budget=30000", "--dump-dom")
    said = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    assert said is not None
    found: dict[str, Any] = json.loads(html.unescape(said[1]))
    return found


def test_a_checker_finds_nothing_wrong_and_the_report_prints_on_a4(
    sample_store: Path, tmp_path: Path, run: Run
) -> None:
    report, published = tmp_path / "report.html", tmp_path / "published"
    for words in (("report", report), ("publish", published)):
        ran = run(*words, store=sample_store, person=LEAD)
        assert ran.code == 0, ran.err
    for page, dark in ((report, False), (report, True), (published / "index.html", False)):
        found = checked(page, tmp_path, dark=dark)
        assert found["dark"] is dark
        assert found["wrong"] == []
        assert {"color-contrast", "document-title", "heading-order", "html-has-lang", "list"} <= set(found["passed"])
    printed = tmp_path / "report.pdf"
    browse(report, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    boxes = {
        tuple(map(round, map(float, box)))
        for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
    }
    assert boxes == {(595, 842)}
