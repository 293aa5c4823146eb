import re


def bearer(header):
    return re.match(r"Bearer (\S+)", header).group(1)


print(bearer("Basic dXNlcjpwYXNz"))
