"""speakers across articles: what each article says, whom it means, the reader's corrections"""

from alembic import op
import sqlalchemy as sa

revision = '0003'
down_revision = '0002'


def upgrade():
    op.add_column('quotes', sa.Column('named', sa.Text(), nullable=True))
    op.add_column('speakers', sa.Column('apart', sa.Text(), nullable=False, server_default=''))
    op.add_column('speakers', sa.Column('qid', sa.Text(), nullable=False, server_default=''))
    op.add_column('speakers', sa.Column('gender', sa.Text(), nullable=False, server_default=''))
    op.create_index('speakers_name', 'speakers', ['name'], unique=False)
    op.create_index('speakers_joint', 'speakers', ['name'], unique=False, sqlite_where=sa.text("instr(name, '; ') > 0"))
    op.create_table('appearances',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('article_n', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('block', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('gender', sa.String(), nullable=False),
    sa.Column('forms', sa.JSON(), nullable=False),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('mentions', sa.Integer(), nullable=False),
    sa.Column('speaks', sa.Boolean(), nullable=False),
    sa.Column('speaker_n', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_n'], ['articles.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['speaker_n'], ['speakers.n'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('article_n', 'name')
    )
    op.create_index('appearances_key', 'appearances', ['key'], unique=False)
    op.create_index('appearances_block', 'appearances', ['block'], unique=False)
    op.create_index('appearances_speaker', 'appearances', ['speaker_n'], unique=False)
    op.create_table('unlinked',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('block', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', 'block')
    )
    op.create_table('rulings',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('names', sa.JSON(), nullable=False),
    sa.Column('target', sa.Text(), nullable=False),
    sa.Column('articles', sa.JSON(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('n')
    )
    # What an older archive knows of each article: who speaks in it, as what, and which roles their statements give them.
    op.execute('UPDATE quotes SET named = (SELECT name FROM speakers WHERE speakers.n = quotes.speaker_n)')
    op.execute(
        "INSERT INTO appearances (article_n, name, key, block, kind, gender, forms, roles, mentions, speaks, speaker_n) "
        "SELECT article_n, named, '', '', min(speaker_kind), '', '[]', json_group_array(DISTINCT role) FILTER (WHERE role <> ''), "
        "count(*), 1, min(speaker_n) FROM quotes JOIN articles ON articles.n = article_n "
        "WHERE named IS NOT NULL AND current GROUP BY article_n, named"
    )


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
