/** zod schemas of what the desk asks. The records themselves, with their reasons, stand in `contract/desk.ts`. */
import { z } from "zod";
import { decisionActions, type DecideRequest, type InvitationRequest, type SignInRequest } from "../desk.ts";
import { pageSize, siteId, storable } from "./requests.ts";

const id = z.uuid();
const lang = storable((text) => text.min(2).max(35));
const email = z.email().max(254);
// better-auth hashes no more than 128 characters.
const password = z.string().max(128);

export const idParam = z.object({ id });

export const decideRequest: z.ZodType<DecideRequest> = z.object({
  action: z.enum(decisionActions),
  guideline: z.string().max(100).nullable(),
  note: z.string().nullable(),
  seen: id.nullable(),
});

/** An e-mail of any shape is taken: whether it is one is not for a stranger to learn here. */
export const signInRequest: z.ZodType<SignInRequest> = z.object({
  email: z.string().min(1).max(254),
  password: password.min(1),
});

export const invitationCheck = z.object({ token: z.string().min(1).max(100) });

export const invitationRequest: z.ZodType<InvitationRequest> = invitationCheck.extend({
  name: storable((text) => text.trim().min(1).max(100)),
  email,
  password: password.min(12),
});

/** Query parameters arrive as text. */
export const deskListQuery = z.object({
  site: siteId,
  after: z.string().max(100).exactOptional(),
  limit: pageSize.exactOptional(),
  lang: lang.exactOptional(),
});

export const emptyRequest = z.object({});
