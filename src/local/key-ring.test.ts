import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readKeyRing } from './key-ring.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'topline-keys-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const ringOf = (more: { databaseUrl?: string; secretKeys?: { id: string; key: Buffer }[] } = {}) =>
  readKeyRing({ dataDir, databaseUrl: undefined, secretKeys: undefined, ...more })
const file = () => path.join(dataDir, 'secrets.key')
const named = { id: 'named', key: randomBytes(32) }

describe('SEC-4: where keys come from', () => {
  test('the embedded database has a key of its own, made once, that only its owner may read', async () => {
    const { first } = await ringOf()
    expect(first.key).toHaveLength(32)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect((await ringOf()).first).toEqual(first)
    expect(await readdir(dataDir)).toEqual(['secrets.key'])
  })

  test('of several processes that start at once, all have the same', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => ringOf()))
    expect(new Set(rings.map(({ first }) => first.key.toString('hex'))).size).toBe(1)
    expect(await readdir(dataDir)).toEqual(['secrets.key'])
  })

  test('keys of the settings come first; the one that was made still opens', async () => {
    const made = (await ringOf()).first
    const ring = await ringOf({ secretKeys: [named] })
    expect(ring.first).toEqual(named)
    expect(ring.named(made.id)).toEqual(made)
    await rm(file())
    await ringOf({ secretKeys: [named] })
    expect(await readdir(dataDir), 'none is made that nobody needs').toEqual([])
  })

  test('a company’s database has those of the settings alone', async () => {
    const ring = await ringOf({ databaseUrl: 'postgresql://db/topline', secretKeys: [named] })
    expect(ring.first).toEqual(named)
    const empty = await ringOf({ databaseUrl: 'postgresql://db/topline' })
    expect(() => empty.first).toThrow(/TOPLINE_SECRET_KEYS/)
    expect(await readdir(dataDir)).toEqual([])
  })

  test('a file that holds something else is not written over', async () => {
    await writeFile(file(), 'not a key')
    await expect(ringOf()).rejects.toMatchObject({ code: 'file_unreadable' })
    expect(await readFile(file(), 'utf8')).toBe('not a key')
  })
})
