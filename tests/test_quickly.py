"""Quick tests stay quick: nothing that they run can start a process or a server."""

import subprocess
import sys

import pytest

import quickly


@pytest.mark.parametrize("event", sorted(quickly.STARTS))
def test_a_quick_test_can_start_nothing(event: str, request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker(quickly.QUICK)
    with pytest.raises(quickly.NotQuickError, match=event):
        sys.audit(event)


def test_what_starts_a_process_is_marked_and_can(request: pytest.FixtureRequest) -> None:
    assert [one.name for one in request.node.iter_markers()] == ["process"]
    assert subprocess.run([sys.executable, "-c", ""], check=False).returncode == 0
