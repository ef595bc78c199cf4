/** An empty installation gets its first workspace, and its owner can be recognised. */
import { expect, test } from 'vitest'
import { dataFolder } from '../../test/support/program.ts'

test('ACC-8: a workspace is made with its teams, its policies and an owner who is known by an address', async () => {
  const data = dataFolder()
  try {
    const made = await data.run('workspace', 'create', 'acme', '--name', 'Acme Inc', '--owner', 'ada@acme.example')
    expect(made).toContain('Created workspace acme with the teams support')
    const members = JSON.parse(await data.run('--json', '--workspace', 'acme', 'member', 'list')) as { items: object[] }
    expect(members.items).toMatchObject([{ handle: 'owner', role: 'owner', email: 'ada@acme.example' }])
    await expect(data.run('workspace', 'create', 'acme', '--owner', 'ada@acme.example')).rejects.toThrow('already is')
    await expect(data.run('workspace', 'create', 'Not a slug', '--owner', 'ada@acme.example')).rejects.toThrow(
      'no slug',
    )
    expect(await data.run('rebuild', '--check')).toContain('Compared')
    expect(JSON.parse(await data.run('--json', 'workspace', 'list'))).toMatchObject([
      { slug: 'acme', name: 'Acme Inc' },
    ])
  } finally {
    data.remove()
  }
})
