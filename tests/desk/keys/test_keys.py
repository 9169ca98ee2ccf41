"""How therapists come to the house's key, and lose it: with real sealed boxes, over HTTP, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
import sqlalchemy as sa
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey

from bot.desk.person import Role
from bot.desk.tables import audit, wraps
from bot.requests.tables import house_keys
from tests.desk.conftest import PASSWORD, Colleague
from tests.desk.queue.conftest import Staff, signed_in
from tests.desk.queue.parent import HouseKey, Keyring, opened, read, written
from tests.desk.queue.test_queue import do, done


def newcomer(staff: Staff, login: str = "erik") -> Keyring:
    ring = Keyring(signed_in(staff.desk, login, Role.THERAPIST))
    ring.make_own()
    return ring


def texts(staff: Staff, ring: Keyring, request_id: str, **phrase: str) -> list[str]:
    """What a therapist can read of a request, from the server's answers and the phrase alone."""
    thread = ring.colleague.browser.post(f"/api/requests/{request_id}/open", json={}).json()
    secrets = ring.unlocked(**phrase)
    return [str(opened(read(m["for_house"]), secrets[m["key_id"]])["text"]) for m in thread["messages"]]


def test_those_who_were_given_the_key_can_read(staff: Staff):
    parent = staff.parent().asks("Hun græder hver aften.")
    for ring in staff.keyrings.values():
        assert texts(staff, ring, parent.id) == ["Hun græder hver aften."]


def test_a_wrong_phrase_opens_nothing(staff: Staff):
    with pytest.raises(CryptoError):
        staff.keyrings["anna"].unlocked("seks andre små ord til låsen")


def test_a_new_therapist_reads_once_a_colleague_has_shared(staff: Staff):
    parent, erik = staff.parent().asks("Hjælp til natten."), newcomer(staff)
    assert erik.unlocked() == {}
    told = staff.anna.browser.get("/api/keys").json()["colleagues"]
    assert {one["name"]: one["has"] for one in told} == {"Bo": [staff.key.key_id], "Erik": []}
    assert read(next(one["public"] for one in told if one["name"] == "Erik")) == bytes(erik.secret.public_key)
    assert staff.keyrings["anna"].share(erik, staff.key) == 204
    assert texts(staff, erik, parent.id) == ["Hjælp til natten."]


def test_a_new_phrase_for_the_same_key_keeps_what_is_sealed_to_it(staff: Staff):
    parent, anna = staff.parent().asks("Hej."), staff.keyrings["anna"]
    anna.make_own("helt andre ord end dem før")
    with pytest.raises(CryptoError):
        anna.unlocked()
    assert texts(staff, anna, parent.id, phrase="helt andre ord end dem før") == ["Hej."]


def test_after_a_forgotten_phrase_a_colleague_shares_anew(staff: Staff):
    parent = staff.parent().asks("Hej.")
    again = Keyring(staff.anna)
    again.make_own("nye ord som huskes bedre")
    assert again.unlocked("nye ord som huskes bedre") == {}
    assert again.share(newcomer(staff), staff.key) == 403
    assert staff.keyrings["bo"].share(again, staff.key) == 204
    assert texts(staff, again, parent.id, phrase="nye ord som huskes bedre") == ["Hej."]


def test_a_new_house_key_takes_over_and_the_old_one_still_opens_what_was_written_to_it(staff: Staff):
    parent, new = staff.parent().asks("Skrevet før."), HouseKey()
    anna, bo = staff.keyrings["anna"], staff.keyrings["bo"]
    done(staff.anna, parent, "claim", version=0)
    assert anna.make_house(new, bo, holding=staff.key) == 204
    refused = do(staff.anna, parent, "answer", **parent.reply(2, "Til den gamle", 1))
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "wrong_key")
    parent.key = new
    done(staff.anna, parent, "answer", **parent.reply(2, "Til den nye", 1))
    keys = staff.bo.browser.get("/api/keys").json()["house"]
    assert {key["key_id"]: key["current"] for key in keys} == {staff.key.key_id: False, new.key_id: True}
    assert texts(staff, bo, parent.id) == ["Skrevet før.", "Til den nye"]


