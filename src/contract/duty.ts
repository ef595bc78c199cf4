/** Who works when, who is on duty, who has how much in hand; a rota is the `duty` policy of a team. On the wire. */
import { z } from 'zod'
import { WEEKDAYS } from '../domain/calendar/document.ts'
import { ACTIVE_LIMIT, REGIONS } from '../domain/duty/document.ts'
import { InstantText, Reason, Slug } from './shape.ts'

const Name = z.string().trim().min(1).max(120)
const Zone = z.string().min(1).max(60).describe('IANA name, such as Europe/Berlin.')
const Handle = z.string().min(1).max(200)
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 09:00.')
const EndClock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time as 17:00; 24:00 is midnight.')
const DateText = z.iso.date()
/** Three weeks at most are looked at in one answer. */
export const MOST_DAYS = 35

export const Rotation = z.strictObject({
  every: z.enum(['day', 'week']).describe('day: the next turn on each day of the block; week: every seven days.'),
  starts: DateText.describe('Date of the first turn, in the zone of the block.'),
  order: z
    .array(z.union([Handle, z.array(Handle).max(50)]))
    .max(200)
    .describe('One person or a group for each turn.'),
})
export const DutyBlock = z.strictObject({
  name: Name,
  days: z.array(z.enum(WEEKDAYS)).max(7).describe('Days on which it begins.'),
  from: Clock,
  to: EndClock.describe('Not later than `from` is on the next day.'),
  zone: Zone.nullable().default(null).describe('That of the rota when null.'),
  people: z.number().int().describe('How many should be on.').default(1),
  rotation: Rotation,
})
export const DutyRota = z.strictObject({
  name: Name,
  team: Slug,
  zone: Zone,
  activeLimit: z.number().int().default(ACTIVE_LIMIT).describe('Active tickets a person should have at most.'),
  blocks: z.array(DutyBlock).max(50),
})
export type DutyRota = z.output<typeof DutyRota>

const Week = z.partialRecord(
  z.enum(WEEKDAYS),
  z.array(z.string().max(20)).max(24).describe('Windows such as 09:00-17:00; 22:00-06:00 goes past midnight.'),
)

export const SetHours = z.strictObject({
  zone: Zone,
  week: Week.describe('A weekday that is left out is free.'),
  region: z.enum(REGIONS),
})

const Moment = z.union([DateText, InstantText])
export const PlanAbsence = z.strictObject({
  from: Moment.describe('A date in the zone of the member, or an instant.'),
  to: Moment.describe('The last day when it is a date, else the end itself.'),
  backup: Handle.describe('Handle of who stands in.'),
  note: z.string().trim().max(500).nullable().default(null),
})
export const CancelAbsence = z.strictObject({ reason: Reason.optional() })
export const SetCapacity = z.strictObject({
  atCapacity: z.boolean().describe('Whether they take no new tickets.'),
  note: z.string().trim().max(500).nullable().default(null),
  until: InstantText.nullable().default(null).describe('Until they say so when null.'),
})

const AbsenceRow = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  startsAt: InstantText,
  endsAt: InstantText,
  backup: z.string(),
  standIn: z.string().nullable().describe('Who is there in their place as it begins; null for nobody.'),
  note: z.string().nullable(),
  now: z.boolean(),
})
export type AbsenceRow = z.infer<typeof AbsenceRow>

export const DutyMember = z.object({
  handle: z.string(),
  team: z.string(),
  zone: z.string().nullable(),
  region: z.enum(REGIONS).nullable(),
  week: Week.nullable(),
  atWork: z.boolean(),
  changesAt: InstantText.nullable().describe('When they next come or go; null when nothing is known.'),
  absences: z.array(AbsenceRow).describe('Those that are not over.'),
  atCapacity: z
    .object({ since: InstantText, note: z.string().nullable(), until: InstantText.nullable() })
    .nullable()
    .describe('They take no new tickets.'),
  active: z.number().int().describe('Open tickets they own.'),
  limit: z.number().int(),
})
export type DutyMember = z.infer<typeof DutyMember>

