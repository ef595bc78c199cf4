/** Every answer to every role, read for what the table says the role may not see. */
import { beforeEach, describe, expect, test } from 'vitest'
import { rolesOf } from '../../scripts/access-page.ts'
import { ClocksExplained, FlaggedHolds, TicketClocks } from '../../src/contract/clocks.ts'
import { SearchHits } from '../../src/contract/queue.ts'
import { TicketDetail } from '../../src/contract/tickets.ts'
import { allowedTo, may } from '../../src/domain/access/permissions.ts'
import { shownTo } from '../../src/domain/access/protect.ts'
import { ROLES, type Role } from '../../src/domain/vocabulary.ts'
import { operations } from '../hostile/document.ts'
import { testApp } from '../support/app.ts'
import { type Everybody, everybody } from '../support/everybody.ts'

const app = testApp()
const reads = (await operations()).filter(({ name, permission }) => {
  const apart = /\/(live|export|portal.*|sign-in.*)$/.test(name)
  return name.startsWith('GET') && !apart && permission !== 'public'
})

/** Words that stand nowhere else, and who may read them. */
const MARKED = {
  read_names: ['Quuxworthy', 'zephyrine', 'Zaphodine', 'Quuxnext', 'Quuxthird', 'quuxslug'],
  read_notes: ['Between ourselves', 'Hushhush', 'Whispered', 'Muttered', 'Grumbled', '"kind":"note"'],
  read_money: ['98765432', '2031-07-19'],
} as const

const HOLD = { reason: 'other' } as const

const GRUMBLE = {
  with: 'lee',
  about: 'Grumbled: its place',
  ourView: 'Grumbled that they wait.',
  theirView: 'Grumbled that others are down.',
  tried: 'Grumbled over lunch.',
}

let callers: Everybody

beforeEach(async () => {
  const account = { slug: 'quuxslug', name: 'Quuxworthy Ltd', segment: 'enterprise' }
  const money = { arr: { minor: 98_765_432, currency: 'EUR' }, renewsOn: '2031-07-19', churnRisk: 'high' }
  const posts: readonly [string, object][] = [
    ['accounts', { ...account, ...money }],
    [
      'tickets',
      {
        kind: 'problem',
        subject: 'Search is slow',
        body: 'Since today.',
        account: 'quuxslug',
        contact: { name: 'Zaphodine', email: 'zephyrine@z.example' },
      },
    ],
    ['tickets/1/note', { body: 'Between ourselves: restart it.' }],
    ['issues', { kind: 'documentation', title: 'Muttered: how to restart it', ticket: 1 }],
    ['tickets/1/raise-concern', GRUMBLE],
    ['tickets/1/hold', { ...HOLD, for: 'third_party', note: 'Whispered by them.', actsNext: 'Quuxthird Hosting' }],
    ['tickets/1/receive', { from: { name: 'Zaphodine', email: 'zephyrine@z.example' }, body: 'Any news?' }],
    ['tickets/1/hold', { ...HOLD, for: 'customer', note: 'Hushhush: they forgot.', actsNext: 'Quuxnext the buyer' }],
  ]
  for (const [path, body] of posts) {
    const answer = await app.send(`POST /api/v1/${path}`, { body })
    expect(answer.status, answer.text).toBeLessThan(300)
  }
  callers = await everybody(app)
})

const addressOf = (path: string): string =>
  path
    .replace('{number}', '1')
    .replace('{slug}', path.includes('calendar') ? 'default' : 'quuxslug')
    .replace('{year}', '2026')

/** Everything that the role is told by any read, and by a write that is answered with the ticket. */
async function toldTo(role: Role): Promise<string> {
  const texts: string[] = []
  for (const { path, permission } of reads) {
    const answer = await app.send(`GET ${addressOf(path)}`, callers[role])
    if (!rolesOf(permission).includes(role)) expect(answer.status, path).toBe(403)
    texts.push(answer.text)
  }
  texts.push((await app.send('GET /api/v1/tickets/1/timeline', callers[role])).text)
  for (const query of ['state=held', 'state=held&limit=1']) {
    texts.push((await app.send(`GET /api/v1/queue?${query}`, callers[role])).text)
  }
  texts.push((await app.send('GET /api/v1/search?q=slow', callers[role])).text)
  const stale = { ...callers[role], headers: { ...callers[role].headers, 'if-match': '"1"' }, body: { body: 'Seen.' } }
  texts.push((await app.send('POST /api/v1/tickets/1/note', stale)).text)
  return texts.join('\n')
}

