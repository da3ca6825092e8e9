import { auditStates } from "./audit.ts";

describe("axe finds nothing", () => {
  auditStates(["kmr", "tr", "en"]);
});
