#!/usr/bin/env python3
"""An HTTP proxy on loopback that keeps every body that passes, for tools/verify-protocol.

    recording-proxy.py TARGET-PORT FOLDER

Writes NNN-request.bin and NNN-response.bin into FOLDER. Prints its own port. Ends on SIGTERM.
"""
import http.client
import http.server
import pathlib
import sys
import threading

target, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
lock = threading.Lock()
rounds = 0


class Round(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global rounds
        request = self.rfile.read(int(self.headers["Content-Length"]))
        with lock:
            number, rounds = rounds, rounds + 1
            (folder / f"{number:03}-request.bin").write_bytes(request)
            node = http.client.HTTPConnection("127.0.0.1", target)
            node.request("POST", self.path, request)
            answer = node.getresponse()
            response = answer.read()
            node.close()
            (folder / f"{number:03}-response.bin").write_bytes(response)
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def log_message(self, *_):
        pass


folder.mkdir(parents=True, exist_ok=True)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Round)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
