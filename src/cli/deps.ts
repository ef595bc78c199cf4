import type { Client } from '../contract/client.ts'
import type { Instant, Millis } from '../domain/time.ts'
import type { LocalCommands } from './local-commands.ts'
import type { Output } from './output.ts'
import type { KeptTokens } from './signing/kept-tokens.ts'

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
  /** The server to ask when no option names one; undefined for that of this machine. */
  server(): string | undefined
  readonly kept: KeptTokens
  /** What this machine is called. */
  readonly machine: string
  wait(time: Millis): Promise<void>
  /** All of standard input, for texts given as `-`. */
  stdin(): Promise<Uint8Array>
  /** Asks whoever sits at the terminal, and gives the line they typed; null where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | null
}
