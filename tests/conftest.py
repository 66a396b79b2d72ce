"""What all tests share: hypothesis without deadlines (machines are noisy) and one loaded embedding model."""

import pytest
from hypothesis import settings

from ingest.embed import Embedder

settings.register_profile("onrecord", deadline=None, print_blob=True)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def embedder():
    return Embedder()
