// Beginnings of a written answer. What stands in [ ] is for the therapist to fill in.
export const templates = [
  {
    id: "thanks",
    title: { da: "Tak, og et første råd", en: "Thanks, and a first piece of advice" },
    text: {
      da: "Tak, fordi du skrev. Det lyder, som om [det, forælderen fortæller]. Det er der mange, der kender.\n\nDet første, jeg ville prøve, er [råd].\n\nSkriv gerne igen med din kode, hvis du vil fortælle, hvordan det går.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for writing. It sounds as if [what the parent tells]. Many know that feeling.\n\nThe first thing I would try is [advice].\n\nYou are welcome to write again with your code and tell how it goes.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "more",
    title: { da: "Jeg vil gerne vide lidt mere", en: "I would like to know a little more" },
    text: {
      da: "Tak, fordi du skrev. For at kunne svare ordentligt vil jeg gerne vide lidt mere: [spørgsmål].\n\nDu bestemmer selv, hvad du vil fortælle, og du behøver ikke sige, hvem du er. Skriv med den samme kode.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for writing. To give you a proper answer I would like to know a little more: [question].\n\nYou decide what you want to tell, and you need not say who you are. Write with the same code.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "offer",
    title: { da: "Et åbent tilbud, der passer", en: "An open offer that fits" },
    text: {
      da: "Tak, fordi du skrev. Jeg kom til at tænke på [tilbud], som mødes [dag og tid] i [sted]. Det er gratis, og du kan komme, som du er.\n\nVil du hellere tale med én først, så er det også i orden.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for writing. I thought of [offer], which meets [day and time] at [place]. It is free, and you can come as you are.\n\nIf you would rather talk to one person first, that is fine too.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "talk",
    title: { da: "Vil du komme og tale med os?", en: "Would you like to come and talk?" },
    text: {
      da: "Tak, fordi du skrev om noget, der fylder så meget. Jeg vil gerne tale med dig om det. Du kan komme forbi [dag og tid] eller ringe på [husets nummer]. Du kan være anonym.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for writing about something that weighs so much. I would like to talk with you about it. You can drop by [day and time] or call [the house's number]. You can stay anonymous.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "health",
    title: { da: "Sundhedsplejerske eller læge", en: "Health visitor or doctor" },
    text: {
      da: "Tak, fordi du skrev. Det, du fortæller om [emne], bør [sundhedsplejersken / din læge] se på. Du kan få fat i dem på [nummer].\n\nImens kan du [råd]. Bliver du bekymret om aftenen eller natten, så ring til lægevagten, eller 112, hvis det haster.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for writing. What you tell about [subject] is something [the health visitor / your doctor] should look at. You can reach them on [number].\n\nMeanwhile you can [advice]. If you are worried in the evening or at night, call the out-of-hours doctor, or 112 if it is urgent.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "notreached",
    title: { da: "Jeg traf dig ikke", en: "I could not reach you" },
    text: {
      da: "Jeg har prøvet at få fat i dig [hvornår], som vi aftalte, men traf dig ikke. Det gør ikke noget. Skriv her, hvornår det passer, så prøver jeg igen.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "I tried to reach you [when], as agreed, but did not get hold of you. That is all right. Write here when it suits you, and I will try again.\n\nKind regards\n[name], family therapist",
    },
  },
  {
    id: "duty",
    title: { da: "Når jeg er bekymret for barnet", en: "When I am worried about the child" },
    text: {
      da: "Tak, fordi du fortalte mig det. Jeg bliver bekymret, når jeg læser [det, der bekymrer]. Jeg vil gerne hjælpe jer, og det gør vi bedst sammen: [næste skridt].\n\nDu skal vide, at jeg har pligt til at give besked til kommunen, hvis jeg kender barnet og tror, at det ikke har det godt. Du hører det fra mig først.\n\nEr der fare nu, så ring 112.\n\nVenlig hilsen\n[navn], familierådgiver",
      en: "Thank you for telling me. I become worried when I read [what worries me]. I would like to help you, and we do that best together: [next step].\n\nYou should know that I have a duty to tell the municipality if I know who the child is and think that the child is not well. You will hear it from me first.\n\nIf there is danger now, call 112.\n\nKind regards\n[name], family therapist",
    },
  },
];
