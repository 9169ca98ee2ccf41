"""The same house at work as in the tests of the queue."""

from tests.desk.queue.conftest import staff as staff
