"""A server that answers everything with the same bytes: what the load client is measured against.

Run by `benchmarks.queries`: `PORT` and `BYTES` (the length of the answer's body) in the environment. It does not even
look at the request, so that whatever the client reaches here is the client's own limit, or that of the machine.
"""

import os
import select
import socket


def main() -> None:
    """Serves until it is ended."""
    body = b"x" * int(os.environ["BYTES"])
    answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body
    poll = select.epoll()
    connections: dict[int, socket.socket] = {}
    with socket.create_server(("127.0.0.1", int(os.environ["PORT"])), backlog=128) as listening:
        poll.register(listening.fileno(), select.EPOLLIN)
        while True:
            for number, _ in poll.poll():
                if number == listening.fileno():
                    accepted, _ = listening.accept()
                    accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    connections[accepted.fileno()] = accepted
                    poll.register(accepted.fileno(), select.EPOLLIN)
                elif connections[number].recv(65536):
                    connections[number].sendall(answer)
                else:
                    connections.pop(number).close()


if __name__ == "__main__":
    main()
