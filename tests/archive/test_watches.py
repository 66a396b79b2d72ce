"""Watches in an archive that an older onrecord made: nothing is watched, a writer makes room for them."""

import pytest

from archive import watches
from archive.archive import Archive
from archive.database import FILE_NAME, connect
from archive.errors import ArchiveOutdated
from archive.watches import Follows


def test_an_archive_made_before_watches_can_be_read(tmp_path):
    Archive.open(tmp_path, write=True).close()
    engine = connect(tmp_path / FILE_NAME)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE watches")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    engine.dispose()
    with Archive.open(tmp_path) as archive:
        assert watches.listed(archive, owner="") == []
        with pytest.raises(ArchiveOutdated, match="onrecord rebuild"):
            watches.add(archive, Follows.TOPIC, "the ferry", owner="", seen={})
    with Archive.open(tmp_path, write=True) as archive:
        assert watches.add(archive, Follows.TOPIC, "the ferry", owner="", seen={})
        assert [watch.name for watch in watches.listed(archive, owner="")] == ["the ferry"]
