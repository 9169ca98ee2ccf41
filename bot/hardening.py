"""What this process knows stays in it: no core dump, no other process that reads its memory."""

import ctypes
import resource
import sys

# For a process's environment, before it starts: memory that is let go is overwritten at once (glibc), and Python asks
# glibc for every object. What a parent wrote is then gone from memory when nothing holds it any more, not some day.
WIPES_FREED_MEMORY = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
}
_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Hardens this process; to be called first."""
    # A core dump is a file with all of memory in it, and it stays on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The limit does not bind a kernel that pipes dumps to a program (core(5)), nor another process of the same user,
    # which may read memory with ptrace. A program starts dumpable, so each process says this of itself.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
