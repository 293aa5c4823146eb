import socket
import ssl
import threading


def plain_http(server):
    connection, _ = server.accept()
    connection.recv(1024)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=plain_http, args=(server,), daemon=True).start()
with socket.create_connection(server.getsockname()) as connection:
    ssl.create_default_context().wrap_socket(connection, server_hostname="localhost")
