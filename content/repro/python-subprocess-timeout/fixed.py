import os
import signal
import subprocess


def run(command: list[str], seconds: float) -> int | None:
    """The status, or None when it took too long; ends the command's children as well."""
    process = subprocess.Popen(command, start_new_session=True)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return None


print(run(["sh", "-c", "sleep 60 & wait"], 0.5))
print(run(["true"], 0.5))
