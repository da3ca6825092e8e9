/**
 * Which errors say that the database is full, locked, read-only or away, so that the same call may succeed later.
 *
 * SQLite: primary result codes BUSY 5, LOCKED 6, READONLY 8, IOERR 10, FULL 13, CANTOPEN 14. PostgreSQL: SQLSTATE
 * classes 08 (connection), 53 (resources), 58 (system), 57P (shutdown), 25006 (read-only), 40001 and 40P01 (lost
 * against another transaction), 55P03 and 57014 (waited too long).
 */
const sqliteCodes = new Set([5, 6, 8, 10, 13, 14]);
const sqlStates = /^(08|53|58|57P|25006$|40001$|40P01$|55P03$|57014$)/;
const networkCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
// pg gives these errors no code.
const pgMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  if (code === "ERR_SQLITE_ERROR") return sqliteCodes.has(Number(errcode) & 0xff);
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (typeof code === "string") return sqlStates.test(code) || networkCodes.test(code);
  return pgMessages.test(error.message);
}

/** Whether a row was refused because its key is another row's: SQLITE_CONSTRAINT_UNIQUE, or SQLSTATE 23505. */
export function isTaken(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === "ERR_SQLITE_ERROR" ? errcode === 2067 : code === "23505";
}
