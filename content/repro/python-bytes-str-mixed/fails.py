import subprocess
import sys

version = subprocess.run([sys.executable, "-c", "print('9.1')"], stdout=subprocess.PIPE).stdout
print("running " + version)
