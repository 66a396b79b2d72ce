"""descriptions: who is only described in one article is looked for in others"""

from alembic import op
import sqlalchemy as sa

revision = '0010'
down_revision = '0009'


def upgrade():
    op.add_column('quotes', sa.Column('described', sa.Text(), nullable=False, server_default=''))
    op.add_column('quotes', sa.Column('known', sa.Float(), nullable=True))
    op.add_column('appearances', sa.Column('called', sa.JSON(), nullable=False, server_default='[]'))
    op.create_table('descriptions',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('article_n', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('barred', sa.JSON(), nullable=False),
    sa.Column('waits', sa.Boolean(), nullable=False),
    sa.Column('witness_n', sa.Integer(), nullable=True),
    sa.Column('speaker_n', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_n'], ['articles.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['speaker_n'], ['speakers.n'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['witness_n'], ['appearances.n'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('article_n', 'name')
    )
    op.create_index('descriptions_witness', 'descriptions', ['witness_n'], unique=False)
    op.create_index('descriptions_speaker', 'descriptions', ['speaker_n'], unique=False)


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
