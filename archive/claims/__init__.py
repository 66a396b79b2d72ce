"""Which statements are the same utterance or claim, kept in step with the record: the same articles give the same links in any order."""
