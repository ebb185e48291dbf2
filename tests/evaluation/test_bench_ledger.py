"""The bench of the ledger fills one that can be asked, and tells what it measured."""

from __future__ import annotations

from pathlib import Path

from evaluation import bench_ledger
from evaluation.invented_ledger import fill
from sayso.answers import Query
from sayso.ledger import open_ledger


def test_a_filled_ledger_answers_every_question(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        fill(ledger, 70, seed=3, workers=1)
        assert ledger.counts()["report"] == 70 == len(ledger.reports(limit=100).rows)
        (claim, *_) = ledger.claims(Query(category="displaced")).rows
        told = ledger.told(claim.id)
        assert claim.members == len(next(one for one in told.compared.claims if one.id == claim.id).members)
        rows = list(bench_ledger.ask(ledger, 2, 0))
        held = bench_ledger.sizes(ledger)
    assert len(rows) > 20 and all(0 <= row["cpu"] <= row["cpu95"] for row in rows)
    assert held["reports"] == 70 and held["bytes"] > 1000
    assert "claims category" in bench_ledger.table(rows)
