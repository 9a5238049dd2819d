"""For all tests: cache, settings and decisions are not those of the user, a busy machine fails no property, and no
file is left in the repository.
"""

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.left_behind import pytest_sessionfinish, pytest_sessionstart  # noqa: F401 - found by pytest

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture(scope="session", autouse=True)
def cache_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYEDIT_CACHE_DIR"] = folder
        os.environ["COPYEDIT_CONFIG_DIR"] = folder
        os.environ["COPYEDIT_DATA_DIR"] = folder
        yield
        for name in ("CACHE", "CONFIG", "DATA"):
            del os.environ[f"COPYEDIT_{name}_DIR"]
