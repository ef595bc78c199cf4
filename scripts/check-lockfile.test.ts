import { expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { lockfileProblems } from './check-lockfile.ts'

const lockfile = (entry: object) =>
  planted({
    'package-lock.json': JSON.stringify({ packages: { '': {}, 'node_modules/zod': { version: '4.6.7', ...entry } } }),
  })

test('is seen: where a package was downloaded', () => {
  const problems = lockfileProblems(lockfile({ resolved: 'https://mirror.example/zod-4.6.7.tgz' }))
  expect(problems).toEqual([expect.stringContaining('download address for node_modules/zod')])
})

test('is quiet: a version and its checksum', () => {
  expect(lockfileProblems(lockfile({ integrity: 'sha512-abc', license: 'MIT' }))).toEqual([])
})
