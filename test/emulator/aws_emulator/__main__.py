"""python3 -m aws_emulator [--port N]: starts the emulator, says "ready", and runs until it is told to end."""

import argparse
import logging
import os
import signal


def main():
    parser = argparse.ArgumentParser(prog="aws_emulator", description="An emulated AWS for end-to-end runs of the landing zone")
    parser.add_argument("--port", type=int, default=5056)
    parser.add_argument("--log", default="WARNING", help="level of the log on standard error")
    arguments = parser.parse_args()
    logging.basicConfig(level=arguments.log, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    from .server import Server

    server = Server(arguments.port)
    server.start()
    print(f"ready on {server.url}", flush=True)
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
    server.stop()


if __name__ == "__main__":
    os.environ.pop("MOTO_ACCOUNT_ID", None)  # it would make one account of all
    main()
