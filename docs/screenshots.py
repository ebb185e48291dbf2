"""Take docs/*.png: pages of the bundled reports as Chromium shows them.

    python docs/screenshots.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import ViewportSize, sync_playwright

import sayso
from sayso.adding import add_reports
from sayso.ledger import open_ledger
from sayso.settings import Settings
from sayso.web import Served, create_app
from sayso.web.listening import bound

EXAMPLES = Path(sayso.__file__).parent / "examples"
SIZE = ViewportSize(width=1180, height=1000)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Serve the reports, and write the pictures beside this file."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("no Chromium is installed; install it, then run this again.")
    with (tempfile.TemporaryDirectory(prefix="sayso-") as folder,
          open_ledger(str(Path(folder) / "demo.db"), create=True) as book, bound("127.0.0.1", 0) as listening):
        add_reports([str(EXAMPLES)], Settings(), book)
        server = uvicorn.Server(uvicorn.Config(create_app(Served(book, Settings(), demo=True)), log_level="error",
                                               lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        told = book.told(book.stories().rows[0].id)
        claim = max(told.compared.claims, key=lambda one: (len(one.members), one.id)).id
        report = next(one.report.id for one in told.readings if one.report.title and "Video" in one.report.title)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            for name, where in (("claim", f"/claims/{claim}"), ("report", f"/reports/{report}")):
                page = browser.new_page(viewport=SIZE, color_scheme="dark" if name == "report" else "light")
                page.goto(base + where)
                if name == "report":
                    page.hover("#s4")
                page.screenshot(path=Path(__file__).parent / f"{name}.png")
            browser.close()
        server.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    main()
