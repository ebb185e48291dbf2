"""One server on the bundled reports, one on what nobody should send, and one browser, for all tests of the pages."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, sync_playwright

from sayso.adding import add_reports
from sayso.ledger import Ledger, open_ledger
from sayso.settings import Settings
from sayso.web import Served, create_app
from sayso.web.listening import bound
from sayso.web.serving import LOOPBACK
from tests.web.hostile import hostile_ledger

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]


@dataclass(frozen=True)
class Site:
    """A running server: where it is, and what it serves."""

    base: str
    served: Served

    @property
    def book(self) -> Ledger:
        return self.served.book


@dataclass
class Watched:
    """A page of a browser, with every request it made and every complaint it wrote."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def running(book: Ledger, demo: bool = False) -> Iterator[Site]:
    """A server in a thread, on a free port of the loopback."""
    listening: socket.socket = bound("127.0.0.1", 0)
    served = Served(book, Settings(), LOOPBACK, demo)
    server = uvicorn.Server(uvicorn.Config(create_app(served), log_level="error", access_log=False, lifespan="off",
                                           ws="none", server_header=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", served)
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The bundled reports, served."""
    path = str(tmp_path_factory.mktemp("web") / "demo.db")
    with open_ledger(path, create=True) as book:
        with resources.as_file(resources.files("sayso") / "examples") as examples:
            add_reports([str(examples)], Settings(ledger=path), book)
        with running(book, demo=True) as site:
            yield site


@pytest.fixture(scope="session")
def foul(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Reports with everything in them that a page must not obey, served."""
    folder: Path = tmp_path_factory.mktemp("foul")
    with open_ledger(str(folder / "foul.db"), create=True) as book:
        hostile_ledger(book)
        with running(book) as site:
            yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, **context: object) -> Iterator[Watched]:
    """A page of a fresh context, watched."""
    made: BrowserContext = browser.new_context(**context)  # type: ignore[arg-type]
    made.set_default_timeout(10_000)
    found = Watched(made.new_page())

    def asked(request: Request) -> None:
        found.requests.append(request.url)

    made.on("request", asked)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))

    def alerted(dialog: Dialog) -> None:
        found.complaints.append(dialog.message)
        dialog.dismiss()

    found.page.on("dialog", alerted)
    try:
        yield found
    finally:
        made.close()


@pytest.fixture
def seen(browser: Browser) -> Iterator[Watched]:
    """A page of the desktop."""
    with watched(browser, viewport={"width": 1200, "height": 900}) as found:
        yield found
