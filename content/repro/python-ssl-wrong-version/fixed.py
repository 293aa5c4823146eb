import socket
import threading


def speaks_tls(host: str, port: int) -> bool:
    """Whether the other side answers a ClientHello with a TLS record."""
    hello = bytes.fromhex("160301002f0100002b0303") + bytes(32) + bytes.fromhex("000004130113020100")
    with socket.create_connection((host, port), timeout=3) as connection:
        connection.sendall(hello)
        first = connection.recv(1)
    return first in (b"\x15", b"\x16")              # alert or handshake


def plain_http(server: socket.socket) -> None:
    connection, _ = server.accept()
    connection.recv(1024)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=plain_http, args=(server,), daemon=True).start()
host, port = server.getsockname()
print("use https" if speaks_tls(host, port) else f"use http://{host}:{port}")
