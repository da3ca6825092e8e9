/** What the publisher's token of a signed-in reader says (JWT, RFC 7519), unverified: whether it is true, a server tells. */

export interface Claims {
  /** Who it is to the publisher, whatever they are called. */
  subject: string;
  /** The name that comments are published under. */
  name: string;
  /** Whether the newsroom writes. */
  staff: boolean;
  /** Each token serves for one comment. */
  id: string;
  /** Milliseconds UTC. */
  expires: number;
}

/** `null` where it cannot be read. */
export function readClaims(token: string): Claims | null {
  try {
    const [, payload = ""] = token.split(".");
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    const {
      sub,
      name,
      staff = false,
      jti,
      exp,
    } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const named = typeof sub === "string" && typeof name === "string" && typeof staff === "boolean";
    return named && typeof jti === "string" && typeof exp === "number"
      ? { subject: sub, name, staff, id: jti, expires: exp * 1000 }
      : null;
  } catch {
    return null;
  }
}
