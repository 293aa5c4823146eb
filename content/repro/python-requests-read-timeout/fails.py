# run: /usr/bin/python3 fails.py
import socket

import requests

server = socket.create_server(("127.0.0.1", 0))         # accepts, and says nothing
requests.get(f"http://127.0.0.1:{server.getsockname()[1]}/report", timeout=0.5)
