"""On which days a house works. Pure functions over a profile and a day."""

from datetime import date, timedelta

from bot.clock import public_holiday
from bot.houses.hours import WEEKDAYS
from bot.houses.profile import House

_SATURDAY = 5
_LOOK_BACK = 60


def works(house: House, day: date) -> bool:
    """Whether somebody works on a day: no public holiday, not closed, and hours on that weekday.

    Where no hours are known, the house works from Monday to Friday.
    """
    if public_holiday(day) or house.is_closed(day):
        return False
    if not house.hours:
        return day.weekday() < _SATURDAY
    return any(hours.on(WEEKDAYS[day.weekday()]) for hours in house.hours)


def last_before(house: House | None, day: date) -> date:
    """The last working day before a day; simply the day before where the house is not known or is long closed."""
    before = [day - timedelta(days=ago) for ago in range(1, _LOOK_BACK)]
    return next((earlier for earlier in before if house and works(house, earlier)), before[0])
