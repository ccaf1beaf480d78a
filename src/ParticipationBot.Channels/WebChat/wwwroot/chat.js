// The page's conversation, over Direct Line: WebSocket first, asking every two seconds where none can be had.
// It keeps its token in this tab's session alone.
const api = "/v3/directline";
const firstPause = 1000, longestPause = 15000, refreshAfter = 20 * 60 * 1000, pollPause = 2000, failuresUntilPolling = 3;
const $ = id => document.getElementById(id);
const log = $("log"), field = $("text");

let texts, language, session, socket, pause = firstPause, failures = 0, generation = 0;
const shown = new Set();
const pending = new Map();

class Refused extends Error {
  constructor(status) { super(`status ${status}`); this.status = status; }
}

async function call(method, path, body) {
  const response = await fetch(api + path, {
    method,
    headers: { "content-type": "application/json", ...(session && { authorization: `Bearer ${session.token}` }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

// Language and labels

function speak(next) {
  language = next;
  document.documentElement.lang = next;
  const own = texts[next];
  document.title = own.title;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = own[element.dataset.text];
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", own[element.dataset.label]);
  field.placeholder = own.placeholder;
  $("menu").replaceChildren(...own.menu.map(label => button(label, () => send(label))));
  sessionStorage.setItem("language", next);
}

function state(key, actionKey, action) {
  $("state").dataset.kind = key ?? "";
  $("state-text").textContent = key ? texts[language][key] : "";
  $("state-action").hidden = !actionKey;
  $("state-action").textContent = actionKey ? texts[language][actionKey] : "";
  $("state-action").onclick = action ?? null;
}

// What is shown

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(label, press) {
  const made = element("button", "", label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function bubble(who, text) {
  const item = element("div", `message ${who}`);
  item.append(element("span", "unseen", `${texts[language][who]}: `), element("p", "", text));
  return item;
}

function append(item) {
  log.append(item);
  log.scrollTop = log.scrollHeight;
}

function showBot(activity) {
  const { rows = [], replaces = false, takesPlaceOf, corrected } = activity.channelData ?? {};
  // A helper corrected what they wrote: only the words change, wherever they stand by now.
  const wrong = takesPlaceOf && [...log.querySelectorAll(".message.bot")].find(each => each.dataset.id === takesPlaceOf);
  if (wrong) return wrong.querySelector("p").textContent = corrected;
  const item = bubble("bot", activity.text);
  item.dataset.id = activity.id;
  if (rows.length > 0) item.append(choices(rows));
  const earlier = replaces && [...log.querySelectorAll(".message.bot")].at(-1);
  for (const old of log.querySelectorAll(".choices:not(.lasting)")) old.remove();
  if (!earlier) return append(item);
  const hadFocus = document.activeElement === log || earlier.dataset.focused;
  // The question changes where it stands. What was pressed to change it goes, or presses would pile up and push the question off the screen.
  while (earlier.nextElementSibling?.dataset.pressed) earlier.nextElementSibling.remove();
  earlier.replaceWith(item);
  item.scrollIntoView({ block: "nearest" });
  if (hadFocus) item.querySelector("button")?.focus({ preventScroll: true });
}

function choices(rows) {
  const box = element("div", "choices");
  // A button such as "write to a helper" works at any time.
  if (rows.flat().every(action => action.value.split(".")[1]?.startsWith("!"))) box.classList.add("lasting");
  for (const row of rows) {
    const line = element("div", "row");
    line.append(...row.map(action => button(action.title, () => press(action, box))));
    box.append(line);
  }
  return box;
}

function press(action, box) {
  const option = action.value.split(".")[1];
  if (option in texts) speak(option);
  box.closest(".message").dataset.focused = "yes";
  if (!box.classList.contains("lasting")) for (const each of box.querySelectorAll("button")) each.setAttribute("aria-disabled", "true");
  // The button is about to go: the reading position stays in the messages.
  log.focus({ preventScroll: true });
  send(action.title, action.value);
}

function receive(set) {
  for (const activity of set.activities ?? []) {
    if (activity.from?.role !== "bot" || activity.type !== "message" || shown.has(activity.id)) continue;
    shown.add(activity.id);
    document.body.classList.remove("waiting");
    showBot(activity);
  }
  if (set.watermark) session.watermark = set.watermark;
}

// Sending: a message that did not go out stays visible, with a button to try again.

async function send(text, value) {
  const item = bubble("you", text);
  if (value) item.dataset.pressed = "yes";
  const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  pending.set(id, item);
  append(item);
  document.body.classList.add("waiting");
  await post(id, item, { type: "message", from: { id: "child" }, locale: language, text, ...(value && { value }), channelData: { clientActivityID: id } });
}

async function post(id, item, activity) {
  item.querySelector(".unsent")?.remove();
  try {
    await call("POST", `/conversations/${session.conversationId}/activities`, activity);
    pending.delete(id);
  } catch (fault) {
    document.body.classList.remove("waiting");
    if (fault.status === 403) return expired();
    const note = element("div", "unsent", texts[language][fault.status === 429 ? "slow_down" : "not_sent"] + " ");
    note.append(button(texts[language].again, () => post(id, item, activity)));
    item.append(note);
  }
}

// The connection

function keep() {
  const { conversationId, token } = session;
  sessionStorage.setItem("chat", JSON.stringify({ conversationId, token }));
}

async function open() {
  const mine = ++generation;
  socket?.close();
  state("connecting");
  try {
    const saved = JSON.parse(sessionStorage.getItem("chat") ?? "null");
    if (saved && !session) session = saved;
    const isNew = !session;
    const opened = isNew
      ? await call("POST", "/conversations")
      : await call("GET", `/conversations/${session.conversationId}?watermark=${session.watermark ?? ""}`);
    session = { ...session, conversationId: opened.conversationId, token: opened.token };
    keep();
    if (isNew) await call("POST", `/conversations/${session.conversationId}/activities`, { type: "event", name: "webchat/join", from: { id: "child" }, locale: language, value: new URLSearchParams(location.search).get("code") ?? undefined });
    if (failures >= failuresUntilPolling) return poll(mine);
    listen(opened.streamUrl, mine);
  } catch (fault) {
    if (mine !== generation) return;
    if (fault.status === 403) return expired();
    retry(mine);
  }
}

function listen(streamUrl, mine) {
  // The address that this page came from, not the one a proxy may have told the server.
  const url = new URL(streamUrl);
  url.host = location.host;
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(url);
  socket.addEventListener("open", () => { failures = 0; pause = firstPause; state(); });
  socket.addEventListener("message", event => { if (event.data) receive(JSON.parse(event.data)); });
  socket.addEventListener("close", () => { if (mine === generation) { failures++; retry(mine); } });
}

async function poll(mine) {
  while (mine === generation) {
    try {
      receive(await call("GET", `/conversations/${session.conversationId}/activities?watermark=${session.watermark ?? ""}`));
      state();
    } catch (fault) {
      if (fault.status === 403) return expired();
      return retry(mine);
    }
    await new Promise(resolve => setTimeout(resolve, pollPause));
  }
}

function retry(mine) {
  state(navigator.onLine ? "lost" : "failed", "again", () => { pause = firstPause; open(); });
  setTimeout(() => { if (mine === generation) open(); }, pause);
  pause = Math.min(pause * 2, longestPause);
}

function expired() {
  generation++;
  socket?.close();
  sessionStorage.removeItem("chat");
  state("expired", "restart", () => {
    session = undefined;
    shown.clear();
    log.replaceChildren();
    open();
  });
}

setInterval(async () => {
  if (!session) return;
  try {
    session.token = (await call("POST", "/tokens/refresh")).token;
    keep();
  } catch (fault) {
    if (fault.status === 403) expired();
  }
}, refreshAfter);

// The text field

function submit() {
  const text = field.value.trim();
  if (!text || !session) return;
  field.value = "";
  fit();
  send(text);
}

function fit() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
}

$("form").addEventListener("submit", event => { event.preventDefault(); submit(); field.focus(); });
field.addEventListener("input", fit);
field.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
addEventListener("online", () => { if (texts) open(); });

texts = await (await fetch("/chat/texts.json")).json();
speak(sessionStorage.getItem("language") ?? (navigator.language.startsWith("ru") ? "ru" : "kk"));
await open();
