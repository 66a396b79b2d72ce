"""Our own articles about invented people, with gold labels by hand; `gold.py` reads them."""
