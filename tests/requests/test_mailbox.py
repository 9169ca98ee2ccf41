"""The mailbox: what returned is kept, once; a code finds its own request; a day holds what it can hold."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.clock import COPENHAGEN
from bot.requests.mailbox import Mailbox
from bot.requests.request import KEPT, Gone, NoHouseKey
from bot.requests.sealing import seal
from bot.requests.tables import days, house_keys, messages, requests, withdrawn
from bot.store.away import StoreAway
from tests.requests.conftest import FROM, HOUSE, MONDAY, NOW, UNTIL, House, Parent, callback, message, opened

LATER = NOW + timedelta(days=2)


def rows(engine: sa.Engine, table: sa.Table) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def change(engine: sa.Engine, **values: object) -> None:
    """What the desk does to the only request there is."""
    with engine.begin() as connection:
        connection.execute(requests.update().values(**values))


def answer(house: House, request_id: str, text: str, parent: Parent) -> None:
    """A therapist's answer with the next number, as the desk keeps it: the request is held first."""
    last = sa.select(sa.func.max(messages.c.number)).where(messages.c.request_id == request_id)
    with house.engine.begin() as connection:
        connection.execute(requests.update().values(version=requests.c.version + 1))
        number = (connection.scalar(last) or 0) + 1
        content = {"v": 1, "request": request_id, "number": number, "from": "staff", "text": text}
        row = {
            "request_id": request_id,
            "number": number,
            "from_staff": True,
            "written_at": NOW,
            "key_id": house.key_id,
            "for_house": seal(content, bytes(house.secret.public_key)),
            "for_parent": seal(content, bytes(parent.secret.public_key)),
        }
        connection.execute(messages.insert().values(row))


def test_what_is_added_is_found_by_its_code_and_opened_by_house_and_parent(mailbox: Mailbox, house: House):
    parent = Parent()
    assert mailbox.add(callback("20 12 34 56", "Helst om formiddagen."), parent.ticket, NOW)
    found = mailbox.find(parent.hash)
    assert (found.house, found.kind, found.state, found.outcome) == (HOUSE, "callback", "waiting", None)
    assert (found.promised_from, found.promised_until, found.due_at) == (FROM, UNTIL, UNTIL)
    (told,) = house.reads(found.id)
    assert told["contact"] == {"kind": "phone", "value": "20 12 34 56"}
    assert (told["v"], told["from"], told["text"]) == (1, "parent", "Helst om formiddagen.")
    (sealed,) = found.messages
    assert not sealed.from_staff
    assert opened(sealed.sealed, parent.secret, found.id, sealed.number)["text"] == "Helst om formiddagen."


def test_when_somebody_wrote_is_kept_to_the_quarter_of_an_hour(mailbox: Mailbox, house: House, engine: sa.Engine):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    mailbox.write(parent.hash, "og en ting til", 1, UNTIL, NOW + timedelta(minutes=40))
    found = mailbox.find(parent.hash)
    with engine.connect() as connection:
        created = connection.scalar(sa.select(requests.c.created_at))
    assert created == datetime(2026, 11, 21, 22, 30)
    assert found.delete_at == created + KEPT
    assert [m.written_at for m in found.messages] == [created, datetime(2026, 11, 21, 23, 15)]


def test_a_code_finds_nothing_but_its_own(mailbox: Mailbox, house: House):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    for stranger in (Parent().hash, parent.lookup, b"", parent.hash[:31]):
        with pytest.raises(Gone):
            mailbox.find(stranger)
        with pytest.raises(Gone):
            mailbox.write(stranger, "x", 1, UNTIL, NOW)
        with pytest.raises(Gone):
            mailbox.withdraw(stranger)
    assert len(mailbox.find(parent.hash).messages) == 1


def test_the_lookup_itself_is_not_in_the_database(mailbox: Mailbox, house: House, engine: sa.Engine):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(requests.c.lookup)) == parent.hash != parent.lookup


