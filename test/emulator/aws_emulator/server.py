"""The HTTP server, with every service and resource type registered."""

import importlib
import os
import pkgutil
import threading
import warnings

from werkzeug.serving import WSGIRequestHandler, make_server

# An injected error may be none that the service's model knows: AWS's own common errors are not in it, either.
warnings.filterwarnings("ignore", message=".*does not match an error shape.*")


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open

    def log(self, *_args, **_kwargs):
        pass


class Server:
    """Listens on loopback; port 0 takes a free one."""

    def __init__(self, port=5056):
        os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
        register()
        from .gateway import application

        self._server = make_server("127.0.0.1", port, application, threaded=True, request_handler=_Quiet)
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        os.environ["MOTO_PORT"] = str(self.port)
        self._thread = threading.Thread(target=self._server.serve_forever, name="server", daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        from .lambda_runtime import warm

        self._server.shutdown()
        warm.stop_all()  # they keep connections open, which the server would wait for
        self._thread.join()
        self._server.server_close()


def register():
    """Imports every module that registers operations, checks or resource types."""
    from . import cloudformation, resources, services
    from .lambda_runtime import invoke  # noqa: F401

    for package in (services, cloudformation, resources):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
