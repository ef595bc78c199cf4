import { expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { docProblems } from './check-docs.ts'

const inDomain = (text: string) => docProblems(planted({ 'src/domain/x.ts': text }))

test.each([
  ['a function', 'export function x(): number {\n  return 1\n}'],
  ['an asynchronous function', 'export async function x(): Promise<void> {}'],
  ['a generator', 'export function* x() {}'],
  ['a class', 'export class x {}'],
  ['an arrow with a block', 'export const x = (a: number) => {\n  return a\n}'],
  ['an arrow over two lines', 'export const x = (a: number): number =>\n  a + 1'],
  ['an arrow with its arguments below', 'export const x = (\n  a: number,\n) => a'],
  ['one after a line comment', '// about x\nexport function x() {}'],
  ['one whose comment stands apart', '/** About x. */\n\nexport function x() {}'],
])('is seen: %s without a word', (_, text) => {
  expect(inDomain(text)).toEqual([expect.stringMatching(/^src\/domain\/x\.ts:\d x has no doc comment$/)])
})

test.each([
  ['a function with its comment', '/** One. */\nexport function x(): number {\n  return 1\n}'],
  ['one with a long comment', '/**\n * One.\n */\nexport async function x() {}'],
  ['one line of arithmetic', 'export const later = (from: number, by: number): number => from + by'],
  ['one line that makes an object', 'export const at = (x: number): Point => ({ x, y: 0 })'],
  ['values and types', 'export const X = 1\nexport interface Y {}\nexport type Z = X'],
  ['what is not exported', 'function x() {}\nconst y = () => {\n  return 1\n}'],
])('is quiet: %s', (_, text) => {
  expect(inDomain(text)).toEqual([])
})

test('tests and outer layers are left alone', () => {
  const bare = 'export function x() {}'
  const root = planted({ 'src/domain/x.test.ts': bare, 'src/http/x.ts': bare, 'src/web/x.tsx': bare })
  expect(docProblems(root)).toEqual([])
  const layers = ['contract', 'store', 'actions'].map((layer) => docProblems(planted({ [`src/${layer}/x.ts`]: bare })))
  expect(layers.flat()).toHaveLength(3)
})
