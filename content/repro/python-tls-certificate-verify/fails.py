# run: openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost 2>openssl.log && python3 fails.py
import socket
import ssl
import threading

server = socket.create_server(("127.0.0.1", 0))
own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
own.load_cert_chain("cert.pem", "key.pem")


def serve():
    try:
        own.wrap_socket(server.accept()[0], server_side=True)
    except ssl.SSLError:
        pass


threading.Thread(target=serve, daemon=True).start()
with socket.create_connection(server.getsockname()) as connection:
    ssl.create_default_context().wrap_socket(connection, server_hostname="localhost")
