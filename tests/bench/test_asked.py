"""The benchmark of claims about statements: which are asked, and what is counted."""

import pytest

from archive.errors import BadInput
from bench.asked import Asked, read_asked, scored
from training.tagged import read_tagged

ARTICLE = """published: 2031-03-03
====
<s1>Mara Odell</s1> <k1>said</k1> <c1>the ferry would return in May</c1>. <s2>Some</s2> <k2>said</k2> <c2>it was late</c2>.
====
1; person; Mara Odell; -; assert
2; none; some; -; assert
"""
CLAIMS = (
    "a1#1; T; the ferry was coming back in May\na1#1; T; boats would run again; by May\na1#1; F; the ferry had gone\na1#2; T; it was slow\n"
)


def test_claims_are_asked_of_whom_the_label_names(tmp_path):
    (tmp_path / "a1.art").write_text(ARTICLE, encoding="utf-8")
    articles = read_tagged(tmp_path)
    with pytest.raises(BadInput, match=r"no \.asked files"):
        read_asked(tmp_path, articles)
    (tmp_path / "a.asked").write_text(CLAIMS, encoding="utf-8")
    near, far, false = read_asked(tmp_path, articles)
    assert near == Asked("Mara Odell", "the ferry was coming back in May", "near")
    assert far == Asked("Mara Odell", "boats would run again; by May", "far")
    assert false.question == "Did Mara Odell say that the ferry had gone?"
    assert scored([(near, True), (far, False), (false, True)]) == {
        "true_confirmed": 50, "near": 100, "far": 0, "false_confirmed": 100, "claims": 3,
    }  # fmt: skip
    (tmp_path / "a.asked").write_text("a1#9; T; it rained\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no article has a statement a1#9"):
        read_asked(tmp_path, articles)
