import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { noProgress } from '../../test/support/archives.ts'
import { planted } from '../../test/support/planted.ts'
import { readConfig } from '../config.ts'
import { refuseOpenHost } from './open-host.ts'
import { serve } from './serve.ts'

const some = async () => true
const none = async () => false
const issuer = { oidcIssuer: 'https://id.example.com' }
const url = 'https://topline.example.com'

const refusal = (config: Parameters<typeof refuseOpenHost>[0], own = none) =>
  refuseOpenHost(config, own).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : error),
  )

test.each(['127.0.0.1', '127.3.2.1', '::1', '[::1]', 'localhost'])('RUN-4: %s needs nothing', async (host) => {
  expect(await refusal({ host, url: undefined, oidcIssuer: undefined })).toBeUndefined()
})

test.each(['0.0.0.0', '::', '10.0.0.7', 'topline.example.com', '127.0.0.1.example.com', ''])(
  'RUN-4: "%s" needs a provider, and the address people reach it at',
  async (host) => {
    expect(await refusal({ host, url: undefined, oidcIssuer: undefined })).toBe(
      `${host} can be reached from elsewhere, and there is no provider to sign people in. Set TOPLINE_OIDC_ISSUER, TOPLINE_OIDC_CLIENT_ID, and TOPLINE_URL, or listen on 127.0.0.1.`,
    )
    expect(await refusal({ host, url, oidcIssuer: undefined })).toContain('TOPLINE_OIDC_CLIENT_ID, or listen')
    expect(await refusal({ host, url: undefined, ...issuer })).toBe(
      `${host} can be reached from elsewhere, and the address people reach it at is not set. Set TOPLINE_URL, or listen on 127.0.0.1.`,
    )
    expect(await refusal({ host, url, ...issuer })).toBeUndefined()
    expect(await refusal({ host, url, oidcIssuer: undefined }, some), 'a workspace has its own').toBeUndefined()
  },
)

test('RUN-4: no database is made for a server that would not start', async () => {
  const dataDir = path.join(planted({}), 'data')
  const options = { port: 0, host: '0.0.0.0', demoIfEmpty: false, open: false, progress: noProgress }
  await expect(serve(readConfig({ TOPLINE_DATA: dataDir }), options)).rejects.toMatchObject({
    code: 'wrong_usage',
    message: expect.stringContaining('there is no provider to sign people in'),
  })
  expect(existsSync(dataDir)).toBe(false)
})
