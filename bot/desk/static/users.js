// The administrator's page: who can sign in.
import { announce } from "./announce.js";
import { explain, get, post } from "./api.js";
import { onLanguage, speak, teach } from "./language.js";
import { accountForm } from "./users/form.js";
import { linkPanel } from "./users/link.js";
import { accountList } from "./users/list.js";
import { common } from "./words/common.js";
import { queue } from "./words/queue.js";
import { users } from "./words/users.js";

teach(common, queue, users);

const at = (id) => document.getElementById(id);
let me = null;

async function draw(link = null) {
  const { accounts } = await get("/api/accounts");
  const edit = (account) =>
    at("view")
      .querySelector(`[data-account="${account.id}"]`)
      .replaceChildren(accountForm({ account, houses: me.houses, onDone: () => draw(), onLink: draw }));
  at("link").replaceChildren(...(link ? [linkPanel(link)] : []));
  at("view").replaceChildren(accountList(accounts, me.houses, edit), accountForm({ houses: me.houses, onDone: draw }));
  if (link) at("link").querySelector("h2").focus();
}

async function begin() {
  speak();
  me = await get("/api/me");
  if (!me.roles.includes("administrator")) return location.replace("/console");
  at("who").textContent = me.name;
  at("console").hidden = me.roles.length < 2;
  await draw();
}

at("sign-out").addEventListener("click", async () => {
  await post("/api/sign-out").catch(() => {});
  location.replace("/sign-in");
});
onLanguage(() => draw());
begin().catch((error) => announce(explain(error), true));
