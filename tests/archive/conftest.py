"""What several tests of the archive begin with."""

import pytest

from archive.archive import Archive
from tests.archive.small import MODEL


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The folder of an archive without articles, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    Archive.open(folder, write=True, model=MODEL).close()
    return folder
