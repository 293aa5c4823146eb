import subprocess
import sys

version = subprocess.run([sys.executable, "-c", "print('9.1')"],
                         stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
print("running " + version.strip())
