/** Similar tickets through the API: what is told, to whom, and who else asks. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { type Asked, aNumber, aReply } from '../../test/support/build.ts'
import { rebuild } from '../actions/rebuild.ts'
import { noteOnTicket, replyToTicket } from '../actions/ticket-verbs.ts'
import { type SimilarAsk, type SimilarTicket, SimilarTickets } from '../contract/similar.ts'
import { TicketDetail, Timeline } from '../contract/tickets.ts'

const app = testApp()

const OUTAGE = 'Indexer crashes with ENOMEM on gerrit mirror'
const because = { reason: 'the same fault' }

/** Tickets about other things, so that there are words that tell more than others. */
const others = async () => {
  for (const subject of ['Invoice shows the wrong address', 'Invite links expire at once', 'Dark mode for reports'])
    await aNumber(app, { subject, body: 'Please have a look when you find the time.' })
}

const anOutage = (facts: Asked = {}) =>
  aNumber(app, { subject: OUTAGE, body: 'Since the upgrade last night.', ...facts })

type Input = Parameters<typeof SimilarAsk.parse>[0]

async function similar(asked: Partial<Record<string, unknown>> & Input, as = 'ada'): Promise<SimilarTicket[]> {
  const body = { subject: 'ENOMEM in the indexer: gerrit mirror crashed', ...asked }
  return bodyOf(SimilarTickets, await app.send('POST /api/v1/tickets/similar', { as, body })).items
}

const act = (number: number, verb: string, body: object, as = 'ada') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body: { ...body } })

/** Changes member bob to a viewer. */
async function aViewer(): Promise<string> {
  await app.owner.query("update member set role = 'viewer' where workspace_id = $1 and handle = 'bob'", [
    app.workspace.id,
  ])
  app.forget()
  return 'bob'
}

describe('similar tickets', () => {
  test('SIM-3, SIM-5: are told with their words and status, the open ones first', async () => {
    await others()
    const done = await anOutage()
    const open = await anOutage()
    await act(done, 'reply', aReply('We raised the limit and it runs again.', 'solve'))
    const found = await similar({})
    expect(found.map(({ number, status }) => [number, status])).toEqual([
      [open, 'new'],
      [done, 'solved'],
    ])
    expect(found[0]?.words).toEqual(expect.arrayContaining(['enomem', 'indexer', 'gerrit', 'mirror', 'crashed']))
    expect(found[0]).toMatchObject({ subject: OUTAGE, through: null, accounts: 0, accountIsOn: null })
    expect(await similar({ subject: 'Nobody can log in with SAML' })).toEqual([])
    expect(await similar({ subject: 'of the' })).toEqual([])
    expect(await similar({ except: open, limit: 1 })).toMatchObject([{ number: done }])
  })

  test('SIM-6: a duplicate and a merged ticket are told as what they go on in; junk is not', async () => {
    await others()
    const first = await aNumber(app, { subject: 'Mirroring stopped', body: 'Nothing arrives from the other side.' })
    const [second, third, junk] = [await anOutage(), await anOutage(), await anOutage()]
    await act(third, 'dismiss', { as: 'duplicate', of: second, ...because })
    await act(second, 'merge', { into: first, ...because })
    await act(junk, 'dismiss', { as: 'spam', ...because })
    expect(await similar({})).toMatchObject([{ number: first, subject: 'Mirroring stopped', through: third }])
    expect(
      (await rebuild({ tenant: app.tenant, now: app.now }, { check: true, progress: () => {} })).differences,
    ).toEqual([])
    await act(third, 'reopen', because)
    expect((await similar({})).map(({ number }) => number).toSorted()).toEqual([first, third])
  })

  test('SIM-6: a ticket is like others, and neither like itself nor like what repeats it', async () => {
    await others()
    const [one, other, again] = [await anOutage(), await anOutage(), await anOutage()]
    await act(again, 'dismiss', { as: 'duplicate', of: one, ...because })
    const { items } = bodyOf(SimilarTickets, await app.send(`GET /api/v1/tickets/${one}/similar`))
    expect(items.map(({ number }) => number)).toEqual([other])
    expect(problemOf(await app.send('GET /api/v1/tickets/9999/similar'))).toMatchObject({ code: 'ticket_not_found' })
  })

  test('SIM-7: notes and later messages neither make alike nor are told', async () => {
    await others()
    const number = await aNumber(app, { subject: 'Everything is slow', body: 'It began on Sunday.' })
    const desk = await app.desk()
    await noteOnTicket(desk, number, { body: 'Acquisition of Zephyrcorp is behind it, quokka firewall.' })
    await replyToTicket(desk, number, aReply('We restarted the marmoset balancer.'))
    for (const subject of ['Acquisition of Zephyrcorp', 'quokka firewall', 'marmoset balancer']) {
      expect(await similar({ subject }), subject).toEqual([])
      expect(await similar({ subject }, await aViewer()), subject).toEqual([])
    }
  })

  test('SIM-7: accounts are tried out only by those who may see them', async () => {
    await others()
    const number = await anOutage({ account: 'acme' })
    expect(await similar({ account: 'acme' })).toMatchObject([{ number, accounts: 1, accountIsOn: true }])
    expect(await similar({ account: 'brook' })).toMatchObject([{ number, accountIsOn: false }])
    const viewer = await aViewer()
    for (const account of ['acme', 'brook', 'nobody-at-all']) {
      expect(await similar({ account }, viewer), account).toMatchObject([{ number, accounts: 1, accountIsOn: null }])
    }
    const other = await anOutage({ account: 'acme' })
    const { items } = bodyOf(SimilarTickets, await app.send(`GET /api/v1/tickets/${other}/similar`, { as: viewer }))
    expect(items).toMatchObject([{ number, accountIsOn: null }])
    const asked = await app.send('POST /api/v1/tickets/similar', { body: { subject: 'x', account: 'nobody-at-all' } })
    expect(problemOf(asked)).toMatchObject({ code: 'account_not_found' })
  })

  test('are those of the workspace alone', async () => {
    await anOutage()
    await app.freshWorkspace()
    expect(await similar({})).toEqual([])
  })
})

