import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { ConfigInvalid, readConfig, readSettings } from './config.ts'
import { configShow } from './local/config-show.ts'

/** 32 bytes in base64. */
const KEY = `${'A'.repeat(43)}=`

const DEFAULTS = {
  dataDir: './.topline',
  host: '127.0.0.1',
  port: 4310,
  trustProxy: [],
  oidcGroups: [],
  oidcScopes: ['openid', 'profile', 'email'],
  sessionHours: 12,
  rateLimit: 1200,
  outgoingAllow: [],
  logLevel: 'warn',
}

const problemsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems
    throw error
  }
  return []
}

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toEqual(DEFAULTS)
  expect(readConfig({ TOPLINE_PORT: '', DATABASE_URL: ' ', UNRELATED: 'x' })).toEqual(DEFAULTS)
})

test('RUN-1: every option is read from its variable', () => {
  const env = {
    TOPLINE_DATA: '/srv/topline',
    DATABASE_URL: 'postgresql://app:secret@db:5432/topline',
    TOPLINE_MIGRATE_URL: 'postgresql://owner:secret@db:5432/topline',
    TOPLINE_HOST: '0.0.0.0',
    TOPLINE_PORT: '80',
    TOPLINE_URL: 'https://Topline.example.com/',
    TOPLINE_TRUST_PROXY: '10.0.0.7, 10.1.0.0/16 fd00::/8',
    TOPLINE_OIDC_ISSUER: 'https://id.example.com/realms/acme',
    TOPLINE_OIDC_CLIENT_ID: 'topline',
    TOPLINE_OIDC_CLIENT_SECRET: 'quiet',
    TOPLINE_OIDC_GROUPS: 'on-call=acme/engineer/support, CN=Leads,OU=Help=acme/lead/support',
    TOPLINE_OIDC_DEFAULT: 'acme/viewer/support',
    TOPLINE_OIDC_SCOPES: 'openid groups',
    TOPLINE_SESSION_HOURS: '8',
    TOPLINE_SECRET_KEYS: `b:${KEY},a:${KEY}`,
    TOPLINE_RATE_LIMIT: '300',
    TOPLINE_OUTGOING_ALLOW: '192.168.3.0/24',
    TOPLINE_SMTP_URL: 'smtp://topline:qu%40iet@mail.example.com',
    TOPLINE_MAIL_FROM: 'Topline of Acme <topline@acme.example>',
    TOPLINE_METRICS_TOKEN: 'sixteen-or-longer',
    TOPLINE_SERVER: 'https://topline.example.com',
    TOPLINE_TOKEN: 'tlp_x',
    XDG_CONFIG_HOME: '/home/ada/.config',
    TOPLINE_LOG: 'debug',
  }
  expect(readConfig(env)).toEqual({
    dataDir: '/srv/topline',
    databaseUrl: 'postgresql://app:secret@db:5432/topline',
    migrateUrl: 'postgresql://owner:secret@db:5432/topline',
    host: '0.0.0.0',
    port: 80,
    url: 'https://topline.example.com',
    trustProxy: ['10.0.0.7', '10.1.0.0/16', 'fd00::/8'],
    oidcIssuer: 'https://id.example.com/realms/acme',
    oidcClientId: 'topline',
    oidcClientSecret: 'quiet',
    oidcGroups: [
      { group: 'on-call', workspace: 'acme', role: 'engineer', team: 'support' },
      { group: 'CN=Leads,OU=Help', workspace: 'acme', role: 'lead', team: 'support' },
    ],
    oidcDefaultRole: { workspace: 'acme', role: 'viewer', team: 'support' },
    oidcScopes: ['openid', 'groups'],
    sessionHours: 8,
    secretKeys: [
      { id: 'b', key: Buffer.alloc(32) },
      { id: 'a', key: Buffer.alloc(32) },
    ],
    rateLimit: 300,
    outgoingAllow: ['192.168.3.0/24'],
    smtpUrl: {
      host: 'mail.example.com',
      port: 587,
      login: { user: 'topline', pass: 'qu@iet' },
      tls: 'required',
    },
    mailFrom: { name: 'Topline of Acme', address: 'topline@acme.example' },
    metricsToken: 'sixteen-or-longer',
    server: 'https://topline.example.com',
    token: 'tlp_x',
    configHome: '/home/ada/.config',
    logLevel: 'debug',
  })
  expect(configShow(readSettings(env)).map(({ name }) => name)).toEqual(Object.keys(env))
})

