import subprocess
import sys

subprocess.run([sys.executable, "-c", "import sys; sys.exit('no space left')"],
               capture_output=True, check=True)
