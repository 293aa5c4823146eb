import socket
import time


def wait_for(host: str, port: int, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    pause = 0.05
    while True:
        try:
            socket.create_connection((host, port), timeout=1).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() + pause > deadline:
                raise SystemExit(f"nothing listens on {host}:{port} after {seconds} s") from None
        time.sleep(pause)
        pause = min(pause * 2, 1)


with socket.create_server(("127.0.0.1", 0)) as server:
    wait_for(*server.getsockname(), seconds=5)
    print("ready")
