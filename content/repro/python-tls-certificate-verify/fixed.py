# run: openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>openssl.log && python3 fixed.py
import socket
import ssl
import threading

server = socket.create_server(("127.0.0.1", 0))
own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
own.load_cert_chain("cert.pem", "key.pem")
threading.Thread(target=lambda: own.wrap_socket(server.accept()[0], server_side=True),
                 daemon=True).start()

context = ssl.create_default_context()
context.load_verify_locations(cafile="cert.pem")        # in life: the internal CA's certificate
with socket.create_connection(server.getsockname()) as connection:
    with context.wrap_socket(connection, server_hostname="localhost") as secure:
        print(secure.version(), secure.getpeercert()["subject"])
