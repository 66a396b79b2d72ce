"""Numbered migrations of the archive's database, run by Alembic when an archive is opened for writing."""
