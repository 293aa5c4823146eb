import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
logs = []
for number in range(100):
    with open(f"log-{number}.txt", "w"):
        pass
    logs.append(open(f"log-{number}.txt"))
