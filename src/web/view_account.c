#include "web/present.h"
#include "wiki/user.h"

/* The account of whoever is signed in. */

static json_t *model(Context *context, GError **error)
{
	g_autoptr(User) user = user_load(context->site->store, context->viewer.user, error);
	json_t *page;

	if (!user)
		return NULL;
	page = json_object();
	present_text(page, "title", "Your account");
	present_text(page, "name", user->name);
	present_text(page, "role", role_name(user->role));
	present_time(page, "created", "created_words", user->created, context->format);
	return page;
}

const View view_account = {
	.template = "account", .no_index = true, .is_live = true, .model = model};
