import shlex
import subprocess
import sys


class CommandFailed(Exception):
    pass


def run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip()[-500:] or "it wrote nothing to stderr"
        raise CommandFailed(f"{shlex.join(command)}: status {error.returncode}: {last}") from None
    return done.stdout


try:
    run(sys.executable, "-c", "import sys; sys.exit('no space left')")
except CommandFailed as error:
    print(error)
