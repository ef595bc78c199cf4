import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { topline } from '../../test/support/cli.ts'
import { createClient } from '../contract/client.ts'
import type { ClientTarget } from './deps.ts'
import { sendTo } from './send-to.ts'

async function addressOf(listener: Server): Promise<string> {
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
}

let server: Server
let address: string
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/web/')) {
      response.setHeader('content-type', 'text/html')
      response.end('<html>')
      return
    }
    response.setHeader('content-type', 'application/problem+json')
    response.statusCode = 409
    const said = `${request.method} ${request.url} as ${request.headers['topline-member']}`
    response.end(JSON.stringify({ type: 'x', title: 'x', status: 409, code: 'ticket_closed', detail: said }))
  })
  address = await addressOf(server)
})
afterAll(() => new Promise((closed) => server.close(closed)))

const client = async ({ server: base, member }: ClientTarget) =>
  createClient({ send: sendTo(base ?? ''), member, newKey: () => 'key' })

const claiming = (base: string) => topline(`ticket claim 12 --as mara --server ${base}`, { client })

test('carries a call to the server and its answer back', async () => {
  const { exit, stderr } = await claiming(`${address}/`)
  expect([exit, stderr]).toEqual([1, 'Refused: POST /api/v1/tickets/12/claim as mara\n(ticket_closed)\n'])
})

test('says so when something else answers', async () => {
  const { exit, stderr } = await claiming(`${address}/web`)
  expect([exit, stderr.replace(address, 'SERVER')]).toMatchInlineSnapshot(`
    [
      3,
      "Failed: What answers at SERVER/web is not Topline. Check the address given with --server.
    (answer_not_understood)
    ",
    ]
  `)
})

test('says what to run when nobody answers', async () => {
  const gone = createServer()
  const base = await addressOf(gone)
  await new Promise((closed) => gone.close(closed))
  const { exit, stderr } = await claiming(base)
  expect([exit, stderr.replace(/127\.0\.0\.1:\d+/g, 'HOST')]).toMatchInlineSnapshot(`
    [
      3,
      "Failed: No server answers at http://HOST (connect ECONNREFUSED HOST). Start one with \`topline serve\`, or give its address with --server URL.
    (server_unreachable)
    ",
    ]
  `)
})

test('an address must be one', async () => {
  for (const base of ['localhost:4310', 'ftp://x', 'nonsense']) {
    const { exit, stderr } = await claiming(base)
    expect([exit, stderr.split('\n')[0]]).toEqual([
      2,
      `Wrong usage: ${base} is no address. Give --server as http://127.0.0.1:4310.`,
    ])
  }
})
