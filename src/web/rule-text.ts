/** The words of changing what clocks go by: the preview, the saving, the versions. */
import { PERMISSIONS, type Permission, roleWords } from '../domain/access/permissions.ts'
import { accessText } from './access-text.ts'
import { count } from './format.ts'
import { text } from './text.ts'

const { tickets } = text

/** `owner, admin or lead`. */
function rolesOf(permission: Permission): string {
  const roles = PERMISSIONS[permission].roles.map(roleWords)
  return roles.length < 2 ? roles.join('') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`
}

export const ruleText = {
  readOnly: (needs: Permission) =>
    `Only an ${rolesOf(needs)} may ${accessText.shortly[needs]}. You may look; what you change here cannot be saved.`,
  save: 'Preview and save',
  discard: 'Discard',
  unsaved: 'Changed, not saved',
  kept: 'Kept in this tab until you save or discard it.',
  stale:
    'Somebody saved a newer version since you began. Saving puts yours in its place; discard to begin from theirs.',
  faults: (number: number) =>
    number === 1 ? 'One thing keeps it from being saved:' : `${count(number)} things keep it from being saved:`,
  preview: {
    title: 'What this changes',
    says: 'Nothing is saved yet. These open tickets would be due at another time.',
    summary: (looked: number, unchanged: number) =>
      `${tickets(looked)} looked at; ${unchanged === looked ? 'nothing changes for any' : `${count(unchanged)} stay as they are`}.`,
    counts: { newly_breached: 'would newly breach', loses: 'have less time', gains: 'have more time' },
    effects: {
      gains: 'More time',
      loses: 'Less time',
      newly_breached: 'Newly breached',
      starts: 'Newly promised',
      ends: 'No longer promised',
    },
    columns: { ticket: 'Ticket', promise: 'Promise', before: 'Due now', after: 'Would be due', moved: 'Change' },
    later: (span: string) => `${span} later`,
    earlier: (span: string) => `${span} earlier`,
    none: '–',
    noDue: 'no due',
    list: 'Tickets that would move',
    warnings: 'To think about',
    more: (number: number) => `The ${count(number)} that lose most are listed.`,
  },
  when: {
    legend: 'From when it counts',
    now: { label: 'At once', says: 'From the moment it is saved.' },
    later: { label: 'At a later time', says: 'Until then the version before counts.' },
    at: (zone: string) => `Counts from (${zone})`,
  },
  apply: {
    label: 'Clocks that run go over to it',
    says: 'Their used time stays used; what remains runs by the new rules. What has ended never changes.',
    off: 'Off: they keep what they started under; only clocks that start from then on go by it.',
  },
  reason: 'Reason',
  submit: 'Save',
  publishing: {
    title: 'Saved',
    version: (version: number) => `Version ${count(version)} is saved.`,
    running: (done: number, total: number) => `Carried to ${count(done)} of ${tickets(total)}.`,
    done: 'Every open ticket goes by it.',
    label: 'Open tickets that go by the new version',
    mayClose: 'You may close this; it goes on by itself.',
  },
  versions: {
    title: 'Versions',
    version: (version: number) => `Version ${count(version)}`,
    inForce: 'in force',
    coming: 'to come',
    from: (when: string) => `from ${when}`,
    always: 'from the beginning',
    by: (who: string, when: string) => `${who}, ${when}`,
    begin: 'Begin from this one',
  },
} as const
