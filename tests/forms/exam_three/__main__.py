"""Write the forms into the folder that is named on the command line."""

import sys
from pathlib import Path

from tests.forms.exam_three import write_forms

if __name__ == "__main__":
    sys.stdout.write(f"{len(write_forms(Path(sys.argv[1])))} files in {sys.argv[1]}\n")
