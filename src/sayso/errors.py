"""One exception tree; catch ``SaysoError`` to catch them all.

    SaysoError                 exit 1
    ├── UsageError             exit 2   the call's words are off
    ├── InputError             exit 3   one input cannot be read; the others go on
    │   ├── LimitError                  it is larger, deeper or more compressed than allowed
    │   └── SkippedError                it was understood and is not taken (a language, say)
    ├── PolicyError            exit 4   refused by a rule
    │   └── RefusedError                one input is (robots.txt, a private address); an InputError too
    └── IntegrityError         exit 5   bytes, spans or ids do not agree

Every message is one sentence: what is wrong, where, and what to try.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The base of all errors; ``exit_code`` is what the command line returns for it."""

    exit_code = 1


class UsageError(SaysoError):
    """The call's words are off: nothing was read."""

    exit_code = 2


class InputError(SaysoError):
    """One input cannot be read. ``place`` names it; a batch goes on."""

    exit_code = 3

    def __init__(self, place: str, what: str, advice: str) -> None:
        """``what`` is wrong at ``place``, and ``advice`` says what to try; no full stops."""
        super().__init__(f"{place}: {what}; {advice}.")
        self.place, self.what, self.advice = place, what, advice

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return type(self), (self.place, self.what, self.advice)


class LimitError(InputError):
    """An input exceeds a limit of the settings."""


class SkippedError(InputError):
    """An input that was understood and is left out for a stated reason: counted apart from failures."""


class PolicyError(SaysoError):
    """Refused by a rule."""

    exit_code = 4


class RefusedError(PolicyError, InputError):
    """One input that a rule refuses (robots.txt, a private address): a batch goes on without it."""

    def __init__(self, place: str, what: str, advice: str) -> None:
        """As for InputError."""
        InputError.__init__(self, place, what, advice)


class IntegrityError(SaysoError):
    """Bytes, spans or ids do not agree."""

    exit_code = 5
