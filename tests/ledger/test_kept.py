"""Ledgers of earlier releases are opened, brought up to date, asked and proved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sayso.answers import Query
from sayso.ledger import open_ledger, verify
from sayso.values import Stance
from tests.ledger.keep import KEPT
from tests.ledger.two import fill, read_of


@pytest.mark.parametrize("release", sorted(path.name for path in KEPT.iterdir() if path.is_dir()))
def test_a_ledger_of_an_earlier_release_is_opened(release: str, tmp_path: Path) -> None:
    shutil.copytree(KEPT / release, tmp_path / "kept")
    with open_ledger(str(tmp_path / "kept" / "kept.db")) as ledger:
        assert list(verify(ledger)) == []
        ledger.begin([])  # what later rules make of its stories is theirs
        ledger.compare_stale()
        assert list(verify(ledger)) == []
        ids = {read_of(number).report.id for number in (0, 5, 10, 1, 6)}
        assert {reading.report.id for reading in ledger.readings()} == ids
        for number in (0, 5, 6):
            (as_read,) = ledger.readings([read_of(number).report.id], as_read=True)
            assert as_read.statements == read_of(number).statements and as_read.figures == read_of(number).figures
        states = [(one.judgement.verb, one.judgement.author, one.state) for one in ledger.judgements()]
        assert states == [
            (verb, "Ada", state)
            for verb, state in (
                ("split", "in force"),
                ("dismiss", "withdrawn"),
                ("correct", "in force"),
                ("add", "in force"),
            )
        ]
        assert ledger.reading(read_of(10).report.id).statements[0].stance is Stance.DENIES
        assert len(ledger.reading(read_of(1).report.id).statements) == 3
        assert {hit.report for hit in ledger.search("flood")} == {read_of(n).report.id for n in (0, 5, 10)}
        assert ledger.compared().claims
        assert {row.id for row in ledger.reports(limit=100).rows} == ids
        told = ledger.claims(Query(words="families", category="displaced", place="Lund"), limit=100).rows
        assert told and all("families" in row.gist.text for row in told)
        assert {count.value for count in ledger.facets().places} >= {"lund", "arvika"}
        passages = {found.headline.report for found in ledger.find("flood").rows}
        assert passages == {read_of(n).report.id for n in (0, 5, 10)}
        before = ledger.counts()["report"]
        fill(ledger, 15, 20)  # the first was erased
        assert ledger.counts()["report"] == before + 1 and list(verify(ledger)) == []
