import { z } from 'zod'
import { mailbox, mailServer } from './local/mail-shapes.ts'
import {
  addressRanges,
  databaseAddress,
  groupRoles,
  origin,
  rolePlace,
  secretKeys,
  webAddress,
  wholeNumber,
  wordList,
} from './local/setting-shapes.ts'
import { type Environment, type Given, gather, nonEmpty } from './local/settings-file.ts'

interface Option {
  /** The environment variable that sets it. */
  readonly env: string
  readonly help: string
  /** Secrets are never printed, and may be given as a file whose name is in the variable with _FILE behind it. */
  readonly secret?: true
}

const options = z.registry<Option>()
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const DEFAULT_DATA = './.topline'

/** The one table of options; a new option is a new entry here. */
const table = z.object({
  dataDir: z.string().default(DEFAULT_DATA).register(options, {
    env: 'TOPLINE_DATA',
    help: 'Directory of the embedded database and of what the program keeps.',
  }),
  databaseUrl: databaseAddress.optional().register(options, {
    env: 'DATABASE_URL',
    help: 'A PostgreSQL 15 or newer to use instead of the embedded database.',
    secret: true,
  }),
  migrateUrl: databaseAddress.optional().register(options, {
    env: 'TOPLINE_MIGRATE_URL',
    help: 'The same database as the role that owns the tables; DATABASE_URL then names one that owns nothing.',
    secret: true,
  }),
  host: z.string().default('127.0.0.1').register(options, {
    env: 'TOPLINE_HOST',
    help: 'Address to listen on; anything but loopback needs a sign-in provider.',
  }),
  port: wholeNumber(0, 65_535, 'a port number')
    .default(4310)
    .register(options, { env: 'TOPLINE_PORT', help: 'Port to listen on; 0 takes any free one.' }),
  url: origin('https://topline.example.com').optional().register(options, {
    env: 'TOPLINE_URL',
    help: 'Where people reach it, behind a proxy: https://topline.example.com.',
  }),
  trustProxy: addressRanges.default([]).register(options, {
    env: 'TOPLINE_TRUST_PROXY',
    help: 'Proxies whose X-Forwarded-* counts, as 10.0.0.7 or 10.1.0.0/16.',
  }),
  oidcIssuer: webAddress('https://id.example.com')
    .optional()
    .register(options, { env: 'TOPLINE_OIDC_ISSUER', help: 'The OpenID Connect provider that signs people in.' }),
  oidcClientId: z.string().optional().register(options, {
    env: 'TOPLINE_OIDC_CLIENT_ID',
    help: 'What the provider calls this installation.',
  }),
  oidcClientSecret: z.string().optional().register(options, {
    env: 'TOPLINE_OIDC_CLIENT_SECRET',
    help: 'What the provider knows this installation by; left out for a public client.',
    secret: true,
  }),
  oidcGroups: groupRoles.default([]).register(options, {
    env: 'TOPLINE_OIDC_GROUPS',
    help: 'What groups make people: GROUP=WORKSPACE/ROLE/TEAM with commas between; the first that fits counts.',
  }),
  oidcDefaultRole: rolePlace.optional().register(options, {
    env: 'TOPLINE_OIDC_DEFAULT',
    help: 'WORKSPACE/ROLE/TEAM of people in none of the groups; left out, they are not let in.',
  }),
  oidcScopes: wordList.default(['openid', 'profile', 'email']).register(options, {
    env: 'TOPLINE_OIDC_SCOPES',
    help: 'Scopes to ask the provider for; some tell groups only when asked for groups.',
  }),
  sessionHours: wholeNumber(1, 720)
    .default(12)
    .register(options, { env: 'TOPLINE_SESSION_HOURS', help: 'Hours after which people sign in again.' }),
  secretKeys: secretKeys.optional().register(options, {
    env: 'TOPLINE_SECRET_KEYS',
    help: 'Keys that seal the secrets of integrations: ID:KEY (32 bytes, base64), commas between; the first seals.',
    secret: true,
  }),
  rateLimit: wholeNumber(1, 1_000_000)
    .default(1200)
    .register(options, { env: 'TOPLINE_RATE_LIMIT', help: 'Requests a minute that one caller may make.' }),
  outgoingAllow: addressRanges.default([]).register(options, {
    env: 'TOPLINE_OUTGOING_ALLOW',
    help: 'Private address ranges that outgoing calls may reach; none when left out.',
  }),
  smtpUrl: mailServer.optional().register(options, {
    env: 'TOPLINE_SMTP_URL',
    help: 'The server that takes outgoing mail, as smtp://user:password@mail.example.com:587; without it none goes out.',
    secret: true,
  }),
  mailFrom: mailbox.optional().register(options, {
    env: 'TOPLINE_MAIL_FROM',
    help: 'From whom mail is: Topline <topline@example.com>.',
  }),
  metricsToken: z.string().min(16, 'must be 16 characters or longer').optional().register(options, {
    env: 'TOPLINE_METRICS_TOKEN',
    help: 'Bearer token that /metrics asks for; without it, only loopback is told.',
    secret: true,
  }),
  server: webAddress('https://topline.example.com').optional().register(options, {
    env: 'TOPLINE_SERVER',
    help: 'The server that the command line asks when no --server names one; this machine’s own when left out.',
  }),
  token: z.string().optional().register(options, {
    env: 'TOPLINE_TOKEN',
    help: 'API token that lets the command line in, instead of one that `topline sign-in` has kept.',
    secret: true,
  }),
  configHome: z.string().optional().register(options, {
    env: 'XDG_CONFIG_HOME',
    help: 'Directory below which the command line keeps its tokens; ~/.config when left out.',
  }),
  logLevel: z
    .enum(LEVELS, `must be one of ${LEVELS.join(', ')}`)
    .default('warn')
    .register(options, { env: 'TOPLINE_LOG', help: `Least level that is logged: ${LEVELS.join(', ')}.` }),
})

