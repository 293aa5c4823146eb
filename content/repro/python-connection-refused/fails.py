import socket
import urllib.request

with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]              # free again after this block
urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2)
