"""`python -m tiltaksplan`: the same way in as the command `tiltaksplan`."""

import sys

if __name__ == "__main__":
    try:
        from tiltaksplan.cli import main
    except KeyboardInterrupt:  # stopped before it had begun
        sys.exit(130)
    sys.exit(main())
