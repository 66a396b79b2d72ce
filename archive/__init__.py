"""The record: what is kept and how it is found. Knows nothing of `ingest` and `app`."""
