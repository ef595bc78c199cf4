import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptTokens, serverName } from './kept-tokens.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'topline-tokens-'))
})
afterAll(() => rm(folder, { recursive: true }))

const ONE = 'https://one.example.com'
const TWO = 'http://127.0.0.1:4310'

test('ACC-39: tokens are kept by server, in a file that nobody else can read', async () => {
  const file = path.join(folder, 'config', 'topline', 'credentials.json')
  const kept = keptTokens(file)
  expect(await kept.read(ONE)).toBeUndefined()
  await kept.remove(ONE)
  await kept.write(ONE, 'tlp_one')
  await kept.write(`${TWO}/`, 'tlp_two')
  expect([await kept.read(`${ONE}/`), await kept.read(TWO)]).toEqual(['tlp_one', 'tlp_two'])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700)
  await kept.remove(ONE)
  expect([await kept.read(ONE), await kept.read(TWO)]).toEqual([undefined, 'tlp_two'])
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ tokens: { [TWO]: 'tlp_two' } })
})

test('a file that others could read is closed when it is written', async () => {
  const file = path.join(folder, 'open.json')
  await writeFile(file, JSON.stringify({ tokens: {} }), { mode: 0o644 })
  await keptTokens(file).write(ONE, 'tlp_one')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test.each(['', '{', '[]', '{"tokens":{"a":1}}', '{"tokens":null}'])(
  'a file that holds %j is not guessed at',
  async (text) => {
    const file = path.join(folder, 'spoilt.json')
    await writeFile(file, text)
    await expect(keptTokens(file).read(ONE)).rejects.toMatchObject({ code: 'file_unreadable' })
  },
)

test('a server has one name, however it is written', () => {
  expect(serverName('HTTPS://One.Example.com:443/')).toBe(ONE)
  expect(serverName('https://one.example.com/topline/')).toBe('https://one.example.com/topline')
  expect(() => serverName('one.example.com')).toThrow('is no address')
  expect(() => serverName('ftp://one.example.com')).toThrow('is no address')
})
