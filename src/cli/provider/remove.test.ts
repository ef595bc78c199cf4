import { expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { Provider } from '../../contract/access.ts'

const provider = (facts: Partial<Provider>): Provider =>
  Provider.parse({
    from: 'installation',
    issuer: 'https://id.example.com',
    clientId: 'topline',
    hasSecret: true,
    groups: [],
    defaultRole: null,
    redirectAt: 'https://topline.example.com/api/v1/sign-in/return',
    ...facts,
  })

test('ACC-26: the way back from a provider that keeps everybody out', async () => {
  expect(await help('provider remove')).toContain('topline provider remove [options]')
  const remove = (facts: Partial<Provider>) =>
    topline(['provider', 'remove', '--workspace', 'acme', '--reason', 'it is gone'], {
      answers: { 'POST /provider/remove': provider(facts) },
    })
  const ran = await remove({})
  expect(sent(ran)).toEqual({ reason: 'it is gone' })
  expect(ran.stdout).toBe('Removed. People sign in by https://id.example.com again.\n')
  expect((await remove({ from: 'none', issuer: null })).stdout).toContain('set TOPLINE_OIDC_ISSUER')
})
