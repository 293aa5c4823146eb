#include "web/present.h"

static json_t *model(Context *context, GError **error)
{
	json_t *page = json_object();

	(void)context;
	(void)error;
	present_text(page, "title", "Help");
	return page;
}

const View view_help = {
	.template = "help",
	.has_side = true,
	.current = "help",
	.model = model,
};
