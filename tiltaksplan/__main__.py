"""`python -m tiltaksplan`: the same way in as the command `tiltaksplan`."""

from tiltaksplan.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