def test_who_leaves_loses_every_key_and_every_door(staff: Staff):
    parent = staff.parent().asks()
    administrator = staff.desk.colleague("sif", Role.ADMINISTRATOR)
    left = {"name": "Bo", "house": "lolland", "roles": ["therapist"], "active": False}
    answer = administrator.browser.post(f"/api/accounts/{staff.bo.id}", json=left)
    assert answer.status_code == 204, answer.text
    assert do(staff.bo, parent, "open").status_code == 401
    assert staff.bo.browser.get("/api/keys").status_code == 401
    with staff.desk.parts.desk.connect() as connection:
        assert connection.scalars(sa.select(wraps.c.account_id)).all() == [staff.anna.id]
    assert staff.anna.browser.get("/api/keys").json()["colleagues"] == []
    # A new key cannot be given to one who has left, and one without them takes over.
    anna = staff.keyrings["anna"]
    assert anna.make_house(HouseKey(), staff.keyrings["bo"], holding=staff.key) == 400
    assert anna.make_house(HouseKey(), holding=staff.key) == 204


def house_keys_of(staff: Staff) -> list[tuple[str, bool]]:
    return [(key["key_id"], key["current"]) for key in staff.anna.browser.get("/api/keys").json()["house"]]


def refused(ring: Keyring, proof: str | None) -> tuple[int, str]:
    """Tries to make a new key for the house with this proof."""
    new = HouseKey()
    body = {"key_id": new.key_id, "public": written(bytes(new.secret.public_key)), "proof": proof}
    answer = ring.colleague.browser.post("/api/keys/house", json=body | {"wraps": {ring.colleague.id: ring.wrap(new)}})
    return answer.status_code, answer.json()["error"]["code"]


def test_only_who_holds_the_key_replaces_it(staff: Staff):
    assert refused(newcomer(staff), None) == (409, "key_exists")
    assert house_keys_of(staff) == [(staff.key.key_id, True)]


def test_who_was_given_the_key_and_cannot_open_it_does_not_replace_it(staff: Staff):
    """Somebody at Anna's desk, without her phrase."""
    anna = staff.keyrings["anna"]
    told = anna.open_challenge(staff.key)
    assert refused(anna, None) == (409, "key_unproven")
    assert refused(anna, written(bytes(32))) == (409, "key_unproven")
    assert refused(anna, written(told)) == (409, "key_unproven")  # there was one try
    assert house_keys_of(staff) == [(staff.key.key_id, True)]


def test_a_proof_is_good_for_one_person_one_key_and_a_short_time(staff: Staff):
    anna, bo = staff.keyrings["anna"], staff.keyrings["bo"]
    told = anna.open_challenge(staff.key)
    assert refused(bo, written(told)) == (409, "key_unproven")
    staff.desk.clock.pass_(minutes=3)
    assert refused(anna, written(told)) == (409, "key_unproven")
    told, new = anna.open_challenge(staff.key), HouseKey()
    assert bo.make_house(new, anna, holding=staff.key) == 204
    assert refused(anna, written(told)) == (409, "key_unproven")
    assert house_keys_of(staff) == [(new.key_id, True), (staff.key.key_id, False)]


def test_a_house_without_a_key_asks_for_none(staff: Staff):
    assert staff.carl.browser.post("/api/keys/house/challenge", json={}).status_code == 404


@pytest.fixture
def administrator(staff: Staff) -> Colleague:
    return signed_in(staff.desk, "sif", Role.ADMINISTRATOR)


