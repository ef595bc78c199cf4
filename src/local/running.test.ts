/** The manual, README and the examples of deploy/ know the settings that there are (RUN-1). */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings } from '../config.ts'

const settings = readSettings({}).shown
const names = settings.map(({ env }) => env)
const SETTING = /\b(?:TOPLINE_[A-Z_]+|DATABASE_URL(?:_FILE)?)\b/g

/** Settings that the rows of a table are about. */
const rowsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^\| `([A-Z_]+)`\*? \|/gm)].map(([, name = '']) => name)

test.each(['README.md', 'docs/running.md'])('RUN-1: %s has a row for every setting, and for no other', (file) => {
  expect(rowsOf(file)).toEqual(names)
})

test('RUN-1: the manual tells defaults as they are', () => {
  const rows = readFileSync('docs/running.md', 'utf8').split('\n')
  for (const { env, value } of settings) {
    const [, , told] = rows.find((row) => row.startsWith(`| \`${env}\``))?.split('|') ?? []
    if (value !== null) expect(told, env).toBe(` \`${value}\` `)
  }
})

test.each([...readdirSync('deploy').map((name) => `deploy/${name}`), 'docs/running.md', 'README.md'])(
  'RUN-1: %s names no setting that is none',
  (file) => {
    const named = [...readFileSync(file, 'utf8').matchAll(SETTING)].map(([name]) => name.replace(/_FILE$/, ''))
    for (const name of named) expect([...names, 'TOPLINE_CONFIG', 'TOPLINE_OIDC_']).toContain(name)
  },
)

test('the manual shows the roles that the compose file makes', () => {
  const [, ...sql] = readFileSync('deploy/roles.sql', 'utf8').split('\n\n')
  expect(readFileSync('docs/running.md', 'utf8')).toContain(sql.join('\n\n'))
})
