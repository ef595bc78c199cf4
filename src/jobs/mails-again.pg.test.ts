/** Mails that do not go out at the first try. */
import { describe, expect, test } from 'vitest'
import { mailing, NOTICES, one } from '../../test/support/mailing.ts'
import { instant, MINUTE } from '../domain/time.ts'

const { app, eveWants, failed, gaveUp, mention, round, sent, smtp, ticket, wants } = mailing()

const due = async (settings = NOTICES.digests) => {
  await eveWants(settings)
  await mention(await ticket('Search is slow'))
  app.now = instant('2024-03-18T07:30:00Z')
}

describe('trying again', () => {
  const delivery = async () => (await app.client('eve').notices()).last

  test('DIG-14: a mail that was refused for now is tried again later, under the same name', async () => {
    await due()
    smtp.refusing = { code: 451, times: 1 }
    expect(await sent()).toEqual([])
    expect(await delivery()).toMatchObject({
      state: 'waiting',
      tries: 1,
      trouble: 'the mail server refused it (451)',
      nextAt: '2024-03-18T07:31:00.000Z',
    })
    app.wait(MINUTE - 1)
    expect(await sent()).toEqual([])
    expect(smtp.offered).toBe(1)
    app.wait(1)
    one(await sent())
    expect(await delivery()).toMatchObject({ state: 'sent', tries: 2, trouble: null })
  })

  test('DIG-14: six tries, then it is given up and said so', async () => {
    await due()
    smtp.refusing = { code: 450, times: 99 }
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      await round()
      app.wait(MINUTE)
    }
    expect(smtp.offered).toBe(6)
    expect(gaveUp).toEqual(['the mail server refused it (450)'])
    expect(await delivery()).toMatchObject({ state: 'given_up', nextAt: null, tries: 6 })
  })

  test('DIG-14: what is refused for good is given up at once', async () => {
    await due()
    smtp.refusing = { code: 550, times: 99 }
    await round()
    expect(await delivery()).toMatchObject({ state: 'given_up', trouble: 'the mail server refused it (550)' })
  })

  test('DIG-13: a node that ends in the middle leaves its mail to another, after five minutes', async () => {
    await due()
    await new Promise<void>((begun) => {
      // Ends before it hears how handing in went.
      const ending = { send: () => new Promise<never>(() => begun()) }
      void round(ending)
    })
    app.wait(5 * MINUTE - 1)
    expect(await sent()).toEqual([])
    app.wait(1)
    one(await sent())
  })
})

describe('DIG-18: what fails on our side', () => {
  const rowOf = async (handle: string) => {
    const query = `select mail.state, mail.tries, mail.trouble, mail.next_at from mail join member on member.id = mail.member_id
      and member.workspace_id = mail.workspace_id where mail.workspace_id = $1 and member.handle = $2 and mail.key <> 'before'`
    const { rows } = await app.owner.query<object>(query, [app.workspace.id, handle])
    return one(rows)
  }
  /** Puts the notices of eve on the wall of a place that nobody can write times of. */
  const setZone = (zone: string) =>
    app.owner.query(
      `update member set notices = jsonb_set(notices, '{zone}', to_jsonb($2::text)) where workspace_id = $1 and handle = 'eve'`,
      [app.workspace.id, zone],
    )
  const OURS = 'the server could not write it; its log says why'

  const toldAtOnce = async (...handles: string[]) => {
    for (const handle of handles) await wants(handle, NOTICES.atOnce)
    await round()
    await mention(await ticket('Search is slow'), handles.map((handle) => `@${handle}`).join(' '))
    app.now = instant('2024-03-18T07:00:00Z')
  }

  test('one mail that fails is told, keeps why, and is tried again; the others go', async () => {
    await toldAtOnce('eve', 'bob')
    smtp.refusing = { code: 451, times: 2 }
    expect(await sent()).toEqual([])
    await setZone('Nowhere/At all')
    app.wait(MINUTE)
    expect(one(await sent()).to).toEqual(['bob@example.com'])
    expect(failed).toContainEqual(expect.stringMatching(/^mail [0-9a-f-]{36} failed: .*Nowhere/))
    const next_at = new Date('2024-03-18T07:06:00Z')
    expect(await rowOf('eve')).toEqual({ state: 'waiting', tries: 2, trouble: OURS, next_at })
    await setZone('Europe/Berlin')
    app.wait(5 * MINUTE)
    expect(one(await sent()).to).toEqual(['eve@example.com'])
    expect(await rowOf('eve')).toMatchObject({ state: 'sent', trouble: null })
  })

  test('after six tries it is given up', async () => {
    await toldAtOnce('eve')
    await round({ send: () => Promise.reject(new Error('no letters left')) })
    expect(failed).toEqual([expect.stringContaining('no letters left')])
    expect(gaveUp).toEqual([])
    await setZone('Nowhere/At all')
    for (const minutes of [1, 5, 15, 60, 120]) {
      app.wait(minutes * MINUTE)
      await round()
    }
    expect(gaveUp).toEqual([OURS])
    expect(await rowOf('eve')).toMatchObject({ state: 'given_up', tries: 6, trouble: OURS })
  })

  test('a member whose mails cannot be planned keeps nobody else from theirs', async () => {
    await wants('eve', NOTICES.both)
    await wants('bob', NOTICES.both)
    await round()
    await setZone('Nowhere/At all')
    await mention(await ticket('Search is slow'), '@eve and @bob')
    app.now = instant('2024-03-18T07:00:00Z')
    expect(one(await sent()).to).toEqual(['bob@example.com'])
    expect(failed).toContainEqual(expect.stringContaining('were not planned'))
  })
})
