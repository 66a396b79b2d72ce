"""From bytes in one of the known formats to `Article`."""
