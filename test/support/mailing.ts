/** A server, a mail server, and eve, who is told by mail; with the clock in the test's hand. */
import { beforeEach, expect } from 'vitest'
import type { NoticeSettings } from '../../src/contract/notices.ts'
import { must } from '../../src/domain/assert.ts'
import type { Mailer } from '../../src/domain/digest/outgoing.ts'
import { instant } from '../../src/domain/time.ts'
import { MailMemories } from '../../src/jobs/mail-memory.ts'
import { mailRound } from '../../src/jobs/mails.ts'
import { testApp } from './app.ts'
import { mailServer, type Received } from './mail-server.ts'

const WANTED: NoticeSettings = {
  zone: 'Europe/Berlin',
  digest: 'working_days',
  digestAt: '08:30',
  quiet: { from: '20:00', to: '07:00' },
  daysOffQuiet: true,
  atOnce: true,
}
/** What somebody wants to be told, on the wall of Berlin. */
export const NOTICES = {
  both: WANTED,
  digests: { ...WANTED, atOnce: false },
  atOnce: { ...WANTED, digest: 'none' },
} as const satisfies Readonly<Record<string, NoticeSettings>>

/** The morning of a Monday, before any digest. */
const MONDAY = instant('2024-03-18T06:00:00Z')

export const one = <Item>(items: readonly Item[]): Item => {
  expect(items).toHaveLength(1)
  return must(items[0], 'there is one')
}

const told = (error: unknown): string =>
  error instanceof Error ? [error.message, ...(error.cause ? [told(error.cause)] : [])].join(': ') : String(error)

/** For the test file that calls this at its top. */
export function mailing() {
  const app = testApp()
  const smtp = mailServer()
  const gaveUp: string[] = []
  /** What failed on our side, with its cause. */
  const failed: string[] = []
  beforeEach(async () => {
    app.now = MONDAY
    memories = new MailMemories()
    gaveUp.length = 0
    failed.length = 0
    // A round looks through all workspaces, those of other tests too.
    await app.owner.query('update member set email = null')
  })
  let memories = new MailMemories()
  const roundOf = (node: MailMemories, mailer: Mailer = smtp.mailer) =>
    mailRound({
      memories: node,
      store: app.store,
      now: () => app.now,
      newId: app.newId,
      mailer,
      url: 'https://topline.example.com',
      gaveUp: (trouble) => gaveUp.push(trouble),
      failed: (error) => failed.push(told(error)),
    })
  /** The next round of one node; gives how many lists it read to find what is to be told at once. */
  const round = (mailer?: Mailer) => roundOf(memories, mailer)
  /** Gives somebody an address and what they want to be told. */
  async function wants(handle: string, settings: NoticeSettings) {
    await app.client().changeMember(handle, { email: `${handle}@example.com`, reason: 'to be told by mail' })
    await app.client(handle).setNotices(settings)
  }
  return {
    app,
    smtp,
    gaveUp,
    failed,
    round,
    /** A round of this node and two others at once. */
    roundOfThree: () => Promise.all([round(), ...[1, 2].map(() => roundOf(new MailMemories()))]),
    /** What a round sends, at `at` or now. */
    async sent(at?: string): Promise<Received[]> {
      if (at !== undefined) app.now = instant(at)
      await round()
      return smtp.take()
    },
    wants,
    eveWants: (settings: NoticeSettings) => wants('eve', settings),
    /** The number of a fresh ticket of Acme. */
    async ticket(subject: string) {
      const input = { kind: 'problem', subject, body: 'Every search takes ten seconds.', account: 'acme' } as const
      return (await app.client().open(input)).number
    },
    mention: (number: number, text = 'look at this secret plan, @eve') =>
      app.client('lee').act(number, 'note', { body: text }),
  }
}
