import { z } from 'zod'

interface Option {
  /** The environment variable that sets it. */
  readonly env: string
  readonly help: string
  /** Secrets are never printed. */
  readonly secret?: true
}

const options = z.registry<Option>()
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** The one table of options; a new option is a new entry here. */
const table = z.object({
  dataDir: z.string().default('./.topline').register(options, {
    env: 'TOPLINE_DATA',
    help: 'Directory of the embedded database and of what the program keeps.',
  }),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be like postgresql://user:password@host:5432/database')
    .optional()
    .register(options, {
      env: 'DATABASE_URL',
      help: 'A PostgreSQL 15 or newer to use instead of the embedded database.',
      secret: true,
    }),
  host: z.string().default('127.0.0.1').register(options, {
    env: 'TOPLINE_HOST',
    help: 'Address to listen on; 0.0.0.0 for every network of the machine.',
  }),
  port: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(4310)
    .register(options, { env: 'TOPLINE_PORT', help: 'Port to listen on; 0 takes any free one.' }),
  logLevel: z
    .enum(LEVELS, `must be one of ${LEVELS.join(', ')}`)
    .default('warn')
    .register(options, { env: 'TOPLINE_LOG', help: `Least level that is logged: ${LEVELS.join(', ')}.` }),
})

export type Config = z.output<typeof table>

/** The environment holds values that are no configuration; `problems` names every one of them. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((each) => `  ${each}`).join('\n')}`)
    this.problems = problems
  }
}

/** Reads the options from the environment; an empty variable counts as not set. @throws ConfigInvalid */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = optionList().map(([name, { env: variable }]) => [name, env[variable]?.trim() || undefined])
  const parsed = table.safeParse(Object.fromEntries(set))
  if (parsed.success) return parsed.data
  throw new ConfigInvalid(parsed.error.issues.map((issue) => `${variableOf(issue.path[0])} ${issue.message}`))
}

/** Whether a variable has a value; an empty one counts as not set. */
export const isSet = (variable: string): boolean => (process.env[variable]?.trim() ?? '') !== ''

/** Every option with its value as text; a secret only tells whether it is set. */
export function describeConfig(config: Config): { env: string; value: string; help: string }[] {
  const values: Readonly<Record<string, unknown>> = config
  return optionList().map(([name, { env, help, secret }]) => {
    const value = values[name]
    if (value === undefined) return { env, value: '(not set)', help }
    return { env, value: secret ? '(set, hidden)' : String(value), help }
  })
}

/** The table that `topline config show` prints, secrets hidden. */
export function printConfig(config: Config): string {
  const rows = describeConfig(config)
  const width = (column: 'env' | 'value') => Math.max(...rows.map((row) => row[column].length))
  const line = (row: (typeof rows)[number]) =>
    `${row.env.padEnd(width('env'))}  ${row.value.padEnd(width('value'))}  ${row.help}`
  return rows.map(line).join('\n')
}

function optionList(): [string, Option][] {
  return Object.entries(table.shape).flatMap(([name, shape]) => {
    const option = options.get(shape)
    return option ? [[name, option]] : []
  })
}

function variableOf(name: PropertyKey | undefined): string {
  return optionList().find(([each]) => each === name)?.[1].env ?? String(name)
}