def test_a_second_time_with_the_same_ticket_adds_nothing(mailbox: Mailbox, house: House, engine: sa.Engine):
    house.has_room(5)
    parent = Parent()
    assert mailbox.add(callback(), parent.ticket, NOW)
    first = mailbox.find(parent.hash)
    assert mailbox.add(callback("30 30 30 30"), parent.ticket, LATER)
    assert mailbox.find(parent.hash) == first
    assert (rows(engine, requests), rows(engine, messages), house.taken()) == (1, 1, 1)


def test_a_second_time_is_kept_also_when_the_first_took_the_last_place(mailbox: Mailbox, house: House):
    house.has_room(1)
    parent = Parent()
    assert mailbox.add(callback(), parent.ticket, NOW)
    assert mailbox.add(callback(), parent.ticket, NOW)
    assert house.taken() == 1


def test_the_same_ticket_from_many_threads_at_once_adds_one(mailbox: Mailbox, house: House, engine: sa.Engine):
    parent, together = Parent(), threading.Barrier(8, timeout=30)

    def send(_: int) -> bool:
        together.wait()
        return mailbox.add(message(), parent.ticket, NOW)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(send, range(8)))
    assert (rows(engine, requests), rows(engine, messages)) == (1, 1)


def test_a_house_without_a_current_key_takes_nothing(mailbox: Mailbox, house: House, engine: sa.Engine):
    assert mailbox.houses() == {HOUSE}
    with pytest.raises(NoHouseKey):
        mailbox.add(message(house="odder"), Parent().ticket, NOW)
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    with engine.begin() as connection:
        connection.execute(house_keys.update().values(retired_at=NOW))
    assert mailbox.houses() == frozenset()
    with pytest.raises(NoHouseKey):
        mailbox.add(message(), Parent().ticket, NOW)
    with pytest.raises(NoHouseKey):
        mailbox.write(parent.hash, "og en ting til", 1, UNTIL, NOW)
    assert (rows(engine, requests), rows(engine, messages)) == (1, 1)


def test_after_a_rotation_the_new_key_is_used(mailbox: Mailbox, house: House, engine: sa.Engine):
    with engine.begin() as connection:
        connection.execute(house_keys.update().values(retired_at=NOW))
    anew = House(engine).takes_requests()
    parent = Parent()
    mailbox.add(message("til den nye nøgle"), parent.ticket, NOW)
    assert [told["text"] for told in anew.reads(mailbox.find(parent.hash).id)] == ["til den nye nøgle"]


def test_one_more_message_makes_a_request_newer_and_never_less_urgent(
    mailbox: Mailbox, house: House, engine: sa.Engine
):
    parent = Parent()
    mailbox.add(message(urgency=2), parent.ticket, NOW)
    mailbox.write(parent.hash, "og en ting til", 1, LATER, NOW)
    found = mailbox.find(parent.hash)
    assert [told["text"] for told in house.reads(found.id)] == ["Hun græder hver aften.", "og en ting til"]
    assert [m.number for m in found.messages] == [told["number"] for told in house.reads(found.id)]
    with engine.connect() as connection:
        assert connection.execute(sa.select(requests.c.version, requests.c.urgency)).one() == (1, 2)
    mailbox.write(parent.hash, "nu haster det", 3, LATER, NOW)
    with engine.connect() as connection:
        assert connection.execute(sa.select(requests.c.version, requests.c.urgency)).one() == (2, 3)
    assert found.due_at == UNTIL


def test_writing_again_leaves_it_with_the_therapist_who_holds_it(mailbox: Mailbox, house: House, engine: sa.Engine):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    change(engine, state="claimed", claimed_by="a-therapist")
    mailbox.write(parent.hash, "og en ting til", 1, LATER, NOW)
    with engine.connect() as connection:
        assert connection.execute(sa.select(requests.c.state, requests.c.claimed_by)).one() == (
            "claimed",
            "a-therapist",
        )


