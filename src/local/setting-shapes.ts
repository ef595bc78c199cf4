/** How the text of a setting is read: a shape for each kind of value. No message repeats the text, which may be secret. */
import { isIP } from 'node:net'
import { z } from 'zod'
import { ROLES, type Role } from '../domain/vocabulary.ts'
import { isLoopback } from '../http/loopback.ts'

/** What membership of a provider's group makes somebody. */
export interface GroupRole {
  readonly group: string
  /** Slug of the workspace. */
  readonly workspace: string
  readonly role: Role
  /** Slug of the team. */
  readonly team: string
}

export interface SecretKey {
  readonly id: string
  /** 256 bits. */
  readonly key: Buffer
}

const ROLE_SHAPE = `one of ${ROLES.join(', ')}`
const SLUG = '([a-z0-9][a-z0-9_-]*)'
const PLACE = `${SLUG}/([a-z_]+)/${SLUG}`
/** Names of groups may hold commas and equals signs; a group ends where a place and the end or a comma follow. */
const GROUP = new RegExp(`\\s*(\\S.*?)\\s*=\\s*${PLACE}\\s*(?:,|$)`, 'gy')

const itemsOf = (text: string): string[] => text.split(/[\s,]+/).filter((item) => item !== '')
const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

/** PostgreSQL's own form of an address of a database. */
export const databaseAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must be like postgresql://user:password@host:5432/database')

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number, what = 'a whole number') =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be ${what} from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be ${what} from ${least} to ${most}`)

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === ''
}

const isSafeUrl = (text: string): boolean => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || isLoopback(hostname)
}

/** An address of a server on the web, https unless it is this machine. */
export const webAddress = (example: string) =>
  z
    .string()
    .refine(isPlainUrl, { message: `must be like ${example}`, abort: true })
    .refine(isSafeUrl, 'must begin with https://; http is for this machine alone')

/** The same without a path; becomes `https://host` or `https://host:port`. */
export const origin = (example: string) =>
  webAddress(example)
    .refine((text) => new URL(text).pathname === '/', `must have no path, like ${example}`)
    .transform((text) => new URL(text).origin)

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Addresses and ranges, with commas or spaces between. */
export const addressRanges = z
  .string()
  .transform(itemsOf)
  .refine(
    (items) => items.every(isRange),
    'must be addresses or ranges like 10.0.0.7, 10.1.0.0/16, with commas between',
  )

/** Words with spaces or commas between. */
export const wordList = z.string().transform(itemsOf)

function placeOf(text: string): Omit<GroupRole, 'group'> | undefined {
  const [, workspace = '', role = '', team = ''] = new RegExp(`^${PLACE}$`).exec(text) ?? []
  return isRole(role) ? { workspace, role, team } : undefined
}

/** `WORKSPACE/ROLE/TEAM`. */
export const rolePlace = z.string().transform((text, context) => {
  const place = placeOf(text)
  if (place) return place
  context.issues.push({
    code: 'custom',
    input: text,
    message: `must be WORKSPACE/ROLE/TEAM like acme/engineer/support, the role ${ROLE_SHAPE}`,
  })
  return z.NEVER
})

function groupsOf(text: string): GroupRole[] | undefined {
  const found = [...text.matchAll(GROUP)]
  const whole = found.reduce((length, [all]) => length + all.length, 0) === text.length
  const groups = found.flatMap(([, group = '', workspace = '', role = '', team = '']) =>
    isRole(role) ? [{ group, workspace, role, team }] : [],
  )
  return whole && groups.length === found.length ? groups : undefined
}

/** `GROUP=WORKSPACE/ROLE/TEAM`, with commas between. */
export const groupRoles = z.string().transform((text, context) => {
  const groups = groupsOf(text)
  if (groups) return groups
  context.issues.push({
    code: 'custom',
    input: text,
    message: `must be GROUP=WORKSPACE/ROLE/TEAM like on-call=acme/engineer/support, with commas between, the role ${ROLE_SHAPE}`,
  })
  return z.NEVER
})

const KEY = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)$/

/** `ID:BASE64` of 32 bytes each, with commas between, each id once. */
export const secretKeys = z.string().transform((text, context): SecretKey[] => {
  const keys = itemsOf(text).map((item) => KEY.exec(item))
  const ids = new Set(keys.map((key) => key?.[1]))
  if (keys.includes(null) || ids.size < keys.length) {
    const message = 'must be ID:KEY, with commas between, each ID once and each KEY 32 bytes in base64'
    context.issues.push({ code: 'custom', input: '', message })
    return z.NEVER
  }
  return keys.map((key) => ({ id: key?.[1] ?? '', key: Buffer.from(key?.[2] ?? '', 'base64') }))
})
