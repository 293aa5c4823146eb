import re


class Unauthorized(Exception):
    pass


def bearer(header: str) -> str:
    match = re.match(r"Bearer (\S+)", header)
    if match is None:
        raise Unauthorized(f"expected a bearer token, got scheme {header.split(' ')[0]!r}")
    return match.group(1)


try:
    bearer("Basic dXNlcjpwYXNz")
except Unauthorized as error:
    print(error)
