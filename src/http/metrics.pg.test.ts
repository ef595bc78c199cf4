/** Counts for Prometheus, and who may read them (RUN-6). */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { addGauges } from '../local/gauges.ts'
import { Metrics } from './metrics.ts'

const metrics = new Metrics()
const app = testApp({ metrics })
const guarded = testApp({ metrics: new Metrics(), metricsToken: 'a-token-for-prometheus' })
const proxied = testApp({ metrics: new Metrics(), url: 'https://topline.example.com' })
const open = testApp({ metrics: new Metrics(), host: '0.0.0.0' })

const scrape = async (node = app, headers = {}) => node.send('GET /metrics', { bare: true, headers })

/** The value of one line, such as `topline_live_listeners`. */
function valueIn(text: string, line: string): number {
  const found = text.split('\n').find((each) => each.startsWith(`${line} `))
  return Number(found?.slice(line.length + 1))
}

describe('RUN-6: metrics', () => {
  test('count requests by route, method and status, and never by what they were about', async () => {
    await aNumber(app)
    for (const number of [1, 1, 999]) await app.send(`GET /api/v1/tickets/${number}?x=secret`)
    await app.send('GET /nowhere/secret')
    const { text, headers } = await scrape()
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    const count = (route: string, status: number) =>
      valueIn(text, `topline_http_request_seconds_count{method="GET",route="${route}",status="${status}"}`)
    expect([
      count('/api/v1/tickets/:number', 200),
      count('/api/v1/tickets/:number', 404),
      count('(none)', 404),
    ]).toEqual([2, 1, 1])
    expect(text).not.toMatch(/secret|tickets\/\d|acme|company-/)
  })

  test('tell of refusals, listeners, connections, late timers and failed jobs', async () => {
    await app.send('GET /api/v1/queue', { bare: true })
    const listener = { changes: () => {}, reset: () => {}, dismiss: () => {} }
    const leave = await app.live.join(app.workspace.id, listener, undefined)
    metrics.recordedLate(300)
    metrics.jobFailed('timers')
    metrics.addProcess()
    const { text } = await scrape()
    expect(valueIn(text, 'topline_http_refused_total{reason="not_signed_in"}')).toBe(1)
    expect(valueIn(text, 'topline_http_refused_total{reason="too_many"}')).toBe(0)
    expect(valueIn(text, 'topline_live_listeners')).toBe(1)
    expect(valueIn(text, 'topline_database_connections')).toBeGreaterThan(0)
    expect(valueIn(text, 'topline_timer_lateness_seconds_sum')).toBe(0.3)
    expect(valueIn(text, 'topline_job_failures_total{job="timers"}')).toBe(1)
    expect(valueIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
    leave()
    expect(valueIn((await scrape()).text, 'topline_live_listeners')).toBe(0)
  })
})

describe('RUN-6: metrics are told', () => {
  test('to this machine when nobody else can ask', async () => {
    expect((await scrape()).status).toBe(200)
  })

  test('to nobody else, unless a token is set', async () => {
    const answers = [scrape(open), scrape(proxied), scrape(app, { 'x-forwarded-for': '10.0.0.1' })]
    for (const { status, body } of await Promise.all(answers)) {
      expect(status).toBe(401)
      expect(body).toMatchObject({ detail: expect.stringContaining('TOPLINE_METRICS_TOKEN') })
    }
  })

  test('to who carries the token, when there is one', async () => {
    const carrying = async (authorization: string) => (await scrape(guarded, { authorization })).status
    expect((await scrape(guarded)).status).toBe(401)
    expect(await carrying('Bearer a-token-for-prometheus')).toBe(200)
    expect(await carrying('Bearer a-token-for-prometheuS')).toBe(401)
    expect(await carrying('a-token-for-prometheus')).toBe(401)
  })
})

test('RUN-6: what is counted of the whole installation, and of a database that is away', async () => {
  const counted = new Metrics()
  addGauges(counted, app.store)
  await aNumber(app)
  await app.freshWorkspace()
  await aNumber(app)
  expect(valueIn(await counted.text(), 'topline_waiting_tickets')).toBeGreaterThanOrEqual(2)
  expect(valueIn(await counted.text(), 'topline_unsealed_workspaces')).toBeGreaterThanOrEqual(2)
  counted.addGauge('away', 'cannot be read', () => Promise.reject(new Error('away')))
  expect(await counted.text()).toContain('\naway Nan')
})
