// A municipality's sign-in server for the tests: the real oidc-provider, with people that the tests name.
//
// Its settings come as JSON in the environment: {redirect, people: {<login>: {name, groups}}, inToken}. It prints its
// issuer when it listens. Anyone who is known signs in, with any password.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const { redirect, people, inToken } = JSON.parse(process.env.SETTINGS);

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  // By name, so that to a browser it is another site than the desk, which has the number.
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "natlys", client_secret: "shared-with-the-desk", redirect_uris: [redirect] }],
    claims: { openid: ["sub"], profile: ["name", "groups"] },
    // Whether name and groups stand in the ID token, or only where the desk asks with its access token.
    conformIdTokenClaims: !inToken,
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