const On = z.object({ handle: z.string(), for: z.string().nullable().describe('Whose place they take.') })
const Gap = z.object({
  from: InstantText,
  to: InstantText,
  kind: z.enum(['nobody', 'few', 'no_block']),
  block: z.string().nullable(),
  on: z.number().int(),
  wanted: z.number().int(),
})
export type DutyGap = z.infer<typeof Gap>
const Arrival = z.object({ at: InstantText, handles: z.array(z.string()) }).nullable()

export const DutyTeam = z.object({
  team: z.string(),
  rota: z.object({ name: z.string(), zone: z.string(), version: z.number().int() }).nullable(),
  now: z.array(On.extend({ block: z.string(), until: InstantText })),
  atWork: z.array(z.string()).describe('Handles of those who are at work by their own hours.'),
  next: z.object({ at: InstantText, on: z.array(On) }).nullable(),
  nextArrival: Arrival.describe('When somebody comes who is neither on duty nor at work now.'),
  gaps: z.array(Gap).describe('Where fewer are on than wanted in the coming week.'),
})
export type DutyTeam = z.infer<typeof DutyTeam>

/** GET /duty: who is on now, who is next, when does the next person arrive. */
export const DutyQuery = z.strictObject({
  at: InstantText.optional().describe('Now when left out.'),
  team: Slug.optional().describe('Every team when left out.'),
})
export const Duty = z.object({
  at: InstantText,
  teams: z.array(DutyTeam),
  people: z.array(DutyMember).describe('Of these teams.'),
})
export type Duty = z.infer<typeof Duty>

const DutyRow = On.array()
const RotaRow = z.object({
  block: z.string(),
  date: z.string().describe('Local date on which it begins.'),
  from: InstantText,
  to: InstantText,
  wanted: z.number().int(),
  on: DutyRow,
  missing: z.array(z.string()).describe('Handles whose turn it is and for whom nobody is there.'),
})
export type RotaRow = z.infer<typeof RotaRow>

/** GET /duty/rota */
export const RotaQuery = z.strictObject({
  from: InstantText.optional().describe('Now when left out.'),
  to: InstantText.optional().describe(`Seven days after \`from\` when left out; at most ${MOST_DAYS} after it.`),
  team: Slug.optional(),
})
export const Rotas = z.object({
  from: InstantText,
  to: InstantText,
  teams: z.array(z.object({ team: z.string(), zone: z.string(), duties: z.array(RotaRow), gaps: z.array(Gap) })),
})
export type Rotas = z.infer<typeof Rotas>

/** POST /duty/preview: a rota before it is published. */
export const PreviewRota = z.strictObject({ document: DutyRota, from: InstantText.optional() })
export const RotaPreview = z.object({
  from: InstantText,
  to: InstantText,
  duties: z.array(RotaRow),
  gaps: z.array(Gap),
  unknown: z.array(z.string()).describe('Handles it names that are no members.'),
  warnings: z.array(z.string()),
})
export type RotaPreview = z.infer<typeof RotaPreview>

/** GET /tickets/:number/move: whether it should move to another region. */
export const MoveQuery = z.strictObject({
  asked: z.enum(['true', 'false']).default('false').describe('true when the customer asks to be moved.'),
})
export const Move = z.object({
  region: z.enum(REGIONS).nullable().describe('Of whoever holds it.'),
  advice: z
    .object({
      move: z.enum(['propose', 'keep']),
      to: z.enum(REGIONS).nullable(),
      firstResponseFirst: z.boolean(),
      askCustomer: z.boolean(),
      because: z.string(),
    })
    .nullable()
    .describe('null where nobody holds it whose region is known.'),
  attention: z.array(
    z.object({
      region: z.enum(REGIONS),
      atWork: z.array(z.string()),
      aheadMs: z.number().int().describe('Time its people together are at work in the next four hours.'),
    }),
  ),
})
export type Move = z.infer<typeof Move>
