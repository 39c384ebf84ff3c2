"""A server that answers every request with the same bytes, for measuring the load client itself.

Run by `benchmarks.queries` with `PORT` and `BYTES` (the length of the response body) in the environment. It does not
parse the request, so the throughput measured here is the limit of the client or of the machine.
"""

import os
import select
import socket


def main() -> None:
    """Serve until the process is terminated."""
    body = b"x" * int(os.environ["BYTES"])
    response = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body
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
                    connections[number].sendall(response)
                else:
                    connections.pop(number).close()


if __name__ == "__main__":
    main()
