import { expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { specProblems } from './check-spec.ts'

const spec = { 'docs/spec/zed.md': '**ZED-1** The sky is up.\n\n**ZED-2** Water is wet, see ZED-1.\n' }
const both = "test('ZED-1: up', () => {})\ntest('water (ZED-2)', () => {})\n"

test('rules and tests that name each other are quiet', () => {
  expect(specProblems(planted({ ...spec, 'src/domain/zed.test.ts': both }))).toEqual([])
  expect(specProblems(planted({ ...spec, 'test/e2e/zed.e2e.ts': both }))).toEqual([])
  expect(specProblems(planted({ ...spec, 'src/web/zed.test.tsx': both, 'src/x.ts': 'UTF-8, TV-33' }))).toEqual([])
})

test.each([
  ['a rule without a test', "test('ZED-1', () => {})", 'docs/spec/zed.md states ZED-2, but no test names it'],
  [
    'a rule named in a comment only',
    "test('ZED-1')\n// ZED-2\n",
    'docs/spec/zed.md states ZED-2, but no test names it',
  ],
  [
    'a test of an unknown rule',
    `${both}test('ZED-3')`,
    'src/domain/zed.test.ts names ZED-3, which docs/spec does not state',
  ],
])('is seen: %s', (_, text, problem) => {
  expect(specProblems(planted({ ...spec, 'src/domain/zed.test.ts': text }))).toEqual([problem])
})

test('is seen: an unknown rule in a comment of the program or of a migration', () => {
  const code = { 'src/domain/zed.ts': '/** Up (ZED-9). */', 'migrations/0001_zed.sql': '-- ZED-8' }
  expect(specProblems(planted({ ...spec, ...code, 'src/domain/zed.test.ts': both }))).toEqual([
    'migrations/0001_zed.sql names ZED-8, which docs/spec does not state',
    'src/domain/zed.ts names ZED-9, which docs/spec does not state',
  ])
})

test('is seen: a rule stated twice', () => {
  const again = { 'docs/spec/zoo.md': '**ZED-2** Again.' }
  expect(specProblems(planted({ ...spec, ...again, 'src/domain/zed.test.ts': both }))).toEqual([
    'docs/spec/zoo.md states ZED-2 a second time',
  ])
})
