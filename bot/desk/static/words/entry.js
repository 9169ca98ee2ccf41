// Words of signing in and of setting up an account.
export const entry = {
  signIn: ["Log ind", "Sign in"],
  signInLead: [
    "Her møder du de forældre, der gerne vil tale med jer.",
    "Here you meet the parents who would like to talk with you.",
  ],
  withOrganisation: ["Log ind med kommunens login", "Sign in with the municipality's login"],
  or: ["eller", "or"],
  forgotten: [
    "Har du glemt din adgangskode eller mistet din telefon, så bed jeres administrator om et nyt link.",
    "If you have forgotten your password or lost your phone, ask your administrator for a new link.",
  ],
  signingIn: ["Logger ind …", "Signing in …"],
  setUp: ["Velkommen til Natlys", "Welcome to Natlys"],
  setUpFor: [
    (name, login) => `${name}, dit brugernavn er ${login}.`,
    (name, login) => `${name}, your user name is ${login}.`,
  ],
  noLink: [
    "Linket virker kun én gang og i tre døgn. Bed jeres administrator om et nyt.",
    "The link works once and for three days. Ask your administrator for a new one.",
  ],
  choosePassword: ["1. Vælg en adgangskode", "1. Choose a password"],
  passwordHint: [
    "Mindst 12 tegn. Gerne flere ord, som ingen andre sætter sammen.",
    "At least 12 characters. Several words that nobody else would put together are fine.",
  ],
  shortPassword: ["Adgangskoden skal have mindst 12 tegn.", "The password needs at least 12 characters."],
  addPhone: ["2. Forbind din telefon", "2. Connect your phone"],
  addPhoneLead: [
    "Åbn en app til engangskoder på telefonen, fx Microsoft Authenticator, og skan billedet.",
    "Open an app for one-time codes on your phone, such as Microsoft Authenticator, and scan the picture.",
  ],
  cannotScan: ["Kan du ikke skanne? Skriv denne nøgle i appen:", "Cannot scan? Type this key into the app:"],
  firstCode: ["3. Skriv den kode, appen viser", "3. Type the code that the app shows"],
  finish: ["Gør klar og log ind", "Finish and sign in"],
};