def taken_over(staff: Staff, administrator: Colleague, owner: Colleague) -> Keyring:
    """An administrator makes a new link for a therapist and uses it themselves, with a phrase of their own."""
    link = administrator.browser.post(f"/api/accounts/{owner.id}/link", json={}).json()["link"]
    token, browser = link.partition("#")[2], staff.desk.browser()
    secret = browser.post("/api/set-up/begin", json={"token": token}).json()["secret"]
    sent = {"token": token, "password": PASSWORD, "code": staff.desk.code(secret)}
    assert browser.post("/api/set-up", json=sent).status_code == 204
    ring = Keyring(replace(owner, browser=browser))
    ring.make_own()
    return ring


def test_who_takes_over_an_account_reads_nothing_and_makes_no_key(staff: Staff, administrator: Colleague):
    parent = staff.parent().asks()
    stranger = taken_over(staff, administrator, staff.anna)
    assert stranger.unlocked() == {}
    assert refused(stranger, None) == (409, "key_exists")
    with pytest.raises(KeyError):
        texts(staff, stranger, parent.id)
    assert staff.keyrings["bo"].make_house(HouseKey(), holding=staff.key) == 204


def test_where_nobody_holds_the_key_any_more_one_is_made_and_everybody_is_told(staff: Staff, administrator: Colleague):
    erik, lost = newcomer(staff), staff.key.key_id
    rings = [taken_over(staff, administrator, owner) for owner in (staff.anna, staff.bo)]
    assert rings[1].make_house(HouseKey()) == 204
    now = staff.desk.clock.at.isoformat(timespec="seconds")
    for one in (erik.colleague, rings[0].colleague, rings[1].colleague):
        told = one.browser.get("/api/keys").json()
        assert told["made"] == [
            {"by": {"id": staff.bo.id, "name": "Bo"}, "at": now},
            {"by": {"id": staff.anna.id, "name": "Anna"}, "at": now},
        ]
        assert lost not in [key["key_id"] for key in told["house"] if key["current"]]


def test_a_new_key_is_told_for_two_weeks_and_in_its_house_alone(staff: Staff):
    made = [{"by": {"id": staff.anna.id, "name": "Anna"}, "at": staff.desk.clock.at.isoformat(timespec="seconds")}]
    for days, told in ((0, made), (14, made), (1, [])):
        staff.desk.clock.pass_(days=days)
        erik = signed_in(staff.desk, f"erik{days}", Role.THERAPIST)
        assert erik.browser.get("/api/keys").json()["made"] == told
        other = signed_in(staff.desk, f"ida{days}", Role.THERAPIST, house="skive")
        assert other.browser.get("/api/keys").json()["made"] == []


def test_a_house_whose_people_all_forgot_their_phrases_begins_anew(staff: Staff):
    parent, new = staff.parent().asks("Til den tabte nøgle."), HouseKey()
    rings = [Keyring(staff.anna), Keyring(staff.bo)]
    for ring in rings:
        ring.make_own()
    assert rings[0].make_house(new, rings[1]) == 204
    assert set(rings[1].unlocked()) == {new.key_id}
    with pytest.raises(KeyError):
        texts(staff, rings[1], parent.id)


def test_two_who_make_a_houses_first_key_at_once_make_one(staff: Staff):
    rings = [Keyring(staff.carl), Keyring(signed_in(staff.desk, "mette", Role.THERAPIST, house="skive"))]
    for ring in rings:
        ring.make_own()
    barrier = Barrier(2)

    def make(ring: Keyring) -> int:
        barrier.wait(timeout=60)
        return ring.make_house(HouseKey())

    for _ in range(20):
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(make, rings)) == [204, 409]
        (key,) = staff.carl.browser.get("/api/keys").json()["house"]
        assert key["current"]
        assert sum(key["key_id"] in ring.unlocked() for ring in rings) == 1
        with staff.desk.parts.requests.begin() as connection:
            connection.execute(sa.delete(house_keys).where(house_keys.c.house == "skive"))


