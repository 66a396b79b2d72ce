"""From a question to an answer on screen."""
