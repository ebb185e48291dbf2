"""TLS to the address that was checked: the name is what is asked for, and what the certificate must say."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.read.fetch import Fetcher
from sayso.settings import Settings
from tests.read.serving import PUBLIC, Web, answer

CERTIFICATE = Path(__file__).parent / "lund.pem"
"""For lund.example, signed by itself, with its key: made for these tests, worth nothing elsewhere."""


@pytest.fixture
def secure(web: Web) -> Web:
    web.certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    web.certificate.load_cert_chain(CERTIFICATE)
    web.tls = lambda: ssl.create_default_context(cafile=str(CERTIFICATE))
    return web


def test_the_name_is_kept(secure: Web, usual: Settings) -> None:
    secure.pages["lund.example/a"] = answer("<p>It rained.")
    page = Fetcher(usual, secure.net()).fetch("https://lund.example/a")
    assert page.body == b"<p>It rained." and secure.connected == [(PUBLIC, 443)] * 2
    assert [(asked.server_name, asked.headers["host"]) for asked in secure.asked] == [
        ("lund.example", "lund.example")
    ] * 2


def test_a_certificate_for_another_name_does_not_hold(secure: Web, usual: Settings) -> None:
    secure.pages["malmo.example/a"] = answer("<p>It rained.")
    with pytest.raises(InputError, match="certificate that does not hold"):
        Fetcher(usual, secure.net()).fetch("https://malmo.example/a")
    assert secure.asked == []


def test_a_certificate_that_nobody_vouches_for_does_not_hold(secure: Web, usual: Settings) -> None:
    secure.tls = None
    secure.pages["lund.example/a"] = answer("<p>It rained.")
    with pytest.raises(InputError, match="certificate that does not hold"):
        Fetcher(usual, secure.net()).fetch("https://lund.example/a")
    assert secure.asked == []


def test_a_server_that_speaks_no_tls(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer("<p>It rained.")
    with pytest.raises(InputError, match="its server failed"):
        Fetcher(usual, web.net()).fetch("https://lund.example/a")
