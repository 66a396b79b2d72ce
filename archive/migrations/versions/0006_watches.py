"""watch-lists"""

from alembic import op
import sqlalchemy as sa

revision = '0006'
down_revision = '0005'


def upgrade():
    op.create_table('watches',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('follows', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('added', sa.DateTime(timezone=True), nullable=False),
    sa.Column('looked', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed', sa.DateTime(timezone=True), nullable=True),
    sa.Column('seen', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('n')
    )
    op.create_index('watches_owner', 'watches', ['owner'], unique=False)


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
