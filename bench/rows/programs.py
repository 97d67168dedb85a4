# SPDX-License-Identifier: EUPL-1.2
"""Starting programs, waiting for them and asking the system what they took."""

import contextlib
import dataclasses
import http.client
import os
import socket
import subprocess
import time


@dataclasses.dataclass
class Took:
    seconds: float
    processor: float  # seconds of all processors
    memory: float  # MB, the most at any time
    output: str


def run(command, **options):
    """Runs to the end; an error of the program ends the measurement with what it said."""
    begin = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               **options)
    output, errors = _read_both(process)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}: {errors[-2000:]}")
    return Took(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def _read_both(process):
    import threading

    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    output = process.stdout.read()
    reader.join()
    process.stdout.close()
    process.stderr.close()
    return output, errors[0]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclasses.dataclass
class Served:
    port: int
    process: subprocess.Popen
    start: float  # seconds to the first answer

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def memory(self):
        """MB resident."""
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")


@contextlib.contextmanager
def serving(command, port, path="/", log=None):
    """A server that answers on 127.0.0.1:`port`, stopped at the end."""
    begin = time.monotonic()
    with open(log or os.devnull, "wb") as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.STDOUT)
        try:
            yield Served(port, process, _first_answer(process, port, path, begin))
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _first_answer(process, port, path, begin):
    while time.monotonic() - begin < 60:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        try:
            fetch(port, path)
            return time.monotonic() - begin
        except (OSError, http.client.HTTPException):
            time.sleep(0.002)
    raise RuntimeError(f"{process.args} does not answer")


def fetch(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} on port {port}: {answer.status}")
        return body
    finally:
        connection.close()


def times_of(port, paths, headers=None):
    """Milliseconds of each page, one after the other on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for path in paths:
        begin = time.perf_counter()
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - begin) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path} on port {port}: {answer.status}")
    connection.close()
    return times
