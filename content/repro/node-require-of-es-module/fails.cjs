require("./esm.mjs");
