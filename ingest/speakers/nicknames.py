"""Short given names and the names they stand for: knowledge of the language, nobody's in particular."""

from collections import defaultdict

_GROUPS = """
bill william will billy willie
bob robert rob bobby robbie
dick richard rick rich ricky
jim james jimmy jamie
joe joseph joey
mike michael mick mickey
tom thomas tommy
tim timothy
ted edward eddie ed theodore ned teddy
chuck charles charlie
jack john johnny
dan daniel danny
dave david davey
steve steven stephen
pat patrick patricia
kate katherine kathryn catherine kathy cathy katie
liz elizabeth beth betty lizzie
sue susan suzanne
tony anthony
andy andrew drew
al albert alan alfred
ben benjamin
sam samuel samantha
greg gregory
jeff jeffrey geoffrey geoff
ken kenneth kenny
larry lawrence
len leonard lenny
matt matthew
nick nicholas nicky
ron ronald ronnie
don donald donnie
fred frederick freddie
phil philip phillip
ray raymond
chris christopher christine christina
alex alexander alexandra
peg margaret maggie meg peggy
abby abigail
vicky victoria vicki
gerry gerald jerry
gus august
harry harold henry hank
walt walter
zach zachary zack
doug douglas
art arthur
cindy cynthia
debbie deborah deb
becky rebecca
jen jennifer jenny
jess jessica
jon jonathan
josh joshua
pete peter
sandy sandra
terry terrence terence theresa
val valerie
vince vincent
wes wesley
nate nathan nathaniel
gabe gabriel
gene eugene
frank francis
barb barbara
"""
NICKNAMES: dict[str, frozenset[str]] = {}
"""A given name in small letters to the names that may be the same one, itself among them."""

_found: defaultdict[str, set[str]] = defaultdict(set)
for _group in _GROUPS.split("\n"):
    for _name in _group.split():
        _found[_name].update(_group.split())
NICKNAMES.update({name: frozenset(group) for name, group in _found.items()})
