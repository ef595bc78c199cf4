/** The `code` of a system error (`ENOENT`) or of a PostgreSQL error (`57P03`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Codes of the system and of PostgreSQL while it is away, starts, ends, or takes no more connections. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|57P0[123]|08...|53300)$/
/** What the driver says of a connection without giving a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after calling end)/

/** Whether the database could not be reached, or was lost meanwhile. */
export function isAway(error: unknown): boolean {
  const code = errorCode(error)
  // A file that is missing is another matter than a socket that is.
  if (code === 'ENOENT') return (error as { syscall?: unknown }).syscall === 'connect'
  return code === undefined ? LOST.test(errorMessage(error)) : AWAY.test(code)
}

/** The message of whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
