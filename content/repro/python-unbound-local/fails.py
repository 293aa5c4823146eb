served = 0


def on_request(path):
    if path == "/health":
        return served
    served += 1
    return served


on_request("/health")
