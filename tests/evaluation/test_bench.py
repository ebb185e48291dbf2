"""The benchmark's arithmetic and its counting of CPU and memory, on small processes of our own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evaluation import bench_attribution as bench
from evaluation import shared
from sayso.errors import UsageError


def cost(cpu: float, peak: int = 100_000_000) -> bench.Cost:
    return bench.Cost(cpu, cpu, peak)


def test_rates_with_and_without_loading() -> None:
    one = bench.Round(short=cost(2.0), full=cost(6.0), articles=12)
    assert one.whole == 2.0
    assert bench.steady([one]) == [3.0]


def test_steady_state_takes_the_median_loading_and_abstains_where_it_is_noise() -> None:
    rounds = [bench.Round(cost(loading), cost(6.0), 10) for loading in (1.0, 9.0, 1.0)]
    assert bench.steady(rounds) == [2.0, 2.0, 2.0]
    few = [bench.Round(cost(4.0), cost(5.0), 1)]
    assert bench.steady(few) == []
    said = bench.table({"sayso": few, "textacy": few}, {"cpu": [4.0], "wall": [3.0], "seconds": [.2]})
    assert "steady state    too few articles" in said


def test_spread_and_ratio_of_medians() -> None:
    assert bench.spread([3.0, 1.0, 2.0]) == "2.00 (1.00-3.00)"
    assert bench.compared([2.0, 4.0, 6.0], [1.0, 2.0, 6.0]) == "2.00 (1.00-2.00)"


def test_spend_counts_the_childs_cpu_and_peak() -> None:
    idle = bench.spend([sys.executable, "-c", "pass"])
    busy = bench.spend([sys.executable, "-c", "x = bytearray(80_000_000); x[::4096] = b'1' * len(x[::4096])\n"
                        "import time\nwhile time.process_time() < .3: pass"])
    assert 0 < idle.cpu < busy.cpu
    assert busy.cpu >= .3
    assert busy.peak > 80_000_000


def test_a_program_that_fails_is_told() -> None:
    with pytest.raises(UsageError, match="no such model"):
        bench.spend([sys.executable, "-c", "raise SystemExit('no such model')"])


def test_rounds_take_the_programs_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[tuple[str, int]] = []

    def spend(command: list[str | Path]) -> bench.Cost:
        read = shared.rows(Path(command[-1]))
        order.append((str(command[0]), len(read)))
        return cost(float(len(read)))

    monkeypatch.setattr(bench, "spend", spend)
    found = bench.rounds({"a": ["a"], "b": ["b"]}, [bench.SHORT] * 3, 2)
    assert order == [("a", 1), ("b", 1), ("a", 3), ("b", 3)] * 2
    assert [r.articles for r in found["b"]] == [3, 3]
    assert bench.steady(found["a"]) == [1.5, 1.5]


def test_the_table_names_both_programs() -> None:
    rounds = [bench.Round(cost(1.0), cost(5.0), 8)] * 3
    slower = [bench.Round(cost(2.0), cost(10.0, 400_000_000), 8)] * 3
    said = bench.table({"sayso": rounds, "textacy": slower}, {"cpu": [4.0], "wall": [3.0], "seconds": [.2]})
    whole, steady, loading, peak = said.splitlines()[2:6]
    assert whole.split()[-6:] == ["1.60", "(1.60-1.60)", "0.80", "(0.80-0.80)", "2.00", "(2.00-2.00)"]
    assert steady.split()[-2:] == ["2.00", "(2.00-2.00)"]
    assert loading.split()[-2:] == ["0.50", "(0.50-0.50)"]
    assert peak.split()[-4:] == ["400.00", "(400.00-400.00)", "0.25", "(0.25-0.25)"]


def test_counts_below_one_are_refused() -> None:
    with pytest.raises(UsageError, match="above 0"):
        bench.main(["--rounds", "0"])
