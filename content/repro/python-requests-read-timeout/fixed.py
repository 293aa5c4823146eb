# run: /usr/bin/python3 fixed.py
import socket
import time

import requests

CONNECT, READ, TOTAL = 1.0, 0.5, 2.0


def get(url: str) -> bytes:
    deadline = time.monotonic() + TOTAL
    with requests.get(url, timeout=(CONNECT, READ), stream=True) as response:
        response.raise_for_status()
        body = bytearray()
        for part in response.iter_content(65536):
            body += part
            if time.monotonic() > deadline:
                raise requests.Timeout(f"{url}: not finished after {TOTAL} s")
        return bytes(body)


server = socket.create_server(("127.0.0.1", 0))
try:
    get(f"http://127.0.0.1:{server.getsockname()[1]}/report")
except requests.Timeout as error:
    print("late:", error)
