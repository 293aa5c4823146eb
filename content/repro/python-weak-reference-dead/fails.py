import weakref


class Session:
    user = "ana"


def open_session():
    session = Session()
    return weakref.proxy(session)


session = open_session()
print(session.user)