def test_writing_again_opens_a_closed_request(mailbox: Mailbox, house: House, engine: sa.Engine):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    found = mailbox.find(parent.hash)
    change(engine, state="done", closed_at=NOW, outcome="advice_given", delete_at=NOW + timedelta(days=14))
    mailbox.write(parent.hash, "det begyndte igen", 1, LATER, NOW)
    again = mailbox.find(parent.hash)
    assert (again.state, again.due_at, again.delete_at) == ("waiting", LATER, found.delete_at)


def test_withdrawing_deletes_all_and_says_so_to_the_desk(mailbox: Mailbox, house: House, engine: sa.Engine):
    house.has_room(2)
    parent, other = Parent(), Parent()
    mailbox.add(callback(), parent.ticket, NOW)
    mailbox.add(callback(), other.ticket, NOW)
    gone = mailbox.find(parent.hash)
    mailbox.withdraw(parent.hash)
    with pytest.raises(Gone):
        mailbox.find(parent.hash)
    with pytest.raises(Gone):
        mailbox.withdraw(parent.hash)
    assert (rows(engine, requests), rows(engine, messages), house.taken()) == (1, 1, 1)
    with engine.connect() as connection:
        assert connection.execute(sa.select(withdrawn)).one() == (gone.id, HOUSE, gone.delete_at)
    assert mailbox.find(other.hash).state == "waiting"


def test_a_call_that_was_made_gives_no_place_back(mailbox: Mailbox, house: House, engine: sa.Engine):
    house.has_room(2)
    parent = Parent()
    mailbox.add(callback(), parent.ticket, NOW)
    change(engine, state="done")
    mailbox.withdraw(parent.hash)
    assert house.taken() == 1


def test_a_day_that_is_full_takes_no_more_and_nothing_is_kept(mailbox: Mailbox, house: House, engine: sa.Engine):
    house.has_room(1)
    house.has_room(0, MONDAY + timedelta(days=1))
    house.has_room(1, MONDAY + timedelta(days=2))
    assert mailbox.add(callback(), Parent().ticket, NOW)
    late = Parent()
    assert not mailbox.add(callback(), late.ticket, NOW)
    with pytest.raises(Gone):
        mailbox.find(late.hash)
    assert (rows(engine, requests), rows(engine, messages), house.taken()) == (1, 1, 1)
    assert mailbox.full(HOUSE, MONDAY) == {MONDAY, MONDAY + timedelta(days=1)}
    assert mailbox.full(HOUSE, MONDAY + timedelta(days=1)) == {MONDAY + timedelta(days=1)}
    assert mailbox.full("odder", MONDAY) == frozenset()


def test_a_message_needs_no_place(mailbox: Mailbox, house: House):
    house.has_room(0)
    assert mailbox.add(message(), Parent().ticket, NOW)
    assert house.taken() == 0


def test_a_day_of_which_the_desk_says_nothing_has_room(mailbox: Mailbox, house: House):
    assert mailbox.add(callback(), Parent().ticket, NOW)
    assert house.taken() is None


def test_the_place_is_held_on_the_day_in_copenhagen(mailbox: Mailbox, house: House):
    """Of a house without hours the whole day is promised, from midnight: in UTC the day before."""
    house.has_room(1, date(2026, 11, 22))
    house.has_room(1)
    midnight = datetime(2026, 11, 23, tzinfo=COPENHAGEN).astimezone(UTC).replace(tzinfo=None)
    assert midnight.day == 22
    assert mailbox.add(replace(callback(), promised_from=midnight), Parent().ticket, NOW)
    assert (house.taken(date(2026, 11, 22)), house.taken()) == (0, 1)


