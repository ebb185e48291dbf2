"""The API as a program meets it: lists in pages, things by their ids, tags, lines, and what it is told."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from sayso.adding import add_captures
from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.values import Capture, Given
from tests.ledger.made import made_capture, read_made
from tests.web.api.conftest import Client, fill

LISTS = ("reports", "statements", "claims", "stories", "sources")
ERROR = {"status", "code", "what", "try"}
LINES = {"Accept": "application/x-ndjson"}


def rows(client: httpx.Client, path: str, limit: int) -> list[dict[str, Any]]:
    """All rows, page by page, by the Link of each."""
    found: list[dict[str, Any]] = []
    address: str | None = f"/v1/{path}{'&' if '?' in path else '?'}limit={limit}"
    while address is not None:
        answer = client.get(address)
        assert answer.status_code == 200
        value = answer.json()
        found += value["rows"]
        link = answer.links.get("next", {}).get("url")
        assert (link is None) == (value["next"] is None) and len(value["rows"]) <= limit
        address = link
    return found


@pytest.mark.parametrize("path", [*LISTS, "search?q=families", "changes?since=2020-01-01", "claims?category=displaced"])
def test_pages_lines_and_one_page_hold_the_same_rows(reader: httpx.Client, path: str) -> None:
    asks = reader
    whole = asks.get(f"/v1/{path}{'&' if '?' in path else '?'}limit=1000").json()
    assert whole["rows"] and whole["next"] is None
    assert rows(asks, path, 3) == whole["rows"]
    lines = asks.get(f"/v1/{path}", headers=LINES)
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in lines.text.splitlines()] == whole["rows"]
    some = asks.get(f"/v1/{path}{'&' if '?' in path else '?'}limit=2", headers=LINES)
    assert [json.loads(line) for line in some.text.splitlines()] == whole["rows"][:2]


@pytest.mark.parametrize("name", ["reports", "statements", "claims"])
def test_pages_stay_true_while_reports_are_added(client: Client, book: Ledger, name: str) -> None:
    asks = client()
    before = [row["id"] for row in rows(asks, name, 1000)]
    first = asks.get(f"/v1/{name}?limit=4").json()
    fill(book, range(100, 105))
    seen, after = [row["id"] for row in first["rows"]], first["next"]
    while after is not None:
        page = asks.get(f"/v1/{name}?limit=4&after={after}").json()
        seen += [row["id"] for row in page["rows"]]
        after = page["next"]
    assert len(seen) == len(set(seen))
    if name != "claims":  # a claim that gains a statement may move to the front of the list, and get another id
        assert set(before) <= set(seen) | {row["id"] for row in rows(asks, name, 1000)} and set(seen) >= set(before)


@pytest.mark.parametrize("name", LISTS)
def test_things_are_found_by_their_ids(reader: httpx.Client, name: str) -> None:
    asks = reader
    for row in rows(asks, name, 1000)[:5]:
        answer = asks.get(f"/v1/{name}/{row['id']}")
        assert answer.status_code == 200 and row["id"] in answer.text
    gone = asks.get(f"/v1/{name}/{'0' * 32}")
    assert gone.status_code == 404 and gone.json()["error"]["what"].startswith("there is no ")
    assert "/" not in gone.json()["error"]["what"]


def test_a_claim_has_its_origins_and_a_story_all_of_it(reader: httpx.Client) -> None:
    asks = reader
    claim = asks.get(f"/v1/claims/{asks.get('/v1/claims').json()['rows'][0]['id']}").json()
    assert {member["origin"] for member in claim["members"]} == {origin["id"] for origin in claim["origins"]}
    story = asks.get(f"/v1/stories/{claim['story']}").json()
    assert claim["id"] in {one["id"] for one in story["claims"]} and story["schema"] == "sayso.story/1"
    report = asks.get(f"/v1/reports/{story['reports'][0]['report']['id']}").json()
    assert report == story["reports"][0]
    for statement in report["statements"]:
        for span, pin in zip(statement["content"], statement["pin"], strict=True):
            assert report["report"]["text"][span[0] : span[1]] == pin["exact"]


def test_an_etag_spares_what_did_not_change(client: Client, book: Ledger) -> None:
    asks = client()
    for path in ("claims", "reports?limit=2", "search?q=flood"):
        first = asks.get(f"/v1/{path}")
        tag = first.headers["etag"]
        for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = asks.get(f"/v1/{path}", headers={"If-None-Match": known})
            assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
        assert asks.get(f"/v1/{path}", headers={"If-None-Match": '"x"'}).content == first.content
    tag = asks.get("/v1/claims").headers["etag"]
    fill(book, range(100, 101))
    changed = asks.get("/v1/claims", headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["etag"] != tag


def test_reports_are_added_as_text_and_found_again(client: Client) -> None:
    asks = client(Settings(offline=True))
    text = "At least 70 barns burned in Vejle, fire chief Nils Aro said on Friday."
    sent = {"reports": [{"text": text, "outlet": "Vejle News", "published": "2031-07-01", "id": "n1"},
                        {"text": "odd \ud800 text. Nobody came, the clerk said.", "outlet": "odd"},
                        {"html": "<p>Forty boats sank, the harbour office said.</p>"},
                        {"url": "http://127.0.0.1:1/private"}, {"url": "ftp://lund.example/a"}, {"text": " "}]}
    raw = json.dumps(sent).encode()
    answer = asks.post("/v1/reports", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    told = answer.json()
    assert told["read"] == 6 == told["kept"] + told["failed"] + told["duplicate"] + told["skipped"]
    assert told["rows"][0]["outcome"] == "kept" and told["failed"] >= 3
    assert all(row["reason"] for row in told["rows"] if row["outcome"] == "failed")
    report = asks.get(f"/v1/reports/{told['rows'][0]['report']}").json()
    assert report["report"]["text"] == text and report["report"]["external_id"] == "n1"
    assert report["statements"] and report["figures"][0]["value"] == 70
    again = asks.post("/v1/reports", content=raw, headers={"Content-Type": "application/json"}).json()
    assert again["kept"] == 0 and again["duplicate"] == told["kept"]


def test_files_are_added_by_their_kind_and_never_by_their_path(client: Client) -> None:
    asks = client()
    page = b"<html><body><article><p>Two mills shut on Monday, owner Ida Berg said.</p></article></body></html>"
    rows_ = b'{"id": "r1", "text": "Nine wells ran dry, the council said."}\n{"id": "r2", "text": ""}\n'
    named = (("../../etc/page.html", page), ("rows.jsonl", rows_), ("x.bin", b"\x00\xff"))
    files = [("files", one) for one in named]
    told = asks.post("/v1/files", files=files).json()
    assert told["read"] == 4 and told["kept"] == 2 and told["failed"] == 2
    assert all("etc" not in (row["place"] or "") for row in told["rows"])
    kept = [row["report"] for row in told["rows"] if row["outcome"] == "kept"]
    assert "Ida Berg" in asks.get(f"/v1/reports/{kept[0]}").text
    sent: tuple[dict[str, Any], ...] = ({"files": []}, {"data": {"files": "words"}}, {"json": {"files": []}},
                                        {"content": b"x"})
    for bad in sent:
        assert asks.post("/v1/files", **bad).status_code == 422


def test_judgements_are_given_listed_and_withdrawn(client: Client) -> None:
    asks = client()
    statement = asks.get("/v1/statements").json()["rows"][0]
    given = asks.post("/v1/judgements", json={"verb": "dismiss", "subjects": [statement["id"][:12]], "author": "desk",
                                              "why": "a caption, no statement"})
    assert given.status_code == 201
    made = given.json()
    claims = {claim for row in asks.get("/v1/statements?limit=1000").json()["rows"] if row["id"] == statement["id"]
              for claim in row["claims"]}
    assert not claims and statement["claims"]
    (listed,) = asks.get("/v1/judgements").json()["rows"]
    assert listed["judgement"] == made and listed["state"] == "in force" and listed["by"] is None
    back = asks.post(f"/v1/judgements/{made['id'][:8]}/withdraw", json={"author": "desk", "why": "it is one"})
    assert back.status_code == 201 and back.json()["withdraws"] == made["id"]
    assert asks.post(f"/v1/judgements/{made['id']}/withdraw", json={"author": "d", "why": "w"}).status_code == 400
    assert asks.get(f"/v1/statements/{statement['id']}").json()["claims"] == statement["claims"]


def test_a_correction_is_kept_beside_what_was_read(client: Client) -> None:
    asks = client()
    row = asks.get("/v1/statements").json()["rows"][0]
    sent = {"id": row["id"], "change": {"stance": "denies"}, "author": "desk", "why": "she denied it"}
    assert asks.post("/v1/corrections", json=sent).status_code == 201
    report = asks.get(f"/v1/reports/{row['headline']['report']}").json()
    assert {s["id"]: s["stance"] for s in report["statements"]}[row["id"]] == "denies"
    for change in ({"stance": "mumbles"}, {"quote": "no such words"}, {"span": [5, 2], "quote": "x"}, {}):
        assert asks.post("/v1/corrections", json={**sent, "change": change}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "claims?limit=0", None, 422), ("GET", "claims?limit=1001", None, 422),
        ("GET", "claims?after=never", None, 400), ("GET", "claims?after=Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTld", None, 400),
        ("GET", "claims?state=maybe", None, 422), ("GET", "claims?words=a%00b", None, 422),
        ("GET", "claims?since=2031-13-01", None, 422), ("GET", "claims?min_score=nan", None, 422),
        ("GET", "claims?since=2031", None, 422), ("GET", "changes?since=12", None, 422),
        ("GET", "changes", None, 422), ("GET", "changes?since=0001-01-01T00:00:00%2B10:00", None, 422),
        ("GET", "search?q=", None, 422), ("GET", "reports/..%2f..%2fetc", None, 404), ("GET", "reports/ABC", None, 422),
        ("GET", "nowhere", None, 404), ("DELETE", "claims", None, 405),
        ("POST", "judgements", {"verb": "same"}, 422), ("POST", "judgements", [], 422),
        ("POST", "judgements", {"verb": "same", "subjects": ["a" * 32, "b" * 32], "author": "d", "why": "w"}, 400),
        ("POST", "judgements", {"verb": "dismiss", "subjects": ["ab"], "author": "\ud800", "why": "w"}, 422),
        ("POST", "judgements", {"verb": "dismiss", "subjects": "ab", "author": "d", "why": "w"}, 422),
        ("POST", "judgements", {"verb": "dismiss", "subjects": ["ab"], "author": "d", "why": "w", "x": 1}, 422),
        ("POST", "reports", {"reports": [{"text": 5}]}, 422), ("POST", "reports", {"reports": []}, 422),
        ("POST", "corrections", {"id": "ab", "change": {"hedged": 1}, "author": "d", "why": "w"}, 422),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_in_one_shape(
    reader: httpx.Client, method: str, path: str, sent: Any, status: int
) -> None:
    raw = None if sent is None else json.dumps(sent).encode()
    answer = reader.request(method, f"/v1/{path}", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code == status and answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert set(error) == ERROR and error["status"] == status and all(error.values())


@pytest.mark.parametrize("raw", [b"{", b"\xff", b"[" * 100_000, b'{"reports": [{"text": NaN}]}', b""])
def test_a_body_that_is_no_json_is_told_so(reader: httpx.Client, raw: bytes) -> None:
    answer = reader.post("/v1/reports", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422) and set(answer.json()["error"]) == ERROR


def test_a_body_beyond_the_limit_is_refused_whether_its_length_is_told_or_not(client: Client) -> None:
    asks = client(Settings(max_bytes=2000))
    sent = json.dumps({"reports": [{"text": "word " * 1000}]}).encode()
    kind = {"Content-Type": "application/json"}
    told = asks.post("/v1/reports", content=sent, headers=kind)
    untold = asks.post("/v1/reports", content=(sent[n : n + 500] for n in range(0, len(sent), 500)), headers=kind)
    files = asks.post("/v1/files", files=[("files", ("a.txt", b"word " * 1000))])
    for answer in (told, untold, files):
        assert answer.status_code == 413 and answer.json()["error"]["code"] == "too_large"


def test_text_that_utf_8_cannot_hold_is_given_as_it_is(client: Client, book: Ledger) -> None:
    capture = made_capture(3)
    given = Given("n\ud800", None, "Post \udfff", "\u202eTitle", None, "2031-05-01")
    odd = Capture(capture.data, capture.media_type, "odd line 1", given)
    add_captures([odd], Settings(), book, ["odd"], one=read_made)
    asks = client()
    (row,) = [row for row in rows(asks, "reports", 100) if row["external_id"] == "n\ud800"]
    assert row["outlet"] == "Post \udfff" and row["title"] == "\u202eTitle"
    assert asks.get(f"/v1/reports/{row['id']}").json()["report"]["outlet"] == "Post \udfff"
