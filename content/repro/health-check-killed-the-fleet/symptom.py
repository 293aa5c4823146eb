SERVERS, START, LIMIT = 10, 6, 3                # seconds to start, failed probes before a restart


def simulate(check):
    """The database is slow from second 10 to 20. A server that restarts is away and comes back cold."""
    state = [{"up_at": 0, "failed": 0, "warm_at": 0} for _ in range(SERVERS)]
    restarts, down, served = 0, 0, 0
    for now in range(60):
        slow = 10 <= now < 20
        up = [s for s in state if s["up_at"] <= now]
        cold = [s for s in up if s["warm_at"] > now]
        database = not slow and len(cold) < 5   # cold caches ask the database for everything
        for server in up:
            healthy = database if check == "liveness asks the database" else True
            server["failed"] = 0 if healthy else server["failed"] + 1
            if server["failed"] >= LIMIT:
                server.update(up_at=now + START, warm_at=now + START + 8, failed=0)
                restarts += 1
        down += not up
        served += len(up) > 0 and database
    return f"{restarts} restarts, {down} s without any server, full service in {served} of 60 s"


for check in ("liveness asks the database", "liveness asks itself"):
    print(f"{check}: {simulate(check)}")
