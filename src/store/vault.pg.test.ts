import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { DAY } from '../domain/time.ts'
import { KeyRing } from './key-ring.ts'
import { secretHeads, Vault } from './vault.ts'

const company = testCompany()

const [OLD, NEW] = [
  { id: 'old', key: randomBytes(32) },
  { id: 'new', key: randomBytes(32) },
]
const vaultOf = (...keys: { id: string; key: Buffer }[]) => new Vault(new KeyRing(keys), () => company.now)

const rows = async () =>
  (
    await company.owner.query<{ key_id: string; sealed: Buffer }>(
      'select key_id, sealed from secret where workspace_id = $1 order by name',
      [company.workspace.id],
    )
  ).rows

describe('SEC-1: a secret is kept sealed', () => {
  test('and comes back as it was given, until it is removed', async () => {
    const vault = vaultOf(OLD)
    const { tenant } = company
    expect(await vault.get(tenant, 'client')).toBeUndefined()
    for (const value of ['hunter2', 'another', '', 'żółw 🐢', 'x'.repeat(10_000)]) {
      await vault.put(tenant, 'client', value)
      expect(await vault.get(tenant, 'client')).toBe(value)
    }
    await vault.remove(tenant, 'client')
    await vault.remove(tenant, 'client')
    expect(await vault.get(tenant, 'client')).toBeUndefined()
  })

  test('nothing of it is readable, and the same value never looks the same', async () => {
    const vault = vaultOf(OLD)
    await vault.put(company.tenant, 'a', 'hunter2-hunter2')
    await vault.put(company.tenant, 'b', 'hunter2-hunter2')
    const [a, b] = await rows()
    expect(a?.sealed.includes('hunter2')).toBe(false)
    expect(a?.sealed.equals(b?.sealed ?? Buffer.alloc(0))).toBe(false)
  })

  test('the list has names and keys, and no values', async () => {
    await vaultOf(OLD).put(company.tenant, 'client', 'hunter2')
    expect(await secretHeads(company.tenant)).toEqual([{ name: 'client', keyId: 'old', changedAt: company.now }])
  })
})

describe('SEC-2: what was altered or moved does not open', () => {
  const unreadable = { code: 'secret_unreadable' }

  test('a changed byte, wherever it is, and a shortened one', async () => {
    const vault = vaultOf(OLD)
    const { tenant, owner, workspace } = company
    await vault.put(tenant, 'client', 'hunter2')
    const [row] = await rows()
    const sealed = row?.sealed ?? Buffer.alloc(0)
    const write = (bytes: Buffer) =>
      owner.query('update secret set sealed = $2 where workspace_id = $1', [workspace.id, bytes])
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await write(changed)
      await expect(vault.get(tenant, 'client'), `byte ${at}`).rejects.toMatchObject(unreadable)
    }
    for (const length of [0, 5, 12, 20, sealed.length - 1]) {
      await write(sealed.subarray(0, length))
      await expect(vault.get(tenant, 'client'), `${length} bytes`).rejects.toMatchObject(unreadable)
    }
    await write(sealed)
    expect(await vault.get(tenant, 'client')).toBe('hunter2')
  })

  test('under another name, in another workspace, under another key of that name', async () => {
    const vault = vaultOf(OLD)
    await vault.put(company.tenant, 'client', 'hunter2')
    const first = company.workspace
    await company.owner.query("update secret set name = 'moved' where workspace_id = $1", [first.id])
    await expect(vault.get(company.tenant, 'moved')).rejects.toMatchObject(unreadable)
    await company.freshWorkspace()
    await company.owner.query("update secret set workspace_id = $1, name = 'client' where workspace_id = $2", [
      company.workspace.id,
      first.id,
    ])
    await expect(vault.get(company.tenant, 'client')).rejects.toMatchObject(unreadable)
    await vault.put(company.tenant, 'client', 'hunter2')
    const impostor = vaultOf({ id: 'old', key: randomBytes(32) })
    await expect(impostor.get(company.tenant, 'client')).rejects.toMatchObject(unreadable)
  })

  test('a key that is not there is named, and what to do', async () => {
    await vaultOf(OLD).put(company.tenant, 'client', 'hunter2')
    await expect(vaultOf(NEW).get(company.tenant, 'client')).rejects.toMatchObject({
      ...unreadable,
      message: expect.stringMatching(/key "old".*TOPLINE_SECRET_KEYS/),
    })
  })
})

describe('SEC-3: keys can be changed', () => {
  test('the first key seals, every key opens', async () => {
    const { tenant } = company
    await vaultOf(OLD).put(tenant, 'a', 'one')
    const both = vaultOf(NEW, OLD)
    await both.put(tenant, 'b', 'two')
    expect([await both.get(tenant, 'a'), await both.get(tenant, 'b')]).toEqual(['one', 'two'])
    expect((await rows()).map(({ key_id }) => key_id)).toEqual(['old', 'new'])
  })

  test('after a rotation the old key is not needed any more, in any workspace', async () => {
    await company.owner.query('delete from secret')
    const first = company.workspace
    await vaultOf(OLD).put(company.tenant, 'a', 'one')
    await vaultOf(OLD).put(company.tenant, 'b', 'two')
    await company.freshWorkspace()
    await vaultOf(OLD).put(company.tenant, 'a', 'three')
    const before = await secretHeads(company.tenant)
    company.wait(DAY)
    expect(await vaultOf(NEW, OLD).rotate(company.store)).toBe(3)
    expect(await vaultOf(NEW).get(company.tenant, 'a')).toBe('three')
    expect(await secretHeads(company.tenant), 'the secret itself has not changed').toMatchObject([
      { keyId: 'new', changedAt: before[0]?.changedAt },
    ])
    company.enter(first)
    expect(await vaultOf(NEW).get(company.tenant, 'b')).toBe('two')
  })

  test('when one does not open, those of its workspace stay as they are', async () => {
    await company.owner.query('delete from secret')
    await vaultOf(OLD).put(company.tenant, 'a', 'one')
    await vaultOf({ id: 'lost', key: randomBytes(32) }).put(company.tenant, 'b', 'two')
    await expect(vaultOf(NEW, OLD).rotate(company.store)).rejects.toMatchObject({ code: 'secret_unreadable' })
    expect((await rows()).map(({ key_id }) => key_id)).toEqual(['old', 'lost'])
  })

  test('without a key nothing is sealed, and it is said how to have one', async () => {
    await expect(vaultOf().put(company.tenant, 'a', 'one')).rejects.toMatchObject({
      code: 'secret_keys_missing',
      message: expect.stringMatching(/TOPLINE_SECRET_KEYS/),
    })
    expect(() => vaultOf(OLD, OLD)).toThrow(/one id/)
  })
})
