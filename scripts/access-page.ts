/** docs/access.md, made from the sentences of domain/access/permissions.ts and the calls of the API's own document. */
import { PERMISSION_NAMES, PERMISSIONS, roleWords } from '../src/domain/access/permissions.ts'
import { CALLER_ROLES, type CallerRole } from '../src/domain/vocabulary.ts'

/** A call of the API and what it asks of its caller. */
export interface DocumentedCall {
  /** `GET /api/v1/queue`. */
  readonly call: string
  /** Name of a permission, or `public`. */
  readonly permission: string
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-permission'?: string }>>>>
}

/** Every call of an OpenAPI document, in the order of their addresses. */
export function callsOf({ paths }: OpenApi): DocumentedCall[] {
  const calls = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      call: `${method.toUpperCase()} ${address}`,
      permission: operation['x-permission'] ?? '',
      order: `${address} ${method}`,
    })),
  )
  return calls.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ call, permission }) => ({ call, permission }))
}

/** Who may, by the table: for a public call everybody. */
export function rolesOf(permission: string): readonly CallerRole[] {
  if (permission === 'public') return CALLER_ROLES
  const known = PERMISSION_NAMES.find((name) => name === permission)
  if (known === undefined) throw new Error(`There is no permission ${permission}.`)
  return PERMISSIONS[known].roles
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const marks = (roles: readonly CallerRole[]): string[] => CALLER_ROLES.map((role) => (roles.includes(role) ? '✓' : '·'))
const head = (...before: readonly string[]): string[] => {
  const names = [...before, ...CALLER_ROLES.map(roleWords)]
  return [row(...names), row(...names.map((_, index) => (index < before.length ? '---' : ':-:')))]
}

/** The whole page. */
export function accessPage(calls: readonly DocumentedCall[]): string {
  const sentences = PERMISSION_NAMES.map((name) => {
    const { says, roles, scope } = PERMISSIONS[name]
    return row(says, `\`${name}\``, scope ?? '–', ...marks(roles))
  })
  const routes = calls.map(({ call, permission }) =>
    row(`\`${call}\``, `\`${permission}\``, ...marks(rolesOf(permission))),
  )
  return [
    '# Who may do what',
    '',
    'Made by `npm run access` from `src/domain/access/permissions.ts` and the API’s own document; do not edit. Every cell is',
    'a test (`test/access/matrix.pg.test.ts`). `contact` is a customer’s contact in the portal.',
    '',
    '## Sentences',
    '',
    'A member in a role that is ticked may …; a token also needs the scope.',
    '',
    ...head('may', 'permission', 'scope'),
    ...sentences,
    '',
    '## Calls',
    '',
    'Public calls are those by which somebody signs in; all others need a session, a token or the operator key.',
    '',
    ...head('call', 'permission'),
    ...routes,
    '',
    '## What is taken out of answers',
    '',
    'Wherever these stand in an answer, they are null for those without the permission, and internal notes and files are',
    'left out of lists: `read_money` for revenue, renewal date and churn risk; `read_names` for accounts and contacts;',
    '`read_notes` for notes and internal files. A customer’s contact gets only the portal’s answers, which hold none of these.',
    'What people write, subjects and messages, is shown as it was written, whatever it names.',
    '',
  ].join('\n')
}
