import errno
import socket


def listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))       # sets SO_REUSEADDR on Unix
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SystemExit(f"port {port} is taken; see who has it: ss -ltnp 'sport = :{port}'") from None


first = listen("127.0.0.1", 0)
try:
    listen("127.0.0.1", first.getsockname()[1])
except SystemExit as stop:
    print(stop)