def test_no_key_goes_to_or_comes_from_another_house(staff: Staff):
    carl = Keyring(staff.carl)
    carl.make_own()
    own = HouseKey()
    assert carl.make_house(own) == 204
    anna = staff.keyrings["anna"]
    assert anna.share(carl, staff.key) == 400
    assert carl.share(anna, own) == 400
    assert anna.make_house(HouseKey(), carl, holding=staff.key) == 400
    assert anna.share(newcomer(staff), own) == 403
    assert set(carl.unlocked()) == {own.key_id}
    told = staff.carl.browser.get("/api/keys").json()
    assert [key["key_id"] for key in told["house"]] == [own.key_id]
    assert told["colleagues"] == []


def test_nobody_seals_a_known_key_anew(staff: Staff):
    before = staff.keyrings["bo"].unlocked()
    assert staff.keyrings["anna"].make_house(HouseKey(staff.key.key_id), holding=staff.key) == 400
    assert staff.keyrings["bo"].unlocked() == before
    assert staff.keyrings["anna"].share(staff.keyrings["bo"], HouseKey(staff.key.key_id)) == 204
    assert staff.keyrings["bo"].unlocked() == before
    assert bytes(staff.keyrings["anna"].unlocked()[staff.key.key_id]) == bytes(staff.key.secret)


def test_what_is_no_key_is_refused(staff: Staff):
    right = {"public": written(bytes(32)), "wrapped": written(bytes(72)), "salt": written(bytes(16))}
    for name in right:
        for broken in (None, "", "A", written(bytes(15)), written(bytes(200)), 7):
            assert staff.anna.browser.post("/api/keys/mine", json=right | {name: broken}).status_code == 400
    house = {"key_id": "a" * 22, "public": written(bytes(32)), "wraps": {staff.anna.id: written(bytes(80))}}
    for change in (
        {"key_id": "../../etc"},
        {"public": written(bytes(31))},
        {"proof": written(bytes(31))},
        {"wraps": {}},
        {"wraps": {staff.bo.id: written(bytes(80))}},
        {"wraps": {staff.anna.id: written(bytes(79))}},
    ):
        assert staff.anna.browser.post("/api/keys/house", json=house | change).status_code == 400, change
    assert set(staff.keyrings["anna"].unlocked()) == {staff.key.key_id}


def test_the_record_tells_who_made_and_shared_keys(staff: Staff):
    erik = newcomer(staff)
    staff.keyrings["anna"].share(erik, staff.key)
    with staff.desk.parts.desk.connect() as connection:
        rows = connection.execute(sa.select(audit.c.account_id, audit.c.action).order_by(audit.c.id)).all()
    assert [tuple(row) for row in rows] == [
        (staff.anna.id, "own_key"),
        (staff.bo.id, "own_key"),
        (staff.anna.id, "house_key"),
        (erik.colleague.id, "own_key"),
        (staff.anna.id, "share_key"),
    ]


def test_both_databases_whole_open_no_request(staff: Staff):
    """Whatever bytes stand in them, taken as a secret key, open no message."""
    parent = staff.parent().asks("Kvidrefugl")
    staff.bo.browser.post(f"/api/requests/{parent.id}/open", json={})
    boxes, secrets = [], set()
    for engine in (staff.desk.parts.requests, staff.desk.parts.desk):
        with engine.connect() as connection:
            for table in sa.inspect(connection).get_table_names():
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):  # noqa: S608
                    for value in row:
                        assert not (isinstance(value, str) and "vidrefugl" in value)
                        if isinstance(value, bytes | memoryview):
                            held = bytes(value)
                            assert b"vidrefugl" not in held
                            boxes.append(held)
                            secrets |= {held[at : at + 32] for at in range(0, len(held) - 31, 8)}
    assert len(boxes) > 5
    for secret in secrets:
        for box in boxes:
            with pytest.raises(CryptoError):
                opened(box, PrivateKey(secret))
