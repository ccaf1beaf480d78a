// Walks from the greeting to a confirmed topic with the Bot Framework's own client: node talk.js ADDRESS stream|poll
const [address, way] = process.argv.slice(2);
globalThis.XMLHttpRequest = require("xhr2");
globalThis.WebSocket = require("ws");
const { DirectLine, ConnectionStatus } = require("botframework-directlinejs");

async function main() {
  const opened = await (await fetch(`${address}/v3/directline/conversations`, { method: "POST" })).json();
  const line = new DirectLine({ token: opened.token, domain: `${address}/v3/directline`, webSocket: way === "stream", pollingInterval: 200 });
  const heard = [];
  let online = false;
  line.connectionStatus$.subscribe(status => { online ||= status === ConnectionStatus.Online; });
  line.activity$.subscribe(activity => heard.push(activity));

  const post = activity => new Promise((resolve, reject) =>
    line.postActivity({ from: { id: "child" }, locale: "kk", ...activity }).subscribe(id => id === "retry" ? reject(new Error("not sent")) : resolve(id), reject));
  const until = async (what, found) => {
    for (let i = 0; i < 400; i++) {
      const activity = heard.findLast(found);
      if (activity) return activity;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`never heard: ${what}`);
  };
  const isBot = activity => activity.from.id === "bot";
  const press = async option => {
    const of = activity => activity.suggestedActions?.actions.find(action => `${action.value}`.endsWith(`.${option}`));
    const action = of(await until(option, activity => isBot(activity) && of(activity)));
    await post({ type: "message", text: action.text, value: action.value });
  };

  await post({ type: "event", name: "webchat/join", value: "" });
  for (const option of ["kk", "accept", "from13to15", "!view"]) await press(option);
  const id = await post({ type: "message", text: "smog here" });
  await until("the echo", activity => activity.id === id && activity.text === "smog here");
  await press("done");
  await until("the guess", activity => isBot(activity) && activity.text.includes("🤖"));
  if (!online) throw new Error("never online");
  console.log("confirmed");
  line.end();
  process.exit(0);
}

main().catch(fault => { console.error(fault); process.exit(1); });
