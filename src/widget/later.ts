/**
 * What is not needed at first sight: a chunk of its own, loaded when the reader touches the widget, follows a link to
 * a comment, or has written here before.
 */
// What sends comes along, so that it is there when the connection goes: a browser that failed to load a chunk once
// need not try again.
import "../backends/native-writes.ts";
import "./copies.ts";
import { laterStyles } from "./later.styles.ts";

export { countGraphemes } from "../contract/text.ts";
export { elsewhere } from "./elsewhere.ts";
export { sweep } from "./keeping.ts";
export { attend } from "./composed.ts";
export { methods } from "./methods.ts";
export { follow } from "./follow.ts";
export { catchUp } from "./outbox.ts";
export { createRequests } from "./requests.ts";
export { findReader } from "./signing-in.ts";
export { tellWhereKept } from "./where-kept.ts";
export { interrupted, reduceLater } from "./state-later.ts";
export { noticeChanges, ruleChange } from "./templates/changes.ts";
export { errorSummary } from "./templates/errors.ts";
export { keptLine } from "./templates/kept-line.ts";
export { copy, writing } from "./templates/writing.ts";
export { ownBelow, ownSection } from "./templates/own.ts";
export { readerRow, signInFirst } from "./templates/reader.ts";
export { working } from "./templates/working.ts";
export { panel } from "./templates/panel.ts";

export const sheet = laterStyles.styleSheet!;
