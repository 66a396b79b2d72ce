"""Which statements report the same utterance, assert the same claim or oppose each other."""
