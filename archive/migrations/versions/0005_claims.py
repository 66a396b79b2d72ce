"""claims: wordings, voices, their links, the reader's verdicts"""

from alembic import op
import sqlalchemy as sa

revision = '0005'
down_revision = '0004'


def upgrade():
    op.create_table('wordings',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id')
    )
    op.create_table('cells',
    sa.Column('cell', sa.Integer(), nullable=False),
    sa.Column('wording_n', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['wording_n'], ['wordings.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('cell', 'wording_n')
    )
    op.create_index('cells_wording', 'cells', ['wording_n'], unique=False)
    op.create_table('neighbours',
    sa.Column('wording_n', sa.Integer(), nullable=False),
    sa.Column('other_n', sa.Integer(), nullable=False),
    sa.Column('nearness', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['other_n'], ['wordings.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['wording_n'], ['wordings.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('wording_n', 'other_n')
    )
    op.create_index('neighbours_other', 'neighbours', ['other_n'], unique=False)
    op.create_table('voices',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('wording_n', sa.Integer(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=False),
    sa.Column('polarity', sa.String(), nullable=False),
    sa.Column('utterance', sa.String(), nullable=False),
    sa.Column('claim', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['wording_n'], ['wordings.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('n'),
    sa.UniqueConstraint('id')
    )
    op.create_index('voices_claim', 'voices', ['claim'], unique=False)
    op.create_index('voices_wording', 'voices', ['wording_n'], unique=False)
    op.create_table('spoken',
    sa.Column('quote_n', sa.Integer(), nullable=False),
    sa.Column('voice_n', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['quote_n'], ['quotes.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voice_n'], ['voices.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('quote_n')
    )
    op.create_index('spoken_voice', 'spoken', ['voice_n'], unique=False)
    op.create_table('links',
    sa.Column('a_n', sa.Integer(), nullable=False),
    sa.Column('b_n', sa.Integer(), nullable=False),
    sa.Column('relation', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=True),
    sa.Column('score', sa.Float(), nullable=False),
    sa.Column('ruled', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['a_n'], ['voices.n'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['b_n'], ['voices.n'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('a_n', 'b_n')
    )
    op.create_index('links_b', 'links', ['b_n'], unique=False)
    op.create_table('unclaimed',
    sa.Column('wording_n', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('wording_n')
    )
    op.create_table('verdicts',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('a_article', sa.String(), nullable=False),
    sa.Column('a_wording', sa.String(), nullable=False),
    sa.Column('b_article', sa.String(), nullable=False),
    sa.Column('b_wording', sa.String(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('n')
    )


def downgrade():
    raise NotImplementedError("an archive is not taken back: restore the data folder from a backup")