describe.each(ROLES)('ACC-3: a %s is told what the table says', (role) => {
  test('and nothing else', async () => {
    const told = await toldTo(role)
    for (const [permission, marks] of Object.entries(MARKED)) {
      const allowed = rolesOf(permission).includes(role)
      for (const mark of marks) expect(told.includes(mark), `${permission}: ${mark}`).toBe(allowed)
    }
  })
})

test('ACC-3: what a viewer is told in place of names has the shape of the rest', async () => {
  const read = async (path: string) => (await app.send(`GET /api/v1/${path}`, callers.viewer)).body
  const { messages, holds } = TicketClocks.parse(await read('tickets/1/clocks'))
  expect(messages.map(({ kind, by }) => [kind, by])).toEqual([
    ['received', 'the customer'],
    ['received', 'the customer'],
  ])
  expect(holds.map(({ note, actsNext }) => [note, actsNext])).toEqual([
    [null, 'somebody else'],
    [null, 'the customer'],
  ])
  expect(TicketDetail.parse(await read('tickets/1')).hold).toMatchObject({ note: null, actsNext: 'the customer' })
  ClocksExplained.parse(await read('tickets/1/clocks/explain'))
  expect(FlaggedHolds.parse(await read('holds/flagged')).items[0]).toMatchObject({ note: null, account: null })
})

test('ACC-3: who is told of by a mail address is a customer', () => {
  const file = { actor: 'zephyrine@z.example', type: 'attached', change: { by: 'zephyrine@z.example' } }
  const hidden = { actor: 'the customer', type: 'attached', change: { by: 'the customer' } }
  expect(shownTo({ role: 'viewer', scopes: null }, [file])).toEqual([hidden])
  expect(shownTo({ role: 'engineer', scopes: null }, [file])).toEqual([file])
})

test.each([['queue?account=quuxslug'], ['reports/attainment?metric=first_response&by=account']])(
  'ACC-3: who may not see names cannot ask by them: %s',
  async (path) => {
    expect((await app.send(`GET /api/v1/${path}`, callers.viewer)).status).toBe(403)
    expect((await app.send(`GET /api/v1/${path}`, callers.engineer)).status).toBe(200)
  },
)

describe('ACC-3: a search finds for who may not see names and notes by public words alone', () => {
  const found = async (q: string, role: Role) => {
    const answer = await app.send(`GET /api/v1/search?q=${encodeURIComponent(q)}`, callers[role])
    return SearchHits.parse(answer.body).items.length
  }

  test.each([
    ['subject and message', 'slow news', 1, 1],
    ['a word of a note', 'restart', 0, 1],
    ['the name of a contact', 'zaphodine', 0, 1],
    ['a public word with one of a note', 'slow restart', 0, 1],
    ['one or the other', 'restart or news', 1, 1],
    ['without a word that is in a note alone', 'slow -restart', 1, 0],
    ['without a public word', 'slow -news', 0, 0],
    ['without anything that is asked for', '-nowhere', 0, 1],
    ['without words that stand together', 'slow -"restart it"', 1, 0],
    ['an address', 'https://search.example/slow', 0, 0],
  ])('%s', async (_, q, viewer, engineer) => {
    expect([await found(q, 'viewer'), await found(q, 'engineer')]).toEqual([viewer, engineer])
  })
})

test('ACC-3: a kept answer is shown as the role is now', async () => {
  const headers = { ...callers.engineer.headers, 'idempotency-key': 'once' }
  const body = { body: 'Seen.' }
  const first = await app.send('POST /api/v1/tickets/1/note', { ...callers.engineer, headers, body })
  expect(first.text).toContain('Quuxworthy')
  expect(JSON.stringify(shownTo({ role: 'viewer', scopes: null }, first.body))).not.toContain('Quuxworthy')
})

test('ACC-4: a token is held to its scopes', () => {
  expect(may({ role: 'owner', scopes: ['read'] }, 'read_line')).toBe(true)
  expect(may({ role: 'owner', scopes: ['read'] }, 'write_notes')).toBe(false)
  expect(may({ role: 'viewer', scopes: ['read', 'work'] }, 'write_notes')).toBe(false)
  expect(allowedTo({ role: 'owner', scopes: [] })).toEqual(['be_signed_in'])
})
