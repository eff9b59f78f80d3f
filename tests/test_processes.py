"""Several processes: the same results in the same order, and their faults raised here."""

import os
import time

import pytest

from tcsite.edges.processes import LEAST, Processes, processors


def square(number: int) -> tuple[int, int]:
    time.sleep(0.002)  # work: else the first process has done all before the next one asks for any
    return number * number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
@pytest.mark.parametrize("number", [0, 1, LEAST - 1, LEAST, LEAST + 1, 101])
def test_results_come_in_the_order_of_the_things(jobs: int, number: int) -> None:
    results = Processes(jobs)(square, range(number))
    assert [value for value, _ in results] == [one * one for one in range(number)]
    used = {process for _, process in results}
    assert (1 < len(used) <= jobs) is (jobs > 1 and number >= LEAST)


def test_who_is_quick_does_more_of_the_work() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001 if os.getpid() == parent else 0.1)  # the copy is slow
        return os.getpid()

    done = Processes(2)(work, range(LEAST))
    assert 0 < len(done) - done.count(parent) < LEAST // 4


@pytest.mark.parametrize("number", [257, 1000, 2051])
def test_each_of_many_things_is_done_once(number: int) -> None:
    assert Processes(3)(lambda one: one, range(number)) == [*range(number)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("number", [0, 1, LEAST - 1, LEAST, 300])
def test_another_task_is_one_piece_of_the_work(jobs: int, number: int) -> None:
    other, results = Processes(jobs).among(lambda: "other", square, range(number))
    assert other == "other"
    assert [value for value, _ in results] == [one * one for one in range(number)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("things", [LEAST - 1, LEAST])
def test_two_tasks_are_done_by_copies_where_there_is_much_to_do(jobs: int, things: int) -> None:
    one, other = Processes(jobs).apart(os.getpid, os.getpid, things)
    copies = {one, other} - {os.getpid()}
    assert len(copies) == (2 if jobs > 1 and things >= LEAST else 0)


@pytest.mark.parametrize("things", [1, LEAST])
def test_what_fails_in_a_task_is_raised_here(things: int) -> None:
    def fails() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Processes(2).apart(lambda: 1, fails, things)
    with pytest.raises(ValueError, match="no"):
        Processes(2).apart(fails, lambda: 1, things)


def test_after_a_fault_here_no_copy_goes_on() -> None:
    parent = os.getpid()

    def work(number: int) -> None:
        time.sleep(0.05)  # so long that going on would be seen
        if os.getpid() == parent:
            raise ValueError("no")

    begun = time.monotonic()
    with pytest.raises(ValueError, match="no"):
        Processes(2)(work, range(256))
    assert time.monotonic() - begun < 5  # all of it takes twelve seconds


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
        time.sleep(0.002)  # work: the copy is to get some of it
        return number

    with pytest.raises(OSError, match="ended before its work was done"):
        Processes(2)(work, range(LEAST))


def test_results_larger_than_a_pipe_come_whole() -> None:
    results = Processes(2)(lambda number: bytes([number]) * 1_000_000, range(LEAST))
    assert [len(one) for one in results] == [1_000_000] * LEAST


def test_this_machine_has_a_processor() -> None:
    assert processors() >= 1
