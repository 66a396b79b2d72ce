"""articles, statements, passages, speakers"""

from alembic import op
import sqlalchemy as sa

revision = '0001'
down_revision = None


def upgrade():
    op.create_table('articles',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('outlet', sa.Text(), nullable=False),
    sa.Column('authors', sa.JSON(), nullable=False),
    sa.Column('published', sa.Date(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('retrieved', sa.DateTime(timezone=True), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('checksum', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id', 'version')
    )
    op.create_index('articles_current', 'articles', ['current', 'published'], unique=False)
    op.create_index('articles_state', 'articles', ['state'], unique=False)
    op.create_table('embeddings',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('item')
    )
    op.create_table('meta',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key')
    )
    op.create_table('origins',
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('article_id', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('origin')
    )
    op.create_index('origins_article', 'origins', ['article_id'], unique=False)
    op.create_table('speakers',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id')
    )
    op.create_table('aliases',
    sa.Column('speaker_n', sa.Integer(), nullable=False),
    sa.Column('alias', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['speaker_n'], ['speakers.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('speaker_n', 'alias')
    )
    op.create_table('passages',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('article_n', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_n'], ['articles.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id')
    )
    op.create_index('passages_article', 'passages', ['article_n'], unique=False)
    op.create_table('quotes',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('article_n', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('verbatim', sa.JSON(), nullable=False),
    sa.Column('cue', sa.JSON(), nullable=False),
    sa.Column('mention', sa.JSON(), nullable=False),
    sa.Column('context_start', sa.Integer(), nullable=False),
    sa.Column('context_end', sa.Integer(), nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('act', sa.String(), nullable=False),
    sa.Column('polarity', sa.String(), nullable=False),
    sa.Column('speaker_n', sa.Integer(), nullable=True),
    sa.Column('speaker_kind', sa.String(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('on_behalf_of', sa.Text(), nullable=False),
    sa.Column('via', sa.JSON(), nullable=False),
    sa.Column('addressee', sa.Text(), nullable=False),
    sa.Column('medium', sa.Text(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=True),
    sa.Column('confidence', sa.Float(), nullable=False),
    sa.Column('checksum', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_n'], ['articles.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['speaker_n'], ['speakers.n'], ),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id')
    )
    op.create_index('quotes_article', 'quotes', ['article_n'], unique=False)
    op.create_index('quotes_speaker', 'quotes', ['speaker_n'], unique=False)
    op.create_table('departed', sa.Column('item', sa.String(), nullable=False), sa.PrimaryKeyConstraint('item'))
    for name, columns in (("quotes_fts", "statement, context, headline"), ("passages_fts", "body, headline")):
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize = 'porter unicode61 remove_diacritics 2')")


def downgrade():
    raise NotImplementedError("an archive is not taken back to an empty one: delete the data folder")
