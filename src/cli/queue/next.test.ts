import { describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import { TicketDetail } from '../../contract/tickets.ts'

const leased = aTicket({ waiting: false, lease: { by: 'mara', until: '2026-03-02T12:05:00.000Z' } })

describe('queue next', () => {
  test('help', async () => {
    expect(await help('queue next')).toMatchInlineSnapshot(`
      "Usage: topline queue next [options]

      take the first waiting ticket of a team under a short lease

      Options:
        --scope <team>      the team whose line to take from (default: "support")
        --help              show how to use it"
    `)
  })

  test('shows the ticket, until when it is held, and what to do with it', async () => {
    const ran = await topline('queue next --scope sales --as mara', { answers: { 'POST /queue/next': leased } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "#12  Cannot sign in after the update
      p1 · severity 2 · new · with mara · enterprise · problem · Acme Robotics · first response: 58m left

      It is yours to look at. The lease ends in 5m.
        topline ticket reply 12 --body TEXT     answer it
        topline ticket claim 12                 keep it
        topline ticket skip 12 --reason TEXT    pass it on
      "
    `)
    expect(sent(ran)).toEqual({ scope: 'sales' })
    expect(ran.requests[0]?.headers).toMatchObject({ 'topline-member': 'mara', 'idempotency-key': 'key-1' })
  })

  test('gives the ticket as JSON', async () => {
    const { stdout } = await topline('queue next --json', { answers: { 'POST /queue/next': leased } })
    expect(TicketDetail.parse(JSON.parse(stdout))).toEqual(leased)
  })

  test('ends with 1 when nothing waits', async () => {
    const none = refused('queue_empty', 'No ticket waits in support. Look again later, or at another team.')
    const { exit, stdout, stderr } = await topline('queue next', { answers: { 'POST /queue/next': none } })
    expect(exit).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatchInlineSnapshot(`
      "Refused: No ticket waits in support. Look again later, or at another team.
      (queue_empty)
      "
    `)
  })
})
