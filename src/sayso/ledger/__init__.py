"""The ledger: what was read stays, exactly, and can be proved and compared."""

from sayso.ledger.inserting import Run
from sayso.ledger.judging.erasing import Erased
from sayso.ledger.judging.judgements import Change, Judgement
from sayso.ledger.judging.keeping import Standing
from sayso.ledger.ledger import Added, Ledger, intake_of, open_ledger
from sayso.ledger.searching import Hit
from sayso.ledger.verifying import Problem, verify

__all__ = [
    "Added",
    "Change",
    "Erased",
    "Hit",
    "Judgement",
    "Ledger",
    "Problem",
    "Run",
    "Standing",
    "intake_of",
    "open_ledger",
    "verify",
]
