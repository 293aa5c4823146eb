import os
import socket
import ssl
import subprocess
import tempfile
import threading

folder = tempfile.mkdtemp()
CERT, KEY = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")


def issue(serial):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-nodes", "-subj", "/CN=localhost", "-days", "1", "-set_serial", str(serial),
                    "-keyout", KEY, "-out", CERT], check=True, capture_output=True)


def serve(listener, context):
    while True:
        client, _ = listener.accept()
        try:
            context.wrap_socket(client, server_side=True).close()
        except (OSError, ssl.SSLError):
            client.close()


def serial_of(pem):
    text = subprocess.run(["openssl", "x509", "-noout", "-serial"], input=pem, capture_output=True, text=True)
    return int(text.stdout.strip().split("=")[1], 16)


issue(1)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERT, KEY)
listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener, context), daemon=True).start()

for step in ("started", "file renewed", "context reloaded"):
    if step == "file renewed":
        issue(2)
    elif step == "context reloaded":
        context.load_cert_chain(CERT, KEY)
    served = serial_of(ssl.get_server_certificate(listener.getsockname()))
    print(f"{step}: file has number {serial_of(open(CERT).read())}, the port serves number {served}")
