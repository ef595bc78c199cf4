/** The OpenAPI document of the program, without a database: an app is built, and answers nothing else. */
import { createApp } from '../src/http/app.ts'
import type { Deps } from '../src/http/deps.ts'

type Document = Parameters<typeof import('./access-page.ts')['callsOf']>[0]

/** Parts that nothing asks for while the routes are added. */
const nothing = new Proxy({}, { get: () => () => undefined })

export async function apiDocument(): Promise<Document> {
  const parts = { store: nothing, desks: nothing, access: nothing, live: nothing, holidays: nothing, denied: nothing }
  const plain = { now: () => 0, version: '0', host: '127.0.0.1', webFolder: null, shippedSla: [], published: () => {} }
  const api = await createApp({ ...parts, ...plain, logLevel: 'silent' } as unknown as Deps)
  try {
    return api.swagger() as unknown as Document
  } finally {
    await api.close()
  }
}
