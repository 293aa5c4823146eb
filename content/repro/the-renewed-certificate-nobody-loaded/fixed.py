import datetime
import os
import socket
import ssl
import subprocess
import tempfile
import threading


def days_left(address: tuple[str, int], name: str, authority: str) -> float:
    """Asks the port, as a client would. Raises where a client would."""
    context = ssl.create_default_context(cafile=authority)
    with socket.create_connection(address, timeout=5) as plain:
        with context.wrap_socket(plain, server_hostname=name) as tls:
            ends = ssl.cert_time_to_seconds(tls.getpeercert()["notAfter"])
    return (ends - datetime.datetime.now().timestamp()) / 86_400


class Reloading:
    """Loads the pair again when the file has changed; a broken pair leaves the old one in place."""

    def __init__(self, cert: str, key: str) -> None:
        self.cert, self.key, self.seen = cert, key, None
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.refresh()

    def refresh(self) -> bool:
        state = os.stat(self.cert)
        if (mark := (state.st_mtime_ns, state.st_ino)) == self.seen:
            return False
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.cert, self.key)    # proves the pair
        self.context.load_cert_chain(self.cert, self.key)
        self.seen = mark
        return True


def issue(days):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-days", str(days), "-keyout", KEY, "-out", CERT], check=True, capture_output=True)


def serve():
    while True:
        client, _ = listener.accept()
        pair.refresh()
        try:
            pair.context.wrap_socket(client, server_side=True).close()
        except (OSError, ssl.SSLError):
            client.close()


folder = tempfile.mkdtemp()
CERT, KEY = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
issue(3)
pair = Reloading(CERT, KEY)
listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, daemon=True).start()
for days in (3, 90):
    issue(days)
    print(f"days left on the port: {days_left(listener.getsockname(), 'localhost', CERT):.0f}")
