const util = {};
util.slug("A title");
