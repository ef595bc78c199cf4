/** PostgreSQL goes away and comes back: who asks meanwhile is told to ask again (HTTP-2). */
import { afterEach, expect, test, vi } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'

const app = testApp()
afterEach(() => vi.restoreAllMocks())

const lost = (code: string) => Object.assign(new Error('gone'), { code, syscall: 'connect' })

test.each([
  lost('ECONNREFUSED'),
  lost('ENOENT'),
  lost('57P01'),
  lost('57P03'),
  lost('08006'),
  new Error('timeout exceeded when trying to connect'),
])('HTTP-2: %s $code is answered with 503 and a time to come again', async (error) => {
  const number = await aNumber(app)
  const connect = vi.spyOn(app.store.pool, 'connect').mockImplementation(() => Promise.reject(error))
  const asked = [
    await app.send(`GET /api/v1/tickets/${number}`),
    await app.send(`POST /api/v1/tickets/${number}/triage`, {
      body: { severity: 1, priority: 'p1', reason: 'it is down' },
    }),
  ]
  for (const { status, body, headers } of asked) {
    expect([status, headers['retry-after']]).toEqual([503, '2'])
    expect(body).toMatchObject({ code: 'not_ready', detail: expect.stringMatching(/^The database does not answer\./) })
  }
  expect(app.takeLogged()).toHaveLength(asked.length)
  connect.mockRestore()
  expect((await app.send(`GET /api/v1/tickets/${number}`)).status).toBe(200)
})

test('HTTP-2: a connection that is ended while it is worked on is told of so too', async () => {
  const number = await aNumber(app)
  const locked = await app.owner.connect()
  await locked.query('begin; lock table ticket in access exclusive mode')
  const asked = app.send(`GET /api/v1/tickets/${number}`)
  await app.waitsForLock()
  await app.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  const { status, body } = await asked
  await locked.query('rollback')
  locked.release()
  expect([status, body]).toEqual([503, expect.objectContaining({ code: 'not_ready' })])
  // Whoever gets the connection before its end has been noticed is told so too.
  const again = async () => (await app.send(`GET /api/v1/tickets/${number}`)).status
  await expect.poll(again, { timeout: 10_000, interval: 20 }).toBe(200)
  expect(app.takeLogged().length).toBeGreaterThan(0)
})
