"""For all tests: the cache of compiled rules stays out of the user's home, and a busy machine fails no property."""

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture(scope="session", autouse=True)
def cache_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYEDIT_CACHE_DIR"] = folder
        yield
        del os.environ["COPYEDIT_CACHE_DIR"]
