"""The small words that give a question its shape."""

DO = frozenset("did does do didnt doesnt dont".split())
HAVE = frozenset("has have had hasnt havent hadnt".split())
BE = frozenset("is are was were isnt arent wasnt werent".split())
MODAL = frozenset("will would can could should might".split())
AUXILIARY = DO | HAVE | BE | MODAL
WHAT = frozenset("what when where how why which whom whats".split())
WHO = frozenset("who whos whose".split())
DETERMINERS = frozenset("the a an this that his her their its our my some any".split())
ADVERBS = frozenset(
    """ever first also both really actually once publicly then later himself herself themselves itself reportedly allegedly recently lately
    just already still always each all along now today again even indeed officially personally specifically exactly openly
    repeatedly finally eventually""".split()
)
NOUNS_IN_LY = frozenset("family assembly ally bully supply monopoly anomaly butterfly reply rally folly july italy".split())
"""Words in -ly that are no adverbs."""
AFTER_NAME = frozenset("of from at on in for with who whom whose which that to by after before during as about regarding".split())
AFTER_WHO = frozenset("was it that is has have had are the first to else also been were one publicly".split())
ANYBODY = frozenset("person people one man woman official source speaker individual somebody politician party side".split())
"""What anybody may be called of whom "which person said" asks."""
CONNECTORS = frozenset("about on regarding concerning that to of whether if over into with respect as re".split())
ABOUT = frozenset("about on regarding concerning re".split())
POLITE = (
    "please", "can you tell me", "could you tell me", "tell me", "show me", "give me", "find me", "find", "do you know", "i want to know",
    "i would like to know", "id like to know", "hey", "hi", "ok", "so", "and", "but", "then", "list",
)  # fmt: skip
OPINION = frozenset(
    """reaction reactions response responses view views position positions stance opinion opinions take comment comments statement
    statements
    remark remarks reply answer explanation claim claims account version quote quotes words line message promise promises
    thought thoughts feeling feelings attitude verdict excuse excuses criticism complaint complaints advice justification""".split()
)
OVERVIEW = frozenset("record archive library speakers sources people collection coverage articles".split())
NOUN_VERBS = frozenset(
    """report state show view back name list question present figure rate count rule order signal project cast frame hope wish attack
    support vote favor favour press challenge study brand label claim comment request demand appeal defend judge estimate forecast
    guess doubt fear regret promise pledge plan aim debate talk post tweet answer reply fault trace wonder caution permit""".split()
)
FILLER = frozenset(
    """many much often different occasions occasion times time days dates date things thing exactly kind sort anything everything
    something quotes quote
    statements statement quotations say said saying people named ever how what""".split()
)
