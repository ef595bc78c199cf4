/** A command line is let in by somebody who is signed in. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { sendAs, sessionOf, tokenOf } from '../../test/support/credentials.ts'
import { AnsweredDevice, BegunDevice, DeviceToken, WaitingDevice } from '../contract/access.ts'
import { DAY, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const bare = sendAs(app, {})
const LABEL = 'topline on laptop-7'

const begun = async (body: object = {}) =>
  bodyOf(BegunDevice, await bare('POST /api/v1/devices', { label: LABEL, ...body }), 201)
const asked = (secret: string) => bare('POST /api/v1/devices/token', { secret })
const outcome = async ({ secret }: BegunDevice) => bodyOf(DeviceToken, await asked(secret))
const person = async (handle = 'eve') => sendAs(app, await sessionOf(app, handle))

const accessEvents = async () => {
  const { rows } = await app.owner.query(
    "select type, actor, via, change - 'type' as change from event where workspace_id = $1 and stream = 'access' order by seq",
    [app.workspace.id],
  )
  return rows
}

describe('ACC-37: a device', () => {
  test('waits under a code, and is let in by the person who confirms it, in their name', async () => {
    const device = await begun()
    expect(device.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
    expect(device).toMatchObject({ openAt: 'http://localhost/device', everySeconds: 5 })
    expect(device.expiresAt).toBe(isoOf(later(app.now, 10 * MINUTE)))
    expect(await outcome(device)).toEqual({ state: 'waiting', token: null })
    const send = await person()
    const typed = device.code.toLowerCase().replace('-', ' ')
    const looked = bodyOf(WaitingDevice, await send('POST /api/v1/devices/look', { code: typed }))
    const { code, expiresAt } = device
    expect(looked).toEqual({ code, label: LABEL, address: '127.0.0.1', scopes: ['read', 'work'], expiresAt })
    const answered = await send('POST /api/v1/devices/answer', { code, approve: true })
    expect(bodyOf(AnsweredDevice, answered)).toEqual({ state: 'approved' })
    const { state, token } = await outcome(device)
    expect(state).toBe('approved')
    expect(token).toMatchObject({ name: LABEL, member: 'eve', scopes: ['read', 'work'] })
    expect(token?.expiresAt).toBe(isoOf(later(app.now, 90 * DAY)))
    const carried = sendAs(app, { authorization: `Bearer ${token?.secret}` })
    expect((await carried('GET /api/v1/workspace')).body).toMatchObject({ you: { handle: 'eve' } })
    expect((await accessEvents()).map(({ type, actor }) => [type, actor])).toEqual([
      ['device_approved', 'eve'],
      ['token_made', 'eve'],
    ])
  })

  test('is let in once, also when it asks twice at the same moment', async () => {
    const device = await begun()
    await (await person())('POST /api/v1/devices/answer', { code: device.code, approve: true })
    const both = await Promise.all([asked(device.secret), asked(device.secret)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
    expect(problemOf(await asked(device.secret))).toMatchObject({ code: 'device_not_found' })
  })

  test('that was turned away is told so, and nobody answers it again', async () => {
    const device = await begun()
    const send = await person()
    const { code } = device
    expect((await send('POST /api/v1/devices/answer', { code, approve: false })).body).toEqual({ state: 'denied' })
    expect(await outcome(device)).toEqual({ state: 'denied', token: null })
    const again = problemOf(await send('POST /api/v1/devices/answer', { code, approve: true }))
    expect(again).toMatchObject({ status: 404, code: 'device_not_found' })
    expect((await accessEvents()).map(({ type }) => type)).toEqual(['device_denied'])
  })

  test('waits ten minutes', async () => {
    const device = await begun()
    const send = await person()
    app.wait(10 * MINUTE)
    expect(problemOf(await asked(device.secret))).toMatchObject({ code: 'device_not_found' })
    expect(problemOf(await send('POST /api/v1/devices/look', device))).toMatchObject({ code: 'invalid_input' })
    const answer = await send('POST /api/v1/devices/look', { code: device.code })
    expect(problemOf(answer)).toMatchObject({ code: 'device_not_found' })
  })

  test('let in by somebody who was removed meanwhile is not let in', async () => {
    const device = await begun()
    await (await person())('POST /api/v1/devices/answer', { code: device.code, approve: true })
    await app.send('POST /api/v1/members/eve/remove', { body: { reason: 'left the company' } })
    expect(problemOf(await asked(device.secret))).toMatchObject({ code: 'device_not_found' })
  })
})

describe('ACC-38: a device', () => {
  test('is let in by a person in a browser, and by no token', async () => {
    const { code } = await begun()
    const send = sendAs(app, await tokenOf(app, 'eve', ['administer', 'read']))
    for (const request of ['look', 'answer']) {
      const body = request === 'look' ? { code } : { code, approve: true }
      expect(problemOf(await send(`POST /api/v1/devices/${request}`, body))).toMatchObject({ code: 'not_allowed' })
    }
  })

  test('is not found by guessing: after ten codes of nobody no further one is looked for', async () => {
    const { code } = await begun()
    const send = await person()
    const look = (guess: string) => send('POST /api/v1/devices/look', { code: guess })
    const guesses = Array.from({ length: 10 }, () => 'BBBB-BBBB')
    for (const guess of guesses) expect((await look(guess)).status).toBe(404)
    expect(problemOf(await look(code))).toMatchObject({ status: 429, code: 'too_many_requests' })
    const answer = await send('POST /api/v1/devices/answer', { code, approve: true })
    expect(problemOf(answer)).toMatchObject({ code: 'too_many_requests' })
    app.wait(MINUTE)
    expect((await look(code)).status).toBe(200)
  })
})
