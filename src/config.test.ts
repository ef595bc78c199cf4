import { expect, test } from 'vitest'
import { ConfigInvalid, printConfig, readConfig } from './config.ts'

test('an empty environment gives the defaults', () => {
  const defaults = { dataDir: './.topline', host: '127.0.0.1', port: 4310, logLevel: 'warn' }
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig({ TOPLINE_PORT: '', DATABASE_URL: ' ', UNRELATED: 'x' })).toEqual(defaults)
})

test('every option is read from its variable', () => {
  const env = {
    TOPLINE_DATA: '/srv/topline',
    DATABASE_URL: 'postgresql://app:secret@db:5432/topline',
    TOPLINE_HOST: '0.0.0.0',
    TOPLINE_PORT: '80',
    TOPLINE_LOG: 'debug',
  }
  expect(readConfig(env)).toEqual({
    dataDir: '/srv/topline',
    databaseUrl: 'postgresql://app:secret@db:5432/topline',
    host: '0.0.0.0',
    port: 80,
    logLevel: 'debug',
  })
})

test('one error names all problems by variable, and no secret', () => {
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

test.each(['-1', '4310.5', '0x10', '1e3', 'http'])('%s is no port', (port) => {
  expect(() => readConfig({ TOPLINE_PORT: port })).toThrow(/TOPLINE_PORT must be a port number/)
})

test('printing hides secrets and says what is not set', () => {
  const shown = printConfig(readConfig({ DATABASE_URL: 'postgresql://app:secret@db:5432/topline' }))
  expect(shown).not.toContain('secret')
  expect(shown).toMatch(/^DATABASE_URL\s+\(set, hidden\)\s+A PostgreSQL 15/m)
  expect(shown).toMatch(/^TOPLINE_PORT\s+4310 /m)
  expect(printConfig(readConfig({}))).toMatch(/^DATABASE_URL\s+\(not set\)/m)
})
