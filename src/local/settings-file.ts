/** Where settings are written: in the environment, and in a file of KEY=VALUE lines, as systemd and compose read them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from '../store/error-code.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface Variable {
  readonly env: string
  /** May be given as a file whose name is in the variable with _FILE behind it. */
  readonly secret?: true
}

interface Known {
  readonly list: readonly Variable[]
  /** The data directory when none is named. */
  readonly dataDir: string
}

export interface Given {
  readonly text: string
  /** `environment`, or the file it was read from. */
  readonly from: string
}

/** Values by variable, empty ones left out, and what was wrong with where they were read from. */
interface Reading {
  readonly given: Map<string, Given>
  readonly problems: string[]
  /** The file of settings. */
  readonly file: string | undefined
}

const LINE = /^([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/
const QUOTED = /^(["'])(.*)\1$/

export const nonEmpty = (text: string | undefined): string | undefined => text?.trim() || undefined

/** Reads lines of KEY=VALUE into `values`; empty lines and those that begin with # say nothing. Returns what is wrong,
 *  with lines that may be secret named by their number alone. */
function parseLines(text: string, known: ReadonlySet<string>, values: Map<string, string>): string[] {
  const faultOf = (line: string): string | undefined => {
    const [, key, value = ''] = LINE.exec(line) ?? []
    if (key === undefined) return 'is not KEY=VALUE'
    if (!known.has(key)) return `sets ${key}, which is no setting`
    if (values.has(key)) return `sets ${key} a second time`
    values.set(key, QUOTED.exec(value)?.[2] ?? value)
    return undefined
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  return lines.flatMap((raw, index) => {
    const line = raw.trim()
    const fault = line === '' || line.startsWith('#') ? undefined : faultOf(line)
    return fault === undefined ? [] : [`line ${index + 1} ${fault}`]
  })
}

type Read = { readonly text: string } | { readonly problem: string }

/** The text of a file; undefined when there is none. */
function readText(file: string): Read | undefined {
  try {
    return { text: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === undefined) throw error
    return { problem: `cannot be read (${code})` }
  }
}

/** The file of settings: the one that TOPLINE_CONFIG names, else topline.env in the data directory or here. */
function settingsFile(env: Environment, dataDir: string): (Read & { readonly file: string }) | undefined {
  const named = nonEmpty(env.TOPLINE_CONFIG)
  const folder = nonEmpty(env.TOPLINE_DATA) ?? dataDir
  for (const file of named === undefined ? [path.join(folder, 'topline.env'), 'topline.env'] : [named]) {
    const read = readText(file)
    if (read) return { file, ...read }
  }
  return named === undefined ? undefined : { file: named, problem: 'is named by TOPLINE_CONFIG and is not there' }
}

function takeFile(reading: Reading, env: string, file: string): void {
  const read = readText(file)
  const text = read && 'text' in read ? nonEmpty(read.text) : undefined
  const useless = read && 'problem' in read ? read.problem : 'is not there or is empty'
  if (text !== undefined) reading.given.set(env, { text, from: file })
  else reading.problems.push(`${env}_FILE names ${file}, which ${useless}`)
}

/** Adds what `values` sets, over what was there. */
function take(reading: Reading, { list }: Known, values: Environment, from: string): void {
  for (const { env, secret } of list) {
    const text = nonEmpty(values[env])
    const file = secret && nonEmpty(values[`${env}_FILE`])
    if (text !== undefined && file) reading.problems.push(`${env} and ${env}_FILE are both set in ${from}; keep one`)
    if (text !== undefined) reading.given.set(env, { text, from })
    else if (file) takeFile(reading, env, file)
  }
}

/** What is set in the environment `env`, and, where that says nothing, in the file of settings. */
export function gather(env: Environment, known: Known): Reading {
  const found = settingsFile(env, known.dataDir)
  const reading: Reading = { given: new Map(), problems: [], file: found?.file }
  if (found && 'problem' in found) reading.problems.push(`${found.file} ${found.problem}`)
  if (found && 'text' in found) {
    const names = known.list.flatMap(({ env: name, secret }) => (secret ? [name, `${name}_FILE`] : [name]))
    const values = new Map<string, string>()
    const problems = parseLines(found.text, new Set(names), values)
    reading.problems.push(...problems.map((problem) => `${found.file} ${problem}`))
    take(reading, known, Object.fromEntries(values), found.file)
  }
  take(reading, known, env, 'environment')
  return reading
}
