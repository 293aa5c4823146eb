import os

if os.geteuid() == 0:
    os.seteuid(65534)                       # what User=nobody does in a unit file
open("/etc/shadow").read()
