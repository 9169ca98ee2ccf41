// What it is about, and what the parent has already been told.
import { make, section, text } from "../dom.js";
import { pick, say } from "../language.js";
import { topics } from "../topics.js";

export function factsCard({ first, titles }) {
  if (!first) return null;
  const list = make("dl", {});
  const add = (term, ...found) => list.append(text("dt", term), ...found.map((words) => text("dd", words)));
  if (topics[first.topic]) add(say("about"), pick(topics[first.topic]));
  if (first.language !== "da") add(say("writesIn"), say("tongue")[first.language] ?? first.language);
  if (first.promised) add(say("toldTitle"), `“${first.promised}”`);
  const told = [...new Set((first.told ?? []).map((story) => titleOf(story, titles)).filter(Boolean))];
  if (told.length) add(say("answersGiven"), ...told);
  return list.children.length ? section(say("parentKnows"), "card facts", list) : null;
}

/** The title of an answer, or of its topic where the answer is no more. */
function titleOf(story, titles) {
  const found = titles[story] ?? topics[story.split(".")[0]];
  return found ? pick(found) : "";
}
