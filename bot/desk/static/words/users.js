// Words of the administrator's page.
export const users = {
  usersTitle: ["Brugere", "Users"],
  usersLead: [
    "Her styrer du, hvem der kan logge ind. Du kan ikke se henvendelser.",
    "Here you decide who can sign in. You cannot see requests.",
  ],
  newUser: ["Ny bruger", "New user"],
  name: ["Navn", "Name"],
  loginHint: [
    "Fx arbejdsmailen. Det kan ikke ændres siden.",
    "The work mail, for instance. It cannot be changed later.",
  ],
  noHouse: ["Intet hus", "No house"],
  roles: ["Roller", "Roles"],
  role: [
    { therapist: "Familierådgiver", coordinator: "Koordinator", leader: "Leder", administrator: "Administrator" },
    { therapist: "Family therapist", coordinator: "Coordinator", leader: "Leader", administrator: "Administrator" },
  ],
  roleHint: [
    {
      therapist: "læser og besvarer husets henvendelser",
      coordinator: "husets indhold, fravær og plads",
      leader: "kun tal",
      administrator: "kun brugere",
    },
    {
      therapist: "reads and answers the house's requests",
      coordinator: "the house's content, absence and room",
      leader: "figures only",
      administrator: "users only",
    },
  ],
  invite: ["Opret og lav et link", "Create and make a link"],
  linkFor: [(name) => `Link til ${name}`, (name) => `Link for ${name}`],
  linkLead: [
    "Giv det til personen selv, helst ansigt til ansigt eller i en sikker mail. Det virker én gang, i tre døgn, og vises kun her og nu.",
    "Give it to the person themselves, best face to face or by secure mail. It works once, for three days, and is shown only here and now.",
  ],
  edit: ["Ret", "Edit"],
  editUser: [(name) => `Ret ${name}`, (name) => `Edit ${name}`],
  active: ["Kan logge ind", "Can sign in"],
  inactive: ["Kan ikke logge ind", "Cannot sign in"],
  invited: ["Har ikke brugt sit link endnu", "Has not used the link yet"],
  newLink: ["Lav et nyt link", "Make a new link"],
  newLinkLead: [
    "Til en glemt adgangskode eller en mistet telefon. Den gamle adgang og personens nøgle holder op med at virke med det samme: en kollega skal give husets nøgle igen. Er personen den eneste, der har den, kan de henvendelser, der er nu, ikke læses af nogen.",
    "For a forgotten password or a lost phone. The old access and the person's key stop working at once: a colleague must give them the house's key again. If nobody else has it, nobody can read the requests that are there now.",
  ],
  leaving: [
    "Når en medarbejder stopper: Fjern fluebenet ved “Kan logge ind”, og bed en kollega i huset om at lave en ny nøgle under Huset.",
    "When somebody leaves: untick “Can sign in”, and ask a colleague in the house to make a new key under The house.",
  ],
};
