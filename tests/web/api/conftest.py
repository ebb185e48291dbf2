"""A ledger of invented reports, and a real server of it on the loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from sayso.adding import add_captures
from sayso.ledger import Ledger, open_ledger
from sayso.settings import Settings
from sayso.web import Served, create_app
from sayso.web.access import Tokens, tokens_from
from sayso.web.listening import bound
from sayso.web.serving import LOOPBACK
from tests.ledger.made import made_capture, read_made

READ, WRITE = "read-" + "r" * 20, "write-" + "w" * 20
Client = Callable[..., httpx.Client]


def fill(book: Ledger, numbers: range) -> None:
    """Add invented reports."""
    add_captures((made_capture(n) for n in numbers), Settings(), book, ["made"], one=read_made)


@contextmanager
def serving(book: Ledger, settings: Settings | None = None, tokens: bool = False) -> Iterator[str]:
    """The address of a server, with tokens or as on the loopback."""
    known = tokens_from(Settings(read_token=READ, write_token=WRITE)) if tokens else Tokens()
    served = Served(book, settings or Settings(), frozenset() if tokens else LOOPBACK, tokens=known)
    with bound("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(served), log_level="critical", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """Twelve reports of five events."""
    with open_ledger(str(tmp_path / "book.db"), create=True) as one:
        fill(one, range(12))
        yield one


@pytest.fixture
def client(book: Ledger) -> Iterator[Client]:
    """Gives a client of a server of the ledger."""
    with ExitStack() as stack:

        def made(settings: Settings | None = None, tokens: bool = False) -> httpx.Client:
            address = stack.enter_context(serving(book, settings, tokens))
            return stack.enter_context(httpx.Client(base_url=address, trust_env=False, timeout=60))

        yield made


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server whose ledger a module's tests read only."""
    with open_ledger(str(tmp_path_factory.mktemp("read") / "book.db"), create=True) as book:
        fill(book, range(12))
        with serving(book) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as asks:
            yield asks
