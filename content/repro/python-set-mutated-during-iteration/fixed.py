clients = {"a", "b", "c"}
clients -= {client for client in clients if client != "b"}
print(clients)
