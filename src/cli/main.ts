#!/usr/bin/env node
/** `afterword`: runs the server and looks after it. Settings come from the environment; see `docs/operating.md`. */
import { Command, InvalidArgumentError, Option } from "commander";
import { emailRules } from "../contract/records.ts";
import { levels } from "../contract/schema/rule.ts";
import { signInAlgorithms } from "../server/auth/sign-in-keys.ts";
import { migrate } from "../server/storage/migrate.ts";
import { check } from "./check.ts";
import type { ConformanceSettings } from "./conformance.ts";
import { withStorage } from "./database.ts";
import { publish, showGuidelines } from "./guidelines.ts";
import { setHours } from "./hours.ts";
import { setSignIn } from "./sign-in.ts";
import { addSite, changeSite, listSites } from "./sites.ts";
import { invite, listUsers } from "./users.ts";
import { changeWords, showWords } from "./words.ts";

const program = new Command("afterword")
  .description("Comments below the article: read by a person before they appear, never edited.")
  .showHelpAfterError('Try "--help".');

program
  .command("serve")
  .description("answer readers (the API) and moderators (the desk) until stopped")
  // Loaded for itself: no other command needs a server's libraries.
  .action(async () => (await import("./serve.ts")).serve());

program
  .command("migrate")
  .description("bring the database to the newest version; serve does so by itself")
  .action(async () => {
    const done = await withStorage(migrate);
    console.log(done.length === 0 ? "The database is up to date." : `Done: ${done.join(", ")}.`);
  });

const user = program.command("user").description("moderators' accounts");
user.command("invite").description("make a link for one new account, good once, for a day").action(invite);
user.command("list").description("list the accounts").action(listUsers);

const site = program.command("site").description("sites and their settings");
site.command("list").description("list the sites").action(listSites);
withSettings(site.command("add <id>").description("make a site with the default guidelines")).action(addSite);
withSettings(site.command("set <id>").description("change a site's settings")).action(changeSite);

site
  .command("sign-in <id>")
  .description("let the publisher sign readers in, with tokens that its own server signs")
  .option("--issuer <name>", "what the tokens' iss is")
  .option("--audience <name>", "what the tokens' aud is")
  .addOption(new Option("--algorithm <name>", "the one with which the key signs").choices(signInAlgorithms))
  .option("--key-file <file>", "the public key, PEM or JWK; for HS256 the secret")
  .option("--key-id <id>", "the tokens' kid, to have several keys; one with the same id is replaced")
  .option("--drop-key <id>", "take a key away")
  .addOption(new Option("--rule <rule>", "whether guests may comment too").choices(["optional", "required"]))
  .option("--off", "sign nobody in")
  .action(setSignIn);
site
  .command("hours <id>")
  .description("say when moderators are at the desk, so that readers know how long to wait")
  .option("--time-zone <name>", "where the desk is, for example Asia/Baghdad")
  .option("--open <hours...>", 'days and times, for example "Mon-Fri 08:00-17:00" "Sat 10:00-14:00"')
  .option("--off", "keep no hours")
  .action(setHours);

const words = program.command("words").description("words that moderators look out for");
words
  .command("show <site>")
  .description("print the lists that hold")
  .option("--lang <tag>", "only those for texts in this language")
  .action(showWords);
words
  .command("set <site> <file>")
  .description("read a list from a file, a word or phrase a line, in the place of the one before")
  .requiredOption("--lang <tag>", 'the language of the texts that it holds for; "und" for all')
  .requiredOption("--guideline <id>", "what the words go against")
  .action(changeWords);

const guidelines = program.command("guidelines").description("the rules that readers see before they write");
guidelines
  .command("show <site>")
  .description("print the version in force as JSON, to be changed and published")
  .option("--lang <tag>", "in this language; otherwise in the site's own")
  .action(showGuidelines);
guidelines
  .command("publish <site> <files...>")
  .description("make a new version of JSON files, one for each language")
  .action(publish);

program
  .command("check")
  .description("verify each site's log, and that states, texts and counts agree with it")
  .action(async () => {
    process.exitCode = (await check()) ? 0 : 1;
  });

program
  .command("conformance <address>")
  .description("check whether a backend keeps the contract, rule by rule")
  .option("--site <id>", "a site that is there for it: comments stay behind", "default")
  .option("--origin <origin>", "one of the site's own origins; otherwise that of the address")
  .addOption(
    new Option("--level <level>", "required: what the element needs; full: all that this server does")
      .choices(levels)
      .default("full"),
  )
  .option(
    "--decide <command>",
    "decides: run with approve ID, reject ID GUIDELINE, or close KEY behind it; without, some rules are not checked",
  )
  .option("--json", "print the findings as JSON")
  .action(async (address: string, settings: ConformanceSettings) => {
    process.exitCode = await (await import("./conformance.ts")).conformance(address, settings);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function withSettings(command: Command): Command {
  return command
    .option("--name <name>", "what moderators call it")
    .option(
      "--origin <origin...>",
      "the origins whose pages may send comments, for example https://news.example",
    )
    .option("--lang <tag>", "language of the guidelines where a reader's own is missing")
    .addOption(
      new Option("--mode <mode>", "pre: read before they appear; closed: no new ones").choices([
        "pre",
        "closed",
      ]),
    )
    .addOption(new Option("--email <rule>", "whether the form asks for an e-mail").choices(emailRules))
    .option("--undo <seconds>", "how long a decision can be undone, 0 to 30", wholeNumber)
    .option("--max-length <characters>", "the longest comment", wholeNumber);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}
