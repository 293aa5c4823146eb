require("expres");