describe('RUN-1: a file of settings', () => {
  const inFolder = (text: string) => planted({ 'topline.env': text })

  test('is read from the data directory, and the environment wins over it', () => {
    const folder = inFolder('# ours\n\nTOPLINE_PORT = 80\r\nTOPLINE_LOG="debug"\nTOPLINE_HOST=::1\n')
    const settings = readSettings({ TOPLINE_DATA: folder, TOPLINE_PORT: '81', TOPLINE_HOST: '' })
    expect(settings.config).toMatchObject({ port: 81, logLevel: 'debug', host: '::1' })
    const from = new Map(configShow(settings).map((row) => [row.name, row.from]))
    expect([from.get('TOPLINE_PORT'), from.get('TOPLINE_LOG'), from.get('TOPLINE_RATE_LIMIT')]).toEqual([
      'environment',
      path.join(folder, 'topline.env'),
      'default',
    ])
  })

  test('may lie elsewhere, and is missed when it is not there', () => {
    const file = path.join(inFolder('TOPLINE_PORT=80'), 'topline.env')
    expect(readConfig({ TOPLINE_CONFIG: file }).port).toBe(80)
    expect(problemsOf({ TOPLINE_CONFIG: `${file}.no` })).toEqual([
      `${file}.no is named by TOPLINE_CONFIG and is not there`,
    ])
  })

  test('names every line it does not understand, without its value', () => {
    const folder = inFolder('TOPLINE_PROT=1\nhunter2\nTOPLINE_LOG=debug\nTOPLINE_LOG=info\nTOPLINE_PORT=x\n')
    const file = path.join(folder, 'topline.env')
    expect(problemsOf({ TOPLINE_DATA: folder })).toEqual([
      `${file} line 1 sets TOPLINE_PROT, which is no setting`,
      `${file} line 2 is not KEY=VALUE`,
      `${file} line 4 sets TOPLINE_LOG a second time`,
      'TOPLINE_PORT must be a port number from 0 to 65535',
    ])
  })
})

describe('RUN-3: a secret', () => {
  test('may be the content of a file', () => {
    const folder = planted({ token: 'from-a-secret-file\n', empty: '' })
    const named = (name: string) => ({ TOPLINE_METRICS_TOKEN_FILE: path.join(folder, name) })
    expect(readConfig(named('token')).metricsToken).toBe('from-a-secret-file')
    for (const name of ['empty', 'none']) {
      const file = path.join(folder, name)
      expect(problemsOf(named(name))).toEqual([
        `TOPLINE_METRICS_TOKEN_FILE names ${file}, which is not there or is empty`,
      ])
    }
    const both = { ...named('token'), TOPLINE_METRICS_TOKEN: 'sixteen-or-longer' }
    expect(problemsOf(both)[0]).toMatch(/TOPLINE_METRICS_TOKEN_FILE are both set in environment; keep one$/)
    expect(readConfig({ TOPLINE_PORT_FILE: path.join(folder, 'token') }).port, 'a port is no secret').toBe(4310)
  })

  test('is shown by no table and by no message', () => {
    const env = {
      DATABASE_URL: 'postgresql://app:hunter2@db:5432/topline',
      TOPLINE_MIGRATE_URL: 'postgresql://owner:hunter2@db:5432/topline',
      TOPLINE_OIDC_ISSUER: 'https://id.example.com',
      TOPLINE_OIDC_CLIENT_ID: 'topline',
      TOPLINE_OIDC_CLIENT_SECRET: 'hunter2',
      TOPLINE_SECRET_KEYS: `hunter2:${KEY}`,
      TOPLINE_METRICS_TOKEN: 'hunter2-hunter2-hunter2',
      TOPLINE_URL: 'https://topline.example.com',
      TOPLINE_SMTP_URL: 'smtp://topline:hunter2@mail.example.com',
      TOPLINE_MAIL_FROM: 'topline@example.com',
    }
    const rows = configShow(readSettings(env))
    expect(JSON.stringify(rows)).not.toContain('hunter2')
    expect(rows.find(({ name }) => name === 'DATABASE_URL')?.value).toBe('(set, hidden)')
    expect(rows.find(({ name }) => name === 'TOPLINE_SMTP_URL')?.value).toBe('(set, hidden)')
    expect(rows.find(({ name }) => name === 'TOPLINE_HOST')?.from).toBe('default')
    expect(rows.find(({ name }) => name === 'TOPLINE_SERVER')?.value).toBeNull()
    const spoilt = Object.fromEntries(Object.keys(env).map((name) => [name, 'hunter2 hunter2']))
    expect(problemsOf(spoilt).length).toBeGreaterThan(3)
    expect(JSON.stringify(problemsOf(spoilt))).not.toContain('hunter2')
  })
})

test('RUN-2: one error names all mistakes by variable', () => {
  const env = { DATABASE_URL: 'mysql://app:secret@db/topline', TOPLINE_PORT: '70000', TOPLINE_LOG: 'loud' }
  const read = () => readConfig(env)
  expect(read).toThrow(ConfigInvalid)
  expect(read).toThrow(
    [
      'The configuration is not usable:',
      '  DATABASE_URL must be like postgresql://user:password@host:5432/database',
      '  TOPLINE_PORT must be a port number from 0 to 65535',
      '  TOPLINE_LOG must be one of trace, debug, info, warn, error, fatal, silent',
    ].join('\n'),
  )
})

