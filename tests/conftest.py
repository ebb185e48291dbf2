"""What all tests share. With SAYSO_NO_SKIPS=1, as in CI, a skipped test fails the run."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# No property depends on how busy the machine is.
settings.register_profile("sayso", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sayso")


def _skipped(config: pytest.Config) -> list[Any]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter is not None else []


def _strict(config: pytest.Config) -> bool:
    return os.environ.get("SAYSO_NO_SKIPS") == "1" and not hasattr(config, "workerinput")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a passed run with skipped tests into a failed one."""
    if _strict(session.config) and exitstatus == 0 and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say why such a run failed."""
    if _strict(config) and _skipped(config):
        terminalreporter.write_line("SAYSO_NO_SKIPS=1: the skipped tests above fail this run.")
