import { auditStates } from "./audit.ts";

describe("axe finds nothing", () => {
  auditStates(["de", "fr", "es"]);
});
