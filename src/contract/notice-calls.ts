/** Calls about what one is told by mail; the shapes come when they are first needed. */
import type { Caller } from './client.ts'
import type { NoticeSettings } from './notices.ts'

const shapes = () => import('./notices.ts')

/** Part of the client; see there. */
export function noticeCalls({ get, post }: Caller) {
  return {
    notices: async () => get((await shapes()).Notices, '/notices'),
    setNotices: async (input: NoticeSettings) => post((await shapes()).Notices, '/notices', input),
    digest: async () => get((await shapes()).Digest, '/digest'),
  }
}
