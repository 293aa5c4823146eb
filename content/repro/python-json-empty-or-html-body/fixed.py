import json


class BadReply(Exception):
    pass


def decode(status: int, content_type: str, body: str) -> object:
    if status // 100 != 2 or not content_type.startswith("application/json"):
        raise BadReply(f"status {status}, {content_type}: {body[:80]!r}")
    return json.loads(body)


try:
    decode(502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>")
except BadReply as error:
    print(error)
