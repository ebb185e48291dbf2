"""Reading: every kind of input, and every kind of bad input as one clear sentence."""

from __future__ import annotations

import ast
import gzip
import io
import json
import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso.read
from sayso.errors import UsageError
from sayso.read import read
from sayso.settings import Settings
from sayso.values import Capture, Failure

USUAL = Settings()
REPORT = "The river crest reached Lund on Friday, Mayor Ana Ruiz said."


def taken(*inputs: str | Path, settings: Settings = USUAL, stdin: bytes = b"") -> list[Capture | Failure]:
    return list(read([str(i) for i in inputs], settings, io.BytesIO(stdin)))


def only_failure(*inputs: str | Path, settings: Settings = USUAL, stdin: bytes = b"") -> str:
    (item,) = taken(*inputs, settings=settings, stdin=stdin)
    assert isinstance(item, Failure), item
    assert item.stage == "read" and item.reason.startswith(item.place) and item.reason.endswith(".")
    assert "\n" not in item.reason and not item.skipped
    return item.reason


def row(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_it_exports_its_verbs() -> None:
    assert sayso.read.__all__ == ["Refusal", "poll", "read", "read_stream", "read_url"]


def test_no_input_is_a_usage_error_at_once() -> None:
    with pytest.raises(UsageError):
        read([], Settings())


@pytest.mark.parametrize(("name", "media_type"), [
    ("a.txt", "text/plain"), ("a.TEXT", "text/plain"), ("a.md", "text/markdown"), ("a.markdown", "text/markdown"),
    ("a.html", "text/html"), ("a.htm", "text/html"), ("a.xhtml", "text/html"), ("a.report", "text/plain"),
])
@pytest.mark.parametrize("packed", [False, True])
def test_whole_files(tmp_path: Path, name: str, media_type: str, packed: bool) -> None:
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(REPORT.encode()) if packed else REPORT.encode())
    assert taken(path) == [Capture(REPORT.encode(), media_type, str(path))]


def test_an_unknown_suffix_is_told_by_its_content(tmp_path: Path) -> None:
    for content, media_type in ((b"<!DOCTYPE html><p>x", "text/html"), (b"\xef\xbb\xbf\n <html>", "text/html"),
                                (b'{"text": "It rained."}', "application/x-ndjson"), (b"a < b", "text/plain"),
                                ("<html><p>x".encode("utf-16"), "text/html")):
        (tmp_path / "page").write_bytes(content)
        (item,) = taken(tmp_path / "page")
        assert isinstance(item, Capture) and item.media_type == media_type
        (item,) = taken("-", stdin=content)
        assert isinstance(item, Capture) and item.media_type == media_type and item.place.startswith("standard input")


def test_rows(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    first = row(id=7, url="http://a.example/", outlet="Lund Post", title="T", byline=["Ana", "Ben"],
                published="2031-05-12", text=REPORT, other=[1])
    second = row(html="<p>x", text="", id="")
    path.write_bytes(b"\xef\xbb\xbf" + first + b"\r\n\n  \n" + second)
    one, two = taken(path)
    assert isinstance(one, Capture) and isinstance(two, Capture)
    assert one.data == first and one.place == f"{path} line 1" and one.body == "text"
    assert one.media_type == "application/x-ndjson"
    given = one.given
    assert (given.external_id, given.url, given.outlet, given.title, given.byline, given.published) == (
        "7", "http://a.example/", "Lund Post", "T", "Ana, Ben", "2031-05-12")
    assert two.data == second and two.place == f"{path} line 4" and two.body == "html"
    assert two.given.external_id is None


def test_one_object_over_many_lines(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"id": "a", "text": REPORT}, indent=2), encoding="utf-8")
    (item,) = taken(path)
    assert isinstance(item, Capture) and item.given.external_id == "a" and item.place == str(path)
    path.write_bytes(row(text="One.") + b"\n" + row(text="Two."))
    assert len(taken(path)) == 2


@pytest.mark.parametrize(("bad", "says"), [
    (b'{"text": "x"', "not valid JSON"), (b"[1]", "a list"), (b'"x"', "a string"), (b"{}", "has no text"),
    (b'{"text": "", "html": " "}', "has no text"), (b'{"text": 3}', "a number"), (b'{"text": null}', "has no text"),
    (b'{"text": "x", "url": {}}', "'url'"), (b'{"text": "x", "id": true}', "'id'"), (b'{"text": "\xff"}', "UTF-8"),
    (b"[" * 100_000, "nested"), (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "number"),
])
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path, bad: bytes, says: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join([row(text="x")] * 6 + [bad] + [row(text="y")]))
    items = taken(path)
    assert [isinstance(item, Capture) for item in items] == [True] * 6 + [False, True]
    failure = items[6]
    assert isinstance(failure, Failure) and failure.place == f"{path} line 7" and says in failure.reason


