"""The public names: what `import onrecord` offers stays, and works."""

import subprocess
import sys
from pathlib import Path

import onrecord


def test_the_front_door_offers_the_stages_and_the_records():
    assert {"read", "find", "link", "weigh", "report", "Case", "View", "Statement", "Event", "Finding"} <= set(
        onrecord.__all__
    )
    assert all(callable(getattr(onrecord, name)) for name in ("read", "find", "link", "weigh", "report"))


def test_the_stages_can_be_walked_by_hand(tmp_path: Path):
    file = tmp_path / "berg.txt"
    file.write_text("Foreign Minister Anna Berg denied on 3 May 2024 that drills took place near Kiruna.")
    (document,) = [
        d for d in onrecord.read(file, onrecord.Settings(date="2024-05-04")) if isinstance(d, onrecord.Document)
    ]
    found = onrecord.find(document)
    said = next(r for r in found if isinstance(r, onrecord.Statement))
    assert (said.act, said.speaker.name) == ("deny", "Anna Berg")
    view = onrecord.weigh(onrecord.link(onrecord.view_of([document, *found])))
    assert said.id in {s.id for s in view.statements}


def test_the_front_door_opens_without_the_heavy_rooms():
    code = "import sys, onrecord; print([m for m in ('spacy', 'altair', 'trafilatura', 'onnxruntime', 'torch') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
