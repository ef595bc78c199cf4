import type { Client } from '../contract/client.ts'
import type { Instant } from '../domain/time.ts'
import type { LocalCommands } from './local-commands.ts'
import type { Output } from './output.ts'

/** Whom to ask, and as whom; undefined means "left out". */
export interface ClientTarget {
  /** Address of a server; the one on this machine, or the database itself, when left out. */
  readonly server: string | undefined
  readonly member: string | undefined
  readonly workspace: string | undefined
}

/** Everything the command line needs from outside. */
export interface CliDeps {
  client(target: ClientTarget): Promise<Client>
  readonly local: LocalCommands
  readonly out: Output
  readonly version: string
  now(): Instant
  /** All of standard input, for texts given as `-`. */
  stdin(): Promise<Uint8Array>
}
