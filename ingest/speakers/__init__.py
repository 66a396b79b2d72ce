"""From the words that name a source to a speaker."""
