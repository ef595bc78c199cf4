/** Where the keys that seal secrets come from: the settings, or a file beside the embedded database. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Config } from '../config.ts'
import { errorCode } from '../store/error-code.ts'
import { KeyRing, type VaultKey } from '../store/key-ring.ts'
import { secretKeys } from './setting-shapes.ts'

/** Readable for the owner of the process alone. */
const OWNER_ONLY = 0o600
const KEY_BYTES = 32

const fileOf = ({ dataDir }: Pick<Config, 'dataDir'>) => path.join(path.resolve(dataDir), 'secrets.key')

async function keysIn(file: string): Promise<readonly VaultKey[] | undefined> {
  try {
    const read = secretKeys.safeParse((await readFile(file, 'utf8')).trim())
    if (read.success) return read.data
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  const text = `${file} holds no key. Put the one back that was there, or name it in TOPLINE_SECRET_KEYS.`
  throw new CommandFailed('file_unreadable', text)
}

/** Writes a fresh key, whole or not at all; of several that do so at once, one wins and all read its key. */
async function makeKey(file: string): Promise<void> {
  const own = `${file}.${randomBytes(8).toString('hex')}`
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(own, `local:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' })
  try {
    await link(own, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    await rm(own, { force: true })
  }
}

/**
 * The keys of this installation. With a database of its own it makes a key once, in the data directory; what it made
 * opens what was sealed before keys were named in the settings. With a company's database they must be named there,
 * because every node needs the same ones: until then the ring is empty, and seals nothing.
 * @throws CommandFailed `file_unreadable` when the file holds something else
 */
export async function readKeyRing(config: Pick<Config, 'dataDir' | 'databaseUrl' | 'secretKeys'>): Promise<KeyRing> {
  const named = config.secretKeys ?? []
  if (config.databaseUrl !== undefined) return new KeyRing(named)
  const file = fileOf(config)
  if (named.length === 0 && (await keysIn(file)) === undefined) await makeKey(file)
  const own = ((await keysIn(file)) ?? []).filter(({ id }) => named.every((key) => key.id !== id))
  return new KeyRing([...named, ...own])
}
