"""Reviews in an archive that an older onrecord made: a writer makes room for them."""

import pytest

from archive import reviews
from archive.archive import Archive
from archive.database import FILE_NAME, connect
from archive.errors import ArchiveOutdated
from archive.reviews import Review
from tests.archive.small import UNDESCRIBE

FARES = Review(claim="Fares would rise.", rating="Mostly true", reviewer="Quay Checks")


def test_an_archive_made_before_reviews_keeps_them_after_its_next_writer(tmp_path):
    Archive.open(tmp_path, write=True).close()
    engine = connect(tmp_path / FILE_NAME)
    with engine.begin() as connection:
        for statement in (*UNDESCRIBE, "DROP TABLE reviews"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DROP TABLE codes")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
    engine.dispose()
    with pytest.raises(ArchiveOutdated, match="onrecord rebuild"):
        Archive.open(tmp_path)
    with Archive.open(tmp_path, write=True) as archive:
        assert reviews.keep(archive, [FARES]) == 1
        assert reviews.listed(archive) == [FARES]


@pytest.mark.parametrize("missing", ["claim", "reviewer"])
def test_a_finding_needs_a_claim_and_somebody_who_answers_for_it(missing):
    with pytest.raises(ValueError, match="a claim and an author"):
        Review(**{"claim": "a", "rating": "b", "reviewer": "c", missing: " "})
