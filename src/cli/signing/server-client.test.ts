import { describe, expect, test } from 'vitest'
import { createClient } from '../../contract/client.ts'
import { serverOptions } from './server-client.ts'

const server = 'https://topline.example.com'
const nobody = { member: undefined, workspace: undefined }
const problem = {
  type: '/problems/not_signed_in',
  title: 'Not signed in',
  status: 401,
  code: 'not_signed_in',
  detail: 'The token is unknown, has expired or was revoked. Make another one.',
}

/** What is asked of a server that lets nobody in, and what comes of it. */
async function refusedBy(token: string | undefined, kept: string | undefined) {
  const sent: (string | undefined)[] = []
  const options = serverOptions({ server, token, kept }, nobody, async ({ headers }) => {
    sent.push(headers.authorization)
    return { status: 401, body: JSON.stringify(problem) }
  })
  const asked = createClient({ ...options, newKey: () => 'key' }).workspace()
  const said = await asked.then(() => '').catch((error: Error) => error.message)
  return { sent, said }
}

describe('a server that is not this machine’s', () => {
  test('ACC-39: is sent the token that was kept, and a person not let in is told to sign in', async () => {
    expect(await refusedBy(undefined, 'tlp_kept')).toEqual({
      sent: ['Bearer tlp_kept'],
      said: `The token is unknown, has expired or was revoked. Run \`topline sign-in --server ${server}\`.`,
    })
    expect((await refusedBy(undefined, undefined)).sent).toEqual([undefined])
  })

  test('ACC-39: is sent the one of the environment first', async () => {
    const { sent, said } = await refusedBy('tlp_given', 'tlp_kept')
    expect(sent).toEqual(['Bearer tlp_given'])
    expect(said).toContain('TOPLINE_TOKEN')
  })

  test('has its other answers as they are', async () => {
    const answer = { status: 409, body: '{}' }
    const { send } = serverOptions({ server, token: undefined, kept: undefined }, nobody, async () => answer)
    expect(await send({ method: 'GET', path: '/', headers: {} })).toBe(answer)
  })

  test.each([
    [{ ...nobody, member: 'bob' }, '--as'],
    [{ ...nobody, workspace: 'demo' }, '--workspace'],
  ])('takes no word on who one is', (target, says) => {
    const options = () => serverOptions({ server, token: undefined, kept: undefined }, target, () => Promise.reject())
    expect(options).toThrow(`${says} works on the machine of the server alone`)
  })
})
