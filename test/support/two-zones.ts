/** A company whose support works in Berlin and in Los Angeles, and what is said about the ticket that goes from one to the
 *  other. */
import { expect } from 'vitest'
import { instant } from '../../src/domain/time.ts'
import type { TestApp } from './app.ts'
import { onWeekdays } from './hours.ts'

export const [BERLIN, LOS_ANGELES] = ['Europe/Berlin', 'America/Los_Angeles'] as const
export const DANA = { name: 'Dana Fox', email: 'dana@acme.example' }
/** The ticket of the story; #1 and #2 are others in line. */
export const NUMBER = 3

/** What engineering is told of it, by labels of the packet; the reproduction is none. */
export const ASKED = {
  'The trouble in a sentence': 'The report ends after 10,000 rows',
  Environment: 'Kubernetes, 3 replicas',
  Version: '5.3.1',
  Reproduction: 'It happens every night.',
  'Recent changes': 'The update of Monday',
  'Who is affected': 'Everybody who reads the report',
  'Who is not affected': 'Reports of fewer rows',
  'What was tried': 'A restart, which changed nothing',
}
/** What the next region is told. */
export const PACKET = {
  'History in short': 'The nightly report ends after 10,000 rows since the update.',
  'Steps so far': 'We read the logs and ran it here over many rows.',
  'Next step': 'Raise export.timeout to 600 and watch the next night.',
  'The customer’s time zone': BERLIN,
}
export const WORDS = {
  first: 'The report ends where its timeout ends. We look for the cause and write again by noon.',
  missing: 'by which steps do I see it stop?',
  steps: 'Run the report over 20,000 rows; it ends after 10,000.',
  answer: 'The cursor is closed after thirty seconds, see runbook 17. Raise export.timeout to 600.',
  fix: 'Please set export.timeout to 600 and run the report again. It then reads every row, as we saw it do here.',
  still: 'It stopped again last night, now after 40,000 rows.',
  more: 'We raised the limit of the proxy too, and ran 200,000 rows through it. Please run it once more.',
  done: 'All rows are there. Thank you!',
} as const

const hours = (amount: number) => ({ amount, unit: 'clock_hours', warnAt: [80] })

/** Every kind of promise but updates, to everybody who pays, at every hour of every day. */
const PROMISES = {
  name: 'round the clock',
  about: 'So that every clock of the story runs all the time.',
  assumedSeverity: 2,
  pausedBy: ['customer'],
  reopening: 'resume',
  holdFlags: { soonMinutes: 10, capHours: 72 },
  tables: [
    {
      name: 'all',
      kind: 'promise',
      rules: [
        {
          name: 'everybody who pays',
          when: { segment: ['enterprise', 'team'] },
          calendar: 'always',
          targets: {
            triage: hours(1),
            first_response: hours(2),
            next_response: hours(12),
            resolution: hours(72),
            handover: hours(1),
          },
        },
      ],
    },
  ],
}

/** Ines works in Berlin and Luz in Los Angeles, for support; Bob of engineering in Berlin too. Two others are in line. */
export async function aCompanyInTwoZones(app: TestApp): Promise<void> {
  async function write(asked: string, body: object): Promise<void> {
    const answer = await app.send(`POST /api/v1${asked}`, { body })
    expect(answer.status, `${asked} ${answer.text}`).toBeLessThan(300)
  }
  await write('/members', { handle: 'ines', name: 'Ines', role: 'engineer', team: 'support' })
  await write('/members', { handle: 'luz', name: 'Luz', role: 'engineer', team: 'support' })
  const here = { zone: BERLIN, region: 'EMEA', week: onWeekdays('09:00-17:00') }
  const there = { zone: LOS_ANGELES, region: 'AMER', week: onWeekdays('08:00-16:00') }
  for (const [handle, at] of Object.entries({ ines: here, bob: here, luz: there })) {
    await write(`/members/${handle}/hours`, at)
  }
  await write('/policies/sla', { document: PROMISES, reason: 'agreed with all customers' })
  app.now = instant('2024-03-19T07:30:00Z')
  for (const subject of ['The login page is slow', 'A chart has no legend']) {
    await write('/tickets', { kind: 'problem', subject, body: 'Since today.', account: 'brook', team: 'support' })
  }
  await write('/tickets/1/triage', { severity: 1, priority: 'p1', reason: 'slow for everybody' })
  await write('/tickets/2/triage', { severity: 3, priority: 'p2', reason: 'nobody is held up' })
  app.forget()
}

/** The timeline of the whole story as Ines reads it: what happened (e), what it did to the clocks (c), the places (p). */
export const TOLD = [
  'e1 Asked, Dana Fox',
  'c1 Triage started, due 19 Mar, 10:00; First response started, due 19 Mar, 11:00; Resolution started, due 22 Mar, 09:00',
  'p1 It came to place 1',
  'e2 Ines triaged it as severity 1, P1 “Severity 1: a core feature is unavailable”',
  'c2 Triage met',
  'p2 It came to place 2',
  'e3 Ines claimed it, passing over #1',
  'p3 It left the line',
  'e4 Public reply, Ines',
  'c4 First response met',
  'e5 Ines asked engineering for help, troubleshooting, 100 % of the context given',
  `e6 Bob sent help request 1 back, missing Reproduction “${WORDS.missing}”`,
  'e7 Ines completed help request 1, 100 % of the context given',
  'e8 Bob took help request 1',
  `e9 Bob answered help request 1 “${WORDS.answer}”`,
  'e10 Public reply, Ines',
  'e11 Ines offered it to another time zone (support, in AMER)',
  'c11 Hand-over started, due 19 Mar, 18:30',
  'e12 Luz accepted the hand-off for support',
  'c12 Hand-over met',
  'e13 Public reply, Luz',
  'e14 Luz solved it “the timeout of the report is raised”',
  'c14 Resolution met',
  'e15 Customer, Dana Fox, reopened it',
  'c15 Resolution goes on after it was solved, due 22 Mar, 21:40; Next response started, due 20:00',
  'e16 Public reply, Luz',
  'c16 Next response met',
  'e17 Customer, Dana Fox',
  'c17 Next response, 2nd started, due 21 Mar, 06:30',
  'e18 Luz solved it “the limits of report and proxy are raised”',
  'c18 Resolution met; Next response, 2nd cancelled',
  'e19 Luz closed it: confirmed; no document needed',
]
