#include "base/clock.h"
#include "lab/redact.h"
#include "web/guard.h"
#include "web/lab_page.h"
#include "web/lab_state.h"
#include "web/present.h"
#include "web/shell.h"
#include "wiki/share.h"

#include <string.h>

static const FormField fields[] = {
	{"text", FORM_TEXT, 0, "", NULL},
	{"term", FORM_CHOICE, 0, "", share_terms},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* The second act: what would be kept is shown, masked, before anything is. */
static json_t *ask_model(Context *context, const char *text)
{
	json_t *page = json_object();
	bool is_long = strlen(text) > SHARE_BYTES_MAX;

	(void)context;
	present_text(page, "title", "Share this paste");
	present_text(page, "text", text);
	json_object_set_new(page, "is_long", json_boolean(is_long));
	json_object_set_new(page, "may_share", json_boolean(!is_long && *text));
	return page;
}

static bool check_on(Context *context, GError **error)
{
	bool is_on = false;

	return share_is_on(context->site->store, &is_on, error) &&
	       (is_on || mw_fail(error, MW_ERROR_DENIED,
				 "This wiki keeps no shared pastes. Nothing was stored."));
}

static bool act(Context *context, GError **error)
{
	g_autofree char *masked = redact_text(form_text(context->form, "text"));
	const char *term = form_text(context->form, "term");
	g_autofree char *id = NULL;

	if (!check_on(context, error))
		return false;
	context->response->type = "text/html";
	context->response->cache = "no-store";
	if (!*term || !*masked || strlen(masked) > SHARE_BYTES_MAX)
		return shell_render(context, ask_model(context, masked), error);
	if (!guard_is_own(context)) {
		shell_error(context, 403,
			"This came from another site, and nothing was stored. Paste it into the Lab of this site.");
		return true;
	}
	id = share_add(context->site->store, masked, term, error);
	if (!id)
		return false;
	response_redirect(context->response, 303, g_strconcat("/lab/shared/", id, NULL));
	return true;
}

const View view_lab_share = {
	.template = "lab-share",
	.fields = fields,
	.current = "lab",
	.no_index = true,
	.act = act,
};

static json_t *shared_model(Context *context, GError **error)
{
	int64_t expires = 0;
	g_autofree char *text =
		share_get(context->site->store, context->captures[0], &expires, error);
	g_autoptr(LabAnswer) answer = NULL;
	g_autofree char *words = NULL;
	json_t *page;

	if (!text || !lab_state_ready(context->site, error))
		return NULL;
	answer = lab_answer(
		context->site->lab, context->site->store, text, strlen(text), LAB_MATCHES, error);
	if (!answer)
		return NULL;
	context->response->cache = "private, no-store";
	page = lab_page_model(answer);
	present_time(page, "expires", "expires_words", expires, FORMAT_HTML);
	words = present_when(expires);
	present_text(page, "expires_words", words);
	json_object_set_new(page, "share_text", json_null());
	return page;
}

const View view_lab_shared = {
	.template = "lab-result",
	.missing =
		"No shared paste is kept here: it has expired and was deleted, or the address is not whole. Ask whoever sent it to share it again.",
	.current = "lab",
	.no_index = true,
	.is_live = true,
	.model = shared_model,
};
