"""A closed loop over kept connections, on one thread: the next request once the answer is read.

On plain sockets, since an answer must cost the load far less than it costs the server: here about
30 microseconds, a sixth of what the bare server spends on it.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

Make = Callable[[], bytes]
"""Gives the next request, whole."""

CONNECTIONS = 16
PATIENCE = 20.0
"""Seconds without any answer after which a measurement is given up."""


class LoadError(RuntimeError):
    """The server answered with something else than what is measured."""


@dataclass(slots=True)
class Connection:
    """One kept connection and the answer that is coming in on it."""

    port: int
    wire: socket.socket = field(init=False)
    received: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        """Open it, or open it anew."""
        self.wire = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received.clear()

    def read(self) -> bool:
        """Take in what has arrived; whether the answer is whole. Raises LoadError at its end."""
        data = self.wire.recv(65536)
        if not data:
            raise LoadError(f"the connection ended within an answer: {self.received[:300]!r}")
        self.received += data
        length = _length(self.received)
        return length is not None and len(self.received) >= length

    @property
    def status(self) -> int:
        """The status of the answer."""
        return _status(self.received)

    @property
    def closes(self) -> bool:
        """Whether the server ends the connection after this answer."""
        return b"\r\nconnection: close" in _head(self.received)


class Load:
    """One measurement: requests on all connections until the time is over and all are answered."""

    def __init__(self, port: int, make: Make, status: int) -> None:
        """`status` is what every answer must have."""
        self.make = make
        self.status = status
        self.waiting = 0
        self.selector = selectors.DefaultSelector()
        self.connections = [Connection(port) for _number in range(CONNECTIONS)]
        for connection in self.connections:
            self.selector.register(connection.wire, selectors.EVENT_READ, connection)

    def run(self, seconds: float) -> float:
        """Answers a second, from the first one to the last within this time.

        The time is stretched where a busy machine lets too few answers through. Nothing is
        under way on the server when it returns, which would slow down the next measurement.
        Raises LoadError for any answer of another status.
        """
        stamps: list[float] = []
        counted = 0
        end = perf_counter() + seconds
        for connection in self.connections:
            self._send(connection)
        while self.waiting:
            ready = self.selector.select(PATIENCE)
            if not ready:
                raise LoadError(f"no answer within {PATIENCE:.0f} seconds")
            for talk in (key.data for key, _events in ready):
                if not talk.read():
                    continue
                self._finish(talk)
                stamps.append(perf_counter())
                if stamps[-1] < end or len(stamps) < 2 * CONNECTIONS:
                    counted = len(stamps)
                    self._send(talk)
        return (counted - 1) / (stamps[counted - 1] - stamps[0])

    def close(self) -> None:
        """Close every connection."""
        self.selector.close()
        for connection in self.connections:
            connection.wire.close()

    def _send(self, connection: Connection) -> None:
        connection.wire.sendall(self.make())
        self.waiting += 1

    def _finish(self, connection: Connection) -> None:
        """Check the answer, and make the connection ready for the next request."""
        if connection.status != self.status:
            raise LoadError(f"status {connection.status}: {bytes(connection.received[:300])!r}")
        self.waiting -= 1
        if connection.closes:
            self.selector.unregister(connection.wire)
            connection.wire.close()
            connection.connect()
            self.selector.register(connection.wire, selectors.EVENT_READ, connection)
        connection.received.clear()


def rate(port: int, make: Make, seconds: float, status: int = 200) -> float:
    """Answers a second of the server on this port. Raises LoadError, see `Load.run`."""
    load = Load(port, make, status)
    try:
        return load.run(seconds)
    finally:
        load.close()


def _status(received: bytearray) -> int:
    return int(received[9:12])


def _head(received: bytearray) -> bytes:
    return bytes(received.partition(b"\r\n\r\n")[0]).lower()


def _length(received: bytearray) -> int | None:
    """How long the whole answer is; None while its head is not complete."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    if _status(received) in (204, 304):
        return end + 4
    head = _head(received)
    mark = head.find(b"\r\ncontent-length:")
    if mark < 0:
        raise LoadError(f"an answer without a length: {head[:300]!r}")
    return end + 4 + int(head[mark + 17 :].split(b"\r\n", 1)[0])
