"""Two who claim the same request at the same moment: never both, always one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot.desk.http import Refused
from bot.desk.person import Person, Role
from bot.desk.queue import changes
from bot.desk.queue.rows import of_house
from tests.desk.conftest import Colleague
from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import do, done

TIMES, OVER_HTTP = 1000, 50


def test_a_thousand_times_only_one_of_two_gets_it(staff: Staff):
    parent, parts = staff.parent().asks(), staff.desk.parts
    barrier = Barrier(2)
    people = [Person(one.id, one.login, "lolland", frozenset({Role.THERAPIST})) for one in (staff.anna, staff.bo)]

    def run(person: Person) -> list[bool]:
        """Both claim at once; who gets it puts it back for the next time."""
        got = []
        for time in range(TIMES):
            barrier.wait(timeout=60)
            try:
                changes.claim(parts, person, parent.id, 2 * time)
                got.append(True)
            except Refused as refused:
                assert refused.status == 409
                got.append(False)
            barrier.wait(timeout=60)
            if got[-1]:
                changes.release(parts, person, parent.id, 2 * time + 1)
        return got

    with ThreadPoolExecutor(2) as pool:
        annas, bos = pool.map(run, people)
    assert [a + b for a, b in zip(annas, bos, strict=True)] == [1] * TIMES
    assert staff.record() == [
        (person, action) for won in annas for person in [people[not won].id] for action in ("claim", "release")
    ]
    assert of_house(parts, "lolland")[0].version == 2 * TIMES


def test_over_http_the_other_sees_who_has_it(staff: Staff):
    parents = [staff.parent().asks() for _ in range(OVER_HTTP)]
    barrier = Barrier(2)

    def run(colleague: Colleague) -> list[int]:
        codes = []
        for parent in parents:
            barrier.wait(timeout=60)
            answer = do(colleague, parent, "claim", version=0)
            codes.append(answer.status_code)
            if answer.status_code != 200:
                assert answer.json()["request"]["claimed_by"]["id"] != colleague.id
        return codes

    with ThreadPoolExecutor(2) as pool:
        codes = zip(*pool.map(run, (staff.anna, staff.bo)), strict=True)
    assert [sorted(pair) for pair in codes] == [[200, 409]] * OVER_HTTP


def test_two_answers_at_once_do_not_cross(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    done(staff.anna, parent, "advice", version=1, of=staff.bo.id)
    barrier = Barrier(2)

    def answer() -> int:
        barrier.wait(timeout=60)
        return do(staff.anna, parent, "answer", **parent.reply(2, "Svar", 2)).status_code

    def note() -> int:
        barrier.wait(timeout=60)
        return do(staff.bo, parent, "note", **parent.reply(2, "Råd", 2, "advice")).status_code

    with ThreadPoolExecutor(2) as pool:
        codes = [future.result() for future in (pool.submit(answer), pool.submit(note))]
    assert sorted(codes) == [200, 409]
    assert staff.queue(staff.anna)[0]["messages"] == 2
