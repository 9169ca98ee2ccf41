// Words of unlock phrases and keys.
export const keys = {
  lock: ["Lås", "Lock"],
  unlockFirst: ["Lås op for at læse", "Unlock to read"],
  unlockLead: [
    "Skriv din oplåsningssætning. Den bliver her i browseren og sendes ingen steder hen.",
    "Type your unlock phrase. It stays in this browser and is sent nowhere.",
  ],
  phrase: ["Oplåsningssætning", "Unlock phrase"],
  show: ["Vis", "Show"],
  hide: ["Skjul", "Hide"],
  unlock: ["Lås op", "Unlock"],
  unlocking: ["Låser op …", "Unlocking …"],
  wrongPhrase: ["Det er ikke sætningen. Prøv igen.", "That is not the phrase. Please try again."],
  recorded: [
    "Når du åbner, bliver det noteret: hvem, hvornår og hvilken. Ikke hvad der står.",
    "Opening is recorded: who, when and which one. Not what it says.",
  ],
  idle: ["Låser af sig selv efter 15 minutter uden brug.", "Locks by itself after 15 minutes without use."],
  forgot: ["Har du glemt sætningen?", "Have you forgotten the phrase?"],
  forgotLead: [
    "Så kan ingen finde den frem. Du kan vælge en ny, og en kollega kan give dig husets nøgle igen. Er du den eneste, der har nøglen, kan de henvendelser, der er nu, ikke læses af nogen.",
    "Then nobody can bring it back. You can choose a new one, and a colleague can give you the house's key again. If you are the only one who has the key, nobody can read the requests that are there now.",
  ],
  startOver: ["Vælg en ny sætning", "Choose a new phrase"],
  chooseFirst: ["Vælg din oplåsningssætning", "Choose your unlock phrase"],
  chooseNew: ["Vælg en ny oplåsningssætning", "Choose a new unlock phrase"],
  chooseWhy: [
    "Det, forældre skriver, er låst. Kun medarbejdere i huset kan åbne det, hver med sin egen sætning.",
    "What parents write is locked. Only the house's staff can open it, each with a phrase of their own.",
  ],
  chooseLost: [
    "Ingen kan skaffe sætningen igen, heller ikke vi. Glemmer du den, kan en kollega give dig nøglen på ny.",
    "Nobody can restore the phrase, nor can we. If you forget it, a colleague can give you the key anew.",
  ],
  chooseHow: [
    "Mindst fem ord eller 20 tegn. En anden end din adgangskode.",
    "At least five words or 20 characters. Not your password.",
  ],
  suggest: ["Foreslå seks tilfældige ord", "Suggest six random words"],
  suggested: [
    "Skriv ordene ned på papir, og gem papiret et sikkert sted, indtil du kan dem.",
    "Write the words on paper, and keep the paper somewhere safe until you know them.",
  ],
  repeat: ["Gentag sætningen", "Repeat the phrase"],
  weak: [
    "Den er for kort. Brug mindst fem ord eller 20 tegn.",
    "It is too short. Use at least five words or 20 characters.",
  ],
  differs: ["De to sætninger er ikke ens.", "The two phrases are not the same."],
  makeOwn: ["Lav min nøgle", "Make my key"],
  making: ["Laver nøglen …", "Making the key …"],
  waitTitle: ["En kollega skal give dig husets nøgle", "A colleague must give you the house's key"],
  waitLead: [
    "Bed en kollega, der allerede kan læse henvendelser, om at åbne Natlys. De får en knap til det. Siden går selv videre bagefter.",
    "Ask a colleague who can already read requests to open Natlys. A button for it appears there. This page then continues by itself.",
  ],
  yourWords: ["Dine kontrolord, som kollegaen spørger om:", "Your check words, which the colleague asks for:"],
  firstTitle: ["Lav husets nøgle", "Make the house's key"],
  firstLead: [
    "I huset har endnu ingen en nøgle. Når du laver den, kan forældre begynde at skrive til jer.",
    "Nobody in the house has a key yet. Once you make it, parents can begin to write to you.",
  ],
  lostLead: [
    "Ingen i huset har nøglen længere. De henvendelser, der er nu, kan ikke læses af nogen. Med en ny nøgle kan forældre igen skrive til jer.",
    "Nobody in the house has the key any more. The requests that are there now cannot be read by anyone. With a new key parents can write to you again.",
  ],
  firstMake: ["Lav husets nøgle", "Make the house's key"],
  shareTitle: [(name) => `${name} mangler husets nøgle`, (name) => `${name} lacks the house's key`],
  shareLead: [
    (name, words) => `Spørg ${name}, om kontrolordene er:`,
    (name, words) => `Ask ${name} whether the check words are:`,
  ],
  shareDiffer: [
    "Er det ikke de samme ord, så giv ikke nøglen. Tal med jeres administrator.",
    "If the words differ, do not give the key. Talk to your administrator.",
  ],
  share: [(name) => `De passer. Giv ${name} nøglen`, (name) => `They match. Give ${name} the key`],
  shared: [(name) => `${name} har nu husets nøgle.`, (name) => `${name} now has the house's key.`],
  missing: [(name) => `${name} mangler husets nøgle.`, (name) => `${name} lacks the house's key.`],
  keyMade: [
    (name, when) => `Ny nøgle til huset, lavet af ${name} ${when}.`,
    (name, when) => `New key for the house, made by ${name} on ${when}.`,
  ],
  keyMadeAsk: [
    (name) =>
      `Har I ikke aftalt det, så spørg ${name}. Er den lavet af en anden, kan den person læse det, forældre skriver fra den dag: sig det til jeres leder med det samme.`,
    (name) =>
      `If you had not agreed on it, ask ${name}. If somebody else made it, they can read what parents write from that day on: tell your leader at once.`,
  ],
  keyMadeByYou: [
    "Var det ikke dig, kan en anden læse det, forældre skriver fra den dag: sig det til jeres leder med det samme.",
    "If it was not you, somebody else can read what parents write from that day on: tell your leader at once.",
  ],
  keySeen: ["Jeg har set det", "I have seen it"],
  help: [(name) => `Hjælp ${name}`, (name) => `Help ${name}`],
};
