import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'

const row = {
  workspace: 'demo',
  name: 'oidc-client-secret',
  key: '2026',
  opens: true,
  changedAt: '2026-01-05T09:00:00.000Z',
}

describe('SEC-5: secrets on the command line', () => {
  test('help', async () => {
    expect(await help('secrets')).toMatchInlineSnapshot(`
      "Usage: topline secrets [options] [command]

      what integrations sign in with, sealed

      Options:
        --help              show how to use it

      Commands:
        list                show which secrets are kept and under which key; never what they are
        rotate              seal every secret anew under the first of TOPLINE_SECRET_KEYS"
    `)
  })

  test('lists which there are, and under which key', async () => {
    const items = [row, { ...row, name: 'webhook', key: '2025', opens: false }]
    const { stdout } = await topline('secrets list', { local: { secretsList: async () => items } })
    expect(stdout).toMatchInlineSnapshot(`
      "workspace  secret              key                        set
      demo       oidc-client-secret  2026                       2026-01-05 09:00 UTC
      demo       webhook             2025 (not among the keys)  2026-01-05 09:00 UTC
      "
    `)
    const json = await topline('secrets list --json', { local: { secretsList: async () => items } })
    expect(JSON.parse(json.stdout)).toEqual({ items })
    const none = await topline('secrets list', { local: { secretsList: async () => [] } })
    expect(none.stdout).toBe('There are no secrets.\n')
  })

  test('rotates those of the workspace that is named', async () => {
    const asked: unknown[] = []
    const secretsRotate = async (workspace: string | undefined) => {
      asked.push(workspace)
      return { secrets: 2, key: '2026' }
    }
    const { stdout } = await topline('secrets rotate --workspace demo', { local: { secretsRotate } })
    expect(stdout).toMatchInlineSnapshot(`
      "Sealed 2 secrets under the key 2026.
      Once every node has that key in front, take the older ones away; keep them with the backups that need them.
      "
    `)
    expect(asked).toEqual(['demo'])
  })
})