export type Config = z.output<typeof table>

/** The options in force and where each comes from. */
export interface Settings {
  readonly config: Config
  /** The file of settings that was read; undefined when there is none. */
  readonly file: string | undefined
  readonly shown: readonly ShownOption[]
}

export interface ShownOption {
  readonly env: string
  /** As it was written; null when nothing is set. */
  readonly value: string | null
  /** `environment`, `default`, or the file it was read from. */
  readonly from: string
  readonly help: string
}

/** The settings are not usable; `problems` names every mistake. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((each) => `  ${each}`).join('\n')}`)
    this.problems = problems
  }
}

const optionList: readonly [string, Option][] = Object.entries(table.shape).flatMap(([name, shape]) => {
  const option = options.get(shape)
  return option ? [[name, option] as [string, Option]] : []
})

/** What single values cannot show. */
function mistakesTogether(given: ReadonlyMap<string, Given>): string[] {
  const needs = (variable: string, other: string, why: string) =>
    given.has(variable) && !given.has(other) ? [`${variable} is set without ${other}, ${why}`] : []
  return [
    ...needs('TOPLINE_OIDC_ISSUER', 'TOPLINE_OIDC_CLIENT_ID', 'by which the provider knows this installation'),
    ...['CLIENT_ID', 'CLIENT_SECRET', 'GROUPS', 'DEFAULT', 'SCOPES'].flatMap((name) =>
      needs(`TOPLINE_OIDC_${name}`, 'TOPLINE_OIDC_ISSUER', 'the provider that it is about'),
    ),
    ...needs('TOPLINE_SMTP_URL', 'TOPLINE_MAIL_FROM', 'from whom mail is'),
    ...needs('TOPLINE_SMTP_URL', 'TOPLINE_URL', 'to which its links lead'),
    ...needs('TOPLINE_MAIL_FROM', 'TOPLINE_SMTP_URL', 'the server that takes the mail'),
    ...needs('TOPLINE_MIGRATE_URL', 'DATABASE_URL', 'the same database for the server itself'),
  ]
}

function shownOf(given: ReadonlyMap<string, Given>): ShownOption[] {
  const defaults: Readonly<Record<string, unknown>> = table.parse({})
  return optionList.map(([name, { env, help, secret }]) => {
    const set = given.get(env)
    if (set) return { env, value: secret ? '(set, hidden)' : set.text, from: set.from, help }
    const text = String(defaults[name] ?? '')
    return { env, value: text === '' ? null : text, from: 'default', help }
  })
}

/** Reads the options from the environment and from the file of settings, which gives way to it. An empty value counts as
 *  not set. @throws ConfigInvalid */
export function readSettings(env: Environment = process.env): Settings {
  const { given, problems, file } = gather(env, { list: optionList.map(([, option]) => option), dataDir: DEFAULT_DATA })
  const parsed = table.safeParse(
    Object.fromEntries(optionList.map(([name, { env: key }]) => [name, given.get(key)?.text])),
  )
  const misfits = parsed.error?.issues.map((issue) => `${variableOf(issue.path[0])} ${issue.message}`) ?? []
  const all = [...problems, ...misfits, ...mistakesTogether(given)]
  if (!parsed.success || all.length > 0) throw new ConfigInvalid(all)
  return { config: parsed.data, file, shown: shownOf(given) }
}

/** The options alone. @throws ConfigInvalid */
export const readConfig = (env: Environment = process.env): Config => readSettings(env).config

/** Whether a variable has a value; an empty one counts as not set. */
export const isSet = (variable: string): boolean => nonEmpty(process.env[variable]) !== undefined

function variableOf(name: PropertyKey | undefined): string {
  return optionList.find(([each]) => each === name)?.[1].env ?? String(name)
}
