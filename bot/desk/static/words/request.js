// Words of one request.
export const request = {
  back: ["← Køen", "← The queue"],
  gone: ["Henvendelsen er her ikke mere", "The request is no longer here"],
  goneLead: [
    "Forælderen har trukket den tilbage, eller den er slettet efter tiden. Ring ikke.",
    "The parent has withdrawn it, or it was deleted when its time was up. Do not call.",
  ],
  news: ["Der er sket noget nyt med henvendelsen.", "Something new has happened to this request."],
  showNews: ["Vis det nye", "Show what is new"],
  unreadable: ["Denne besked kan ikke læses med din nøgle.", "This message cannot be read with your key."],
  contact: ["Kontakt", "Contact"],
  noName: ["Uden navn", "No name"],
  callTo: [(number) => `Ring til ${number}`, (number) => `Call ${number}`],
  suits: ["Passer bedst", "Suits best"],
  beforeCalling: ["Før du ringer", "Before you call"],
  beforeWriting: ["Før du skriver", "Before you write"],
  notSafe: [
    { phone: "Ikke sikkert at ringe", mail: "Ikke sikkert at skrive" },
    { phone: "Not safe to call", mail: "Not safe to write" },
  ],
  notSafeHow: [
    {
      phone:
        "En anden kan høre med. Ring kun på det tidspunkt, der passer, og spørg først, om det er et godt tidspunkt.",
      mail: "En anden kan læse med. Skriv intet, der røber, hvad det handler om.",
    },
    {
      phone: "Somebody else may hear. Call only at the time that suits, and ask first whether now is a good time.",
      mail: "Somebody else may read it. Write nothing that tells what it is about.",
    },
  ],
  safe: [
    { phone: "Det er i orden at ringe.", mail: "Det er i orden at skrive." },
    { phone: "It is fine to call.", mail: "It is fine to write." },
  ],
  noMessage: ["Læg ikke besked", "Leave no message"],
  mayLeave: ["Du må gerne lægge en besked.", "You may leave a message."],
  askFirst: [
    "Forælderen har ikke sagt, om du må lægge en besked. Lad være.",
    "The parent did not say whether you may leave a message. Do not.",
  ],
  sayItIs: [(who) => `Sig, at det er ${who}`, (who) => `Say that it is ${who}`],
  sayHouse: ["Du kan sige, at du ringer fra huset.", "You can say that you call from the house."],
  parentKnows: ["Kort om henvendelsen", "The request in short"],
  about: ["Handler om", "About"],
  writesIn: ["Skriver på", "Writes in"],
  tongue: [
    { da: "dansk", en: "engelsk" },
    { da: "Danish", en: "English" },
  ],
  toldTitle: ["Forælderen har fået at vide", "The parent was told"],
  answersGiven: ["Natlys har svaret om", "Natlys answered about"],
  thread: ["Beskeder", "Messages"],
  noText: ["Forælderen skrev ikke mere end det.", "The parent wrote no more than that."],
  from: [
    { parent: "Forælderen", staff: "Svar fra huset", advice: "Råd mellem kolleger (ses ikke af forælderen)" },
    {
      parent: "The parent",
      staff: "Answer from the house",
      advice: "Advice between colleagues (the parent does not see it)",
    },
  ],
  answer: ["Skriv et svar", "Write an answer"],
  yourAnswer: ["Dit svar", "Your answer"],
  answerHint: [
    "Forælderen kan ikke få besked om, at der er svar, men ser det, næste gang koden bliver skrevet ind.",
    "The parent cannot be notified of the answer, and sees it the next time the code is typed in.",
  ],
  template: ["Begynd med en skabelon", "Begin with a template"],
  noTemplate: ["Ingen skabelon", "No template"],
  send: ["Send svaret", "Send the answer"],
  sent: ["Svaret er sendt.", "The answer is sent."],
  blanks: ["Der står stadig noget i [ ], som skal fyldes ud.", "There is still something in [ ] to fill in."],
  empty: ["Skriv noget først.", "Write something first."],
  takeFirst: ["Tag henvendelsen, før du svarer eller afslutter.", "Take the request before you answer or close it."],
  othersHave: [
    (name) => `${name} har henvendelsen og svarer på den.`,
    (name) => `${name} has the request and answers it.`,
  ],
  note: ["Råd til en kollega", "Advice to a colleague"],
  yourNote: ["Dit råd", "Your advice"],
  noteHint: [
    "Kun huset kan læse det. Det slettes sammen med henvendelsen.",
    "Only the house can read it. It is deleted with the request.",
  ],
  sendNote: ["Læg rådet ind", "Add the advice"],
  noteSent: ["Rådet er lagt ind.", "The advice is added."],
  release: ["Læg tilbage i køen", "Put back in the queue"],
  withColleague: ["Sammen med en kollega", "Together with a colleague"],
  colleague: ["Kollega", "Colleague"],
  handOver: ["Giv den videre", "Hand it over"],
  askAdvice: ["Bed om et råd", "Ask for advice"],
  noColleague: ["Ingen kolleger har husets nøgle endnu.", "No colleague has the house's key yet."],
  close: ["Afslut", "Close"],
  closeLead: ["Hvad førte det til?", "What did it lead to?"],
  closeAct: ["Afslut henvendelsen", "Close the request"],
  closeHint: [
    "Henvendelsen slettes 14 dage efter, den er afsluttet.",
    "The request is deleted 14 days after it is closed.",
  ],
  chooseOutcome: ["Vælg, hvad det førte til.", "Choose what it led to."],
  outcome: [
    {
      advice_given: "Rådgivning givet",
      open_offer: "Til et åbent tilbud",
      other_profession: "Til en anden faggruppe",
      screening: "En nærmere undersøgelse overvejes",
      notification: "Underretning",
      not_reached: "Kunne ikke træffes",
      withdrawn: "Forælderen ønsker det ikke længere",
    },
    {
      advice_given: "Advice given",
      open_offer: "To an open offer",
      other_profession: "To another profession",
      screening: "A closer examination is considered",
      notification: "Notification to the authority",
      not_reached: "Could not be reached",
      withdrawn: "The parent no longer wants it",
    },
  ],
  reminder: [
    {
      screening:
        "Når en nærmere undersøgelse overvejes, skal der tages notat om de faktiske oplysninger i kommunens eget system. Natlys gemmer ingen notater.",
      notification:
        "Underretningspligten (barnets lov § 133) er din egen, og den opfyldes i kommunens eget system, ikke her. Fortæl så vidt muligt forælderen om det først.",
    },
    {
      screening:
        "When a closer examination is considered, the facts must be noted in the municipality's own system. Natlys keeps no notes.",
      notification:
        "The duty to notify (Barnets lov § 133) is your own, and is met in the municipality's own system, not here. As far as you can, tell the parent first.",
    },
  ],
  closedAs: [(outcome) => `Afsluttet: ${outcome}`, (outcome) => `Closed: ${outcome}`],
  reopen: ["Åbn igen", "Open again"],
};
