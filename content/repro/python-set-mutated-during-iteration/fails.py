clients = {"a", "b", "c"}
for client in clients:
    if client != "b":
        clients.discard(client)