@pytest.mark.parametrize("room", [1, 3])
def test_of_many_parents_at_once_only_so_many_get_a_place(
    mailbox: Mailbox, house: House, address: str, engine: sa.Engine, room: int
):
    house.has_room(room)
    parents, together = [Parent() for _ in range(10)], threading.Barrier(10, timeout=30)
    boxes = [Mailbox(address) for _ in range(2)]

    def send(number: int) -> bool:
        together.wait()
        return boxes[number % 2].add(callback(), parents[number].ticket, NOW)

    with ThreadPoolExecutor(10) as pool:
        got = list(pool.map(send, range(10)))
    assert got.count(True) == room == house.taken() == rows(engine, requests)
    for parent, kept in zip(parents, got, strict=True):
        if kept:
            assert mailbox.find(parent.hash).kind == "callback"
        else:
            with pytest.raises(Gone):
                mailbox.find(parent.hash)


def test_parent_and_therapist_writing_at_the_same_moment_lose_neither(mailbox: Mailbox, house: House):
    parent = Parent()
    mailbox.add(message("0"), parent.ticket, NOW)
    found = mailbox.find(parent.hash)
    together, rounds = threading.Barrier(2, timeout=30), 20

    def therapist() -> None:
        for turn in range(rounds):
            together.wait()
            answer(house, found.id, f"svar {turn}", parent)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(therapist)
        for turn in range(rounds):
            together.wait()
            mailbox.write(parent.hash, f"spørgsmål {turn}", 1, UNTIL, NOW)
        writing.result()
    said = house.reads(found.id)
    assert len(said) == 2 * rounds + 1 == len(mailbox.find(parent.hash).messages)
    for who, words in (("parent", "spørgsmål"), ("staff", "svar")):
        texts = [told["text"] for told in said[1:] if told["from"] == who]
        assert texts == [f"{words} {turn}" for turn in range(rounds)]


def test_two_devices_with_one_code_lose_no_message(mailbox: Mailbox, house: House):
    parent = Parent()
    mailbox.add(message("0"), parent.ticket, NOW)
    together = threading.Barrier(2, timeout=30)

    def write(name: str) -> None:
        together.wait()
        mailbox.write(parent.hash, name, 1, UNTIL, NOW)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("telefon", "tablet")))
    assert {told["text"] for told in house.reads(mailbox.find(parent.hash).id)} == {"0", "telefon", "tablet"}


def test_a_colleagues_advice_is_not_the_parents_to_read_and_keeps_its_number(
    mailbox: Mailbox, house: House, engine: sa.Engine
):
    parent = Parent()
    mailbox.add(message(), parent.ticket, NOW)
    found = mailbox.find(parent.hash)
    answer(house, found.id, "spørg om søvnen", parent)
    with engine.begin() as connection:
        connection.execute(messages.update().where(messages.c.from_staff).values(for_parent=None))
    assert len(mailbox.find(parent.hash).messages) == 1
    mailbox.write(parent.hash, "og en ting til", 1, UNTIL, NOW)
    assert len(house.reads(found.id)) == 3


def test_the_salt_stays(mailbox: Mailbox, address: str):
    mailbox.migrate()
    assert len(mailbox.salt()) == 16
    assert Mailbox(address).salt() == mailbox.salt()


def test_every_deployment_has_its_own_salt(mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory):
    other = Mailbox(f"sqlite:///{tmp_path_factory.mktemp('other')}/requests.sqlite3")
    other.migrate()
    assert other.salt() != mailbox.salt()


def test_a_request_is_kept_whole_or_not_at_all(mailbox: Mailbox, house: House, engine: sa.Engine):
    """Where the message cannot be written, neither the request nor its place stays."""
    house.has_room(1)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE messages RENAME TO hidden")
    parent = Parent()
    with pytest.raises(StoreAway):
        mailbox.add(callback(), parent.ticket, NOW)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE hidden RENAME TO messages")
    assert (rows(engine, requests), rows(engine, days), house.taken()) == (0, 1, 0)
    assert mailbox.add(callback(), parent.ticket, NOW)
