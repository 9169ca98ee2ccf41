// Making an account, and changing one.
import { announce } from "../announce.js";
import { explain, post } from "../api.js";
import { button, field, make, option, section, text } from "../dom.js";
import { say } from "../language.js";

const ROLES = ["therapist", "coordinator", "leader", "administrator"];

/** Without `account` it makes a new one. `onDone` and `onLink` get `{name, link}` when there is a link to give. */
export function accountForm({ account = null, houses, onDone, onLink = onDone }) {
  const login = make("input", { required: true, maxLength: 120, autocomplete: "off", spellcheck: false });
  login.setAttribute("autocapitalize", "none");
  const name = make("input", { required: true, maxLength: 120, autocomplete: "off", value: account?.name ?? "" });
  const house = make(
    "select",
    {},
    option("", say("noHouse")),
    ...houses.map(({ id, name: title }) => option(id, title, id === account?.house)),
  );
  const roles = ROLES.map((role) => roleBox(role, account ? account.roles.includes(role) : role === "therapist"));
  const active = make("input", { type: "checkbox", checked: account?.active ?? true });
  const status = text("p", "", "trouble");
  status.setAttribute("role", "alert");
  const form = make(
    "form",
    { autocomplete: "off" },
    field(say("name"), name),
    account ? null : field(say("login"), login, say("loginHint")),
    field(say("house"), house),
    make("fieldset", {}, text("legend", say("roles")), ...roles),
    account ? make("label", { className: "choice" }, active, say("active")) : null,
    status,
    make(
      "p",
      { className: "actions" },
      make("button", { className: "main", textContent: say(account ? "save" : "invite") }),
      ...others(account, onDone, onLink, status),
    ),
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    const chosen = roles.map((box) => box.querySelector("input")).filter((input) => input.checked);
    const told = { name: name.value.trim(), house: house.value || null, roles: chosen.map((input) => input.value) };
    try {
      if (!account) {
        const { link } = await post("/api/accounts", { login: login.value.trim(), ...told });
        return onDone({ name: told.name, link });
      }
      await post(`/api/accounts/${account.id}`, { ...told, active: active.checked });
      announce(say("saved"));
      onDone();
    } catch (error) {
      status.textContent = explain(error);
    }
  };
  return section(
    account ? say("editUser", account.name) : say("newUser"),
    account ? "inside" : "card wide",
    form,
    ...(account ? explained(account) : []),
  );
}

const explained = (account) =>
  (account.sign_in === "oidc" ? ["leaving"] : ["newLinkLead", "leaving"]).map((words) => text("p", say(words), "hint"));

function roleBox(role, checked) {
  const input = make("input", { type: "checkbox", value: role, checked });
  return make(
    "label",
    { className: "choice" },
    input,
    make("span", {}, `${say("role")[role]} `, text("span", say("roleHint")[role], "hint")),
  );
}

function others(account, onDone, onLink, status) {
  if (!account) return [];
  const link = button(say("newLink"), async () => {
    try {
      const made = await post(`/api/accounts/${account.id}/link`);
      onLink({ name: account.name, link: made.link });
    } catch (error) {
      status.textContent = explain(error);
    }
  });
  const cancel = button(say("cancel"), () => onDone(), "quiet");
  return account.sign_in === "oidc" ? [cancel] : [link, cancel];
}
