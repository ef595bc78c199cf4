import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { refuseForeign } from './foreign.ts'
import type { Site } from './site.ts'

interface Asked {
  readonly host?: string
  readonly origin?: string
  readonly method?: string
  readonly route?: string
  readonly from?: string
}

/** Whether a request is answered. */
function answers(
  site: Site & { readonly metricsToken?: string },
  { host, origin, method = 'POST', route = '/api/v1/queue', from = '10.0.0.8' }: Asked,
): boolean {
  const request = {
    headers: { host, origin },
    method,
    routeOptions: { url: route, config: {} },
    socket: { remoteAddress: from },
  }
  try {
    refuseForeign(request as unknown as FastifyRequest, site)
    return true
  } catch (error) {
    expect(error).toMatchObject({ told: { code: 'forbidden_host' } })
    return false
  }
}

const laptop: Site = { host: '127.0.0.1' }
const company: Site = { host: '0.0.0.0', url: 'https://topline.example.com' }
const behind: Site = { host: '127.0.0.1', url: 'https://topline.example.com' }

describe('HTTP-8: a server answers to its own names', () => {
  test.each([
    [laptop, 'localhost:4310', true],
    [laptop, '[::1]:4310', true],
    [laptop, 'evil.test', false],
    [laptop, '', false],
    [company, 'topline.example.com', true],
    [company, 'evil.test', false],
    [company, '10.0.0.5:4310', false],
    [company, 'localhost:4310', false],
    [behind, 'topline.example.com', true],
    [behind, 'localhost:4310', true],
    [behind, 'evil.test', false],
    [{ host: '0.0.0.0' }, 'anything.test', true],
  ])('%j asked as %s: %s', (site, host, answered) => {
    expect(answers(site, { host })).toBe(answered)
  })

  test('to this machine’s names for who is on it, and to every name for machines that know an address alone', () => {
    expect(answers(company, { host: 'localhost:4310', from: '127.0.0.1' })).toBe(true)
    expect(answers(company, { host: '10.0.0.5:4310', method: 'GET', route: '/ready' })).toBe(true)
  })

  test('figures are told under another name only where they ask for a token', () => {
    const read = { host: 'evil.test', method: 'GET', route: '/metrics', from: '127.0.0.1' }
    expect(answers(laptop, read)).toBe(false)
    expect(answers(laptop, { ...read, host: 'localhost:4310' })).toBe(true)
    expect(answers({ ...laptop, metricsToken: 'secret' }, read)).toBe(true)
  })

  test.each([
    [laptop, 'localhost:4310', 'http://localhost:4310', true],
    [laptop, 'localhost:4310', 'http://localhost:9999', false],
    [laptop, 'localhost:4310', 'null', false],
    [company, 'topline.example.com', 'https://topline.example.com', true],
    [company, 'topline.example.com', 'http://topline.example.com', false],
    [company, 'topline.example.com', 'https://evil.test', false],
  ])('%j as %s takes a write from a page of %s: %s', (site, host, origin, answered) => {
    expect(answers(site, { host, origin })).toBe(answered)
    expect(answers(site, { host, origin, method: 'GET' })).toBe(true)
  })
})
