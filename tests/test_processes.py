"""Several processes: the same results in the same order, and their faults raised here."""

import os

import pytest

from tcsite.edges.processes import LEAST, Processes, processors


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
@pytest.mark.parametrize("number", [0, 1, LEAST - 1, LEAST, LEAST + 1, 101])
def test_results_come_in_the_order_of_the_things(jobs: int, number: int) -> None:
    results = Processes(jobs)(square, range(number))
    assert [value for value, _ in results] == [one * one for one in range(number)]
    used = {process for _, process in results}
    assert len(used) == (jobs if number >= LEAST else min(number, 1))


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("things", [LEAST - 1, LEAST])
def test_two_tasks_are_done_side_by_side_where_there_is_much_to_do(jobs: int, things: int) -> None:
    here, there = Processes(jobs).beside(os.getpid, os.getpid, things)
    assert here == os.getpid()
    assert (there != here) is (jobs > 1 and things >= LEAST)


@pytest.mark.parametrize("things", [1, LEAST])
def test_what_fails_beside_is_raised_here(things: int) -> None:
    def fails() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Processes(2).beside(lambda: 1, fails, things)
    with pytest.raises(ValueError, match="no"):
        Processes(2).beside(fails, lambda: 1, things)


@pytest.mark.parametrize("at", [0, LEAST * 2 - 1])
def test_what_fails_anywhere_is_raised_here(at: int) -> None:
    def work(number: int) -> int:
        if number == at:
            raise ValueError("no")
        return number

    with pytest.raises(ValueError, match="no"):
        Processes(2)(work, range(LEAST * 2))


def test_a_process_that_is_killed_is_no_silent_loss() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != parent:
            os._exit(9)
        return number

    with pytest.raises(OSError, match="ended before its work was done"):
        Processes(2)(work, range(LEAST))


def test_results_larger_than_a_pipe_come_whole() -> None:
    results = Processes(2)(lambda number: bytes([number]) * 1_000_000, range(LEAST))
    assert [len(one) for one in results] == [1_000_000] * LEAST


def test_this_machine_has_a_processor() -> None:
    assert processors() >= 1
