"""Words that make an office another one: the deputy mayor is not "the mayor", in an article or in a question."""

RANKS = frozenset("shadow deputy vice assistant associate junior".split())
