#!/usr/bin/env python3
"""A TCP proxy on loopback that cuts every connection after so many bytes from its client.

    cutting-proxy.py TARGET-PORT BYTES      BYTES 0 never cuts

Prints its own port first. On SIGTERM prints how many bytes went up, how many came down and how many
connections were cut.
"""
import signal
import socket
import sys
import threading

target, limit = int(sys.argv[1]), int(sys.argv[2])
totals = {"up": 0, "down": 0, "cuts": 0}
lock = threading.Lock()


def pump(source, sink, direction, limit):
    left = limit
    try:
        while True:
            data = source.recv(min(16384, left) if limit else 16384)
            if not data:
                break
            sink.sendall(data)
            with lock:
                totals[direction] += len(data)
            if limit:
                left -= len(data)
                if left <= 0:
                    with lock:
                        totals["cuts"] += 1
                    break
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(client):
    server = socket.create_connection(("127.0.0.1", target))
    down = threading.Thread(target=pump, args=(server, client, "down", 0), daemon=True)
    down.start()
    pump(client, server, "up", limit)
    down.join()
    client.close()
    server.close()


def accept(listener):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


# Blocked before any thread starts, so that only the wait below takes it.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
threading.Thread(target=accept, args=(listener,), daemon=True).start()
signal.sigwait({signal.SIGTERM})
print(totals["up"], totals["down"], totals["cuts"], flush=True)
