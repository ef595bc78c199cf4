/** A node: the app with its parts, on an open database. */
import path from 'node:path'
import { DeniedLog } from '../actions/record-access.ts'
import type { Config } from '../config.ts'
import type { Mailer } from '../domain/digest/outgoing.ts'
import { Access } from '../http/access.ts'
import type { Api } from '../http/api.ts'
import { createApp } from '../http/app.ts'
import { Desks } from '../http/desks.ts'
import { Ending } from '../http/ending.ts'
import { LiveFeed } from '../http/live-feed.ts'
import { Metrics } from '../http/metrics.ts'
import { RateLimits } from '../http/rate-limits.ts'
import { newSecret } from '../http/secrets.ts'
import { readTable } from '../integrations/crm/read-table.ts'
import { mailerOf } from '../integrations/mail.ts'
import { recomputing } from '../jobs/recompute.ts'
import type { WhenTold } from '../jobs/when-told.ts'
import { holidayReaders } from './holiday-readers.ts'
import type { OpenDatabase } from './open-database.ts'
import { shippedSla } from './policy-files.ts'
import { programVersion, projectFolder } from './project.ts'
import { signInParts } from './signing-in.ts'
import { newId, now } from './work.ts'

export interface Node {
  readonly app: Api
  readonly desks: Desks
  /** Lets whoever has it be any member of any workspace; lies in the data directory while the server runs. */
  readonly operatorKey: string
  readonly live: LiveFeed
  /** Holds what was denied for a moment; to be flushed at the end. */
  readonly denied: DeniedLog
  /** Carries over what is published here; started, also what is published elsewhere. */
  readonly recomputing: WhenTold
  readonly metrics: Metrics
  /** Told when the node is about to end. */
  readonly ending: Ending
  /** Hands mail in, with the address its links lead to; null where no mail goes out. */
  readonly mailing: { readonly mailer: Mailer; readonly url: string } | null
}

function mailingBy({ smtpUrl, mailFrom, url }: Config): Node['mailing'] {
  if (smtpUrl === undefined || mailFrom === undefined || url === undefined) return null
  return { mailer: mailerOf(smtpUrl, mailFrom), url }
}

/** Builds the app; `live` is not started, because an app that only answers this process needs no updates. */
export async function createNode(config: Config, { store, connection }: OpenDatabase): Promise<Node> {
  const desks = new Desks({ store, now, newId })
  const operatorKey = newSecret('operator')
  const { host, url } = config
  const access = new Access({ store, desks, now, operatorKey, host, url })
  const trouble: { log?: Api['log'] } = {}
  const log = (text: string, error: unknown) => trouble.log?.error({ err: error }, text)
  const live = new LiveFeed(store, connection, log)
  const changed = (workspace: string) => live.wrote(workspace)
  const [metrics, ending] = [new Metrics(), new Ending()]
  const failed = (error: unknown) => {
    metrics.jobFailed('recompute')
    log('a publication could not be carried over', error)
  }
  const carrying = recomputing({ store, now, changed, failed })
  const mailing = mailingBy(config)
  const denied = new DeniedLog({ store, newId, now, wrote: changed })
  const app = await createApp({
    store,
    desks,
    access,
    signIn: await signInParts(config),
    limits: new RateLimits({ now, perMinute: config.rateLimit }),
    denied,
    live,
    now,
    version: programVersion,
    host,
    url,
    trustProxy: config.trustProxy,
    mails: mailing !== null,
    metrics,
    metricsToken: config.metricsToken,
    ending,
    webFolder: path.join(projectFolder, 'dist', 'web'),
    holidays: holidayReaders,
    readTable,
    shippedSla: shippedSla(),
    published: (workspace) => carrying.wake(workspace),
    logLevel: config.logLevel,
  })
  trouble.log = app.log
  return { app, desks, operatorKey, live, denied, recomputing: carrying, metrics, ending, mailing }
}
