"""codes of embeddings: statements that days or outlets narrow are ranked without reading the embedding of each"""

from alembic import op
import sqlalchemy as sa

from archive import quantised

revision = '0009'
down_revision = '0008'


def upgrade():
    op.create_table('codes',
    sa.Column('article_n', sa.Integer(), nullable=False),
    sa.Column('codes', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['article_n'], ['articles.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('article_n')
    )
    quantised.refill(op.get_bind())


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
