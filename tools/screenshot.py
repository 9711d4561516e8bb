"""Pictures of a page at a phone's and a desk's width, light and dark: tools/screenshot.py PAGE.html FOLDER [#anchor].

The browser is Debian's Chromium (packages chromium and chromium-driver).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from selenium import webdriver

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
).split()
WIDTHS = {"desk": (1280, 900), "phone": (375, 812)}


def browser(profile: str) -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    return webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))


def shoot(page: Path, folder: Path, anchor: str = "", *, whole: bool = True) -> list[Path]:
    """A picture for each width and colour scheme; `whole` takes the page from top to bottom."""
    made = []
    with tempfile.TemporaryDirectory() as profile:
        chrome = browser(profile)
        try:
            for name, (width, height) in WIDTHS.items():
                for scheme in ("light", "dark"):
                    chrome.execute_cdp_cmd(
                        "Emulation.setEmulatedMedia",
                        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
                    )
                    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"}
                    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                    chrome.get(page.resolve().as_uri() + anchor)
                    if whole:
                        size["height"] = min(
                            16000, chrome.execute_script("return document.documentElement.scrollHeight")
                        )
                        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                    path = folder / f"{page.stem}-{name}-{scheme}.png"
                    chrome.save_screenshot(str(path))
                    made.append(path)
        finally:
            chrome.quit()
    return made


if __name__ == "__main__":
    page, folder, *rest = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for path in shoot(Path(page), Path(folder), rest[0] if rest else "", whole=not rest):
        print(path)
