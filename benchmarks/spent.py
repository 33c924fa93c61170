"""Run a program and print what it took as JSON. 一个程序的耗费.

    python -S benchmarks/spent.py PROGRAM WORD...

A program of its own, since Linux counts the memory of who starts a process as that process's (execve keeps
`maxrss`): the parent has to be small.
"""

import json
import os
import subprocess
import sys
import time


def spent(words: list[str], stdout: int | None = subprocess.DEVNULL) -> dict[str, float]:
    """Give seconds on the clock, of processor time, MiB at most, and the status with which it ended."""
    begun = time.perf_counter()
    process = subprocess.Popen(words, stdout=stdout)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "wall": time.perf_counter() - begun,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "status": process.returncode,
    }


if __name__ == "__main__":
    print(json.dumps(spent(sys.argv[1:])))
