#include "web/error_words.h"

const ErrorWords error_words_all[] = {
	{500, "This page could not be made",
		"The fault is ours and has been logged. Try again; if it stays, tell the site's owner when."},
	{400, "The request could not be read",
		"The address or the form is damaged. Check it, or start from the home page."},
	{401, "You are not signed in",
		"Log in, or send a token of your account as Authorization: Bearer."},
	{403, "You may not do this",
		"Your account lacks the right. Ask an admin of this site for it."},
	{404, "There is no page at this address",
		"Check the address, search for the error you see, or open the manual."},
	{405, "This address does not take that method",
		"Pages are read with GET; only forms are sent with POST."},
	{409, "Somebody else was faster", "Load the page again to see what was changed."},
	{410, "This entry was deleted",
		"It was taken out on purpose. A search may find what replaced it."},
	{413, "That was too much text at once", "Send at most 1 MiB in one request."},
	{414, "The address is too long",
		"Search with fewer words, or paste long text into a form."},
	{415, "This kind of content is not taken here",
		"Forms are sent as application/x-www-form-urlencoded, data as application/json."},
	{422, "What was sent breaks a rule", "Correct what is named, and send it again."},
	{429, "Too many requests", "Wait a few seconds, then try again."},
	{502, "The wiki is restarting",
		"Load this page again in a few seconds: what you sent is sent once more, and saved once."},
	{503, "The wiki cannot answer just now",
		"Its database is busy or cannot be opened. Try again in a minute."},
	{504, "The answer took too long", "Try again; a narrower search is faster."},
	{507, "There is no room to save this",
		"The server's disk is full. Try again in a few minutes."},
	{0, 0, 0},
};

const ErrorWords *error_words(int status)
{
	for (const ErrorWords *words = error_words_all; words->status; words++) {
		if (words->status == status)
			return words;
	}
	return &error_words_all[0];
}
