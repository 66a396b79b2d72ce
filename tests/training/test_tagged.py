"""Articles with their labels inside the text."""

from pathlib import Path

import pytest

from archive.errors import BadInput
from training.data import read_articles
from training.tagged import main, parse, read_tagged

INVENTED = Path(__file__).parents[2] / "training" / "invented"
SOURCE = """outlet: The Ledger
published: 2031-03-01
====
Rain

<c1>“It rained,”</c1> <s1>Orla Venn</s1> <k1>said</k1>. <c1>“It froze.”</c1>

<s2>She</s2> <k2>said</k2> that <c2>he <k3>told</k3> her <c3>to go</c3></c2>.
====
1; person; Orla Venn; -; assert
2; person; Orla Venn; -; assert
3; none; he; -; assert
"""


def cut(article, spans):
    return [article.text[start:end] for start, end in spans]


def test_tags_become_spans_of_the_text_without_them():
    article = parse("a", SOURCE)
    assert article.text.startswith("Rain\n\n“It rained,” Orla Venn said. “It froze.”\n\nShe said that he told her to go.")
    first = article.attributions[1]
    assert [cut(article, spans) for spans in (first.content, first.source, first.cue)] == [
        ["“It rained,”", "“It froze.”"],
        ["Orla Venn"],
        ["said"],
    ]
    assert article.labels[3] == ("none", "he", "-", "assert")


def test_the_outermost_statements_are_trained_on_with_their_that():
    article = parse("a", SOURCE)
    [annotated] = article.gold.annotators
    assert [cut(article, a.content) for a in annotated] == [["“It rained,”", "“It froze.”"], ["that he told her to go"]]


@pytest.mark.parametrize(
    "wrong", [SOURCE.replace("</c3>", ""), SOURCE.replace("<c1>", "", 1), SOURCE.replace("3; none", "4; none"), "Rain"]
)
def test_a_slip_in_the_tags_is_named(wrong):
    with pytest.raises(BadInput, match="a: "):
        parse("a", wrong)


@pytest.mark.parametrize("folder", [INVENTED, INVENTED / "held"])
def test_the_invented_articles_are_a_corpus(folder, tmp_path, capsys):
    main(folder, tmp_path)
    assert "questions" in capsys.readouterr().out
    made = {article.name: article for article in read_articles(tmp_path)}
    tagged = read_tagged(folder)
    assert len(made) == len(tagged) > 30
    assert all(list(made[each.name].annotators[0]) == list(each.attributions.values()) for each in tagged)
