import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const check = (...names: string[]) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/check.ts', ...names], {
    cwd: root,
    encoding: 'utf8',
  })

test('one check can be run alone, and tells its seconds', () => {
  const { stdout, status } = check('lockfile')
  expect(stdout).toMatch(/^ok {3}lockfile +\d+\.\d s\n$/)
  expect(status).toBe(0)
})

test('a check that does not exist is wrong usage', () => {
  const { stderr, status } = check('lockfile', 'astrology')
  expect(stderr).toContain('There is no such check. Choose from: biome, types,')
  expect(status).toBe(2)
})
