/** Requests about issues that are refused. */
import { type Row, refusals, type Step, verb } from './refusal-rows.ts'

const ISSUES = 'POST /api/v1/issues'
const fault = { kind: 'defect', title: 'Indexing stops at night' }
const file: Step = [ISSUES, fault, 'eve']
const on = (number: number, what: string, body: object): Step => [`${ISSUES}/${number}/${what}`, body, 'lee']
const ship = on(1, 'ship', { note: 'It is in 4.3.' })
const merge = on(2, 'merge', { into: 1, reason: 'one fault' })
const link = verb('link-issue', { issue: 1 })

export const ISSUE_ROWS: readonly Row[] = [
  ...refusals('issue_not_found', 'Check the number', [
    ['link what is not there', [], link],
    ['read what is not there', [], ['GET /api/v1/issues/7', undefined, 'eve']],
    ['ship what is not there', [], ship],
  ]),
  ...refusals('issue_not_public', 'or keep the issue private', [
    [
      'a title that names a customer',
      [],
      [ISSUES, { ...fault, title: 'Acme Robotics is hit', audience: 'public' }, 'eve'],
    ],
  ]),
  ...refusals('issue_not_public', 'Say it without', [
    ['a note that names a customer', [file], on(1, 'ship', { note: 'Acme Robotics can use it.' })],
  ]),
  ...refusals('issue_unchanged', 'Change something', [
    ['the same title', [file], on(1, 'change', { title: fault.title })],
  ]),
  ...refusals('issue_unchanged', 'Choose another status', [
    ['the same status', [file], on(1, 'status', { status: 'open', reason: 'as it was' })],
  ]),
  ...refusals('issue_shipped', 'File a new issue', [
    ['ship twice', [file, ship], ship],
    ['a status after it', [file, ship], on(1, 'status', { status: 'open', reason: 'it is back' })],
  ]),
  ...refusals('issue_merged', 'goes on in issue 1', [
    ['merge twice', [file, file, merge], merge],
    ['link what was merged', [file, file, merge], verb('link-issue', { issue: 2 })],
    ['change what was merged', [file, file, merge], on(2, 'change', { title: 'Another' })],
  ]),
  ...refusals('same_issue', 'the other one', [
    ['merge into itself', [file], on(1, 'merge', { into: 1, reason: 'itself' })],
  ]),
  ...refusals('issue_kind_unfit', 'documentation', [
    [
      'a defect asks for no document',
      [file],
      verb('solve', { resolution: 'rolled back', document: { found: 'missing', issue: 1 } }),
    ],
  ]),
  ...refusals('already_linked', 'nothing to do', [['link an issue twice', [file, link], link]]),
  ...refusals('not_linked', 'nothing to take off', [
    ['unlink what is not linked', [], verb('unlink-issue', { issue: 1 })],
  ]),
  ...refusals('member_not_found', 'Check the handle', [
    ['an owner who is nobody', [], [ISSUES, { ...fault, owner: 'nobody' }, 'eve']],
  ]),
  ...refusals('team_not_found', 'Choose one of', [
    ['a team that is none', [], [ISSUES, { ...fault, team: 'none' }, 'eve']],
  ]),
]
