/** The tokens by which the command line is let in at servers: in a file of the person's own, readable by nobody else. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandFailed } from '../command-failed.ts'

export interface KeptTokens {
  /** Undefined where nobody has signed in. */
  read(server: string): Promise<string | undefined>
  write(server: string, token: string): Promise<void>
  remove(server: string): Promise<void>
}

type Tokens = Readonly<Record<string, string>>

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** A server's address in one spelling. @throws CommandFailed `wrong_usage` when it is none */
export function serverName(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new CommandFailed('wrong_usage', `${server} is no address. Give --server as https://topline.example.com.`)
  }
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

function tokensIn(text: string, file: string): Tokens {
  const unreadable = `${file} is not what topline wrote there. Move it away and run \`topline sign-in\` again.`
  try {
    const { tokens } = JSON.parse(text) as { tokens?: unknown }
    const entries = Object.entries(tokens as object)
    if (entries.every(([, token]) => typeof token === 'string')) return Object.fromEntries(entries)
  } catch (cause) {
    throw new CommandFailed('file_unreadable', unreadable, { cause })
  }
  throw new CommandFailed('file_unreadable', unreadable)
}

async function readTokens(file: string): Promise<Tokens> {
  try {
    return tokensIn(await readFile(file, 'utf8'), file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw error
  }
}

async function writeTokens(file: string, tokens: Tokens): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  // Written beside it and moved, so that another command never reads half of it, and a mode it had is not kept.
  const beside = `${file}.${process.pid}`
  await rm(beside, { force: true })
  await writeFile(beside, `${JSON.stringify({ tokens }, null, 2)}\n`, { mode: 0o600 })
  await rename(beside, file)
}

/** Tokens kept in `file`, each under the address of its server. */
export function keptTokens(file: string): KeptTokens {
  return {
    read: async (server) => (await readTokens(file))[serverName(server)],
    write: async (server, token) => writeTokens(file, { ...(await readTokens(file)), [serverName(server)]: token }),
    remove: async (server) => {
      const { [serverName(server)]: gone, ...others } = await readTokens(file)
      if (gone !== undefined) await writeTokens(file, others)
    },
  }
}
