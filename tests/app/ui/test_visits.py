"""Conversations wait for their reader, and only for theirs."""

from app.render import Exchange
from app.ui.desk import Conversation
from app.ui.visits import KEPT, Visits


def test_a_conversation_waits_for_its_own_reader(archive):
    visits = Visits(archive)
    one, two = visits.begin(), visits.begin()
    assert one != two
    visits.keep(one, Conversation().plus(Exchange(question="tolls?")))
    assert [each.question for each in visits.recall(one).exchanges] == ["tolls?"]
    assert visits.recall(two) == Conversation()
    visits.keep("", Conversation().plus(Exchange(question="whose?")))
    assert visits.recall("") == Conversation()


def test_what_was_left_while_it_arrived_does_not_wait_any_more(archive):
    visits = Visits(archive)
    visits.keep("one", Conversation().plus(Exchange(question="tolls?", pending=True)))
    assert not visits.recall("one").exchanges[0].pending


def test_the_one_longest_unread_goes_first_and_is_read_again_when_it_was_stored(archive):
    visits = Visits(archive)
    for n in range(KEPT):
        visits.keep(f"n{n}", Conversation().plus(Exchange(question=str(n))))
    visits.store("n1", visits.recall("n1"), owner="")
    visits.recall("n0")
    for n in range(2):
        visits.keep(f"new{n}", Conversation().plus(Exchange(question="new")))
    assert visits.recall("n0").exchanges
    assert [each.question for each in visits.recall("n1").exchanges] == ["1"]
    assert not visits.recall("n2").exchanges


def test_another_server_goes_on_where_the_first_was_stopped_until_it_is_deleted(archive):
    first, held = Visits(archive), Conversation().plus(Exchange(question="tolls?", note="Too slow."))
    name = first.begin()
    first.store(name, held, owner="ada")
    assert Visits(archive).recall(name) == held
    assert Visits(archive).owner(name) == "ada"
    first.forget(name)
    assert Visits(archive).recall(name) == Conversation()
