/** A person in every text that a ticket can have, for what erases them again. */
import { changeTerms } from '../../src/actions/change-terms.ts'
import { claimNext } from '../../src/actions/claim-next.ts'
import { raiseConcernOn } from '../../src/actions/concern.ts'
import { mergeTicket } from '../../src/actions/merge-ticket.ts'
import * as verbs from '../../src/actions/ticket-verbs.ts'
import { HOUR, later } from '../../src/domain/time.ts'
import { aHold, aReply, aTicket } from './build.ts'
import type { TestCompany } from './company.ts'

export const GRACE = { name: 'Grace Hopper', email: 'grace@acme.example' }
export const ALAN = { name: 'Alan Turing', email: 'alan@acme.example' }
/** Tickets in every state, with the person as contact, writer, and in words of others. */
export async function personStory(company: TestCompany): Promise<void> {
  const desk = () => company.desk()
  const eve = () => company.desk('eve')
  await aTicket(company, {
    account: 'acme',
    contact: GRACE,
    subject: 'Grace Hopper cannot sign in',
    body: 'My zeppelin login grace@acme.example fails.',
    priority: 'p1',
    tags: ['sso', 'grace@acme.example'],
    source: 'mail',
    externalId: 'mail:grace@acme.example:77',
  })
  company.wait(60_000)
  await claimNext(await eve(), 'support')
  await verbs.replyToTicket(await eve(), 1, aReply('Dear Grace  Hopper, please restart the indexer.'))
  await verbs.noteOnTicket(await eve(), 1, {
    body: 'GRACE HOPPER called from grace@acme.example; joy.grace@acme.example too',
  })
  company.wait(60_000)
  await verbs.receiveOnTicket(await desk(), 1, { from: GRACE, body: 'My airship is grounded', sentAt: null })
  await verbs.holdTicket(await eve(), 1, { ...aHold, note: 'Grace Hopper looks' })
  await raiseConcernOn(await eve(), 1, {
    with: 'bob',
    about: 'Whether Grace Hopper gets a fix this week',
    ourView: 'Grace Hopper cannot work until then.',
    theirView: 'The workaround for grace@acme.example holds.',
    tried: 'We went through the mails of Grace Hopper together.',
    evidence: null,
  })
  await aTicket(company, {
    account: 'acme',
    contact: ALAN,
    body: 'Ask Grace Hopper <grace@acme.example>.',
    priority: 'p0',
  })
  await verbs.receiveOnTicket(await desk(), 2, { from: GRACE, body: 'Me too, says the dirigible', sentAt: null })
  await aTicket(company, { contact: GRACE, body: 'A balloon question' })
  const expiresAt = later(company.now, HOUR)
  await verbs.pinTicket(await desk(), 3, { place: 1, reason: 'for Grace Hopper', expiresAt })
  await aTicket(company, { contact: ALAN, body: 'Nothing of hers; Grace Kelly is another.' })
  await aTicket(company, { contact: GRACE, body: 'Again the balloon' })
  await mergeTicket(await desk(), 5, { into: 3, reason: 'Grace Hopper asks twice' })
  await changeTerms(await desk(), 'acme', { plan: 'platinum', reason: 'agreed with grace@acme.example' }, () => ({
    status: 200,
    body: '',
  }))
}

/** Everything that is kept of the workspace, table by table. */
export async function everythingKept(company: TestCompany): Promise<string[]> {
  const { rows } = await company.owner.query<{ name: string }>(
    "select table_name as name from information_schema.columns where column_name = 'workspace_id' order by 1",
  )
  const texts: string[] = []
  for (const { name } of rows) {
    const of = `select t::text as text from ${name} t where workspace_id = $1 order by 1`
    const found = await company.owner.query<{ text: string }>(of, [company.workspace.id])
    texts.push(...found.rows.map(({ text }) => `${name} ${text}`))
  }
  return texts
}
