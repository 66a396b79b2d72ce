"""the reader's corrections of statements and sources"""

from alembic import op
import sqlalchemy as sa

revision = '0007'
down_revision = '0006'


def upgrade():
    op.add_column('quotes', sa.Column('struck', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table('amendments',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('article_id', sa.String(), nullable=False),
    sa.Column('parts', sa.JSON(), nullable=False),
    sa.Column('places', sa.JSON(), nullable=False),
    sa.Column('told', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('n')
    )
    op.create_index('amendments_article', 'amendments', ['article_id'], unique=False)


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
