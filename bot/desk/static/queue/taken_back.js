// The notice that parents have taken requests back, so that nobody rings them.
import { text } from "../dom.js";
import { say } from "../language.js";

export const takenBack = (count) => (count ? [text("p", say("takenBack", count), "notice")] : []);