def test_a_bad_row_keeps_its_id(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(row(id="a1"))
    (item,) = taken(tmp_path / "a.jsonl")
    assert isinstance(item, Failure) and item.external_id == "a1"


def test_a_long_line_is_left_behind_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    with path.open("wb") as out:
        out.write(row(text="one") + b'\n{"text": "')
        for _ in range(64):
            out.write(b"a" * (1 << 20))
        out.write(b'"}\n' + row(text="three") + b"\n")
    tracemalloc.start()
    one, two, three = taken(path, settings=Settings(max_bytes=1 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(one, Capture) and isinstance(three, Capture) and three.place.endswith("line 3")
    assert isinstance(two, Failure) and "line 2" in two.reason and "1 MiB (max_bytes)" in two.reason
    assert peak < 8 << 20


def test_a_line_just_within_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    data = row(text="a" * 100)
    path.write_bytes(data + b"\r\n" + data + b" \n")
    one, two = taken(path, settings=Settings(max_bytes=len(data)))
    assert isinstance(one, Capture) and isinstance(two, Failure)


@pytest.mark.parametrize(("content", "says"), [
    (b"", "is empty"), (b" \n", "white space only"), (b"PK\x03\x04abc", "ZIP or office"),
    (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff\xe0", "image"), (b"RIFF1234WEBPVP8 ", "image"),
    (bytes(range(256)) * 8, "binary"), (b"abc\0\xff\xfe", "binary"), (b"\x28\xb5\x2f\xfdxx", "zstd"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"), (gzip.compress(b"x", mtime=0), "gzip file inside"),
])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a", "a.html.gz"])
def test_what_is_no_report(tmp_path: Path, content: bytes, says: str, name: str) -> None:
    path = tmp_path / name
    if content[:2] == b"\x1f\x8b" and not name.endswith(".gz"):
        content = gzip.compress(content)
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    if not content.strip() and name == "a.jsonl" and content:
        says = "no rows"
    assert says in only_failure(path)


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_text_is_no_binary_data(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.encode(charset))
    (item,) = taken(tmp_path / "a.txt")
    assert isinstance(item, Capture)
    (tmp_path / "a.jsonl").write_bytes('{"text": "It rained."}'.encode(charset))
    assert "save it as UTF-8" in only_failure(tmp_path / "a.jsonl")


def test_a_stray_nul_in_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.encode() + b"\0")
    (item,) = taken(tmp_path / "a.txt")
    assert isinstance(item, Capture)


def test_paths_that_give_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no such file" in only_failure(tmp_path / "missing.txt")
    assert "no file matches" in only_failure(tmp_path / "*.txt")
    assert "holds no reports" in only_failure(tmp_path)
    assert "null" in only_failure("a\0b")
    assert "too long" in only_failure("a" * 5000)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe" in only_failure(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert "a socket" in only_failure("socket.txt")
    assert "a device" in only_failure(os.devnull)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(REPORT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "check its permissions" in only_failure(tmp_path / "a.txt")


def test_a_folder_is_read_in_order_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.exe", "a/b/c.html.gz", "pic.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(b"<p>x") if name.endswith("gz") else REPORT.encode())
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    places = [os.path.relpath(item.place, tmp_path) for item in taken(tmp_path)]
    assert places == ["a/b/c.html.gz", "a/z.md", "b.txt", "c.exe", "pic.png", "self.txt"]
    assert isinstance(taken(tmp_path)[-1], Failure)


def test_what_a_folder_leaves_out_is_counted_and_named(tmp_path: Path) -> None:
    for name in ("a.doc", "sub/notes", "b.txt", ".hidden.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT)
    word, report, notes = taken(tmp_path)
    assert isinstance(report, Capture) and isinstance(word, Failure) and isinstance(notes, Failure)
    assert word.skipped and word.reason == (f"{tmp_path}/a.doc: is left out, since a folder's .doc files are not read; "
                                          "name the file to have it tried.")
    assert notes.skipped and "no suffix" in notes.reason
    (tmp_path / "b.txt").unlink()
    last = taken(tmp_path)[-1]
    assert isinstance(last, Failure) and not last.skipped and "holds no reports" in last.reason


def test_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/c.txt", "sub/d.odd", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT)

    def names(pattern: str) -> list[str]:
        return [os.path.relpath(item.place, tmp_path) for item in taken(tmp_path / pattern)]

    assert names("[ab].txt") == ["a.txt", "b.txt"]
    assert names("**/c.txt") == ["sub/c.txt"]
    assert sorted(names("**")) == ["[x].txt", "a.txt", "b.txt", "sub/c.txt", "sub/d.odd"]
    assert names("[x].txt") == ["[x].txt"]
    assert names("s*") == ["sub/c.txt", "sub/d.odd"]
    left_out = taken(tmp_path / "s*")[1]
    assert isinstance(left_out, Failure) and left_out.skipped
    assert all(isinstance(item, Capture) for item in taken(tmp_path / "**"))


def test_standard_input_twice() -> None:
    one, two = taken("-", "-", stdin=REPORT.encode())
    assert isinstance(one, Capture) and isinstance(two, Failure) and "already read" in two.reason
    assert "is empty" in only_failure("-", stdin=b"")


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 101)
    assert "larger than 100 bytes (max_bytes)" in only_failure(tmp_path / "a.txt", settings=Settings(max_bytes=100))
    assert len(taken(tmp_path / "a.txt", settings=Settings(max_bytes=101))) == 1


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb"])
def test_a_bomb_is_never_unpacked_beyond_its_limit(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with gzip.open(path, "wb") as out:
        out.write(b'{"text": "')
        for _ in range(128):
            out.write(b"a" * (1 << 20))
    tracemalloc.start()
    reason = only_failure(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "200 times its size (max_ratio)" in reason and peak < 16 << 20
    if name == "bomb.txt.gz":
        assert "max_bytes" in only_failure(path, settings=Settings(max_bytes=1 << 20, max_ratio=5000))


def test_gzip_members_and_padding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + b"\0" * 600)
    (item,) = taken(path)
    assert isinstance(item, Capture) and item.data == b"one two"


@pytest.mark.parametrize(("damage", "says"), [
    (lambda packed: packed[:-4], "breaks off"),
    (lambda packed: packed[:-8] + b"12345678", "damaged"),
    (lambda packed: packed + gzip.compress(b"more")[:-8] + b"12345678", "damaged"),
    (lambda packed: gzip.compress(b"") + b"garbage", "damaged"),
    (lambda packed: packed[:3], "breaks off"),
])
def test_broken_gzip(tmp_path: Path, damage: Callable[[bytes], bytes], says: str) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(damage(gzip.compress(REPORT.encode())))
    assert says in only_failure(path)


@pytest.mark.parametrize("junk", [b"garbage", b"\x1f", b"\0" * 40_000 + b"-- \r\n", b"\n"])
def test_bytes_after_the_last_gzip_member_are_left_as_gzip_does(tmp_path: Path, junk: bytes) -> None:
    for name, packed in (("a.txt.gz", gzip.compress(REPORT.encode())),
                         ("a.jsonl.gz", gzip.compress(row(text="One.") + b"\n") + gzip.compress(row(text="Two.")))):
        (tmp_path / name).write_bytes(packed + junk)
        assert [type(item) for item in taken(tmp_path / name)] == [Capture] * (1 + ("jsonl" in name))


def test_the_rows_before_a_break_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = b"".join(row(id=n, text=os.urandom(40).hex()) + b"\n" for n in range(3000))
    path.write_bytes(gzip.compress(rows)[:-9000])
    items = taken(path)
    assert len(items) > 2000 and all(isinstance(item, Capture) for item in items[:-1])
    last = items[-1]
    assert isinstance(last, Failure) and "breaks off" in last.reason and f"line {len(items)}" in last.reason


def test_input_comes_in_small_pieces() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(3, size or 3))

    packed = gzip.compress(row(text="One.") + b"\n" + row(text="Two."))
    assert [type(item) for item in read(["-"], Settings(), Slow(packed))] == [Capture, Capture]


@pytest.mark.parametrize("packed", [False, True])
def test_the_rows_of_a_pipe_are_read_as_they_arrive(packed: bool) -> None:
    ours, theirs = os.pipe()
    with open(ours, "rb") as stdin, open(theirs, "wb", buffering=0) as pipe:
        items = read(["-"], Settings(), stdin)
        for number in range(3):
            data = row(id=number, text="The dam holds.") + b"\n"
            pipe.write(gzip.compress(data) if packed else data)
            item = next(items)
            assert isinstance(item, Capture) and item.given.external_id == str(number)
        pipe.close()
        assert list(items) == []


@pytest.mark.parametrize("size", [1, 3, 70_000])
def test_how_bytes_arrive_changes_nothing(size: int) -> None:
    class Slow(io.BytesIO):
        def read1(self, most: int | None = -1, /) -> bytes:
            return super().read1(min(size, most or size))

    rows = row(text="One.") + b"\n" + row(text="Two.")
    for data in (rows, b"\xef\xbb\xbf" + rows, b"{\n \"text\": \"One.\"}", b"One.\nTwo.", rows + bytes(range(20)) * 99,
                 gzip.compress(rows), "One.\nTwo.".encode("utf-16")):
        assert list(read(["-"], Settings(), Slow(data))) == taken("-", stdin=data)


def test_a_string_that_does_not_end_is_named_in_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "The dam ho\n')
    assert "(Unterminated string starting at character 10)" in only_failure(tmp_path / "a.jsonl")


def test_failures_do_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    items = taken(tmp_path / "none", tmp_path / "a.txt", tmp_path / "*.pdf", tmp_path / "a.txt")
    assert [type(item) for item in items] == [Failure, Capture, Failure, Capture]


def test_packed_bytes_are_unpacked_in_one_file() -> None:
    unpackers = {"zlib", "gzip", "bz2", "lzma", "zipfile", "tarfile"}
    for path in Path(sayso.read.__file__).parent.glob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_bytes())))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        assert path.name == "unpack.py" or not names & unpackers, path.name
