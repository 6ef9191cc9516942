"""Tells at the end of a run how many worlds were tried, how rare the rarest pair was, and what was refused."""

from __future__ import annotations

import pytest

DRAWN = "drawn"
"""The property of a test's report that holds its lines."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [each for some in terminalreporter.stats.values() for each in some if hasattr(each, "user_properties")]
    lines = sorted({str(value) for each in reports for name, value in each.user_properties if name == DRAWN})
    if lines:
        terminalreporter.section("what was drawn")
        for line in lines:
            terminalreporter.write_line(line)
