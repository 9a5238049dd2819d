"""The cache of compiled rules stays out of the user's home."""

import os
import tempfile
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYEDIT_CACHE_DIR"] = folder
        yield
        del os.environ["COPYEDIT_CACHE_DIR"]
