"""Who may import whom (docs/decisions.md says where this departs from the house plan)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "onrecord"
BASE = {"records", "errors", "wire"}
SHARED = BASE | {"text", "names", "edtf", "where", "about"}
MAY = {
    "records": set(),
    "errors": set(),
    "wire": {"records"},
    "config": {"records", "errors"},
    "engines": {"records", "errors"},
    "text": {"records", "errors"},
    "names": {"records", "errors", "wire", "text"},
    "edtf": {"records", "errors"},
    "where": {"records", "text"},
    "about": {"records", "text"},
    "view": BASE,
    "store": BASE | {"view", "text", "edtf"},
    "read": SHARED | {"config", "read"},
    "find": SHARED | {"config", "find"},
    "link": SHARED | {"view", "link"},
    "weigh": SHARED | {"view", "weigh"},
    "show": SHARED | {"view", "show", "config"},
    "run": SHARED | {"config", "engines", "view", "store", "read", "find", "link", "weigh"},
    "terminal": SHARED | {"config"},
    "cli_case": SHARED | {"config", "view", "run", "store", "show", "terminal"},
    "cli": SHARED | {"config", "view", "run", "store", "show", "terminal", "cli_case"},
    "__init__": SHARED | {"config", "view", "run", "store", "read", "find", "link", "weigh", "show"},
}
FILES = sorted(ROOT.rglob("*.py"))


def layer(path: Path) -> str:
    part = path.relative_to(ROOT).parts[0]
    return part.removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("onrecord.")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {a.name for a in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_imports_only_what_its_layer_may(path):
    assert layer(path) in MAY, f"{path}: no rule for this layer"
    strange = imports(path) - MAY[layer(path)] - ({layer(path)} if path.parent != ROOT else set())
    assert not strange, f"{path.relative_to(ROOT)} imports {', '.join(sorted(strange))}"


def test_nothing_prints_or_exits_outside_the_command_line():
    for path in FILES:
        if layer(path) in ("cli", "cli_case", "terminal"):
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        names = {c.func.id for c in calls if isinstance(c.func, ast.Name)}
        assert not names & {"print", "exit", "quit"}, path
