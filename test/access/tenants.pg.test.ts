/** Ids of another workspace, on every call that takes one: answered as ids that do not exist. */
import { beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../hostile/document.ts'
import { testApp } from '../support/app.ts'
import { aNumber } from '../support/build.ts'
import { type Everybody, everybody } from '../support/everybody.ts'

const app = testApp()
const calls = (await operations()).filter(({ path, permission }) => path.includes('{') && permission !== 'public')

const ASKS: Readonly<Record<string, object>> = {
  triage: { severity: 1, priority: 'p1', reason: 'looked at' },
  skip: { reason: 'not mine' },
  reply: { body: 'We found it; a fix ships tonight.' },
  note: { body: 'Seen.' },
  receive: { from: { name: 'Dana' }, body: 'Any news?' },
  judge: { reply: 1, weight: 'response', reason: 'it is one' },
  waive: { message: 1, reason: 'a thank-you' },
  hold: { for: 'customer', reason: 'answered', actsNext: 'Dana' },
  resume: { reason: 'they wrote' },
  solve: { resolution: 'Restarted it.' },
  reopen: { reason: 'it is back' },
  close: { reason: 'customer_confirmed', document: { found: 'not_needed' } },
  dismiss: { as: 'spam', reason: 'an advert' },
  merge: { into: 2, reason: 'the same' },
  split: { subject: 'Another thing', body: 'This too.', reason: 'two asks' },
  pin: { reason: 'promised', expiresAt: '2027-01-01T00:00:00Z' },
  unpin: { reason: 'done' },
  terms: { plan: 'gold', reason: 'renewed' },
  money: { churnRisk: 'low', reason: 'renewed' },
  role: { role: 'viewer', reason: 'moved on' },
  remove: { reason: 'left' },
  ship: { note: 'It is in 4.3.' },
  messages: { body: 'Any news?' },
  'portal-links': { name: 'Dana', email: 'dana@acme.example' },
}

/** Whatever stands for the id, so that answers about two ids can be compared. */
const without = (text: string, ...ids: string[]) => ids.reduce((rest, id) => rest.replaceAll(id, '…'), text)

/** A workspace with 41 tickets, an account, a calendar, sessions and tokens that the one after it does not have. */
async function elsewhere(): Promise<Record<string, string>> {
  const first = app.workspace
  await everybody(app)
  await app.send('POST /api/v1/accounts', { body: { slug: 'only-here', name: 'Only Here', segment: 'team' } })
  for (let count = 0; count < 3; count++) {
    await aNumber(app)
    await app.send('POST /api/v1/issues', { body: { kind: 'defect', title: 'Only here it stops' } })
  }
  const { rows } = await app.owner.query('select id from api_token where workspace_id = $1 limit 1', [first.id])
  return { number: '3', slug: 'only-here', handle: 'a-viewer', id: String(rows[0]?.id) }
}

const NOWHERE: Readonly<Record<string, string>> = {
  number: '9',
  slug: 'not-there',
  handle: 'nobody-h',
  id: '00000000-0000-7000-8000-00000000ffff',
}

describe('ACC-2: an id of another workspace is answered like one that does not exist', () => {
  let there: Readonly<Record<string, string>>
  beforeAll(async () => {
    await app.freshWorkspace()
    there = await elsewhere()
  })

  test.each(calls)('$name', async ({ method, path, permission, parameters }) => {
    const { owner, contact }: Pick<Everybody, 'owner' | 'contact'> = await everybody(app)
    // The workspace it is asked in has none of what the ids of the other name.
    await app.owner.query('delete from member where workspace_id = $1 and handle = $2', [app.workspace.id, 'a-viewer'])
    const body = method === 'POST' ? (ASKS[path.split('/').at(-1) ?? ''] ?? {}) : undefined
    const ask = async (ids: Readonly<Record<string, string>>) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '2026')
      const asked = parameters.filter((each) => each.in === 'query' && each.name === 'name')
      const query = asked.length > 0 ? '?name=a.txt' : ''
      const caller = permission === 'use_portal' ? contact : owner
      const answer = await app.send(`${method} ${address}${query}`, { ...caller, body })
      return { status: answer.status, text: without(answer.text, ...Object.values(ids)) }
    }
    const foreign = await ask(there)
    expect(foreign).toEqual(await ask(NOWHERE))
    expect(foreign.text).not.toContain('Only Here')
  })
})
