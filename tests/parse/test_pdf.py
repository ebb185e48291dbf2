"""PDF: its text is a capture of its own, and every span is pinned in that."""

from __future__ import annotations

import hashlib
import io
import random
import zlib
from collections.abc import Sequence
from typing import Any

import pytest

from sayso.errors import InputError, LimitError
from sayso.parse import parse
from sayso.parse import pdf as pdf_module
from sayso.parse.pdf import paragraphs_of_page
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Given

LINES = (
    "The river crest reached the town of Lund on Friday, and",
    "Mayor Ana Ruiz said that at least 40 families had left.",
    "Two bridges were closed.",
    "The dam above the town holds, the engineers said on the",
    "radio, but nobody could say for how long that would be.",
)


def pdf_of(pages: Sequence[Sequence[str]], packed: bool = True, drawing: bytes = b"") -> bytes:
    """A PDF with these lines on its pages; ``drawing`` is put before the lines of each."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"(%s) Tj T*\n" % line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
        )
        stream = drawing + (b"BT /F1 12 Tf 14 TL 72 720 Td\n" + shown + b"ET" if lines else b"0 0 m 10 10 l S")
        pressed = zlib.compress(stream) if packed else stream
        objects.append(
            b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(pressed), b" /Filter /FlateDecode" * packed, pressed)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return file_of(objects)


def file_of(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with what makes them a file."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    starts = []
    for number, value in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, value))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def capture_of(data: bytes, **given: Any) -> Capture:
    return Capture(data, "application/pdf", "a.pdf", Given(**given))


def reason(data: bytes, settings: Settings | None = None, kind: type[InputError] = InputError) -> str:
    with pytest.raises(kind) as raised:
        parse(capture_of(data), settings or Settings())
    text = str(raised.value)
    assert text.startswith("a.pdf: ") and text.endswith(".") and "\n" not in text
    return text


@pytest.mark.parametrize("packed", [True, False])
def test_the_text_is_a_capture_of_its_own(packed: bool) -> None:
    capture = capture_of(
        pdf_of([LINES, ["Ströms “café” (old) closed on the second day of the flood."]], packed),
        url="http://lund.example/a.pdf",
        published="2031-05-12",
    )
    report = parse(capture, Settings())
    assert report.text == "\n".join(LINES) + "\n\nStröms “café” (old) closed on the second day of the flood."
    derived = report.text.encode("utf-8")
    assert report.sha256 == hashlib.sha256(derived).hexdigest() != capture.sha256
    assert report.media_type == f"text/plain; charset=utf-8; derived-from={capture.sha256}"
    assert report.charset == "utf-8" and report.charset_evidence.startswith("pypdf ")
    for span in [Span(0, len(report.text)), *report.blocks, Span(len(report.text) - 40, len(report.text) - 9)]:
        pin = report.pin(span)
        assert pin.capture == report.sha256
        assert derived[pin.start : pin.end].decode() == pin.exact == span.of(report.text)
    assert report.url == "http://lund.example/a.pdf" and str(report.published and report.published.day) == "2031-05-12"
    assert [span.of(report.text).split()[0] for span in report.blocks] == ["The", "The", "Ströms"]


def test_the_id_is_made_from_the_file() -> None:
    one, two = (parse(capture_of(pdf_of([LINES], packed)), Settings()) for packed in (True, False))
    assert one.sha256 == two.sha256 and one.id != two.id


def test_encrypted() -> None:
    pypdf = pytest.importorskip("pypdf")
    for password, readable in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of([LINES])))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if readable:
            assert parse(capture_of(out.getvalue()), Settings()).text == "\n".join(LINES)
        else:
            assert "is an encrypted PDF; save it without a password" in reason(out.getvalue())


def test_protected_by_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    pypdf = pytest.importorskip("pypdf")

    def missing(*_: Any, **__: Any) -> None:
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf, "PdfReader", missing)
    assert "pip install cryptography" in reason(pdf_of([LINES]))


def test_pictures_only() -> None:
    assert "without a text" in reason(pdf_of([[], []]))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:8],
        lambda data: b"%PDF-1.7 ...",
        lambda data: data[:200],
        lambda data: b"%PDF-" + bytes(500),
        lambda data: data.replace(b"/Pages", b"/Pagos"),
        lambda data: pdf_of([]),
    ],
)
def test_broken(damage: Any) -> None:
    assert "PDF" in reason(damage(pdf_of([LINES])))


def test_any_damage_is_one_sentence_or_a_text(caplog: pytest.LogCaptureFixture) -> None:
    good = bytearray(pdf_of([LINES], packed=False))
    chance = random.Random(5)
    for _ in range(150):
        data = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            report = parse(capture_of(bytes(data)), Settings())
        except InputError as error:
            assert str(error).startswith("a.pdf: ")
        else:
            assert len(report.map) == len(report.text)
    assert not caplog.records  # what pypdf says of faults does not reach the terminal


def test_drawings_that_multiply() -> None:
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>",
    ]
    draw = b"/X Do\n" * 40
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]"
        b" /Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        % (number + 1, len(stream), stream)
        for number, stream in enumerate([draw, draw, draw, b"BT /F1 12 Tf (x) Tj ET"], 6)
    ]
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw)
    assert "more work" in reason(file_of([*head, content, *forms]), kind=LimitError)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "max_characters" in reason(pdf_of([LINES] * 9), Settings(max_characters=1000), LimitError)
    monkeypatch.setattr(pdf_module, "MOST_OPERATORS", 1000)
    assert "operators" in reason(pdf_of([LINES], drawing=b"0 0 m\n" * 2000), kind=LimitError)
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
    assert "pages" in reason(pdf_of([LINES] * 3), kind=LimitError)


def test_paragraphs() -> None:
    page = "A line that is as long as most of the lines are.\nAnd more of it.\n\n"
    page += "  Next one, long enough, to go on here and\nend.\nX"
    assert [span.of(page) for span in paragraphs_of_page(page)] == [
        "A line that is as long as most of the lines are.\nAnd more of it.",
        "Next one, long enough, to go on here and\nend.",
        "X",
    ]
    assert paragraphs_of_page("") == [] and paragraphs_of_page("\n \n") == []
