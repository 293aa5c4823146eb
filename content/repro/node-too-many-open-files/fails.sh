ulimit -n 40
node -e 'const fs = require("fs"); for (let i = 0; i < 100; i++) fs.openSync("/etc/hostname")'
