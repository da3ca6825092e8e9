import { auditStates } from "./audit.ts";

describe("axe finds nothing", () => {
  auditStates(["ckb", "ar", "fa"]);
});
