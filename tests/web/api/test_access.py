"""Who may read and write: tokens, a browser's own pages, names of the host; and where the server may listen."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.settings import Settings, settings_from
from sayso.web.access import Tokens, tokens_from
from tests.test_cli import SAYSO, run
from tests.web.api.conftest import READ, WRITE, Client

JUDGE: dict[str, Any] = {"verb": "dismiss", "subjects": ["ab"], "author": "d", "why": "w"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def basic(token: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"anyone:{token}".encode()).decode()}


def test_with_tokens_nothing_is_read_or_written_without_one(client: Client) -> None:
    asks = client(tokens=True)
    wrong: tuple[dict[str, str], ...]
    wrong = ({}, bearer(READ + "x"), bearer(READ[:-1]), basic(""), basic("wrong"), {"Authorization": "Basic %%%"},
             {"Authorization": READ}, {"Authorization": f"Token {READ}"}, {"Authorization": "Bearer"})
    for headers in wrong:
        for path in ("/v1/claims", "/v1/openapi.json", "/", "/nowhere"):
            answer = asks.get(path, headers=headers)
            assert answer.status_code == 401 and answer.json()["error"]["code"] == "no_token"
            assert answer.headers["www-authenticate"].startswith("Bearer" if path.startswith("/v1/") else "Basic")
        assert asks.post("/v1/judgements", json=JUDGE, headers=headers).status_code == 401


def test_a_token_to_read_reads_and_one_to_write_does_both(client: Client) -> None:
    asks = client(tokens=True)
    for made in (bearer, basic):
        for token in (READ, WRITE):
            assert asks.get("/v1/claims", headers=made(token)).status_code == 200
            assert asks.get("/", headers=made(token)).status_code == 200
        refused = asks.post("/v1/judgements", json=JUDGE, headers=made(READ))
        assert refused.status_code == 403 and refused.json()["error"]["code"] == "not_allowed"
        assert asks.post("/v1/judgements", json=JUDGE, headers=made(WRITE)).status_code == 400  # no such id


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 400),
        ({"Sec-Fetch-Site": "none"}, 400),
        ({"Origin": "OWN"}, 400),
        ({"Origin": "OWN", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
    ],
)
def test_pages_of_elsewhere_write_nothing(client: Client, headers: dict[str, str], status: int) -> None:
    asks = client()
    own = str(asks.base_url).rstrip("/")
    sent = {name: own if value == "OWN" else value for name, value in headers.items()}
    assert asks.post("/v1/judgements", json=JUDGE, headers=sent).status_code == status
    assert asks.get("/v1/claims", headers=sent).status_code == 200


def test_a_browser_that_knows_the_password_still_writes_from_own_pages_only(client: Client) -> None:
    asks = client(tokens=True)
    away = {"Origin": "http://evil.example"}
    assert asks.post("/v1/judgements", json=JUDGE, headers={**basic(WRITE), **away}).status_code == 403
    assert asks.post("/v1/judgements", json=JUDGE, headers={**bearer(WRITE), **away}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]", ""])
def test_on_the_loopback_other_names_are_not_answered(client: Client, host: str) -> None:
    answer = client().get("/v1/claims", headers={"Host": host})
    assert answer.status_code in (400, 421)
    if host:
        assert answer.json()["error"]["code"] == "wrong_host"


def test_tokens_come_from_the_environment_and_a_file(tmp_path: Path) -> None:
    file = tmp_path / "tokens.toml"
    file.write_text(f'read = ["{"a" * 16}", "{"b" * 20}"]\nwrite = ["{"c" * 16}"]\n')
    env = {"SAYSO_READ_TOKEN": READ, "SAYSO_WRITE_TOKEN": WRITE, "SAYSO_TOKENS": str(file)}
    settings = settings_from({}, env)
    known = tokens_from(settings)
    assert all(known.holds(token, False) for token in (READ, WRITE, "a" * 16, "b" * 20, "c" * 16))
    assert [known.holds(token, True) for token in (READ, WRITE, "a" * 16, "c" * 16)] == [False, True, False, True]
    assert not known.holds("", False) and not known.holds("\ud800", False) and not Tokens().holds("", False)
    for secret in (READ, WRITE, "a" * 16):
        assert secret not in repr(settings) and secret not in repr(known)


@pytest.mark.parametrize(
    ("text", "told"),
    [("read = 5", "holds read"), ('other = ["x"]', "holds read"), ("nonsense", "cannot be read"),
     ('read = ["short"]', "fewer than 16"), ("read = [5]", "holds read"), (None, "cannot be read"),
     (f'read = ["{"a" * 16}"]\nwrite = ["{"a" * 16}"]', "both to read and to write")],
)
def test_a_file_of_tokens_that_holds_something_else_is_refused(tmp_path: Path, text: str | None, told: str) -> None:
    file = tmp_path / "tokens.toml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(UsageError, match=told):
        tokens_from(Settings(tokens=file))


def test_others_are_let_in_with_tokens_only(tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.db")
    refused = run("serve", "--host", "0.0.0.0", "--port", "0", "--ledger", ledger)
    assert refused.returncode == 4 and b"no tokens are set" in refused.stderr
    weak = run("serve", "--host", "0.0.0.0", "--port", "0", "--ledger", ledger, SAYSO_READ_TOKEN="short")
    assert weak.returncode == 2 and b"fewer than 16" in weak.stderr and b"short" not in weak.stderr.split(b"16")[0]
    with subprocess.Popen([*SAYSO, "serve", "--host", "0.0.0.0", "--port", "0", "--ledger", ledger],
                          env={"PATH": "", "SAYSO_READ_TOKEN": READ}, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"shown at http://0.0.0.0:" in process.stderr.readline()
        process.terminate()
