"""How work grows: steps of Python are counted, since a clock on a busy machine proves nothing."""

import sys


def steps(work):
    """Lines of Python that `work()` runs."""
    seen = 0

    def trace(_frame, event, _argument):
        nonlocal seen
        seen += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return seen
