"""checksums of embeddings and origins"""

from alembic import op
import sqlalchemy as sa

from archive.rows import checksum, vector_checksum

revision = '0002'
down_revision = '0001'


def upgrade():
    embeddings = sa.table('embeddings', sa.column('item'), sa.column('vector'), sa.column('checksum'))
    origins = sa.table('origins', sa.column('origin'), sa.column('article_id'), sa.column('fingerprint'), sa.column('checksum'))
    for table in (embeddings, origins):
        op.add_column(table.name, sa.Column('checksum', sa.String(), nullable=False, server_default=''))
    connection = op.get_bind()
    for item, vector in connection.execute(sa.select(embeddings.c.item, embeddings.c.vector)).all():
        kept = sa.update(embeddings).where(embeddings.c.item == item)
        connection.execute(kept.values(checksum=vector_checksum(item, vector)))
    for row in connection.execute(sa.select(origins)).mappings().all():
        kept = sa.update(origins).where(origins.c.origin == row['origin'])
        connection.execute(kept.values(checksum=checksum(row)))
