// Leaves at once for a page that says nothing about this one. Not a module: it must work before anything else has loaded.
(() => {
  const elsewhere = { kk: "https://www.google.com/search?q=ауа+райы&hl=kk", ru: "https://www.google.com/search?q=погода&hl=ru" };
  const doubleEsc = 1000;
  let lastEsc = 0;

  function leave() {
    document.documentElement.hidden = true;
    const saved = sessionStorage.getItem("chat");
    sessionStorage.clear();
    forget(saved);
    location.replace(elsewhere[document.documentElement.lang] ?? elsewhere.kk);
  }

  // The server forgets what it said here too. Sent on the way out; nobody waits for it.
  function forget(saved) {
    if (!saved) return;
    try {
      const { conversationId, token } = JSON.parse(saved);
      fetch(`/v3/directline/conversations/${conversationId}/activities`, {
        method: "POST",
        keepalive: true,
        headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ type: "endOfConversation", from: { id: "child" } }),
      }).catch(() => {});
    } catch {
      // A damaged session has nothing to forget.
    }
  }

  addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - lastEsc < doubleEsc) leave();
    lastEsc = event.timeStamp;
  });
  addEventListener("click", event => {
    if (event.target.closest?.("#leave")) leave();
  });
  // A page that the browser kept for "back" is not shown again.
  addEventListener("pageshow", event => {
    if (event.persisted) location.reload();
  });
})();
