import { expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import { bounceOffer, offerTicket } from './hand-off.ts'
import { askHelpOn } from './help.ts'
import { linkTicket } from './link-ticket.ts'
import { rebuild } from './rebuild.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

const aPacket = {
  context: 'They cannot search',
  debugging: 'Restarted the indexer',
  links: 'none',
  last_step: 'Eve, this morning',
  next_step: 'Ada answers by noon',
}
const anOffer = { kind: 'case', to: null, region: null, tell: null, confirm: false } as const
const aQuestion = {
  summary: 'Is it safe to restart?',
  goal: 'Search is back',
  looked: 'The manual',
  timeliness: 'today',
}

test('LOG-1: links, help requests, an offer and the document of a ticket are stored as the log makes them', async () => {
  const [desk, ada] = [await company.desk('eve'), await company.desk('ada')]
  for (let n = 0; n < 2; n++) await aTicket(company)
  await verbs.claimTicket(desk, 1, { takeOver: null })
  await linkTicket(desk, 1, { to: 2, as: 'task' })
  await askHelpOn(desk, 1, { kind: 'question', team: 'engineering', packet: aQuestion })
  await offerTicket(desk, 1, { ...anOffer, packet: aPacket })
  await bounceOffer(ada, 1, { missing: ['links'], reason: 'which threads?' })
  await verbs.solveTicket(ada, 2, { resolution: 'fixed', document: NO_DOCUMENT })
  const { differences } = await rebuild(company, { check: true, progress: () => {} })
  expect(differences).toEqual([])
})
