/** A mail on its way out, and how handing it in went. Rules: DIG-13 to DIG-16. */
import { type Instant, later, MINUTE, type Millis } from '../time.ts'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What a mail says. */
export interface MailWords {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface OutgoingMail extends MailWords {
  readonly at: Instant
  /** The same however often it is tried: `<id@host>`. */
  readonly messageId: string
  readonly to: Mailbox
  /** Where the reader changes what they are told. */
  readonly settingsUrl: string
}

/** How handing a mail in went: `no` is for good, `later` may go better another time. */
export type Handed = { readonly as: 'yes' } | { readonly as: 'no' | 'later'; readonly trouble: string }

export interface Mailer {
  /** Never throws for what a mail server does. */
  send(mail: OutgoingMail): Promise<Handed>
}

/** After the first try, the second, and so on. */
const PAUSES: readonly Millis[] = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 120 * MINUTE]

/** When a mail that failed at `now` is tried again, after so many tries; null when it is given up (DIG-14). */
export function nextTry(tries: number, now: Instant): Instant | null {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : later(now, pause)
}
