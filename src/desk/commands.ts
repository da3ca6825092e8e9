/** What each single key does. */
import { toggleChoice } from "./choosing.ts";
import { chooseNumber, decide, keep } from "./deciding.ts";
import { step } from "./reading.ts";
import type { Services } from "./services.ts";
import type { Command } from "./shortcuts.ts";
import { undo } from "./undoing.ts";

export function run(services: Services, command: Command): void {
  if (typeof command === "object") return chooseNumber(services, command.guideline);
  switch (command) {
    case "approve":
    case "reject":
      return void decide(services, command);
    case "keep":
      return void keep(services);
    case "choice":
      return void toggleChoice(services);
    case "note":
      return services.focus("note");
    case "undo":
      return void undo(services);
    case "skip":
    case "next":
      return void step(services, 1);
    case "previous":
      return void step(services, -1);
    case "keys":
      return toggleKeys(services);
  }
}

/** Opens the panel and goes there; closes it and goes back to the comment. */
export function toggleKeys(services: Services): void {
  const shown = !services.state().keysShown;
  services.dispatch({ type: "keys-shown", shown });
  services.focus(shown ? "keys" : "comment");
}
