"""Starts the brain: Rasa with our channel, on loopback, without telemetry.

`python -m natlys_brain.serve --model models/x.tar.gz --port 5005`. Tokens and the address of the custom
actions come from the environment (see `credentials.yml` and `endpoints.yml`).
"""

import argparse
import os

from natlys_brain import hardening, quiet_logs

LOOPBACK = "127.0.0.1"


def main() -> None:
    """Reads the arguments, hardens the process, quiets the logs, and serves until it is told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()

    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

    hardening.harden()
    level = os.environ.get("NATLYS_LOG_LEVEL", "INFO")
    quiet_logs.configure(level)

    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    # Again, for the loggers that came with the imports.
    quiet_logs.configure(level)
    serve_application(
        model_path=arguments.model,
        interface=LOOPBACK,
        port=arguments.port,
        credentials="credentials.yml",
        endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
        enable_api=False,
    )


if __name__ == "__main__":
    main()
