/** Why a command ends without a server having said no, each with its exit code: 1 refused, 2 wrong usage, 3 our fault. */
export const COMMAND_EXITS = {
  answer_not_understood: 3,
  archive_unusable: 1,
  audit_broken: 1,
  checks_failed: 1,
  database_unavailable: 3,
  differences_found: 1,
  file_exists: 1,
  file_not_found: 2,
  file_unreadable: 2,
  file_unwritable: 2,
  installation_in_use: 1,
  mapping_invalid: 2,
  no_link: 1,
  nothing_to_back_up: 1,
  partly_refused: 1,
  port_in_use: 1,
  server_running: 1,
  server_unreachable: 3,
  turned_away: 1,
  wrong_usage: 2,
} as const satisfies Record<string, ExitCode>

export type CommandCode = keyof typeof COMMAND_EXITS

/** What the shell is told: 0 done, 1 refused, 2 wrong usage, 3 our fault. */
export type ExitCode = 0 | 1 | 2 | 3

/** Where exactly in a file or an input something is not as expected. */
export interface Place {
  readonly path: string
  readonly message: string
}

/** A command cannot go on; the message says what happened and then what to do, for the person who typed it. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly code: CommandCode
  readonly fields: readonly Place[]

  constructor(code: CommandCode, message: string, options: { fields?: readonly Place[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.fields = options.fields ?? []
  }
}
