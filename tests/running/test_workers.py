"""Many files on many cores: results in order, errors reported, and no more under way than is needed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from copyedit.errors import CopyeditError, FileError
from copyedit.running.workers import default_jobs, run_each

PATHS = [f"{number}.txt" for number in range(300)]


def _name(path: str) -> str:
    return path.removesuffix(".txt")


def _process(_: str) -> int:
    return os.getpid()


def _fail(path: str) -> str:
    if path == "150.txt":
        raise FileError("cannot be read: no such file", path, 7, 9)
    return path


def _mark(folder: Path, path: str) -> str:
    (folder / path).touch()
    return path


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 300])
def test_results_come_in_the_order_of_the_files(jobs: int, count: int) -> None:
    assert list(run_each(_name, PATHS[:count], jobs)) == [str(number) for number in range(count)]


def test_many_files_go_to_other_processes() -> None:
    assert os.getpid() not in set(run_each(_process, PATHS, 2))


def test_a_few_files_and_a_single_job_stay_in_this_process() -> None:
    assert set(run_each(_process, PATHS[:3], 2)) == {os.getpid()}
    assert set(run_each(_process, PATHS, 1)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_the_work_reaches_the_caller_whole(jobs: int) -> None:
    with pytest.raises(FileError) as caught:
        list(run_each(_fail, PATHS, jobs))
    error = caught.value
    assert (error.message, error.path) == ("cannot be read: no such file", "150.txt")
    assert (error.line, error.column) == (7, 9)


def test_an_error_comes_after_the_results_in_front_of_it() -> None:
    results = run_each(_fail, PATHS, 1)
    assert list(islice(results, 150)) == PATHS[:150]
    with pytest.raises(FileError):
        next(results)


def test_work_with_something_bound_to_it(tmp_path: Path) -> None:
    assert list(run_each(partial(_mark, tmp_path), PATHS, 2)) == PATHS
    assert len(list(tmp_path.iterdir())) == len(PATHS)


def test_one_job_does_no_work_ahead(tmp_path: Path) -> None:
    results = run_each(partial(_mark, tmp_path), PATHS, 1)
    assert list(tmp_path.iterdir()) == []
    assert next(results) == "0.txt"
    assert [path.name for path in tmp_path.iterdir()] == ["0.txt"]


def test_nothing_starts_before_the_first_result_is_asked_for(tmp_path: Path) -> None:
    results = run_each(partial(_mark, tmp_path), PATHS, 2)
    assert list(tmp_path.iterdir()) == []
    assert len(list(results)) == len(PATHS)


class _AtOnce(Executor):
    """Does in this process, at once, whatever it is given: how far ahead of the reader is work handed out?"""

    def __init__(self, _: int, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        initializer(*initargs)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_only_so_much_is_under_way_however_many_files_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _AtOnce)
    begun: list[str] = []
    paths = [f"{number}.txt" for number in range(20_000)]
    most = 0

    def work(path: str) -> str:
        begun.append(path)
        return path

    for done, result in enumerate(run_each(work, paths, 2)):
        assert result == paths[done]
        most = max(most, len(begun) - done)
    assert begun == paths
    assert most <= 200


def test_a_reader_that_goes_away_ends_the_work(tmp_path: Path) -> None:
    paths = [f"{number}.txt" for number in range(2000)]
    results = run_each(partial(_mark, tmp_path), paths, 2)
    assert next(results) == "0.txt"
    results.close()  # type: ignore[attr-defined]  # a generator
    assert 1 <= len(list(tmp_path.iterdir())) <= 200


def test_there_is_a_core() -> None:
    assert default_jobs() >= 1


def _die(path: str) -> str:
    if path == "150.txt":
        os._exit(9)
    return path


def test_a_killed_worker_is_an_error_without_a_traceback() -> None:
    with pytest.raises(CopyeditError, match="a worker process was killed"):
        list(run_each(_die, PATHS, 2))


_ONE_IS_SLOW = """
import time
from copyedit.running.workers import run_each

def work(path):
    if path == "0":
        print("at work", flush=True)
        time.sleep(30)

try:
    list(run_each(work, [str(number) for number in range(24)], 2))
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_ctrl_c_while_a_worker_waits_for_work_prints_nothing() -> None:
    command = [sys.executable, "-c", _ONE_IS_SLOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # one worker sleeps; the other is soon out of work
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        printed, errors = process.communicate(timeout=20)
    assert (printed.decode(), errors.decode()) == ("interrupted\n", "")
