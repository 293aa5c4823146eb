import subprocess
import sys

subprocess.run([sys.executable, "-m", "shop.report"], check=True)
