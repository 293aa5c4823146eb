// Comforts over pages that work without any of this: copy buttons, keys, and an editor that shows
// the page as it will be and keeps drafts.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const make = (tag, members, ...children) => {
    const element = Object.assign(document.createElement(tag), members);
    element.append(...children);
    return element;
  };
  const later = (wait, work) => {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(work, wait);
    };
  };

  // Copy buttons, in the space that the caption keeps for them.
  const consoleOnly = (text) => {
    const typed = text.split("\n").filter((line) => /^[$#%>] /.test(line));
    return typed.length ? typed.map((line) => line.slice(2)).join("\n") : text;
  };
  const textOf = (code, name) => {
    const text = code.textContent.replace(/\n$/, "");
    if (/^console/i.test(name)) return consoleOnly(text);
    if (/^diff/i.test(name))
      return text.split("\n").filter((line) => !/^(-|@@|diff |index |\+\+\+ )/.test(line))
        .map((line) => line.replace(/^[+ ]/, "")).join("\n");
    return text;
  };
  const addCopy = (place, code, name) => {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    const back = later(2000, () => (button.textContent = "Copy"));
    button.setAttribute("aria-live", "polite");
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(textOf(code, name));
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Press Ctrl+C";
      }
      back();
    };
    place.append(button);
  };
  if (navigator.clipboard) {
    for (const figure of all("figure.code"))
      addCopy(one("figcaption", figure), one("code", figure), one("figcaption b", figure)?.textContent);
    for (const item of all(".sigs li")) addCopy(item, one("code", item), "");
  }

  // An error is heard and seen first.
  one(".problem")?.focus();
  const forget = () => Object.keys(localStorage).filter((key) => key.startsWith("text of "))
    .forEach((key) => localStorage.removeItem(key));
  one('form[action="/logout"]')?.addEventListener("submit", forget);
  if (one(".said")) forget();

  // Keys. They are off in fields, and can be switched off altogether (WCAG 2.2, 2.1.4).
  const OFF = "keys-off";
  const stops = () => all(".rows h3 a, .log .t1, .log.revs .num a, .place legend, tr.first td, .hit")
    .filter((element) => element.offsetParent);
  const step = (by) => {
    const list = stops();
    const to = list[list.indexOf(document.activeElement) + by] ?? list[by > 0 ? 0 : list.length - 1];
    if (to && !to.matches("a")) to.tabIndex = -1;
    to?.focus();
  };
  const neighbour = (by) => {
    const links = all(".side ul:first-of-type a");
    links[links.findIndex((link) => link.matches("[aria-current=page]")) + by]?.click();
  };
  const keyed = (key) => all(`[data-key="${CSS.escape(key)}"]`).find((element) => element.offsetParent);
  const actions = {
    j: ["next result, change or place", () => step(1)],
    k: ["previous one", () => step(-1)],
    "[": ["previous entry", () => neighbour(-1)],
    "]": ["next entry", () => neighbour(1)],
    c: ["copy the code in view", () => all(".copy").find((button) => button.getBoundingClientRect().bottom > 0)?.click()],
    "?": ["this list", () => showKeys()],
  };
  const names = { "/": "search", l: "lab", e: "edit", h: "history", r: "recent changes", u: "unified", s: "side by side" };
  const showKeys = () => {
    const list = make("dl", { className: "keys" });
    const row = (key, words) => list.append(make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: words }));
    for (const key in names) if (keyed(key)) row(key, names[key]);
    for (const key in actions) row(key, actions[key][0]);
    const box = make("input", { type: "checkbox", checked: !localStorage[OFF] });
    box.onchange = () => (box.checked ? localStorage.removeItem(OFF) : (localStorage[OFF] = 1));
    const dialog = make("dialog", { className: "stack" }, make("h2", { textContent: "Keys", id: "keys" }), list,
      make("label", { className: "check" }, box, " Use these keys"),
      make("form", { method: "dialog" }, make("button", { textContent: "Close" })));
    dialog.setAttribute("aria-labelledby", "keys");
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || one("dialog[open]")) return;
    if (event.target.closest("input, textarea, select")) return;
    if (localStorage[OFF] && event.key !== "?") return;
    const target = keyed(event.key);
    if (!target && !actions[event.key]) return;
    event.preventDefault();
    if (!target) actions[event.key][1]();
    else if (target.matches("input")) target.focus();
    else target.click();
  });

  // The editor
  const form = one("form.edit");
  const body = form && one("#f-body", form);
  if (!body) return;
  const said = one("#said");
  const pv = one(".pv");
  const KEPT = `text of ${form.action}`;
  const save = one("button.go", form);
  let unsaved = false; // typed since the draft was stored
  let leaving = false;

  const fields = (what) => {
    const data = new URLSearchParams(new FormData(form));
    data.set("do", what);
    return data;
  };
  const keepHere = (why) => {
    try {
      localStorage[KEPT] = body.value;
      said.textContent = `${why} Your text is kept in this browser meanwhile.`;
    } catch {
      said.textContent = `${why} Copy your text before you leave.`;
    }
  };
  const send = async (what, keepalive) => {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: fields(what), keepalive });
    if (answer.redirected || answer.status === 401) throw new Error("Your session has ended.");
    if (!answer.ok) throw new Error(`The wiki did not take the draft (${answer.status}).`);
    return answer.text();
  };
  const tell = () => {
    const now = new Date();
    said.textContent = `Draft saved ${now.toTimeString().slice(0, 5)}.`;
    localStorage.removeItem(KEPT);
  };
  const store = async (keepalive) => {
    if (!unsaved || leaving) return;
    unsaved = false;
    try {
      await send("draft", keepalive);
      tell();
    } catch (error) {
      unsaved = true;
      keepHere(error instanceof TypeError ? "The wiki cannot be reached." : error.message);
    }
  };
  const wide = matchMedia("(min-width: 68.75rem)");
  let asked = 0;
  const show = async (what) => {
    const mine = ++asked;
    const html = await send(what);
    if (mine === asked) pv.innerHTML = html;
  };
  const showSoon = later(400, () => wide.matches && show("show").catch(() => {}));
  const storeSoon = later(5000, store);
  if (wide.matches && !one(".pv > :not(.quiet)")) show("show").catch(() => {});

  form.addEventListener("input", () => {
    unsaved = true;
    showSoon();
    storeSoon();
  });
  document.addEventListener("visibilitychange", () => document.hidden && store(true));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !leaving) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "preview") {
      leaving = true;
      localStorage[KEPT] = body.value; // until the next page says that it is saved
      return;
    }
    event.preventDefault();
    try {
      await show("draft");
      unsaved = false;
      tell();
    } catch (error) {
      keepHere(error.message);
    }
    pv.parentElement.scrollIntoView({ block: "nearest" });
  });
  addEventListener("pageshow", () => (leaving = false));
  if (localStorage[KEPT] && localStorage[KEPT] !== body.value) {
    const button = make("button", { type: "button", textContent: "Bring back the text kept in this browser" });
    button.onclick = () => {
      body.value = localStorage[KEPT];
      button.remove();
      form.dispatchEvent(new Event("input"));
    };
    said.after(button);
  }

  // Typing: insertText keeps the browser's own undo.
  const insert = (text, from = body.selectionStart, to = body.selectionEnd) => {
    body.focus();
    body.setSelectionRange(from, to);
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
      body.setRangeText(text, from, to, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const around = (before, after = before) => {
    const { selectionStart: from, selectionEnd: to, value } = body;
    insert(before + value.slice(from, to) + after);
    body.setSelectionRange(from + before.length, to + before.length);
  };
  const lineStart = (at) => body.value.lastIndexOf("\n", at - 1) + 1;
  const lines = (change) => {
    const from = lineStart(body.selectionStart);
    const end = body.value.indexOf("\n", body.selectionEnd);
    const to = end < 0 ? body.value.length : end;
    const text = body.value.slice(from, to).split("\n").map(change).join("\n");
    insert(text, from, to);
    body.setSelectionRange(from, from + text.length);
  };
  const tools = [
    ["B", "Bold", () => around("**")],
    ["I", "Emphasis", () => around("*")],
    ["`", "Code", () => around("`")],
    ["```", "Code block", () => around("```\n", "\n```")],
    ["##", "Section heading", () => lines((line) => "## " + line.replace(/^#+ /, ""))],
    ["-", "List", () => lines((line) => "- " + line)],
    ["[[", "Link to an entry", () => around("[[", "]]")],
    ["→", "Indent", () => lines((line) => "  " + line)],
    ["←", "Outdent", () => lines((line) => line.replace(/^ {1,2}/, ""))],
  ];
  one(".tools", form)?.append(...tools.map(([sign, name, work]) => {
    const button = make("button", { type: "button", textContent: sign, title: name, onclick: work });
    button.setAttribute("aria-label", name);
    return button;
  }));
  const nextItem = (event) => {
    const at = body.selectionStart;
    const from = lineStart(at);
    const mark = /^(\s*)([-*+>]|(\d+)([.)]))( \[[ xX]\])? +/.exec(body.value.slice(from, at));
    if (!mark || at !== body.selectionEnd) return;
    event.preventDefault();
    if (from + mark[0].length === at) insert("", from, at);
    else insert(`\n${mark[1]}${mark[3] ? +mark[3] + 1 + mark[4] : mark[2]}${mark[5] ? " [ ]" : ""} `);
  };

  // Completion of [[links]]
  const list = make("ul", { id: "links", className: "links", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Entries to link to");
  body.after(list);
  body.setAttribute("aria-controls", "links");
  body.setAttribute("aria-autocomplete", "list");
  let chosen = 0;
  const opened = () => /\[\[([^\][\n|]*)$/.exec(body.value.slice(0, body.selectionStart));
  const close = () => {
    list.hidden = true;
    body.removeAttribute("aria-activedescendant");
  };
  const choose = (to) => {
    chosen = (to + list.children.length) % list.children.length;
    all("li", list).forEach((item, index) => item.setAttribute("aria-selected", index === chosen));
    body.setAttribute("aria-activedescendant", `link-${chosen}`);
  };
  const take = () => {
    const at = body.selectionStart;
    const rest = body.value.startsWith("]]", at) ? 2 : 0;
    insert(list.children[chosen].dataset.slug + "]]", at - opened()[1].length, at + rest);
    close();
  };
  const complete = later(150, async () => {
    const words = opened()?.[1];
    if (!words?.trim()) return close();
    const [, titles, , urls] = await (await fetch("/suggest?q=" + encodeURIComponent(words))).json();
    if (opened()?.[1] !== words || !titles.length) return close();
    list.replaceChildren(...titles.map((title, index) => {
      const item = make("li", { id: `link-${index}`, textContent: title, onmousedown: (event) => {
        event.preventDefault();
        chosen = index;
        take();
      } });
      item.dataset.slug = decodeURIComponent(urls[index].split("/").pop());
      item.setAttribute("role", "option");
      return item;
    }));
    list.hidden = false;
    choose(0);
  });
  body.addEventListener("input", () => (opened() ? complete() : close()));
  body.addEventListener("blur", close);

  addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    const typing = event.target === body;
    const open = typing && !list.hidden;
    const keys = open
      ? { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: take, Escape: close }
      : command
        ? { s: () => form.requestSubmit(save), Enter: () => form.requestSubmit(one("[value=preview]", form)),
          ...(typing && { "]": tools[7][2], "[": tools[8][2], b: tools[0][2], i: tools[1][2] }) }
        : {};
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    } else if (typing && event.key === "Enter" && !command && !event.shiftKey) {
      nextItem(event);
    }
  });
})();
