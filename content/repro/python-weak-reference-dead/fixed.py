import weakref


class Session:
    user = "ana"


class Sessions:
    def __init__(self) -> None:
        self._open: dict[int, Session] = {}              # somebody has to own them

    def open(self, number: int) -> weakref.ref[Session]:
        session = self._open[number] = Session()
        return weakref.ref(session)


sessions = Sessions()
reference = sessions.open(17)
session = reference()                                    # a strong reference, or None
print(session.user if session is not None else "session ended")
