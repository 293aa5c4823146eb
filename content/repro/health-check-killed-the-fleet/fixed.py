import http.server
import threading
import time
import urllib.error
import urllib.request


class Health:
    def __init__(self, database, stuck_after: float = 30.0) -> None:
        self.database, self.stuck_after = database, stuck_after
        self.beat = time.monotonic()            # written by the loop that does the work
        self.draining = False

    def live(self) -> bool:
        """Would a restart help? Only if this process itself no longer moves."""
        return time.monotonic() - self.beat < self.stuck_after

    def ready(self) -> bool:
        """Should new requests come here? Local facts; a shared dependency is the same for all."""
        return not self.draining

    def report(self) -> str:
        """For people and alarms; nothing is restarted or taken out because of it."""
        return "database ok" if self.database() else "database down"


def serve(health: Health) -> http.server.ThreadingHTTPServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            good, text = {"/live": (health.live(), ""), "/ready": (health.ready(), ""),
                          "/status": (True, health.report())}[self.path]
            self.send_response(200 if good else 503)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def get(path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


health = Health(database=lambda: False)
server = serve(health)
print("database down:", get("/live"), get("/ready"), get("/status"))
health.draining = True
health.beat -= 60
print("draining and stuck:", get("/live"), get("/ready"))
