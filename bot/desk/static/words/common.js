// Words that every page of the desk uses. Each is [Danish, English].
export const common = {
  skip: ["Gå til indholdet", "Skip to the content"],
  desk: ["Natlys · for medarbejdere", "Natlys · for staff"],
  signOut: ["Log ud", "Sign out"],
  save: ["Gem", "Save"],
  saved: ["Gemt.", "Saved."],
  cancel: ["Fortryd", "Cancel"],
  copy: ["Kopiér", "Copy"],
  copied: ["Kopieret.", "Copied."],
  house: ["Hus", "House"],
  password: ["Adgangskode", "Password"],
  login: ["Brugernavn", "User name"],
  code: ["Engangskode", "One-time code"],
  codeHint: ["De seks tal fra appen på din telefon.", "The six digits from the app on your phone."],
};
