"""From a path or an address to records: read, split, attribute, resolve, embed, keep."""