test('RUN-2: settings that make sense only together are asked for together', () => {
  expect(problemsOf({ TOPLINE_OIDC_ISSUER: 'https://id.example.com' })).toEqual([
    'TOPLINE_OIDC_ISSUER is set without TOPLINE_OIDC_CLIENT_ID, by which the provider knows this installation',
  ])
  expect(problemsOf({ TOPLINE_OIDC_CLIENT_ID: 'x', TOPLINE_OIDC_GROUPS: 'a=b/lead/c' })).toEqual([
    'TOPLINE_OIDC_CLIENT_ID is set without TOPLINE_OIDC_ISSUER, the provider that it is about',
    'TOPLINE_OIDC_GROUPS is set without TOPLINE_OIDC_ISSUER, the provider that it is about',
  ])
  expect(problemsOf({ TOPLINE_MIGRATE_URL: 'postgresql://owner@db/topline' })).toEqual([
    'TOPLINE_MIGRATE_URL is set without DATABASE_URL, the same database for the server itself',
  ])
  expect(problemsOf({ TOPLINE_SMTP_URL: 'smtp://localhost' })).toEqual([
    'TOPLINE_SMTP_URL is set without TOPLINE_MAIL_FROM, from whom mail is',
    'TOPLINE_SMTP_URL is set without TOPLINE_URL, to which its links lead',
  ])
  expect(problemsOf({ TOPLINE_MAIL_FROM: 'topline@example.com' })).toEqual([
    'TOPLINE_MAIL_FROM is set without TOPLINE_SMTP_URL, the server that takes the mail',
  ])
})

const WHOLE = {
  TOPLINE_OIDC_ISSUER: 'https://id.example.com',
  TOPLINE_OIDC_CLIENT_ID: 'topline',
  TOPLINE_URL: 'https://topline.example.com',
  TOPLINE_SMTP_URL: 'smtp://localhost',
  TOPLINE_MAIL_FROM: 'topline@example.com',
}

test.each([
  ['TOPLINE_PORT', ['-1', '4310.5', '0x10', '1e3', 'http', '65536'], ['0', '65535']],
  [
    'TOPLINE_URL',
    ['topline.example', 'ftp://x', 'http://topline.example', 'https://x/topline', 'https://a:b@x', 'https://x/?q'],
    ['https://topline.example:8443', 'http://localhost:4310', 'http://127.0.0.1', 'http://[::1]:1'],
  ],
  ['TOPLINE_OIDC_ISSUER', ['http://id.example.com', 'id.example.com'], ['http://localhost:9/x', 'https://id/x']],
  [
    'TOPLINE_TRUST_PROXY',
    ['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '::/129', '::/0', '10.0.0.0/x'],
    ['::/1', '10.0.0.1'],
  ],
  ['TOPLINE_OIDC_GROUPS', ['a', 'a=b', 'a=b/boss/c', '=b/lead/c', 'a=b/lead/c x'], ['a=b/lead/c,', 'a b=b/lead/c_d']],
  ['TOPLINE_OIDC_DEFAULT', ['lead', 'a/lead', 'a/boss/b', 'A/lead/b'], ['a/lead/b']],
  ['TOPLINE_SECRET_KEYS', ['a', `a:${KEY},a:${KEY}`, 'a:AAAA', KEY], [`a:${KEY}`, `2026-11:${KEY}`]],
  ['TOPLINE_SESSION_HOURS', ['0', '721', 'day'], ['1', '720']],
  ['TOPLINE_METRICS_TOKEN', ['short'], ['sixteen-or-longer']],
  [
    'TOPLINE_SMTP_URL',
    [
      'mail.example.com',
      'https://x',
      'smtp://x/y',
      'smtp://x?tls=on',
      'smtps://x?tls=off',
      'smtp://a:%@x',
      'smtp://a:b@x?tls=off',
    ],
    ['smtp://x', 'smtps://a:b@x:465', 'smtp://10.0.0.7:25?tls=off', 'smtp://a:b@[::1]:25', 'smtp://a%40b:c@x/'],
  ],
  ['TOPLINE_MAIL_FROM', ['topline', 'a@b@c', 'A <b>', 'a b@c'], ['a@b', 'A B <a@b.example>', '"A, B" <a@b>']],
])('%s is checked', (variable, wrong, right) => {
  const sayingNo = (value: string) => problemsOf({ ...WHOLE, [variable]: value })
  for (const value of wrong) expect(sayingNo(value), value).toEqual([expect.stringMatching(`^${variable} must `)])
  for (const value of right) expect(sayingNo(value), value).toEqual([])
})

test('DIG-15: mail goes encrypted, but on this machine itself, or where that is said', () => {
  const tlsOf = (address: string) => readConfig({ ...WHOLE, TOPLINE_SMTP_URL: address }).smtpUrl
  expect(tlsOf('smtp://mail.example.com')).toMatchObject({ port: 587, tls: 'required', login: null })
  expect(tlsOf('smtps://mail.example.com')).toMatchObject({ port: 465, tls: 'from_the_start' })
  expect(tlsOf('smtp://10.0.0.7:25?tls=off')).toMatchObject({ port: 25, tls: 'if_offered' })
  expect(tlsOf('smtp://a:b@127.0.0.1:1025')).toMatchObject({ tls: 'if_offered', login: { user: 'a', pass: 'b' } })
})