describe('an account that asks the same', () => {
  test('SIM-8, SIM-9: is added once, counts, and is on the timeline', async () => {
    await others()
    const number = await anOutage({ account: 'acme' })
    const contact = { name: 'Brooke', email: 'brooke@brook.example' }
    const added = await act(number, 'affects', { account: 'brook', contact, note: 'only their staging' })
    expect(bodyOf(TicketDetail, added)).toMatchObject({
      status: 'new',
      alsoAffected: [{ account: { name: 'Brook Labs' } }],
    })
    expect(await similar({ account: 'brook' })).toMatchObject([{ number, accounts: 2, accountIsOn: true }])
    const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
    expect(items.at(-1)).toMatchObject({ type: 'also_affects', change: { contact, note: 'only their staging' } })
    expect(
      (await rebuild({ tenant: app.tenant, now: app.now }, { check: true, progress: () => {} })).differences,
    ).toEqual([])
    const hidden = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`, { as: await aViewer() }))
    expect(hidden.items.at(-1)?.change).toMatchObject({ accountId: null, contact: null, note: null })
  })

  test('SIM-8: is refused where it is already, where the ticket is done for good, and where nobody knows it', async () => {
    const number = await anOutage({ account: 'acme' })
    const again = await anOutage({ account: 'brook' })
    await act(again, 'dismiss', { as: 'duplicate', of: number, ...because })
    for (const account of ['acme', 'brook']) {
      expect(problemOf(await act(number, 'affects', { account })), account).toMatchObject({
        status: 409,
        code: 'already_affected',
      })
    }
    expect(problemOf(await act(number, 'affects', { account: 'nobody-at-all' }))).toMatchObject({
      code: 'account_not_found',
    })
    expect(problemOf(await act(again, 'affects', { account: 'acme' }))).toMatchObject({
      code: 'ticket_closed',
      detail: `Ticket #${again} goes on in #${number}. Add the account there.`,
    })
  })

  test('SIM-9: accounts of duplicates and of what was merged count once each', async () => {
    await others()
    const [one, two, three] = [
      await anOutage({ account: 'acme' }),
      await anOutage({ account: 'brook' }),
      await anOutage({ account: 'brook' }),
    ]
    await act(three, 'dismiss', { as: 'duplicate', of: two, ...because })
    await act(two, 'merge', { into: one, ...because })
    expect(await similar({ account: 'brook' })).toMatchObject([{ number: one, accounts: 2, accountIsOn: true }])
  })
})
