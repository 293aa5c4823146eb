#include "web/lab_body.h"
#include "web/lab_page.h"
#include "web/lab_state.h"
#include "web/present.h"
#include "web/shell.h"
#include "wiki/share.h"

#include <string.h>

static json_t *model(Context *context, GError **error)
{
	json_t *page = json_object();

	(void)error;
	present_text(page, "title", "Traceback Lab");
	present_text(page, "site_url", context->site->url);
	json_object_set_new(page, "signatures",
		json_integer(context->site->lab ? context->site->lab->rows->len : 0));
	json_object_set_new(page, "limit", json_integer(PASTE_SIZE_MAX));
	return page;
}

static void print_json(Context *context, const LabAnswer *answer)
{
	json_auto_t *object = lab_answer_json(answer, context->site->url);
	char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(4));

	context->response->type = "application/json";
	g_string_append(context->response->body, text);
	g_string_append_c(context->response->body, '\n');
	free(text);
}

static void print_text(Context *context, const LabAnswer *answer)
{
	g_autofree char *text = lab_answer_text(answer, context->site->url);

	context->response->type = "text/plain";
	g_string_append(context->response->body, text);
}

static bool show(Context *context, const LabAnswer *answer, GError **error)
{
	bool may_share = false;
	json_t *page;

	if (!share_is_on(context->site->store, &may_share, error))
		return false;
	page = lab_page_model(answer);
	if (!may_share)
		present_text(page, "share_text", NULL);
	return shell_show(context, "lab-result", page, error);
}

static bool answer(Context *context, GError **error)
{
	g_auto(LabBody) body = {0};
	g_autoptr(LabAnswer) answer = NULL;

	if (!lab_body_read(context, &body, error) || !lab_state_ready(context->site, error))
		return false;
	answer = lab_answer(
		context->site->lab, context->site->store, body.bytes, body.size, body.limit, error);
	if (!answer || !lab_state_note(context->site, answer, error))
		return false;
	if (context->format == FORMAT_HTML)
		return show(context, answer, error);
	if (context->format == FORMAT_JSON)
		print_json(context, answer);
	else
		print_text(context, answer);
	return true;
}

static bool act(Context *context, GError **error)
{
	context->format = lab_body_format(context);
	context->response->cache = "no-store";
	context->response->type = "text/html";
	return answer(context, error);
}

const View view_lab = {
	.template = "lab",
	.current = "lab",
	.is_question = true,
	.model = model,
	.act = act,
};
