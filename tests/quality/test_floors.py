"""No score falls below its floor: the product on every set, as ``python -m evaluation.floors`` does it.

Needs the shared folder with the data and the scorers; some two minutes on two cores.
"""

from __future__ import annotations

import pytest

from evaluation import floors, shared

WHY_NOT = shared.missing()


@pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")
@pytest.mark.parametrize("name", floors.SETS)
def test_no_score_falls_below_its_floor(name: str) -> None:
    found = floors.measure(name, workers=2)
    complaints = floors.broken(name, found, floors.load().get(name, {}))
    assert not complaints, "\n".join(complaints)


def test_no_floor_was_lowered_without_a_word() -> None:
    changelog = floors.CHANGELOG.read_text(encoding="utf-8") if floors.CHANGELOG.is_file() else ""
    complaints = floors.unexplained(floors.history(), floors.load(), changelog)
    assert not complaints, "\n".join(complaints)
