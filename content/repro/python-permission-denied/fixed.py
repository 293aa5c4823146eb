import os
import pathlib
import stat


def explain(path: str) -> str:
    for part in [*reversed(pathlib.Path(path).parents), pathlib.Path(path)]:
        status = part.stat()
        needed = os.X_OK if stat.S_ISDIR(status.st_mode) else os.R_OK
        if not os.access(part, needed, effective_ids=True):
            return (f"uid {os.geteuid()}, groups {os.getgroups()} may not use {part}: "
                    f"{stat.filemode(status.st_mode)} owner {status.st_uid}:{status.st_gid}")
    return f"{path} is readable for uid {os.geteuid()}"


if os.geteuid() == 0:
    os.setgroups([])
    os.seteuid(65534)
print(explain("/etc/shadow"))
print(explain("/etc/passwd"))
