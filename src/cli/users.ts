import { createInvitation } from "../server/domain/accounts.ts";
import { withServices } from "./database.ts";

/** Prints a link that makes one moderator's account. */
export async function invite(): Promise<void> {
  await withServices(async (services, { desk }) => {
    const origin = desk.origin ?? `http://${desk.host}:${desk.port}`;
    const token = await createInvitation(services);
    console.log(
      `This link makes one moderator's account. It works once, for a day:\n\n  ${origin}/invitation#${token}\n`,
    );
  });
}

export async function listUsers(): Promise<void> {
  await withServices(async ({ stores }) => {
    const accounts = await stores.accounts.list();
    for (const { email, name } of accounts) console.log(`${email}  ${name}`);
    if (accounts.length === 0)
      console.log('There is no moderator yet. "afterword user invite" makes a link for one.');
  });
}
