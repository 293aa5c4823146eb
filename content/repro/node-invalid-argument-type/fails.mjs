import fs from "node:fs";

fs.readFileSync(process.env.NO_SUCH_SETTING);
