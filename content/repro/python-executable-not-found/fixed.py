import shutil
import subprocess
import sys


def tool(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise SystemExit(f"{name} is not on the path; install the package {package}")
    return path


subprocess.run([sys.executable, "--version"], check=True)
try:
    tool("ffmpeg-of-shop", "ffmpeg")
except SystemExit as stop:
    print(stop)
