"""Where handlers of custom resources put their answer: the pre-signed URL in the event leads here."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "cloudformation-custom-resource-response.emulator.internal"
"""Handlers insist on HTTPS and port 443; the preloaded script sends requests for this host to the inbox instead."""
_answers: dict = {}


class _Handler(BaseHTTPRequestHandler):
    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        _answers[self.path.strip("/")] = json.loads(body)
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


_server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
threading.Thread(target=_server.serve_forever, name="inbox", daemon=True).start()
PORT = _server.server_port


def url_for(request_id):
    return f"https://{HOST}/{request_id}"


def answer_to(request_id):
    """The handler's answer, or None when it gave none."""
    return _answers.pop(request_id, None)
