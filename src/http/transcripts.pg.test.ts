/** A ticket as a document, as every role and the contact are given it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { rolesOf } from '../../scripts/access-page.ts'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { type Everybody, everybody, portalSession } from '../../test/support/everybody.ts'
import { must } from '../domain/assert.ts'
import { ROLES } from '../domain/vocabulary.ts'

const app = testApp()
let callers: Everybody

/** What the customer wrote and read, and what is nobody's but ours. */
const PUBLIC = ['Search is slow', 'Since today.', 'Any news?', 'A fix ships tonight.', 'Support wrote']
const INTERNAL = ['Quuxnote', 'Quuxhold', 'Quuxnext', 'Quuxreason', '98765432', 'Quuxother', 'p1']

beforeEach(async () => {
  const contact = { name: 'Dana Reed', email: 'dana@acme.example' }
  const money = { arr: { minor: 98_765_432, currency: 'EUR' } }
  const other = { name: 'Quuxother', email: 'bo@quux.example' }
  const posts: readonly [string, object][] = [
    ['accounts', { slug: 'quux', name: 'Quuxother Ltd', segment: 'enterprise', ...money }],
    ['tickets', { kind: 'problem', subject: 'Search is slow', body: 'Since today.', account: 'acme', contact }],
    ['tickets/1/triage', { severity: 1, priority: 'p1', reason: 'Quuxreason' }],
    ['tickets/1/note', { body: 'Quuxnote: restart it.' }],
    ['tickets/1/affects', { account: 'quux', contact: other, note: 'Quuxnote' }],
    ['tickets/1/reply', { body: 'A fix ships tonight.' }],
    ['tickets/1/hold', { for: 'customer', reason: 'other', note: 'Quuxhold', actsNext: 'Quuxnext' }],
    ['tickets/1/receive', { from: contact, body: 'Any news?' }],
    ['tickets/1/receive', { from: other, body: 'Quuxother asks too.' }],
    ['tickets/1/pin', { place: 1, reason: 'Quuxreason', expiresAt: '2099-01-01T00:00:00Z' }],
  ]
  for (const [path, body] of posts) {
    const answer = await app.send(`POST /api/v1/${path}`, { body })
    expect(answer.status, `${path} ${answer.text}`).toBeLessThan(300)
  }
  callers = await everybody(app)
})

const asText = ({ status, text }: { status: number; text: string }) => {
  expect(status, text).toBe(200)
  return text
}

test.each(ROLES)('TML-1, TML-3: a %s exports what the customer may see', async (role) => {
  const text = asText(await app.send('GET /api/v1/tickets/1/transcript', callers[role]))
  for (const each of PUBLIC) expect(text).toContain(each)
  for (const each of [...INTERNAL, 'a-owner', 'dana@']) expect(text).not.toContain(each)
  expect(text.includes('`Dana Reed` wrote')).toBe(rolesOf('read_names').includes(role))
})

describe('TML-5: everything', () => {
  test.each(ROLES)('is for those who may read notes: %s', async (role) => {
    const answer = await app.send('GET /api/v1/tickets/1/transcript?full=true', callers[role])
    if (!rolesOf('read_notes').includes(role)) {
      expect(problemOf(answer)).toMatchObject({ code: 'not_allowed', details: { permission: 'read_notes' } })
      return
    }
    const text = asText(answer)
    for (const each of [...PUBLIC.slice(0, -1), ...INTERNAL.filter((word) => word !== '98765432')]) {
      expect(text).toContain(each)
    }
    expect(text).not.toContain('98765432')
    expect(must(text.split('\n')[0], 'a line')).toMatch(/^\*\*INTERNAL: /)
    expect(text).toMatch(/ · noted · .* · INTERNAL$/m)
  })
})

describe('TML-6: how it comes', () => {
  test('as a file that is saved, in the zone that is asked for', async () => {
    const { headers, text } = await app.send('GET /api/v1/tickets/1/transcript?timeZone=Asia/Tokyo')
    expect(headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="ticket-1.md"',
      'cache-control': 'private, no-store',
    })
    expect(text).toContain('Times are those of Asia/Tokyo.')
    const whole = await app.send('GET /api/v1/tickets/1/transcript?full=true')
    expect(whole.headers['content-disposition']).toBe('attachment; filename="ticket-1-internal.md"')
  })

  test('not of a ticket that is not there, nor of a zone that is none', async () => {
    expect(problemOf(await app.send('GET /api/v1/tickets/99/transcript')).code).toBe('ticket_not_found')
    expect(problemOf(await app.send('GET /api/v1/tickets/1/transcript?timeZone=Mars')).code).toBe('time_zone_unknown')
  })

  test('to a contact of the ticket through the portal, and to no other', async () => {
    const text = asText(await app.send('GET /api/v1/portal/tickets/1/transcript', callers.contact))
    expect(text).toBe(asText(await app.send('GET /api/v1/tickets/1/transcript', callers.owner)))
    const eli = await portalSession(app, 'acme', 'eli@acme.example')
    expect(problemOf(await app.send('GET /api/v1/portal/tickets/1/transcript', eli)).code).toBe('ticket_not_found')
    const more = await app.send('GET /api/v1/portal/tickets/1/transcript?full=true', callers.contact)
    expect(problemOf(more).code).toBe('invalid_input')
  })
})
