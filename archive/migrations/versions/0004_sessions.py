"""conversations of the desk"""

from alembic import op
import sqlalchemy as sa

revision = '0004'
down_revision = '0003'


def upgrade():
    op.create_table('sessions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('turns', sa.JSON(), nullable=False),
    sa.Column('asked', sa.Integer(), nullable=False),
    sa.Column('begun', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('sessions_owner', 'sessions', ['owner', 'changed'], unique=False)


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
