"""A headless Chromium for the tests of this folder; where there is none they are left out, and the run says so."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
MISSING = " and ".join(
    name for name, path in (("chromium", CHROMIUM), ("chromedriver (package chromium-driver)", DRIVER)) if not path
)
LEFT_OUT: list[str] = []

# As root in a closed network: without these Chromium waits for hosts that it cannot reach.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
WIDTHS = {"phone": (375, 812), "desk": (1280, 900)}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not MISSING:
        return
    out = [i for i in items if FOLDER in i.path.parents]
    LEFT_OUT.extend(i.nodeid for i in out)
    items[:] = [i for i in items if FOLDER not in i.path.parents]
    config.hook.pytest_deselected(items=out)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if LEFT_OUT:
        terminalreporter.section("browser tests left out", sep="=")
        terminalreporter.write_line(
            f"{len(LEFT_OUT)} tests need {MISSING}, not found: apt-get install chromium chromium-driver"
        )
        for nodeid in LEFT_OUT:
            terminalreporter.write_line(f"  left out: {nodeid}")


class Browser:
    """One Chromium, shown pages at a phone's or a desk's width, light or dark."""

    def __init__(self, chrome: Any) -> None:
        self.chrome = chrome
        self.js: Callable[..., Any] = chrome.execute_script

    def show(self, page: Path, width: str = "desk", scheme: str = "light", media: str = "", anchor: str = "") -> None:
        wide, high = WIDTHS[width]
        size = {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": width == "phone"}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature], "media": media})
        from selenium.webdriver.support.ui import WebDriverWait

        self.errors()  # what an earlier page left in the log
        self.chrome.get("about:blank")
        self.chrome.get(page.as_uri() + anchor)
        WebDriverWait(self.chrome, 30).until(
            lambda chrome: chrome.execute_script(
                "return document.URL != 'about:blank' && document.readyState == 'complete'"
            )
        )

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.chrome.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory() as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        chrome = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
        try:
            yield Browser(chrome)
        finally:
            chrome.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dossiers of the sample case, of the hostile documents, and of nothing at all."""
    from onrecord.show.html import page
    from onrecord.view import View
    from tests.show import hostile, sample

    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, text in (("sample", sample.text()), ("hostile", hostile.text()), ("empty", page(View()))):
        made[name] = folder / f"{name}.html"
        made[name].write_text(text, encoding="utf-8")
    return made
