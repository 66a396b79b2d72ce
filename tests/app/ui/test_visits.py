"""Conversations wait for their reader, and only for theirs."""

from app.render import Exchange
from app.ui.desk import Conversation
from app.ui.visits import KEPT, Visits


def test_a_conversation_waits_for_its_own_reader():
    visits = Visits()
    one, two = visits.begin(), visits.begin()
    assert one != two
    visits.keep(one, Conversation().plus(Exchange(question="tolls?")))
    assert [each.question for each in visits.recall(one).exchanges] == ["tolls?"]
    assert visits.recall(two) == Conversation()
    visits.keep("", Conversation().plus(Exchange(question="whose?")))
    assert visits.recall("") == Conversation()


def test_what_was_left_while_it_arrived_does_not_wait_any_more():
    visits = Visits()
    visits.keep("one", Conversation().plus(Exchange(question="tolls?", pending=True)))
    assert not visits.recall("one").exchanges[0].pending


def test_the_one_longest_unread_goes_first():
    visits = Visits()
    for n in range(KEPT):
        visits.keep(str(n), Conversation().plus(Exchange(question=str(n))))
    visits.recall("0")
    visits.keep("new", Conversation().plus(Exchange(question="new")))
    assert visits.recall("0").exchanges
    assert not visits.recall("1").exchanges
