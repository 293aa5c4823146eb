sessions = {17: "open", 18: "closed", 19: "open"}

for key, state in sessions.items():
    if state == "closed":
        del sessions[key]
