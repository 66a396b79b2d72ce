"""Alembic's entry point: it runs on the connection that `archive.database` hands over."""

from alembic import context

from archive.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
