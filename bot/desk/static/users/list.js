// The accounts, one by one.
import { button, make, section, text } from "../dom.js";
import { say } from "../language.js";

export function accountList(accounts, houses, edit) {
  const items = accounts.map((account) => {
    const item = make(
      "li",
      { className: account.active ? "account" : "account away" },
      ...told(account, houses),
      change(account, edit),
    );
    item.dataset.account = account.id;
    return item;
  });
  return section(say("usersTitle"), "card wide", make("ul", { className: "plain" }, ...items));
}

function told(account, houses) {
  const where = houses.find(({ id }) => id === account.house)?.name ?? account.house;
  const roles = account.roles.map((role) => say("role")[role]).join(", ");
  const standing = !account.active ? say("inactive") : account.set_up ? "" : say("invited");
  return [
    make(
      "div",
      {},
      make("p", {}, text("strong", account.name), standing ? text("span", standing, "mark") : null),
      text("p", [account.login, roles, where].filter(Boolean).join(" · "), "hint"),
    ),
  ];
}

function change(account, edit) {
  const pressed = button(say("edit"), () => edit(account));
  pressed.setAttribute("aria-label", say("editUser", account.name));
  return pressed;
}
